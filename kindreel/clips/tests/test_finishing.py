"""From an upload that is whole to a clip: once, however often one presses, and as it was cut."""

import uuid
from datetime import timedelta
from pathlib import Path
from unittest.mock import patch

import pytest
from django.conf import LazySettings
from django.core.files.storage import default_storage
from django.utils import timezone

from kindreel.clips import parts
from kindreel.clips.actions import (
    AlreadyThere,
    Draft,
    Received,
    Words,
    finish_upload,
    sync_hashtags,
)
from kindreel.clips.models import Clip, Hashtag, Stage, Upload, UploadStage
from kindreel.clips.rules import FAILURES
from kindreel.clips.tests.resuming import FILM, Phone, upload_of
from kindreel.clips.tests.uploading import filled_in, only_clip, video
from kindreel.config.tests.cast import clip_of, signed_in
from kindreel.lib.media import Refusal
from kindreel.lib.media import probe as look_at
from kindreel.people.models import Person
from kindreel.work.tests import run_tasks

FROM_SCRIPT = {"X-Requested-With": "fetch"}


@pytest.fixture(autouse=True)
def uploads(settings: LazySettings, tmp_path: Path) -> Path:
    settings.FILE_UPLOAD_TEMP_DIR = tmp_path / "uploads"
    settings.FILE_UPLOAD_TEMP_DIR.mkdir()
    return Path(settings.FILE_UPLOAD_TEMP_DIR)


@pytest.fixture
def sender(ada: Person) -> Phone:
    return Phone(signed_in(ada))


def draft() -> Draft:
    return Draft(Words("", "", "followers", ""), uuid.uuid4())


def test_it_becomes_a_clip_and_its_file_moves(sender: Phone, ada: Person, uploads: Path) -> None:
    form = filled_in(video="", upload=sender.send_all(), caption="Boats #paper")
    answer = sender.browser.post("/upload/", form)
    clip = only_clip()
    assert answer["Location"] == f"/c/{clip.public_id}/"
    assert (clip.caption, clip.original_bytes) == ("Boats #paper", len(FILM))
    assert list(uploads.iterdir()) == []
    assert (upload_of(ada).stage, upload_of(ada).clip) == (UploadStage.POSTED, clip)


def test_a_second_finish_leads_to_the_same_clip(sender: Phone) -> None:
    key = sender.send_all()
    first = sender.browser.post("/upload/", filled_in(video="", upload=key))
    second = sender.browser.post("/upload/", filled_in(video="", upload=key))
    assert first["Location"] == second["Location"] == f"/c/{only_clip().public_id}/"


def test_two_finishes_at_once_make_one_clip(sender: Phone, ada: Person) -> None:
    sender.send_all()
    seen = upload_of(ada)

    def other_first(*_: object) -> None:
        reading.side_effect, reading.return_value = None, None
        assert isinstance(finish_upload(author=ada, draft=draft(), upload=upload_of(ada)), Received)

    with patch("kindreel.clips.actions.receiving.read_words", side_effect=other_first) as reading:
        outcome = finish_upload(author=ada, draft=draft(), upload=seen)
    assert outcome == AlreadyThere(only_clip())
    folders = [path.name for path in Path(default_storage.path("clips")).iterdir()]
    assert folders == [only_clip().public_id]


def test_a_finish_that_dies_half_way_loses_nothing(sender: Phone, uploads: Path) -> None:
    key = sender.send_all()
    broken = patch("kindreel.clips.actions.receiving.sync_hashtags", side_effect=KeyboardInterrupt)
    with broken, pytest.raises(KeyboardInterrupt):
        sender.browser.post("/upload/", filled_in(video="", upload=key))
    assert not Clip.objects.exists()
    assert list(Path(default_storage.path("clips")).iterdir()) == []
    assert parts.place(key).read_bytes() == FILM
    sender.browser.post("/upload/", filled_in(video="", upload=key))
    assert only_clip().original_bytes == len(FILM)


def test_what_is_not_here_whole_is_not_posted(sender: Phone) -> None:
    sender.begin()
    sender.send(0, FILM[:100])
    form = filled_in(video="", upload=sender.key)
    answer = sender.browser.post("/upload/", form, headers=FROM_SCRIPT)
    assert answer.status_code == 422
    assert "not here whole yet" in answer.json()["message"]


def test_what_waited_too_long_is_not_posted(sender: Phone) -> None:
    key = sender.send_all()
    Upload.objects.update(expires_at=timezone.now() - timedelta(seconds=1))
    assert sender.browser.post("/upload/", filled_in(video="", upload=key)).status_code == 422


@pytest.mark.parametrize("upload", ["A" * 22, "nothing", "../../etc/passwd", "\0"])
def test_an_upload_that_is_not_there_is_not_posted(sender: Phone, upload: str) -> None:
    answer = sender.browser.post("/upload/", filled_in(video="", upload=upload))
    assert answer.status_code == 422
    assert not Clip.objects.exists()


def test_somebody_elses_upload_is_not_posted(sender: Phone, zoe: Person) -> None:
    form = filled_in(video="", upload=sender.send_all())
    assert signed_in(zoe).post("/upload/", form).status_code == 422
    assert not Clip.objects.exists()


