"""Invariant 8: every step and sweep may run twice, or die half-way, and the result is the same."""

import importlib
import os
import pkgutil
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.core import mail
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone
from django_tasks.base import Task
from django_tasks_db.models import DBTaskResult

import kindreel
from kindreel.age.models import AgeEvidence, EvidenceSource
from kindreel.analyze.models import KeyDay, Suggestion
from kindreel.analyze.tests.asking import key_of
from kindreel.clips.actions import Begun, begin_upload, sync_hashtags
from kindreel.clips.models import Clip, Rendition, Stage, Upload, View
from kindreel.clips.steps import STEPS, advance
from kindreel.clips.tests.uploading import filled_in, only_clip, video
from kindreel.config.tests.cast import clip_of, comment_of, signed_in
from kindreel.learning.tests.due import (
    a_comparison_of_deleted_words,
    a_promotion_that_died_half_way,
    a_row_that_is_not_wanted,
    a_trial_with_something_to_read,
)
from kindreel.moderation.actions import report
from kindreel.moderation.models import Category, Outcome, Report
from kindreel.moderation.tests.deciding import decided
from kindreel.notices.actions import notify
from kindreel.notices.models import NoticeKind
from kindreel.people.models import AgeBand, Person
from kindreel.screening import candidates
from kindreel.standing.actions import Cause, change_standing
from kindreel.standing.models import Standing
from kindreel.work.sweeps import SWEEPS
from tests.invariants.ground import everything_kept

pytestmark = pytest.mark.django_db

LONG_AGO = timedelta(days=30)


def a_stopped_clip(ada: Person) -> None:
    clip_of(ada, stage=Stage.CHECKING, published_at=None, stage_since=timezone.now() - LONG_AGO)


def a_folder_nobody_owns(_: Person) -> None:
    path = Path(default_storage.path(default_storage.save("clips/AAAAAAAAAAA/x.mp4", _some())))
    for one in (path, path.parent):
        os.utime(one, (time.time() - LONG_AGO.total_seconds(),) * 2)


def a_replaced_rendition(ada: Person) -> None:
    clip = clip_of(ada, stage_since=timezone.now() - LONG_AGO)
    for name in ("source", "720"):
        path = default_storage.save(f"{clip.folder}/{name}.mp4", _some())
        Rendition.objects.create(clip=clip, name=name, path=path, bytes=1, width=1, height=1)


def an_original_of_a_finished_clip(ada: Person) -> None:
    clip = clip_of(ada)
    path = default_storage.save(f"{clip.folder}/original", _some())
    Clip.objects.filter(pk=clip.pk).update(original=path)


def an_old_view(ada: Person) -> None:
    day = timezone.localdate() - LONG_AGO
    View.objects.create(clip=clip_of(ada), viewer="somebody", day=day)


def an_old_count(ada: Person) -> None:
    day = timezone.localdate() - 20 * LONG_AGO
    KeyDay.objects.create(key=key_of(ada, "kdr_counted"), day=day)


def an_old_suggestion(ada: Person) -> None:
    day = timezone.localdate() - LONG_AGO
    Suggestion.objects.create(
        key=key_of(ada, "kdr_suggesting"),
        words="[name] is kind",
        scores={"TOXICITY": 0},
        language="en",
        day=day,
    )


def an_upload_that_waited_too_long(ada: Person) -> None:
    begun = begin_upload(person=ada, length=9)
    assert isinstance(begun, Begun)
    Upload.objects.update(expires_at=timezone.now() - timedelta(hours=1))


def an_old_band(ada: Person) -> None:
    AgeEvidence.objects.create(
        person=ada,
        source=EvidenceSource.DECLARED,
        band=AgeBand.LATE_TEEN,
        ask_again_on=timezone.localdate() - LONG_AGO,
    )


def a_comment_taken_down_without_a_count(ada: Person) -> None:
    clip = clip_of(ada, comment_count=1)
    remark = comment_of(ada, clip, "A remark")
    change_standing(subject=remark, to=Standing.REMOVED, cause=Cause(None, "decision"))


def a_wrong_count(ada: Person) -> None:
    clip_of(ada, comment_count=7)


def a_new_hashtag(ada: Person) -> None:
    sync_hashtags(clip=clip_of(ada, "#PaperBoats"))


def a_heavy_clip_without_a_case(ada: Person) -> None:
    clip_of(ada, needs_care=True)


def a_held_clip_without_a_case(ada: Person) -> None:
    change_standing(subject=clip_of(ada), to=Standing.HELD, cause=Cause(None, "screening"))


def a_report_by_somebody_who_left(ada: Person) -> None:
    judge = Person.objects.create_user("judge", role="moderator", age_band=AgeBand.ADULT)
    left = Person.objects.create_user("left", age_band=AgeBand.ADULT)
    kept = report(reporter=left, subject=clip_of(ada), category=Category.OTHER, words="Hm")
    decided(judge, kept.report.case, Outcome.KEEP)  # type: ignore[union-attr]
    Report.objects.update(reporter=None)


def a_mail_that_is_due(ada: Person) -> None:
    notify(recipient=ada, kind=NoticeKind.ACCOUNT, title="Something about your account")


def an_old_task(_: Person) -> None:
    advance.enqueue(1)
    DBTaskResult.objects.update(enqueued_at=timezone.now() - LONG_AGO)


def _some() -> ContentFile[bytes]:
    return ContentFile(b"x")


