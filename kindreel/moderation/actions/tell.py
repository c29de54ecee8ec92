"""What authors, reporters and moderators are told, inside the transaction of whoever calls.

Nobody is named, and no report, reporter or score is mentioned to an author.
"""

from django.urls import reverse

from kindreel.moderation.models import Appeal, Case, Decision, Outcome
from kindreel.moderation.policy import title_of
from kindreel.moderation.rules import appeal_ends
from kindreel.moderation.words import title_after_appeal, title_for_author, what_became_of
from kindreel.notices.actions import notify
from kindreel.notices.models import NoticeKind
from kindreel.people.models import Person
from kindreel.standing.models import Standing


def tell_author(case: Case, decision: Decision, *, was: Standing | None, is_appeal: bool) -> None:
    """Tell whom it is about: what, why, and how to appeal. Silent when nothing changed."""
    if case.author is None:
        return
    if is_appeal:
        _tell_appellant(case.author, decision)
    elif decision.outcome != Outcome.KEEP:
        _tell_against(case, case.author, decision)
    elif was == Standing.HELD:
        _tell_released(case, case.author, decision)


def _tell_against(case: Case, author: Person, decision: Decision) -> None:
    until = appeal_ends(decision)
    _notify(
        author,
        decision,
        title_for_author(case, decision),
        f"Our rule: {title_of(decision.rule)}. {decision.reasoning}\n\n"
        f"You think this is wrong? You can ask that somebody else looks again, "
        f"until {until:%-d %B %Y}.",
    )


def _tell_released(case: Case, author: Person, decision: Decision) -> None:
    looked = "Somebody from our team looked at it. It keeps to our rules."
    _notify(author, decision, title_for_author(case, decision), f"{looked} {decision.reasoning}")


def _tell_appellant(author: Person, decision: Decision) -> None:
    looked = "Somebody else looked at everything anew."
    _notify(author, decision, title_after_appeal(decision), f"{looked} {decision.reasoning}")


def _notify(author: Person, decision: Decision, title: str, words: str) -> None:
    told = Decision.objects.told_to(author).filter(pk=decision.pk).exists()
    notify(
        recipient=author,
        kind=NoticeKind.MODERATION,
        title=title,
        words=words,
        link=reverse("moderation:decision", args=[decision.pk]) if told else "",
        about=f"decision:{decision.pk}",
    )


def tell_reporters(case: Case, decision: Decision, *, again: bool = False) -> None:
    """Tell everyone who reported this how it ended; `again` means after an appeal."""
    if again and decision.outcome != Outcome.KEEP:
        return
    for report in case.reports.select_related("reporter", "case"):
        if report.reporter is None:
            continue
        notify(
            recipient=report.reporter,
            kind=NoticeKind.MODERATION,
            title="Your report was looked at again" if again else "Your report was looked at",
            words=what_became_of(report).words,
            link=reverse("moderation:receipt", args=[report.receipt]),
            about=f"report:{report.pk}:{decision.pk}",
        )


def tell_first_moderator(appeal: Appeal, decision: Decision) -> None:
    """Tell whoever decided first how the appeal ended, so that everybody learns."""
    first = appeal.decision.moderator
    if first is None:
        return
    changed = "was changed" if decision.overrides_id else "stays"
    notify(
        recipient=first,
        kind=NoticeKind.MODERATION,
        title=f"After an appeal, your decision {changed}",
        words=f"Somebody else of the team looked again. {decision.reasoning}",
        about=f"appeal:{appeal.pk}",
    )


def tell_moderators(case: Case) -> None:
    """Call everyone who may decide to a case that cannot wait. Once a case."""
    _call(case, "A report cannot wait", "Somebody may be in danger. Please look at it soon.")


def tell_moderators_of_care(case: Case) -> None:
    """Call everyone who may look to somebody who may need care. Once a case, and no names."""
    words = "Somebody wrote words that sound heavy. Please look soon how they are."
    _call(case, "Somebody may need care", words)


def _call(case: Case, title: str, words: str) -> None:
    for moderator in Person.objects.moderators().exclude(pk=case.author_id or 0):
        notify(
            recipient=moderator,
            kind=NoticeKind.MODERATION,
            title=title,
            words=words,
            link=reverse("moderation:case", args=[case.pk]),
            about=f"case:{case.pk}",
        )
