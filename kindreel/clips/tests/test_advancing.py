"""From stage to stage: compare-and-set, attempts with a limit, and what a killed worker leaves."""

import errno
from datetime import timedelta
from pathlib import Path
from unittest.mock import patch

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone

from kindreel.clips.actions import claim, keep_alive, move_on
from kindreel.clips.models import Clip, Stage
from kindreel.clips.steps import MOST_ATTEMPTS, SILENCE, advance
from kindreel.clips.tests.uploading import filled_in, only_clip, video
from kindreel.config.tests.cast import clip_of, signed_in
from kindreel.lib.media import Probe, SandboxError
from kindreel.notices.models import Notice
from kindreel.people.models import Person
from kindreel.work.tests import run_tasks

PROBE = "kindreel.clips.steps.making.media.probe"


@pytest.fixture
def clip(ada: Person) -> Clip:
    clip = clip_of(ada, stage=Stage.RECEIVED, published_at=None)
    path = default_storage.save(f"{clip.folder}/original", ContentFile(b"film"))
    Clip.objects.update(original=path)
    return only_clip()


def grow_old(**fields: object) -> None:
    Clip.objects.update(stage_since=timezone.now() - SILENCE - timedelta(seconds=1), **fields)


def test_two_workers_cannot_claim_the_same_stage(clip: Clip) -> None:
    seen_twice = only_clip()
    assert claim(clip=clip, silence=SILENCE)
    assert not claim(clip=seen_twice, silence=SILENCE)
    assert not claim(clip=only_clip(), silence=SILENCE)


def test_a_silent_stage_is_taken_over_and_its_old_owner_stops(clip: Clip) -> None:
    claim(clip=clip, silence=SILENCE)
    grow_old()
    heir = only_clip()
    assert claim(clip=heir, silence=SILENCE)
    assert not keep_alive(clip=clip)
    assert not move_on(clip=clip, to=Stage.CHECKING)
    assert move_on(clip=heir, to=Stage.CHECKING)
    assert (only_clip().stage, only_clip().attempts) == (Stage.CHECKING, 0)


def test_trouble_of_the_machine_is_tried_again_a_few_times(clip: Clip) -> None:
    with patch(PROBE, side_effect=SandboxError("no memory")) as probe:
        for attempt in range(1, MOST_ATTEMPTS + 1):
            assert only_clip().stage != Stage.FAILED
            advance.call(clip.pk)
            assert probe.call_count == attempt
            grow_old()
        advance.call(clip.pk)
    assert (only_clip().stage, only_clip().failure) == (Stage.FAILED, "trouble")
    assert default_storage.exists(only_clip().original)
    assert probe.call_count == MOST_ATTEMPTS


def test_a_worker_that_always_dies_is_given_up_on(clip: Clip) -> None:
    grow_old(stage=Stage.ENCODING, attempts=MOST_ATTEMPTS)
    advance.call(clip.pk)
    assert (only_clip().stage, only_clip().failure) == (Stage.FAILED, "trouble")


def test_a_full_disk_while_encoding_is_tried_again(clip: Clip) -> None:
    with patch(PROBE, side_effect=OSError(errno.ENOSPC, "full")):
        advance.call(clip.pk)
    assert only_clip().stage == Stage.CHECKING


def test_an_upload_whose_file_is_gone_says_so(clip: Clip, ada: Person) -> None:
    default_storage.delete(clip.original)
    advance.call(clip.pk)
    assert only_clip().failure == "lost"
    page = signed_in(ada).get(f"/c/{clip.public_id}/").content.decode()
    assert "did not reach us all the way" in page


def test_trying_again_begins_anew(clip: Clip, ada: Person, zoe: Person) -> None:
    Clip.objects.update(stage=Stage.FAILED, failure="trouble", attempts=2)
    address = f"/c/{clip.public_id}/retry/"
    assert signed_in(zoe).post(address).status_code == 404
    signed_in(ada).post(address)
    assert (only_clip().stage, only_clip().attempts) == (Stage.RECEIVED, 0)


def test_a_file_at_fault_is_not_tried_again(clip: Clip, ada: Person) -> None:
    Clip.objects.update(stage=Stage.FAILED, failure="truncated")
    signed_in(ada).post(f"/c/{clip.public_id}/retry/")
    assert only_clip().stage == Stage.FAILED


def test_a_clip_deleted_meanwhile_stops_the_work(clip: Clip) -> None:
    def deleted(*_: object) -> Probe:
        Clip.objects.all().delete()
        return Probe(1, 2, 2, 30, "h264", None, 0)

    with patch(PROBE, side_effect=deleted):
        advance.call(clip.pk)
    advance.call(clip.pk)
    assert not Notice.objects.exists()


@pytest.mark.media
def test_every_step_may_run_again_from_the_start(ada: Person, phone: Path) -> None:
    browser = signed_in(ada)
    browser.post("/upload/", filled_in(video=video(phone.read_bytes())))
    run_tasks()
    done = set(only_clip().renditions.values_list("name", "bytes"))
    path = default_storage.save(f"{only_clip().folder}/original", ContentFile(phone.read_bytes()))
    for stage in (Stage.RECEIVED, Stage.PLAYABLE):
        Clip.objects.update(stage=stage, original=path)
        run_tasks_of(only_clip())
    assert only_clip().stage == Stage.READY
    assert set(only_clip().renditions.values_list("name", "bytes")) == done
    assert Notice.objects.count() == 1


def run_tasks_of(clip: Clip) -> None:
    advance.call(clip.pk)
