"""The database refuses to edit or delete the ledger, whoever asks and in whatever way."""

import pytest
from django.db import IntegrityError, connection, transaction

from kindreel.people.models import Person
from kindreel.standing.actions import Cause, change_standing
from kindreel.standing.models import LedgerEntry, Standing

STATEMENTS = (
    "UPDATE standing_ledgerentry SET reason = 'Something kinder.'",
    "DELETE FROM standing_ledgerentry",
)


@pytest.fixture
def entry(ada: Person) -> LedgerEntry:
    change_standing(subject=ada, to=Standing.HELD, cause=Cause(None, "operator", reason="Why."))
    return LedgerEntry.objects.get()


@pytest.mark.parametrize("statement", STATEMENTS)
def test_sql_is_refused(statement: str, entry: LedgerEntry) -> None:
    with (
        pytest.raises(IntegrityError, match="only ever added to"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)
    assert LedgerEntry.objects.get().reason == "Why."


def test_our_own_code_is_refused_too(entry: LedgerEntry) -> None:
    for attempt in (entry.delete, LedgerEntry.objects.all().delete):
        with pytest.raises(IntegrityError), transaction.atomic():
            attempt()
    with pytest.raises(IntegrityError), transaction.atomic():
        LedgerEntry.objects.update(actor_id=None, now=Standing.LIMITED)
    assert LedgerEntry.objects.count() == 1
