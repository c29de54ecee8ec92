"""Whatever is held has an open case, and so somebody who looks at it."""

from datetime import timedelta

from django.db.models import Exists, OuterRef

from kindreel.moderation.actions import open_case
from kindreel.moderation.actions.forget import forget_words_of_the_gone
from kindreel.moderation.models import Case, CaseSource
from kindreel.moderation.subjects import MODELS, Kind, Reportable
from kindreel.standing.models import Standing
from kindreel.work.sweeps import sweep

AT_ONCE = 200  # of each kind, so that no run is long


@sweep(every=timedelta(minutes=1))
def open_missing_cases() -> int:
    """Open a case for every held clip, comment and account that has none; return how many."""
    return sum(_open_for(model) for model in MODELS)


def _open_for(model: Kind) -> int:
    held = _held_without_case(model)
    for subject in held:
        open_case(subject=subject, source=CaseSource.SCREENING)
    return len(held)


def _held_without_case(model: Kind) -> list[Reportable]:
    open_ones = Case.objects.open().filter(
        subject_kind=model.subject_kind, subject_id=OuterRef("pk")
    )
    held = model._default_manager.filter(~Exists(open_ones), standing=Standing.HELD)  # noqa: SLF001 - the same for all three
    return list(held.order_by("pk")[:AT_ONCE])


@sweep(every=timedelta(days=1))
def forget_words_of_people_who_left() -> int:
    """What deleted accounts wrote in reports goes once their case is decided."""
    return forget_words_of_the_gone()
