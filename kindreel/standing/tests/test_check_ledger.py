"""Whatever is done to the ledger behind its back is found."""

from collections.abc import Iterator

import pytest
from django.db.models import F
from pytest_django import DjangoAssertNumQueries

from kindreel.config.tests.cast import clip_of
from kindreel.people.models import Person
from kindreel.standing.actions import Cause, change_standing
from kindreel.standing.models import LedgerEntry, LedgerHead, Standing
from kindreel.standing.rules import LedgerBroken, LedgerWhole, check_ledger
from kindreel.standing.tests.guards import guards_lifted

STEPS = (Standing.HELD, Standing.LIVE, Standing.LIMITED, Standing.REMOVED, Standing.LIVE)


@pytest.fixture
def five_entries(ada: Person) -> None:
    clip = clip_of(ada)
    for step in STEPS:
        change_standing(subject=clip, to=step, cause=Cause(ada.pk, "decision", "kind", "Ünkind."))


def broken_at(number: int, word: str) -> bool:
    match check_ledger():
        case LedgerBroken(at, what):
            return at == number and word in what
        case LedgerWhole():
            return False


@pytest.mark.django_db
def test_an_empty_ledger_is_whole() -> None:
    assert check_ledger() == LedgerWhole(0)


@pytest.fixture
def intruder() -> Iterator[None]:
    """Somebody who can write to the database past everything."""
    with guards_lifted():
        yield


@pytest.mark.usefixtures("five_entries", "intruder")
class TestTheLedger:
    def test_it_is_whole_as_written(self) -> None:
        assert check_ledger() == LedgerWhole(5)

    @pytest.mark.parametrize(
        "change",
        [
            {"reason": "Something kinder."},
            {"actor_id": 999},
            {"now": Standing.HELD},
            {"rule": "spam"},
            {"cause": "appeal"},
            {"subject_id": 4711},
            {"at": "2020-01-01T00:00:00Z"},
        ],
    )
    def test_an_edited_entry_is_found(self, change: dict[str, object]) -> None:
        LedgerEntry.objects.filter(number=4).update(**change)
        assert broken_at(4, "changed")

    def test_an_edited_entry_with_a_new_hash_is_found(self) -> None:
        LedgerEntry.objects.filter(number=3).update(hash="f" * 64)
        assert broken_at(3, "changed")

    def test_a_deleted_entry_is_found(self) -> None:
        LedgerEntry.objects.filter(number=2).delete()
        assert broken_at(2, "missing")

    def test_a_deleted_entry_is_found_when_the_rest_moves_up(self) -> None:
        LedgerEntry.objects.filter(number=2).delete()
        for number in (3, 4, 5):
            LedgerEntry.objects.filter(number=number).update(number=F("number") - 1)
        assert broken_at(2, "follow")

    def test_a_cut_off_end_is_found(self) -> None:
        LedgerEntry.objects.filter(number__gt=3).delete()
        assert broken_at(4, "cut off")

    def test_an_emptied_ledger_is_found(self) -> None:
        LedgerEntry.objects.all().delete()
        assert broken_at(1, "cut off")

    def test_an_inserted_entry_is_found(self) -> None:
        LedgerEntry.objects.filter(number=5).update(number=6)
        entry = LedgerEntry.objects.get(number=4)
        entry.number, entry.hash = 5, "e" * 64
        entry.save(force_insert=True)
        assert broken_at(5, "follow")

    def test_an_entry_added_at_the_end_is_found(self) -> None:
        LedgerHead.objects.update(number=4)
        assert broken_at(5, "past")

    def test_a_head_that_points_elsewhere_is_found(self) -> None:
        LedgerHead.objects.update(hash="a" * 64)
        assert broken_at(5, "points to")

    def test_a_missing_head_is_found(self) -> None:
        LedgerHead.objects.all().delete()
        assert broken_at(1, "past")


def test_a_standing_changed_past_the_ledger_is_found(ada: Person) -> None:
    clip = clip_of(ada)
    change_standing(subject=clip, to=Standing.HELD, cause=Cause(None, "screening"))
    type(clip).objects.filter(pk=clip.pk).update(standing=Standing.LIVE)
    clip.standing = Standing.LIVE
    change_standing(subject=clip, to=Standing.REMOVED, cause=Cause(None, "operator"))
    assert broken_at(2, "begins")


def test_the_reading_takes_the_same_number_of_queries_however_long_the_ledger_is(
    ada: Person, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for step in STEPS * 8:
        change_standing(subject=ada, to=step, cause=Cause(None, "operator"))
    with django_assert_num_queries(6):  # two of them open and close the transaction at the end
        assert check_ledger() == LedgerWhole(40)
