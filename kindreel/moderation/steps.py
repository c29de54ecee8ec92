"""Whatever is held has an open case, and so has whoever may need care: somebody looks."""

from datetime import timedelta

from django.db.models import Exists, OuterRef, Q

from kindreel.clips.models import Clip
from kindreel.comments.models import Comment
from kindreel.moderation.actions import open_care_case, open_case
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
    held = model._default_manager.filter(standing=Standing.HELD)  # noqa: SLF001 - the same for all three
    has_one = _has_open_case(model, CaseSource.SCREENING)
    return list(held.filter(~has_one).order_by("pk")[:AT_ONCE])


def _has_open_case(model: Kind, source: CaseSource) -> Exists:
    same = Q(subject_kind=model.subject_kind, subject_id=OuterRef("pk"))
    return Exists(Case.objects.open().asking_like(source).filter(same))


@sweep(every=timedelta(minutes=1))
def open_missing_care_cases() -> int:
    """Open a case about care for every marked clip and comment that has none; return how many."""
    heavy: list[Clip | Comment] = [
        *Clip.objects.needing_care().filter(~_has_open_case(Clip, CaseSource.CARE))[:AT_ONCE],
        *Comment.objects.needing_care().filter(~_has_open_case(Comment, CaseSource.CARE))[:AT_ONCE],
    ]
    for subject in heavy:
        open_care_case(subject=subject)
    return len(heavy)


@sweep(every=timedelta(days=1))
def forget_words_of_people_who_left() -> int:
    """What deleted accounts wrote in reports goes once their case is decided."""
    return forget_words_of_the_gone()
