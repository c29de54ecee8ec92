"""Taking the database's guards away for a moment: to tamper as an intruder with the database would.

Only tests do this. They also need it where SQLite empties its tables row by row after a test that
really commits.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

GUARDED = ("standing_ledgerentry", "moderation_decision", "learning_promotion")


@contextmanager
def guards_lifted() -> Iterator[None]:
    """Let rows of the ledger and of decisions be changed and deleted inside this block."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET session_replication_role = replica")
            yield
            cursor.execute("SET session_replication_role = DEFAULT")
            return
        cursor.execute("SELECT name, sql, tbl_name FROM sqlite_master WHERE type = 'trigger'")
        triggers = [row[:2] for row in cursor.fetchall() if row[2] in GUARDED]
        for name, _ in triggers:
            cursor.execute(f'DROP TRIGGER "{name}"')
        yield
        for _, statement in triggers:
            cursor.execute(statement)


def empty_guarded_tables() -> None:
    """Empty what nothing else may empty, so that a test that committed leaves no rows behind."""
    with connection.constraint_checks_disabled(), guards_lifted(), connection.cursor() as cursor:
        for table in reversed(GUARDED):
            cursor.execute(f'DELETE FROM "{table}"')  # noqa: S608 - the two names above
