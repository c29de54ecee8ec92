"""What an entry's hash covers, and whether the ledger is whole."""

from dataclasses import dataclass
from datetime import UTC

from django.db import transaction
from django.db.models import F, Window
from django.db.models.functions import Lag

from kindreel.lib.hashchain import GENESIS, link
from kindreel.standing.models import LedgerEntry, LedgerHead

CHUNK = 2000  # rows in memory at a time


@dataclass(frozen=True)
class LedgerWhole:
    """Every entry is there, unchanged and in its place."""

    entries: int


@dataclass(frozen=True)
class LedgerBroken:
    """The first entry at which the ledger is not what was written, and what is wrong there."""

    number: int
    what: str


@dataclass(frozen=True)
class Place:
    """How far a reading got: the number and the hash of the last entry read."""

    number: int
    hash: str


def record_of(entry: LedgerEntry) -> dict[str, object]:
    """Return the fields of an entry that its hash covers, in a form that reads back the same."""
    return {
        "number": entry.number,
        "subject": [entry.subject_kind, entry.subject_id],
        "standing": [str(entry.was), str(entry.now)],
        "actor": entry.actor_id,
        "cause": [entry.cause, entry.rule, entry.reason],
        "at": entry.at.astimezone(UTC).isoformat(timespec="microseconds"),
    }


def check_ledger() -> LedgerWhole | LedgerBroken:
    """Read the whole ledger in order, then its head; constant memory however long it is."""
    read = _read_on(Place(0, GENESIS))
    if isinstance(read, LedgerBroken):
        return read
    with transaction.atomic():  # nobody writes between the last entry and the head
        head = LedgerHead.objects.select_for_update().first() or LedgerHead()
        rest = _read_on(read)
    if isinstance(rest, LedgerBroken):
        return rest
    return _fault_at_head(head, rest) or _jump() or LedgerWhole(rest.number)


def _read_on(place: Place) -> Place | LedgerBroken:
    rows = LedgerEntry.objects.filter(number__gt=place.number).order_by("number")
    for entry in rows.iterator(chunk_size=CHUNK):
        what = _fault(entry, place)
        if what:
            return LedgerBroken(place.number + 1, what)
        place = Place(entry.number, entry.hash)
    return place


def _fault(entry: LedgerEntry, before: Place) -> str:
    if entry.number != before.number + 1:
        return "is missing"
    if entry.previous_hash != before.hash:
        return "does not follow from the entry before it"
    if entry.hash != link(before.hash, record_of(entry)):
        return "was changed after it was written"
    return ""


def _fault_at_head(head: LedgerHead, last: Place) -> LedgerBroken | None:
    if head.number > last.number:
        return LedgerBroken(last.number + 1, "is missing: the end of the ledger was cut off")
    if head.number < last.number:
        return LedgerBroken(head.number + 1, "was added past the ledger's end")
    if head.hash != last.hash:
        return LedgerBroken(last.number, "is not the one the ledger's end points to")
    return None


def _jump() -> LedgerBroken | None:
    """Find an entry that begins at another standing than the same subject's entry before it."""
    before = Window(Lag("now"), partition_by=["subject_kind", "subject_id"], order_by="number")
    jumps = LedgerEntry.objects.annotate(before=before).exclude(before=None)
    first = jumps.exclude(was=F("before")).order_by("number").values_list("number", flat=True)
    number = first.first()
    what = "begins at a standing that no entry left its subject in"
    return LedgerBroken(number, what) if number else None
