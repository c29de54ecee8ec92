"""Does the ledger hold, and does everything stand as it says? For `kindreel check ledger`."""

import sys
from collections.abc import Iterator

from django.db.models import OuterRef, Subquery, Value
from django.db.models.functions import Coalesce

from kindreel.moderation.subjects import MODELS, Kind
from kindreel.standing.models import LedgerEntry, Standing
from kindreel.standing.rules import LedgerBroken, LedgerWhole, check_ledger

SHOWN = 20  # subjects named at most, of each kind


def check_ledger_command() -> int:
    """Say whether the ledger holds; 0 if it does, 1 if not."""
    faults = list(ledger_faults())
    if not faults:
        number = LedgerEntry.objects.count()
        sys.stdout.write(f"The ledger is whole: {number} entries. All stands as it says.\n")
        return 0
    sys.stdout.write("\n".join(["The ledger does not hold.", *faults]) + "\n")
    return 1


def ledger_faults() -> Iterator[str]:
    """Name what is wrong, in words; nothing when all is well."""
    match check_ledger():
        case LedgerBroken(number, what):
            yield f"Entry {number} {what}."
        case LedgerWhole():
            pass
    for model in MODELS:
        yield from _strays(model)


def _strays(model: Kind) -> Iterator[str]:
    entries = LedgerEntry.objects.filter(subject_kind=model.subject_kind, subject_id=OuterRef("pk"))
    last = Subquery(entries.order_by("-number").values("now")[:1])
    in_ledger = Coalesce(last, Value(Standing.LIVE.value))
    stray = model._default_manager.exclude(standing=in_ledger)  # noqa: SLF001 - all three
    for pk, standing, said in stray.values_list("pk", "standing", in_ledger)[:SHOWN]:
        yield f"The {model.subject_kind} {pk} is {standing}, but the ledger says {said}."
