"""Asking that somebody else looks again."""

from django.db import IntegrityError, transaction

from kindreel.moderation.actions.open import open_case
from kindreel.moderation.actions.outcomes import Appealed, CannotAppeal
from kindreel.moderation.models import Appeal, Case, CaseSource, Decision
from kindreel.moderation.rules import may_appeal
from kindreel.moderation.subjects import subject_of
from kindreel.people.models import Person

CLOSED = CannotAppeal("This decision cannot be appealed, or it was appealed already.")
BUSY = CannotAppeal("Somebody is looking at this again already. Wait for their answer first.")
EMPTY = CannotAppeal("Write why you think the decision is wrong.")


def appeal(*, decision: Decision, author: Person, words: str) -> Appealed | CannotAppeal:
    """Open a case for another moderator. Once a decision, within half a year, in own words."""
    if not words.strip():
        return EMPTY
    try:
        with transaction.atomic(durable=True):
            return _appeal(decision, author, words)
    except IntegrityError:  # pressed twice at once
        return BUSY


def _appeal(decision: Decision, author: Person, words: str) -> Appealed | CannotAppeal:
    theirs = Decision.objects.told_to(author).select_for_update(of=("self",))
    if not theirs.filter(pk=decision.pk).exists() or not may_appeal(decision):
        return CLOSED
    case = _case_for(decision.case)
    if Appeal.objects.filter(case=case).exists():
        return BUSY
    return Appealed(Appeal.objects.create(decision=decision, case=case, words=words))


def _case_for(first: Case) -> Case:
    """Open a case about the same subject, or join the open one; it may be gone by now."""
    subject = subject_of(first)
    if subject is not None:
        case = open_case(subject=subject, source=CaseSource.APPEAL)
        Case.objects.filter(pk=case.pk).update(source=CaseSource.APPEAL)
        return case
    return Case.objects.create(
        subject_kind=first.subject_kind,
        subject_id=first.subject_id,
        author=first.author,
        source=CaseSource.APPEAL,
        snapshot=first.snapshot,
    )
