"""The database itself refuses to edit or delete what was promoted."""

from django.db import migrations

WORDS = "A promotion is never edited; another one follows it."

SQLITE = [
    f"""
    CREATE TRIGGER learning_promotion_not_edited BEFORE UPDATE ON learning_promotion
    BEGIN SELECT RAISE(ABORT, '{WORDS}'); END
    """,
    f"""
    CREATE TRIGGER learning_promotion_not_deleted BEFORE DELETE ON learning_promotion
    BEGIN SELECT RAISE(ABORT, '{WORDS}'); END
    """,
]
SQLITE_BACK = [
    "DROP TRIGGER IF EXISTS learning_promotion_not_edited",
    "DROP TRIGGER IF EXISTS learning_promotion_not_deleted",
]
POSTGRESQL = [
    f"""
    CREATE FUNCTION learning_promotion_guard() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        RAISE EXCEPTION '{WORDS}' USING ERRCODE = 'integrity_constraint_violation';
    END $$
    """,
    """
    CREATE TRIGGER learning_promotion_not_edited BEFORE UPDATE OR DELETE ON learning_promotion
    FOR EACH ROW EXECUTE FUNCTION learning_promotion_guard()
    """,
]
POSTGRESQL_BACK = [
    "DROP TRIGGER IF EXISTS learning_promotion_not_edited ON learning_promotion",
    "DROP FUNCTION IF EXISTS learning_promotion_guard()",
]


def guard(apps, schema_editor):
    for statement in {"sqlite": SQLITE, "postgresql": POSTGRESQL}[schema_editor.connection.vendor]:
        schema_editor.execute(statement, params=None)


def let_go(apps, schema_editor):
    back = {"sqlite": SQLITE_BACK, "postgresql": POSTGRESQL_BACK}
    for statement in back[schema_editor.connection.vendor]:
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("learning", "0001_initial")]

    operations = [migrations.RunPython(guard, let_go)]
