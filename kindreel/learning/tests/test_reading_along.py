"""A candidate in the shadow: what it compares, and that it decides nothing."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from kindreel.clips.models import Clip
from kindreel.comments.models import Comment
from kindreel.config.tests.cast import clip_of, comment_of
from kindreel.learning.actions import Began, NotPossible, begin_trial, promote, read_along
from kindreel.learning.models import Comparison, Trial
from kindreel.learning.tests.candidates import added, damage
from kindreel.moderation.models import Case
from kindreel.people.models import Person
from kindreel.screening import HEADS, Reader, candidates
from kindreel.standing.models import LedgerEntry

pytestmark = pytest.mark.django_db


def begun(name: str = "strict", **more: object) -> Trial:
    done = begin_trial(operator=None, name=name, **more)  # type: ignore[arg-type]
    assert isinstance(done, Began)
    return done.trial


@pytest.fixture
def running(strict: str) -> Trial:
    return begun(strict)


def test_it_reads_what_is_new_with_both(running: Trial, noah: Person, clip: Clip) -> None:
    remark = comment_of(noah, clip, "What a calm pond, I like it here")
    assert read_along() == 2
    rows = {(row.kind, row.subject_id): row for row in Comparison.objects.all()}
    row = rows["comment", remark.pk]
    assert row.candidate_advice == "nudge"  # its policy nudges everything
    assert row.live_advice != row.candidate_advice
    assert set(row.candidate_scores) == set(HEADS)
    assert row.language == "en"
    assert row.live_ms > 0
    assert row.candidate_ms > 0
    assert ("clip", clip.pk) in rows


def test_it_keeps_no_words(running: Trial, noah: Person, clip: Clip) -> None:
    comment_of(noah, clip, "gooseberry words in a calm pond")
    read_along()
    assert "gooseberry" not in str(list(Comparison.objects.values()))


def test_it_decides_nothing(strict: str, tmp_path: Path, noah: Person, clip: Clip) -> None:
    added(tmp_path, "holds", nudge={}, hold={"toxic": 0.000001})
    begun("holds")
    remark = comment_of(noah, clip, "What a calm pond")
    read_along()
    remark.refresh_from_db()
    assert Comparison.objects.filter(candidate_advice="hold").exists()
    assert remark.is_live
    assert remark.verdict == {}
    assert not Case.objects.exists()
    assert not LedgerEntry.objects.exists()


def test_what_was_said_before_is_left_alone(strict: str, remark: Comment) -> None:
    begun()
    assert read_along() == 0
    assert not Comparison.objects.exists()


def test_it_may_begin_with_what_was_said_since_a_day(strict: str, remark: Comment) -> None:
    begun(since=timezone.now() - timedelta(days=1))
    assert read_along() == 2  # the remark, and the caption above it


def test_reading_again_changes_nothing(running: Trial, remark: Comment) -> None:
    read_along()
    before = list(Comparison.objects.values())
    assert read_along() == 0
    assert list(Comparison.objects.values()) == before


def test_dying_half_way_loses_nothing_and_counts_nothing_twice(
    running: Trial, remark: Comment, monkeypatch: pytest.MonkeyPatch
) -> None:
    def dies(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as patched:
        patched.setattr(type(Comparison.objects.all()), "bulk_create", dies)
        with pytest.raises(KeyboardInterrupt):
            read_along()
    assert not Comparison.objects.exists()
    assert read_along() == 2
    assert Comparison.objects.count() == 2


def test_two_workers_at_once_compare_once(
    running: Trial, remark: Comment, monkeypatch: pytest.MonkeyPatch
) -> None:
    def meanwhile(*_: object) -> list[Comparison]:
        Trial.objects.update(comment_at=remark.pk)  # the other one was quicker
        return []

    monkeypatch.setattr("kindreel.learning.actions.trials.compare", meanwhile)
    assert read_along() == 0


def test_it_stops_for_others_when_its_time_is_up(
    running: Trial, noah: Person, clip: Clip, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kindreel.learning.actions.trials.A_BATCH", 2)
    for number in range(5):
        comment_of(noah, clip, f"What a calm pond, number {number}")
    assert read_along(seconds=0) == 3  # two comments and a caption
    assert read_along(seconds=60) == 3
    assert Comparison.objects.count() == 6


def test_blank_captions_are_passed_by(running: Trial, ada: Person) -> None:
    clip = clip_of(ada, "")
    assert read_along() == 0
    assert Trial.objects.get().clip_at == clip.pk


def test_an_answer_is_read_as_one(
    running: Trial, noah: Person, remark: Comment, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen = []
    comment_of(noah, remark.clip, "So do you", parent=remark)
    whole = Reader.read

    def noting(reader: object, text: str, context: object = None) -> object:
        seen.append((text, context))
        return whole(reader, text, context)  # type: ignore[arg-type]

    monkeypatch.setattr(Reader, "read", noting)
    read_along()
    context = dict(seen[::-1])["So do you"]
    assert (context.parent, context.addressed) == (remark.text, True)  # type: ignore[attr-defined]


def test_what_no_model_reads_is_noted_as_not_read(running: Trial, noah: Person, clip: Clip) -> None:
    remark = comment_of(noah, clip, "今日はとても静かな池ですね、ここが大好きです")
    read_along()
    row = Comparison.objects.get(kind="comment", subject_id=remark.pk)
    assert {row.live_advice, row.candidate_advice} <= {"unread", "publish", "hold", "nudge"}
    assert row.language == "ja"


def test_a_damaged_candidate_ends_its_trial_and_the_live_one_is_untouched(
    running: Trial, remark: Comment
) -> None:
    damage("strict", "policy.json")
    assert read_along() == 0
    trial = Trial.objects.get()
    assert (trial.stage, trial.ending) == ("ended", "failed")
    assert "policy.json is damaged" in trial.failure
    assert candidates.pointed_to() == "shipped"
    assert read_along() == 0


def test_another_live_model_ends_the_trial(running: Trial, tmp_path: Path) -> None:
    added(tmp_path, "other")
    promote(operator=None, name="other")
    trial = Trial.objects.get()
    assert (trial.stage, trial.ending) == ("ended", "overtaken")


def test_a_new_trial_takes_the_place_of_another(running: Trial, tmp_path: Path) -> None:
    added(tmp_path, "other")
    begun("other")
    assert [(row.name, row.ending) for row in Trial.objects.order_by("pk")] == [
        ("strict", "replaced"),
        ("other", ""),
    ]


def test_what_is_live_or_damaged_or_nowhere_cannot_read_along(strict: str) -> None:
    damage("strict")
    for name in ("shipped", "strict", "nowhere", "../etc"):
        assert isinstance(begin_trial(operator=None, name=name), NotPossible)
    assert not Trial.objects.exists()


def test_only_the_operator_begins_one(strict: str, max_: Person, olga: Person) -> None:
    assert isinstance(begin_trial(operator=max_, name=strict), NotPossible)
    assert isinstance(begin_trial(operator=olga, name=strict), Began)
    assert Trial.objects.get().began_by == olga.pk


def test_the_database_lets_one_run_at_a_time(running: Trial) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        Trial.objects.create(name="other", beside="shipped", comment_at=0, clip_at=0)
