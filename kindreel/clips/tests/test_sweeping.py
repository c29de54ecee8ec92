"""What becomes true by itself: nothing stands still, nothing useless lies about."""

import os
import time
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.conf import LazySettings
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone

from kindreel.clips import steps
from kindreel.clips.models import Clip, Rendition, Stage, View
from kindreel.config.tests.cast import clip_of
from kindreel.people.models import Person

DAY = timedelta(days=1)


def ago(**span: int) -> datetime:
    return timezone.now() - timedelta(**span)


def a_file(path: str, age: timedelta) -> Path:
    place = Path(default_storage.path(default_storage.save(path, ContentFile(b"x"))))
    then = time.time() - age.total_seconds()
    for touched in (place, place.parent):
        os.utime(touched, (then, then))
    return place


@pytest.mark.parametrize(
    ("stage", "attempts", "seconds", "issued"),
    [
        (Stage.RECEIVED, 0, 10, 0),
        (Stage.RECEIVED, 0, 40, 1),
        (Stage.ENCODING, 1, 40, 0),
        (Stage.ENCODING, 1, 100, 1),
        (Stage.PLAYABLE, 0, 40, 1),
        (Stage.READY, 0, 9999, 0),
        (Stage.FAILED, 3, 9999, 0),
    ],
)
def test_what_stands_still_is_queued_again(
    ada: Person, stage: Stage, attempts: int, seconds: int, issued: int
) -> None:
    failure = "trouble" if stage == Stage.FAILED else ""
    clip_of(ada, stage=stage, attempts=attempts, failure=failure, stage_since=ago(seconds=seconds))
    assert steps.reissue_overdue() == issued


def test_folders_that_no_clip_owns_go_after_a_day(ada: Person) -> None:
    clip = clip_of(ada)
    kept = [
        a_file(f"{clip.folder}/720.mp4", 3 * DAY),
        a_file("clips/young000000/original", DAY / 2),
    ]
    orphan = a_file("clips/orphan00000/original", 3 * DAY)
    steps.clear_stale_uploads()
    assert [place.exists() for place in (*kept, orphan)] == [True, True, False]
    assert not orphan.parent.exists()


def test_uploads_that_broke_off_go_after_a_day(
    db: None, settings: LazySettings, tmp_path: Path
) -> None:
    settings.FILE_UPLOAD_TEMP_DIR = tmp_path
    old, young = tmp_path / "a.upload.mp4", tmp_path / "b.upload.mp4"
    for place, age in ((old, 2 * DAY), (young, DAY / 2)):
        place.touch()
        then = time.time() - age.total_seconds()
        os.utime(place, (then, then))
    assert steps.clear_stale_uploads() == 1
    assert (old.exists(), young.exists()) == (False, True)


@pytest.mark.parametrize(("hours", "names"), [(1, {"source", "720"}), (5, {"720"})])
def test_the_repacked_upload_goes_once_better_ones_settled(
    ada: Person, hours: int, names: set[str]
) -> None:
    clip, alone = (clip_of(ada, stage_since=ago(hours=hours)) for _ in range(2))
    for owner, name in ((clip, "source"), (clip, "720"), (alone, "source")):
        path = f"{owner.folder}/{name}.mp4"
        a_file(path, DAY)
        Rendition.objects.create(clip=owner, name=name, path=path, bytes=1, width=1, height=1)
    steps.drop_replaced_renditions()
    assert {row.name for row in clip.renditions.all()} == names
    assert {Path(path).stem for path in default_storage.listdir(clip.folder)[1]} == names
    assert alone.renditions.count() == 1


@pytest.mark.parametrize(
    ("stage", "failure", "days", "is_kept"),
    [
        (Stage.READY, "", 0, False),
        (Stage.PLAYABLE, "", 0, True),
        (Stage.FAILED, "truncated", 0, False),
        (Stage.FAILED, "trouble", 0, True),
        (Stage.FAILED, "trouble", 8, False),
    ],
)
def test_originals_stay_only_while_they_are_of_use(
    ada: Person, stage: Stage, failure: str, days: int, *, is_kept: bool
) -> None:
    clip = clip_of(ada, stage=stage, failure=failure, stage_since=ago(days=days))
    place = a_file(f"{clip.folder}/original", DAY)
    Clip.objects.update(original=f"{clip.folder}/original")
    steps.drop_useless_originals()
    assert place.exists() is is_kept
    assert bool(Clip.objects.get().original) is is_kept


def test_who_watched_is_forgotten_after_two_days(ada: Person) -> None:
    clip, today = clip_of(ada, view_count=2), timezone.localdate()
    for age in (0, 1, 5):
        View.objects.create(clip=clip, viewer=f"v{age}", day=today - age * DAY)
    assert steps.forget_old_views() == 1
    assert set(View.objects.values_list("viewer", flat=True)) == {"v0", "v1"}
    assert Clip.objects.get().view_count == 2
