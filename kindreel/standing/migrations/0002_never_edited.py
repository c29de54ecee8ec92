"""The database itself refuses to edit or delete what stands in the ledger."""

from django.db import migrations

WORDS = "The ledger is only ever added to."

SQLITE = [
    f"""
    CREATE TRIGGER standing_ledger_not_edited BEFORE UPDATE ON standing_ledgerentry
    BEGIN SELECT RAISE(ABORT, '{WORDS}'); END
    """,
    f"""
    CREATE TRIGGER standing_ledger_not_deleted BEFORE DELETE ON standing_ledgerentry
    BEGIN SELECT RAISE(ABORT, '{WORDS}'); END
    """,
]
SQLITE_BACK = [
    "DROP TRIGGER IF EXISTS standing_ledger_not_edited",
    "DROP TRIGGER IF EXISTS standing_ledger_not_deleted",
]
POSTGRESQL = [
    f"""
    CREATE FUNCTION standing_ledger_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN RAISE EXCEPTION '{WORDS}' USING ERRCODE = 'integrity_constraint_violation'; END $$
    """,
    """
    CREATE TRIGGER standing_ledger_not_edited BEFORE UPDATE OR DELETE ON standing_ledgerentry
    FOR EACH ROW EXECUTE FUNCTION standing_ledger_refuse()
    """,
]
POSTGRESQL_BACK = [
    "DROP TRIGGER IF EXISTS standing_ledger_not_edited ON standing_ledgerentry",
    "DROP FUNCTION IF EXISTS standing_ledger_refuse()",
]


def guard(apps, schema_editor):
    for statement in {"sqlite": SQLITE, "postgresql": POSTGRESQL}[schema_editor.connection.vendor]:
        schema_editor.execute(statement, params=None)


def let_go(apps, schema_editor):
    back = {"sqlite": SQLITE_BACK, "postgresql": POSTGRESQL_BACK}
    for statement in back[schema_editor.connection.vendor]:
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("standing", "0001_initial")]

    operations = [migrations.RunPython(guard, let_go)]
