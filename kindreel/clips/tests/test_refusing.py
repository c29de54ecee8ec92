"""Uploads that are refused: each with what happened and what to do, and nothing kept."""

import errno
import shutil
from collections.abc import Iterator
from pathlib import Path
from types import SimpleNamespace
from unittest.mock import patch

import pytest
from django.conf import LazySettings
from django.core.files.storage import default_storage
from django.test import Client

from kindreel.clips.models import Clip, Stage
from kindreel.clips.tests.uploading import MP4_HEAD, filled_in, only_clip, video
from kindreel.config.tests.cast import signed_in
from kindreel.lib.tests.media_files import AAC, PICTURE, SOUND, X264, ffmpeg
from kindreel.notices.models import Notice
from kindreel.people.models import AgeBand, Person
from kindreel.standing.actions import Cause, change_standing
from kindreel.standing.models import Standing
from kindreel.work.tests import run_tasks

FROM_SCRIPT = {"X-Requested-With": "fetch"}


@pytest.fixture(autouse=True)
def _uploads_of_its_own(settings: LazySettings, tmp_path: Path) -> Iterator[None]:
    settings.FILE_UPLOAD_TEMP_DIR = tmp_path / "uploads"
    settings.FILE_UPLOAD_TEMP_DIR.mkdir()
    yield
    assert list(settings.FILE_UPLOAD_TEMP_DIR.iterdir()) == []


def told(browser: Client, **fields: object) -> str:
    answer = browser.post("/upload/", filled_in(**fields), headers=FROM_SCRIPT)
    assert answer.status_code >= 400
    assert not Clip.objects.exists()
    assert not default_storage.exists("clips") or default_storage.listdir("clips") == ([], [])
    return str(answer.json()["message"])


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "There is nothing in this file."),
        (b"hello, I am a text " * 9, "This file is not a video."),
        (b"\x89PNG\r\n\x1a\n" + b"\0" * 99, "This file is not a video."),
    ],
)
def test_what_cannot_be_a_video_is_refused_at_once(ada: Person, content: bytes, words: str) -> None:
    assert told(signed_in(ada), video=video(content)).startswith(words)


def test_a_missing_file_is_asked_for(ada: Person) -> None:
    assert told(signed_in(ada), video="") == "Pick a video first."


@pytest.mark.parametrize("field", ["caption", "alt"])
def test_too_many_letters_are_refused(ada: Person, field: str) -> None:
    assert "too long" in told(signed_in(ada), **{field: "a" * 501})


@pytest.mark.parametrize("blank", ["   ", "\u200b\u200d\ufeff", "\u3164 \n", "\u202e"])
def test_a_caption_of_nothing_is_no_caption(ada: Person, blank: str) -> None:
    signed_in(ada).post("/upload/", filled_in(caption=blank))
    assert only_clip().caption == ""


def test_more_than_the_limit_is_refused_before_it_is_read(
    ada: Person, settings: LazySettings
) -> None:
    settings.UPLOAD_LIMIT_MB = 1
    with patch("kindreel.clips.uploads.MeasuredUpload.receive_data_chunk") as read:
        words = told(signed_in(ada), video=video(MP4_HEAD + b"\0" * 1_200_000))
    assert words.startswith("This video is too big: the limit is 1 MB.")
    read.assert_not_called()


def test_more_than_was_announced_is_refused_while_it_arrives(
    ada: Person, settings: LazySettings
) -> None:
    settings.UPLOAD_LIMIT_MB = 1
    with patch("kindreel.clips.uploads.is_too_large", return_value=False):
        words = told(signed_in(ada), video=video(MP4_HEAD + b"\0" * 3_200_000))
    assert words.startswith("This video is too big")


def test_the_page_says_the_same_without_a_script(ada: Person, settings: LazySettings) -> None:
    settings.UPLOAD_LIMIT_MB = 1
    film = video(MP4_HEAD + b"\0" * 1_200_000)
    answer = signed_in(ada).post("/upload/", filled_in(video=film))
    assert answer.status_code == 413
    assert "the limit is 1 MB" in answer.content.decode()


def test_uploads_wait_when_the_disk_is_almost_full(ada: Person) -> None:
    with patch("shutil.disk_usage", return_value=SimpleNamespace(free=400_000_000)):
        assert told(signed_in(ada)).startswith("There is no room left")


