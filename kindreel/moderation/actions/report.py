"""Reporting something: a receipt for the reporter, a case for the moderators, nothing else."""

from django.db import transaction

from kindreel.moderation.actions.open import open_case
from kindreel.moderation.actions.outcomes import OwnThing, Reported
from kindreel.moderation.actions.tell import tell_moderators
from kindreel.moderation.models import SERIOUS, CaseSource, Category, Report
from kindreel.moderation.subjects import Reportable, author_of
from kindreel.people.models import Person


def report(
    *, reporter: Person, subject: Reportable, category: Category, words: str
) -> Reported | OwnThing:
    """Keep a report. It joins the open case about the same subject, and never hides anything."""
    if author_of(subject).pk == reporter.pk:
        return OwnThing()
    with transaction.atomic(durable=True):
        case = open_case(subject=subject, source=CaseSource.REPORT)
        kept, is_new = Report.objects.get_or_create(
            case=case, reporter=reporter, defaults={"category": category, "words": words}
        )
        if is_new and category in SERIOUS:
            tell_moderators(case)
    return Reported(kept, is_new)