def test_what_is_no_video_is_let_go_at_once(sender: Phone, uploads: Path) -> None:
    key = sender.send_all(b"hello, I am a text " * 9)
    form = filled_in(video="", upload=key)
    answer = sender.browser.post("/upload/", form, headers=FROM_SCRIPT)
    assert answer.json()["message"].startswith("This file is not a video.")
    assert (Upload.objects.exists(), list(uploads.iterdir())) == (False, [])


def test_a_clip_stays_when_its_upload_is_given_up(sender: Phone) -> None:
    key = sender.send_all()
    sender.browser.post("/upload/", filled_in(video="", upload=key))
    sender.say("DELETE")
    sender.browser.post(f"{sender.place}cancel/")
    assert only_clip().upload.key == key


def test_the_page_shows_what_is_not_finished(sender: Phone) -> None:
    sender.begin(Upload_Metadata="filename PGI+Ym9hdHM8L2I+Lm1wNA==")
    sender.send(0, FILM[: len(FILM) // 2])
    page = sender.browser.get("/upload/").content.decode()
    assert "50 % of" in page
    assert "&lt;b&gt;boats&lt;/b&gt;.mp4" in page
    sender.send(len(FILM) // 2, FILM[len(FILM) // 2 :])
    page = sender.browser.get(f"/upload/?upload={sender.key}").content.decode()
    assert "Your video is here whole." in page
    assert f'value="{sender.key}"' in page


def test_one_of_two_is_thrown_away(sender: Phone, uploads: Path) -> None:
    kept, unwanted = sender.send_all(), sender.send_all()
    answer = sender.browser.post(f"/upload/tus/{unwanted}/cancel/")
    assert answer["Location"] == "/upload/"
    assert [one.key for one in Upload.objects.all()] == [kept]
    assert list(uploads.iterdir()) == [parts.place(kept)]


@pytest.mark.parametrize(
    ("begin", "end", "cover", "bad"),
    [
        ("1", "1.4", "", "end"),
        ("2", "1", "", "end"),
        ("-1", "", "", "begin"),
        ("nan", "", "", "begin"),
        ("1", "3", "0.5", "cover"),
        ("1", "3", "3.5", "cover"),
        ("1e9", "", "", "begin"),
    ],
)
def test_a_part_that_cannot_be_is_refused(
    sender: Phone, begin: str, end: str, cover: str, bad: str
) -> None:
    form = filled_in(begin=begin, end=end, cover=cover)
    answer = sender.browser.post("/upload/", form)
    assert answer.status_code == 422
    assert set(answer.context["form"].errors) == {bad}


def test_the_part_and_the_cover_are_kept(sender: Phone) -> None:
    sender.browser.post("/upload/", filled_in(begin="0.5", end="1.75", cover="1"))
    clip = only_clip()
    assert (clip.begin_ms, clip.end_ms, clip.cover_ms) == (500, 1750, 1000)


@pytest.mark.media
@pytest.mark.parametrize(
    ("cut", "seconds"),
    [({"begin": "0.5", "end": "1.5", "cover": "1"}, 1.0), ({"end": "1"}, 1.0), ({}, 2.0)],
)
def test_only_the_chosen_part_is_made_playable(
    ada: Person, phone: Path, cut: dict[str, str], seconds: float
) -> None:
    signed_in(ada).post("/upload/", filled_in(video=video(phone.read_bytes()), **cut))
    run_tasks()
    clip = only_clip()
    assert clip.stage == Stage.READY
    assert clip.milliseconds == pytest.approx(seconds * 1000, abs=60)
    for made in clip.renditions.all():
        found = look_at(Path(default_storage.path(made.path)))
        assert found.seconds == pytest.approx(seconds, abs=0.15)
    assert default_storage.size(clip.poster) > 0


@pytest.mark.media
def test_a_part_behind_the_end_says_so(ada: Person, phone: Path) -> None:
    form = filled_in(video=video(phone.read_bytes()), begin="50", end="60")
    signed_in(ada).post("/upload/", form)
    run_tasks()
    assert (only_clip().stage, only_clip().failure) == (Stage.FAILED, "nothing_left")


@pytest.mark.media
@pytest.mark.parametrize(("end", "stage"), [("1", "ready"), ("1.9", "failed"), ("", "failed")])
def test_too_long_a_film_may_be_cut_to_fit(
    ada: Person, phone: Path, settings: LazySettings, end: str, stage: str
) -> None:
    settings.CLIP_LIMIT_SECONDS = 1
    signed_in(ada).post("/upload/", filled_in(video=video(phone.read_bytes()), end=end))
    run_tasks()
    assert only_clip().stage == stage


def test_every_refusal_has_its_words() -> None:
    assert set(Refusal) <= set(FAILURES)


def test_hashtags_are_suggested_from_what_one_may_see(ada: Person, zoe: Person) -> None:
    for caption, audience in [("#paper", "public"), ("#PaperBoats #paper", "public")]:
        sync_hashtags(clip=clip_of(ada, caption, audience=audience))
    sync_hashtags(clip=clip_of(ada, "#papersecret", audience="only_me"))
    sync_hashtags(clip=clip_of(ada, "#paperbad"))
    Hashtag.objects.filter(folded="paperbad").update(is_banned=True)
    browser = signed_in(zoe)
    assert browser.get("/upload/tags/?q=%23Pap").json() == {"tags": ["paper", "PaperBoats"]}
    assert browser.get("/upload/tags/?q=").json() == {"tags": []}
    assert browser.get("/upload/tags/?q=%25").json() == {"tags": []}