@pytest.mark.parametrize(
    "place",
    [
        "kindreel.clips.uploads.MeasuredUpload.receive_data_chunk",
        "django.core.files.storage.FileSystemStorage._save",
    ],
)
def test_a_disk_that_fills_up_leaves_nothing_half_written(ada: Person, place: str) -> None:
    with patch(place, side_effect=OSError(errno.ENOSPC, "No space left on device")):
        assert told(signed_in(ada)).startswith("There is no room left")


def test_an_account_that_waits_for_a_moderator_cannot_upload(ada: Person) -> None:
    change_standing(subject=ada, to=Standing.HELD, cause=Cause(None, "operator"))
    assert not signed_in(ada).post("/upload/", filled_in()).content.startswith(b'{"ok": true')
    assert not Clip.objects.exists()


def test_somebody_whose_age_is_not_known_is_asked_first(ada: Person) -> None:
    Person.objects.update(age_band=AgeBand.UNKNOWN)
    signed_in(ada).post("/upload/", filled_in())
    assert not Clip.objects.exists()


def test_too_many_in_an_hour_are_refused_kindly(ada: Person) -> None:
    browser = signed_in(ada)
    with patch("kindreel.clips.views.uploading.HOURLY", 2):
        for _ in range(2):
            assert browser.post("/upload/", filled_in()).status_code == 302
        refused = browser.post("/upload/", filled_in(), headers=FROM_SCRIPT)
    assert (refused.status_code, Clip.objects.count()) == (429, 2)
    assert "short break" in refused.json()["message"]


def failed(author: Person, film: Path) -> tuple[str, str]:
    """Upload a file, let it be processed, and return its failure and what its page says."""
    browser = signed_in(author)
    browser.post("/upload/", filled_in(video=video(film.read_bytes(), film.name)))
    run_tasks()
    clip = only_clip()
    assert clip.stage == Stage.FAILED
    assert Notice.objects.get(recipient=author).title == "Your clip could not be used"
    assert not default_storage.exists(f"{clip.folder}/original")
    return clip.failure, browser.get(f"/c/{clip.public_id}/").content.decode()


@pytest.mark.media
def test_a_truncated_video_says_so(ada: Person, phone: Path, tmp_path: Path) -> None:
    cut = tmp_path / "cut.mp4"
    cut.write_bytes(phone.read_bytes()[:9000])
    failure, page = failed(ada, cut)
    assert failure in {"truncated", "unreadable"}
    assert "Pick another video" in page


@pytest.mark.media
def test_sound_alone_says_so(ada: Person, tmp_path: Path) -> None:
    ffmpeg(*SOUND, *AAC, tmp_path / "sound.mp4")
    failure, page = failed(ada, tmp_path / "sound.mp4")
    assert (failure, "sound, but no picture" in page) == ("no_video_track", True)


@pytest.mark.media
def test_a_video_that_is_too_long_says_how_long_it_may_be(
    ada: Person, phone: Path, settings: LazySettings
) -> None:
    settings.CLIP_LIMIT_SECONDS = 1
    failure, page = failed(ada, phone)
    assert (failure, "Clips here last up to 3 minutes" in page) == ("too_long", True)


@pytest.mark.media
def test_a_picture_that_is_too_large_says_so(ada: Person, tmp_path: Path) -> None:
    huge = ("-f", "lavfi", "-i", "color=s=7680x4320:d=0.1:r=10")
    ffmpeg(*huge, *X264, tmp_path / "8k.mp4")
    failure, page = failed(ada, tmp_path / "8k.mp4")
    assert (failure, "too large" in page) == ("too_large_picture", True)


@pytest.mark.media
def test_a_wrong_ending_of_the_name_does_not_matter(
    ada: Person, phone: Path, tmp_path: Path
) -> None:
    renamed = tmp_path / "holiday.txt"
    shutil.copy(phone, renamed)
    signed_in(ada).post("/upload/", filled_in(video=video(renamed.read_bytes(), renamed.name)))
    run_tasks()
    assert only_clip().stage == Stage.READY


@pytest.mark.media
def test_a_webm_becomes_what_every_browser_plays(ada: Person, tmp_path: Path) -> None:
    vp8 = ("-c:v", "libvpx", "-b:v", "200k", "-c:a", "libopus")
    ffmpeg(*PICTURE, *SOUND, *vp8, tmp_path / "film.webm")
    film = video((tmp_path / "film.webm").read_bytes(), "film.webm")
    signed_in(ada).post("/upload/", filled_in(video=film))
    run_tasks()
    clip = only_clip()
    assert (clip.stage, {row.name for row in clip.renditions.all()}) == ("ready", {"720", "480"})
