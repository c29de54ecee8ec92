"""What goes: rows of people who leave, of words that are deleted, and comparisons about both."""

import json
from datetime import timedelta

import pytest
from django.utils import timezone

from kindreel.comments.actions import delete_comment
from kindreel.comments.models import Comment
from kindreel.config.tests.cast import comment_of
from kindreel.learning.exports import export
from kindreel.learning.models import Comparison, Lesson, Trial
from kindreel.learning.steps import old_lessons_are_forgotten
from kindreel.learning.tests.deciding import decided_about, derived
from kindreel.moderation.models import Outcome
from kindreel.people.actions import delete_account
from kindreel.people.models import Person


@pytest.fixture
def answer(zoe: Person, remark: Comment) -> Comment:
    return comment_of(zoe, remark.clip, "So do you", parent=remark)


def compared(comment: Comment) -> Comparison:
    trial = Trial.objects.running().first() or Trial.objects.create(
        name="x", beside="shipped", comment_at=0, clip_at=0
    )
    return Comparison.objects.create(
        trial=trial,
        kind="comment",
        subject_id=comment.pk,
        live_advice="publish",
        candidate_advice="hold",
        candidate_scores={"toxic": 0.97},
        live_ms=1,
        candidate_ms=1,
    )


def test_rows_go_with_the_account(
    learns: None, max_: Person, noah: Person, remark: Comment, zoe: Person
) -> None:
    decided_about(max_, remark, Outcome.KEEP)
    other = comment_of(zoe, remark.clip, "How calm")
    decided_about(max_, other, Outcome.KEEP)
    compared(remark)
    assert len(derived()) == 2
    delete_account(person=noah)
    assert [row.text for row in Lesson.objects.all()] == ["How calm"]
    assert not Comparison.objects.exists()
    assert [row.text for row in derived()] == ["How calm"]


def test_what_somebody_said_above_goes_with_their_account(
    learns: None, max_: Person, noah: Person, answer: Comment
) -> None:
    decided_about(max_, answer, Outcome.KEEP)
    derived()
    assert Lesson.objects.get().parent
    delete_account(person=noah)
    old_lessons_are_forgotten()  # the answer went with what it answered
    assert not Lesson.objects.exists()


def test_rows_go_when_the_words_are_deleted(
    learns: None, max_: Person, noah: Person, remark: Comment
) -> None:
    decided_about(max_, remark, Outcome.KEEP)
    derived()
    compared(remark)
    assert delete_comment(person=noah, comment=remark)
    assert old_lessons_are_forgotten() == 2
    assert not Lesson.objects.exists()
    assert derived() == []


def test_rows_and_comparisons_go_with_time(learns: None, max_: Person, remark: Comment) -> None:
    decided_about(max_, remark, Outcome.KEEP)
    derived()
    compared(remark)
    assert old_lessons_are_forgotten() == 0
    Lesson.objects.update(decided_on=timezone.localdate() - timedelta(days=366))
    Comparison.objects.update(at=timezone.now() - timedelta(days=91))
    assert old_lessons_are_forgotten() == 2


def test_the_copy_of_ones_data_has_the_words_and_no_score(
    learns: None, max_: Person, noah: Person, zoe: Person, remark: Comment
) -> None:
    decided_about(max_, remark, Outcome.REMOVE)
    derived()
    compared(remark)
    mine = export(noah)
    assert mine["times_a_model_on_trial_read_you"] == 1
    assert "Those boats look silly" in str(mine["kept_to_measure_screening_by"])
    assert "toxic" not in json.dumps(mine)
    assert "0.97" not in json.dumps(mine)
    assert "silly" not in json.dumps(export(zoe))
