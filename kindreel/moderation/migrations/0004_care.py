"""Cases about care, apart from those about rules; their closing is guarded as decisions are."""

from importlib import import_module

from django.db import migrations, models
from django.db.models import Q

guards = import_module("kindreel.moderation.migrations.0003_never_edited")

# The closing is as fixed as all else of a decision.
WIDENED = (
    ("NEW.at IS OLD.at", "NEW.at IS OLD.at AND NEW.closing IS OLD.closing"),
    (
        "NEW.at IS NOT DISTINCT FROM OLD.at",
        "NEW.at IS NOT DISTINCT FROM OLD.at AND NEW.closing IS NOT DISTINCT FROM OLD.closing",
    ),
)


def guard(apps, schema_editor):
    known = {"sqlite": guards.SQLITE, "postgresql": guards.POSTGRESQL}
    for statement in known[schema_editor.connection.vendor]:
        for narrow, wide in WIDENED:
            statement = statement.replace(narrow, wide)
        schema_editor.execute(statement, params=None)


class Migration(migrations.Migration):
    dependencies = [("moderation", "0003_never_edited")]

    operations = [
        # SQLite makes the table of decisions anew, and its guards would go unnoticed with the old one.
        migrations.RunPython(guards.let_go, guards.guard),
        migrations.AlterField(
            model_name="case",
            name="source",
            field=models.CharField(
                choices=[
                    ("report", "Reported"),
                    ("screening", "Held by screening"),
                    ("appeal", "Appeal"),
                    ("care", "Somebody may need care"),
                ],
                max_length=9,
            ),
        ),
        migrations.RemoveConstraint(model_name="case", name="moderation_one_open_case"),
        migrations.AddConstraint(
            model_name="case",
            constraint=models.UniqueConstraint(
                condition=Q(stage="open") & ~Q(source="care"),
                fields=("subject_kind", "subject_id"),
                name="moderation_one_open_case",
            ),
        ),
        migrations.AddConstraint(
            model_name="case",
            constraint=models.UniqueConstraint(
                condition=Q(source="care", stage="open"),
                fields=("subject_kind", "subject_id"),
                name="moderation_one_open_care_case",
            ),
        ),
        migrations.AddField(
            model_name="decision",
            name="closing",
            field=models.CharField(
                blank=True,
                choices=[("looked_after", "Looked after"), ("not_needed", "Nothing needed")],
                default="",
                max_length=12,
            ),
            preserve_default=False,
        ),
        migrations.AddConstraint(
            model_name="decision",
            constraint=models.CheckConstraint(
                condition=Q(closing="") | Q(outcome="keep", rule=""),
                name="moderation_care_takes_nothing_away",
            ),
        ),
        migrations.RunPython(guard, guards.let_go),
    ]