# For each sweep, something that it has to put right.
GIVEN: dict[str, Callable[[Person], None]] = {
    "kindreel.analyze.steps.old_counts_go": an_old_count,
    "kindreel.analyze.steps.suggestions_expire": an_old_suggestion,
    "kindreel.age.steps.ask_whose_band_has_ended": an_old_band,
    "kindreel.clips.steps.sweeping.clear_stale_uploads": a_folder_nobody_owns,
    "kindreel.clips.steps.sweeping.drop_replaced_renditions": a_replaced_rendition,
    "kindreel.clips.steps.sweeping.drop_useless_originals": an_original_of_a_finished_clip,
    "kindreel.clips.steps.sweeping.forget_old_views": an_old_view,
    "kindreel.clips.steps.sweeping.let_go_of_expired_uploads": an_upload_that_waited_too_long,
    "kindreel.clips.steps.sweeping.reissue_overdue": a_stopped_clip,
    "kindreel.comments.steps.comment_counts_agree": a_wrong_count,
    "kindreel.comments.steps.settled_comments_are_told_of": a_comment_taken_down_without_a_count,
    "kindreel.feed.steps.keep_trends_fresh": a_new_hashtag,
    "kindreel.learning.steps.lessons_follow_decisions": a_row_that_is_not_wanted,
    "kindreel.learning.steps.old_lessons_are_forgotten": a_comparison_of_deleted_words,
    "kindreel.learning.steps.the_candidate_reads_along": a_trial_with_something_to_read,
    "kindreel.learning.steps.the_promoted_is_live": a_promotion_that_died_half_way,
    "kindreel.moderation.steps.forget_words_of_people_who_left": a_report_by_somebody_who_left,
    "kindreel.moderation.steps.open_missing_care_cases": a_heavy_clip_without_a_case,
    "kindreel.moderation.steps.open_missing_cases": a_held_clip_without_a_case,
    "kindreel.notices.steps.deliver_due_mail": a_mail_that_is_due,
    "kindreel.work.steps.forget_finished_tasks": an_old_task,
}


def test_every_sweep_is_tried_here() -> None:
    assert set(SWEEPS) == set(GIVEN)


def state() -> tuple[object, ...]:
    """Everything that is kept, the mail that went out, and whether tasks wait."""
    waits = DBTaskResult.objects.exists()
    return everything_kept(), len(mail.outbox), waits, candidates.pointed_to()


@pytest.mark.parametrize("name", GIVEN)
def test_a_sweep_that_runs_again_changes_nothing_more(name: str, ada: Person) -> None:
    GIVEN[name](ada)
    before = state()
    SWEEPS[name].run()
    once = state()
    assert once != before  # there was something to do
    for _ in range(2):
        SWEEPS[name].run()
        assert state() == once


def test_all_sweeps_together_settle(ada: Person) -> None:
    for given in GIVEN.values():
        given(ada)
    for _ in range(2):
        for sweep in SWEEPS.values():
            sweep.run()
    settled = state()
    for sweep in [*SWEEPS.values()][::-1]:
        sweep.run()
    assert state() == settled


def tasks() -> set[str]:
    """Return the path of every task in any room's steps."""
    found = set()
    for room in pkgutil.walk_packages(kindreel.__path__, "kindreel."):
        if ".steps" in room.name and ".tests" not in room.name:
            for value in vars(importlib.import_module(room.name)).values():
                if isinstance(value, Task):
                    found.add(value.module_path)
    return found


def test_every_task_is_tried_here() -> None:
    assert tasks() == {"kindreel.clips.steps.advancing.advance"}


def made() -> tuple[object, ...]:
    """What the steps of a clip leave behind; not how large an encoder made it this time."""
    kept = everything_kept()
    renditions = [
        {key: row[key] for key in row.keys() - {"bytes", "id"}} for row in kept["clips.Rendition"]
    ]
    kept["clips.Rendition"] = sorted(renditions, key=lambda row: str(row["name"]))
    return kept, len(mail.outbox)


@pytest.mark.media
def test_a_clip_s_steps_run_again_and_end_the_same(
    ada: Person,
    phone: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    form = filled_in(video=video(phone.read_bytes()), audience="public")
    signed_in(ada).post("/upload/", form)
    clip = only_clip()
    original = Path(default_storage.path(clip.original)).read_bytes()
    advance.call(clip.pk)
    finished = made()
    assert only_clip().stage == Stage.READY
    advance.call(clip.pk)
    assert made() == finished

    for stage in STEPS:
        path = default_storage.save(f"{clip.folder}/original", ContentFile(original))
        Clip.objects.update(stage=stage, original=path, attempts=1, stage_since=_silent())
        die_after(stage, monkeypatch)
        with pytest.raises(KeyboardInterrupt):
            advance.call(clip.pk)
        monkeypatch.undo()
        assert only_clip().stage == stage
        Clip.objects.update(stage_since=_silent(), original=path)
        advance.call(clip.pk)
        assert made() == finished, stage


def _silent() -> object:
    return timezone.now() - LONG_AGO


def die_after(stage: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a worker die when the work of a stage is done and before the row says so."""
    step = STEPS[stage]

    def work_and_die(*given: object) -> dict[str, object]:
        step.work(*given)  # type: ignore[arg-type]
        raise KeyboardInterrupt

    monkeypatch.setitem(STEPS, stage, type(step)(work_and_die, step.then, step.arrive))


def test_files_are_compared(ada: Person) -> None:
    """So that the tests above see what only changes on the disk."""
    before = everything_kept()
    an_original_of_a_finished_clip(ada)
    assert len(everything_kept()["files"]) == len(before["files"]) + 1
    assert str(settings.MEDIA_ROOT) not in str(everything_kept()["files"])
