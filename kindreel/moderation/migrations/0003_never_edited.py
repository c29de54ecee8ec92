"""The database itself refuses to edit or delete decisions.

Two things pass: when a moderator's account goes, `moderator_id` becomes empty; and decisions of the
demo's made-up members can be deleted together with them.
"""

from django.db import migrations

WORDS = "A decision is never edited; an appeal adds another."
KEPT = (
    "id case_id moderator_id_then author_id_then appealed_moderator_id outcome rule facts reasoning"
    " overrides_id at"
).split()
OF_THE_DEMO = """
    EXISTS (SELECT 1 FROM people_person
            WHERE is_demo AND id IN (OLD.moderator_id_then, OLD.author_id_then))
"""


def _only_moderator_emptied(same):
    return " AND ".join(["NEW.moderator_id IS NULL", *(same.format(name) for name in KEPT)])


SQLITE = [
    f"""
    CREATE TRIGGER moderation_decision_not_edited BEFORE UPDATE ON moderation_decision
    WHEN NOT ({_only_moderator_emptied("NEW.{0} IS OLD.{0}")})
    BEGIN SELECT RAISE(ABORT, '{WORDS}'); END
    """,
    f"""
    CREATE TRIGGER moderation_decision_not_deleted BEFORE DELETE ON moderation_decision
    WHEN NOT {OF_THE_DEMO}
    BEGIN SELECT RAISE(ABORT, '{WORDS}'); END
    """,
]
SQLITE_BACK = [
    "DROP TRIGGER IF EXISTS moderation_decision_not_edited",
    "DROP TRIGGER IF EXISTS moderation_decision_not_deleted",
]
POSTGRESQL = [
    f"""
    CREATE FUNCTION moderation_decision_guard() RETURNS trigger LANGUAGE plpgsql AS $$
    BEGIN
        IF TG_OP = 'UPDATE' THEN
            IF {_only_moderator_emptied("NEW.{0} IS NOT DISTINCT FROM OLD.{0}")} THEN
                RETURN NEW;
            END IF;
        ELSIF {OF_THE_DEMO} THEN
            RETURN OLD;
        END IF;
        RAISE EXCEPTION '{WORDS}' USING ERRCODE = 'integrity_constraint_violation';
    END $$
    """,
    """
    CREATE TRIGGER moderation_decision_not_edited BEFORE UPDATE OR DELETE ON moderation_decision
    FOR EACH ROW EXECUTE FUNCTION moderation_decision_guard()
    """,
]
POSTGRESQL_BACK = [
    "DROP TRIGGER IF EXISTS moderation_decision_not_edited ON moderation_decision",
    "DROP FUNCTION IF EXISTS moderation_decision_guard()",
]


def guard(apps, schema_editor):
    for statement in {"sqlite": SQLITE, "postgresql": POSTGRESQL}[schema_editor.connection.vendor]:
        schema_editor.execute(statement, params=None)


def let_go(apps, schema_editor):
    back = {"sqlite": SQLITE_BACK, "postgresql": POSTGRESQL_BACK}
    for statement in back[schema_editor.connection.vendor]:
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("moderation", "0002_initial"), ("people", "0001_initial")]

    operations = [migrations.RunPython(guard, let_go)]
