"""For each sweep of this room something that it has to put right; the invariants use them."""

from django.utils import timezone

from kindreel.config.tests.cast import clip_of
from kindreel.learning.models import Lesson, Promotion, Trial
from kindreel.learning.rules import live_name
from kindreel.learning.tests.candidates import policy_file
from kindreel.people.models import Person
from kindreel.screening import candidates
from kindreel.screening.model_files import SHIPPED


def a_row_that_is_not_wanted(_: Person) -> None:
    """The operator changed their mind; deriving rows is tried in the room."""
    keys = dict.fromkeys(("subject_key", "author_key", "text_key", "key_mark"), "x")
    Lesson.objects.create(text="A remark", decided_on=timezone.localdate(), **keys)


def a_comparison_of_deleted_words(_: Person) -> None:
    trial = _trial("gone")
    trial.comparisons.create(
        kind="comment",
        subject_id=2**40,
        live_advice="publish",
        candidate_advice="hold",
        live_ms=1,
        candidate_ms=1,
    )


def a_trial_with_something_to_read(ada: Person) -> None:
    """Its folder is not there: the trial ends and says so."""
    clip_of(ada, "A caption")
    Trial.objects.running().update(stage="ended", ended_at=timezone.now(), ending="stopped")
    _trial("lost")


def _trial(name: str) -> Trial:
    return Trial.objects.create(name=name, beside=live_name(), comment_at=0, clip_at=0)


def a_promotion_that_died_half_way(_: Person) -> None:
    candidates.add(policy_file(candidates.home().parent, "half_way"), "half_way", SHIPPED)
    Promotion.objects.create(number=1, name="half_way", was="shipped")
