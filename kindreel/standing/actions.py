"""Every write of standing: compare-and-set on the subject, one ledger row beside it."""

from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from kindreel.lib.hashchain import link
from kindreel.standing.models import LedgerEntry, LedgerHead, Standing, Subject
from kindreel.standing.rules import record_of


@dataclass(frozen=True)
class Cause:
    """Why a standing changes: who (None is the house itself), what made it so, and the words."""

    actor_id: int | None
    cause: str
    rule: str = ""
    reason: str = ""


@dataclass(frozen=True)
class Changed:
    """The standing is now what was asked for, and the ledger says so."""

    entry: LedgerEntry


@dataclass(frozen=True)
class Unchanged:
    """The subject no longer stood as it was seen; nothing was written."""

    standing: str | None


@transaction.atomic(durable=False)
def change_standing(*, subject: Subject, to: Standing, cause: Cause) -> Changed | Unchanged:
    """Move `subject` from the standing it was read with to `to`, or change nothing."""
    seen = Standing(subject.standing)
    if seen == to:
        return Unchanged(seen)
    rows = subject.__class__._base_manager.filter(pk=subject.pk, standing=seen)  # noqa: SLF001 - past every door
    if rows.update(standing=to) == 0:
        current = subject.__class__._base_manager.filter(pk=subject.pk)  # noqa: SLF001 - same
        return Unchanged(current.values_list("standing", flat=True).first())
    subject.standing = to
    return Changed(_append(subject, seen, cause))


def _append(subject: Subject, seen: Standing, cause: Cause) -> LedgerEntry:
    head = _lock_head()
    entry = LedgerEntry(
        number=head.number + 1,
        subject_kind=subject.subject_kind,
        subject_id=subject.pk,
        was=seen,
        now=subject.standing,
        actor_id=cause.actor_id,
        cause=cause.cause,
        rule=cause.rule,
        reason=cause.reason,
        at=timezone.now(),
        previous_hash=head.hash,
    )
    entry.hash = link(head.hash, record_of(entry))
    entry.save(force_insert=True)
    LedgerHead.objects.filter(pk=head.pk).update(number=entry.number, hash=entry.hash)
    return entry


def _lock_head() -> LedgerHead:
    LedgerHead.objects.get_or_create(pk=1)
    return LedgerHead.objects.select_for_update().get(pk=1)
