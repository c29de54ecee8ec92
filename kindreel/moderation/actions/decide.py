"""Deciding a case: everything that follows from it stands in one transaction, or none of it."""

from django.db import transaction
from django.utils import timezone

from kindreel.comments.actions import settle
from kindreel.comments.models import Comment
from kindreel.moderation.actions.care import note_looked_after
from kindreel.moderation.actions.outcomes import Decided, Judgement, NotYours, TooLate
from kindreel.moderation.actions.tell import tell_author, tell_first_moderator, tell_reporters
from kindreel.moderation.models import Appeal, Case, CaseStage, Decision, Outcome, Strike
from kindreel.moderation.policy import BY_KEY
from kindreel.moderation.rules import appeal_of, choices_for, standing_after
from kindreel.moderation.subjects import Reportable, subject_of
from kindreel.people.models import Person
from kindreel.standing.actions import Cause, Changed, change_standing
from kindreel.standing.models import Standing


@transaction.atomic(durable=True)
def decide(
    *, moderator: Person, case_id: int, judgement: Judgement
) -> Decided | TooLate | NotYours:
    """Decide an open case, once: decision, standing, ledger, strike and notices together."""
    case = Case.objects.select_for_update(of=("self",)).filter(pk=case_id).first()
    if case is None or not Case.objects.readable_by(moderator).filter(pk=case_id).exists():
        return NotYours()
    if not case.is_open:
        return TooLate(case.decision)
    if not _is_possible(case, judgement):
        return NotYours()
    still_open = Case.objects.filter(pk=case.pk, stage=CaseStage.OPEN)
    if still_open.update(stage=CaseStage.DECIDED, decided_at=timezone.now()) == 0:
        return TooLate(Decision.objects.get(case_id=case.pk))
    return Decided(_carry_out(moderator, case, judgement))


def _is_possible(case: Case, judgement: Judgement) -> bool:
    if case.is_care or judgement.closing:
        return case.is_care and judgement.is_care and bool(judgement.reasoning.strip())
    outcomes = [choice.outcome for choice in choices_for(case)]
    is_named = judgement.outcome == Outcome.KEEP or judgement.rule in BY_KEY
    return judgement.outcome in outcomes and is_named and bool(judgement.reasoning.strip())


def _carry_out(moderator: Person, case: Case, judgement: Judgement) -> Decision:
    appeal = appeal_of(case)
    subject = subject_of(case, locked=True)
    decision = _write(moderator, case, judgement, appeal)
    if case.is_care:
        note_looked_after(subject)
        return decision
    was = Standing(subject.standing) if subject else None
    if subject is not None:
        _settle_standing(subject, case, decision)
    _strike(case, decision, appeal)
    tell_author(case, decision, was=was, is_appeal=appeal is not None)
    tell_reporters(case, decision)
    if appeal is not None:
        tell_reporters(appeal.decision.case, decision, again=True)
        tell_first_moderator(appeal, decision)
    return decision


def _write(moderator: Person, case: Case, judgement: Judgement, appeal: Appeal | None) -> Decision:
    first = appeal.decision if appeal else None
    return Decision.objects.create(
        case=case,
        moderator=moderator,
        moderator_id_then=moderator.pk,
        author_id_then=case.author_id,
        appealed_moderator_id=first.moderator_id_then if first else None,
        outcome=judgement.outcome,
        rule="" if judgement.outcome == Outcome.KEEP else judgement.rule,
        closing=judgement.closing or "",
        facts=judgement.facts,
        reasoning=judgement.reasoning,
        overrides=first if first and first.outcome != judgement.outcome else None,
    )


def _settle_standing(subject: Reportable, case: Case, decision: Decision) -> None:
    to = standing_after(case, Outcome(decision.outcome), Standing(subject.standing))
    cause = Cause(
        actor_id=decision.moderator_id,
        cause="appeal" if decision.appealed_moderator_id else "decision",
        rule=decision.rule,
        reason=decision.reasoning,
    )
    changed = change_standing(subject=subject, to=to, cause=cause)
    if isinstance(changed, Changed) and isinstance(subject, Comment):
        settle(comment_id=subject.pk)


def _strike(case: Case, decision: Decision, appeal: Appeal | None) -> None:
    """A first decision against somebody counts; one that an appeal took back no longer does."""
    if appeal is not None:
        if decision.outcome == Outcome.KEEP:
            struck = Strike.objects.standing().filter(decision=appeal.decision)
            struck.update(lifted_at=timezone.now())
    elif decision.outcome != Outcome.KEEP and case.author_id is not None:
        Strike.objects.create(person_id=case.author_id, decision=decision)
