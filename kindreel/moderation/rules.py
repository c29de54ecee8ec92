"""Questions about cases, decisions and appeals, answered without writing anything."""

from datetime import datetime, timedelta
from typing import NamedTuple

from django.utils import timezone

from kindreel.moderation.models import (
    Appeal,
    Case,
    Category,
    Decision,
    Outcome,
    SubjectKind,
)
from kindreel.moderation.subjects import subject_of
from kindreel.people.models import Person
from kindreel.standing.models import Standing

APPEAL_WINDOW = timedelta(days=183)
MILDEST_FIRST = (Outcome.KEEP, Outcome.LIMIT, Outcome.REMOVE)
STANDING_AFTER = {Outcome.LIMIT: Standing.LIMITED, Outcome.REMOVE: Standing.REMOVED}

RULE_OF_CATEGORY = {
    Category.BULLYING: "kindness",
    Category.HATE: "hate",
    Category.THREAT: "threats",
    Category.SELF_HARM: "self_harm",
    Category.SEXUAL: "sexual",
    Category.PRIVATE: "private",
    Category.PRETENDING: "pretending",
    Category.SPAM: "spam",
    Category.UNDER_AGE: "age",
}


class Choice(NamedTuple):
    """One outcome as the moderator reads it on the form."""

    outcome: Outcome
    label: str


CHOICES: dict[str, tuple[Choice, ...]] = {
    SubjectKind.CLIP: (
        Choice(Outcome.KEEP, "Leave it up. It keeps to our rules"),
        Choice(Outcome.LIMIT, "Show it to fewer people: only those who follow its author"),
        Choice(Outcome.REMOVE, "Take it down"),
    ),
    SubjectKind.COMMENT: (
        Choice(Outcome.KEEP, "Leave it up. It keeps to our rules"),
        Choice(Outcome.REMOVE, "Take it down"),
    ),
    SubjectKind.PERSON: (
        Choice(Outcome.KEEP, "Leave the account as it is"),
        Choice(Outcome.LIMIT, "Pause posting: may watch and read, not post or comment"),
        Choice(Outcome.REMOVE, "Suspend the account: its profile, clips and comments are hidden"),
    ),
}
GONE = (Choice(Outcome.KEEP, "Close the case: it was deleted meanwhile"),)


def choices_for(case: Case) -> tuple[Choice, ...]:
    """Return the outcomes open to a case. An appeal never ends worse than what it appeals."""
    choices = CHOICES[case.subject_kind]
    appeal = appeal_of(case)
    if appeal is None:
        return choices if subject_of(case) else GONE
    worst = MILDEST_FIRST.index(Outcome(appeal.decision.outcome))
    return tuple(choice for choice in choices if MILDEST_FIRST.index(choice.outcome) <= worst)


def standing_after(case: Case, outcome: Outcome, now: Standing) -> Standing:
    """Return the standing a decision gives its subject, which stands as `now` says."""
    if outcome in STANDING_AFTER:
        return STANDING_AFTER[outcome]
    appeal = appeal_of(case)
    if appeal is None:
        return Standing.LIVE if now == Standing.HELD else now
    left = Decision.objects.about_subject_of(case).in_force().exclude(pk=appeal.decision_id)
    last = left.order_by("-pk").first()
    return STANDING_AFTER[Outcome(last.outcome)] if last else Standing.LIVE


def appeal_of(case: Case) -> Appeal | None:
    """Return the appeal that a case has to answer, if any."""
    return Appeal.objects.filter(case=case).select_related("decision").first()


def appeal_ends(decision: Decision) -> datetime:
    """Return the moment until which a decision may be appealed."""
    return decision.at + APPEAL_WINDOW


def may_appeal(decision: Decision) -> bool:
    """Once, within half a year, against a first decision that took something away."""
    is_appeals_answer = Appeal.objects.filter(case=decision.case_id).exists()
    is_appealed = Appeal.objects.filter(decision=decision).exists()
    takes_away = decision.outcome != Outcome.KEEP
    in_time = timezone.now() < appeal_ends(decision)
    return takes_away and in_time and not is_appealed and not is_appeals_answer


def is_anyone_there_for(decision: Decision) -> bool:
    """Is there a moderator who may answer an appeal of this decision?"""
    others = Person.objects.moderators().filter(standing=Standing.LIVE)
    return others.exclude(
        pk__in=(decision.moderator_id_then, decision.author_id_then or 0)
    ).exists()
