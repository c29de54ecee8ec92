"""Whatever is held has an open case."""

from kindreel.clips.models import Clip
from kindreel.comments.models import Comment
from kindreel.moderation.actions import open_case
from kindreel.moderation.models import Case, CaseSource, Outcome
from kindreel.moderation.steps import open_missing_cases
from kindreel.moderation.tests.deciding import decided
from kindreel.people.models import Person
from kindreel.standing.actions import Cause, change_standing
from kindreel.standing.models import Standing


def hold(subject: Clip | Comment | Person) -> None:
    change_standing(subject=subject, to=Standing.HELD, cause=Cause(None, "screening"))


def test_every_held_thing_gets_one_case(clip: Clip, remark: Comment, noah: Person) -> None:
    for subject in (clip, remark, noah):
        hold(subject)
    assert open_missing_cases() == 3
    assert open_missing_cases() == 0
    assert set(Case.objects.values_list("subject_kind", "source")) == {
        ("clip", "screening"),
        ("comment", "screening"),
        ("person", "screening"),
    }
    assert set(Case.objects.values_list("author__username", flat=True)) == {"ada", "noah"}


def test_what_is_not_held_gets_none(clip: Clip, remark: Comment) -> None:
    assert open_missing_cases() == 0


def test_a_case_that_is_open_is_not_opened_again(reported: Case, remark: Comment) -> None:
    hold(remark)
    assert open_missing_cases() == 0
    assert Case.objects.get() == reported


def test_the_subject_that_is_held_again_after_a_decision_gets_a_new_case(
    max_: Person, held: Case, remark: Comment
) -> None:
    decided(max_, held, Outcome.KEEP)
    remark.refresh_from_db()
    hold(remark)
    assert open_missing_cases() == 1


def test_there_is_one_open_case_a_subject(remark: Comment) -> None:
    first = open_case(subject=remark, source=CaseSource.REPORT)
    assert open_case(subject=remark, source=CaseSource.SCREENING) == first
