"""What the upload page takes in, and what becomes of it."""

import uuid
from pathlib import Path
from unittest.mock import patch

import pytest
from django.conf import LazySettings
from django.core.files.storage import default_storage
from django.test import Client

from kindreel.clips.actions import AlreadyThere, Draft, Words, receive_upload
from kindreel.clips.models import Clip, Stage
from kindreel.clips.tests.hurtful_words import CRUEL, HURTFUL
from kindreel.clips.tests.uploading import filled_in, only_clip, token_on, video
from kindreel.config.tests.cast import signed_in
from kindreel.people.models import Person
from kindreel.standing.models import LedgerEntry, Standing

FROM_SCRIPT = {"X-Requested-With": "fetch"}


def test_it_asks_visitors_to_sign_in(db: None) -> None:
    assert "/accounts/login/" in Client().get("/upload/")["Location"]
    assert "/accounts/login/" in Client().post("/upload/", filled_in())["Location"]


@pytest.mark.parametrize(("who", "audience"), [("mia", "followers"), ("ada", "public")])
def test_the_form_starts_with_the_protective_audience(
    who: str, audience: str, request: pytest.FixtureRequest
) -> None:
    page = signed_in(request.getfixturevalue(who)).get("/upload/")
    assert page.context["form"]["audience"].value() == audience


def test_a_private_account_cannot_choose_everyone(mia: Person) -> None:
    answer = signed_in(mia).post("/upload/", filled_in(audience="public"))
    assert answer.status_code == 422
    assert not Clip.objects.exists()


def test_it_keeps_the_file_and_the_words(ada: Person) -> None:
    words = {"caption": "Boats  #Paper @Mia", "alt": "A boat", "audience": "public"}
    signed_in(ada).post("/upload/", filled_in(**words, who_may_comment="nobody"))
    clip = only_clip()
    assert (clip.author, clip.caption, clip.alt) == (ada, "Boats  #Paper @Mia", "A boat")
    assert (clip.audience, clip.who_may_comment) == ("public", "nobody")
    assert (clip.stage, clip.attempts, clip.standing) == (Stage.RECEIVED, 0, Standing.LIVE)
    assert default_storage.size(clip.original) == clip.original_bytes > 0


def test_it_notes_hashtags_and_mentions(ada: Person, zoe: Person) -> None:
    caption = "#Paper #paper #Boats with @Zoe, @nobody and @ada"
    signed_in(ada).post("/upload/", filled_in(caption=caption))
    clip = only_clip()
    assert set(clip.hashtags.values_list("folded", flat=True)) == {"paper", "boats"}
    assert [mention.person for mention in clip.mentions.all()] == [zoe]


def test_the_same_form_sent_twice_makes_one_clip(ada: Person) -> None:
    browser = signed_in(ada)
    token = token_on(browser)
    first = browser.post("/upload/", filled_in(form_token=token))
    second = browser.post("/upload/", filled_in(form_token=token))
    assert first["Location"] == second["Location"] == f"/c/{only_clip().public_id}/"


def test_somebody_elses_form_token_opens_nothing(ada: Person, zoe: Person) -> None:
    token = token_on(signed_in(ada))
    signed_in(ada).post("/upload/", filled_in(form_token=token))
    clip = only_clip()
    answer = signed_in(zoe).post("/upload/", filled_in(form_token=token))
    assert clip.public_id not in answer["Location"]
    assert Clip.objects.filter(author=zoe).count() == 1


def test_a_second_press_while_the_first_is_on_its_way_makes_one_clip(ada: Person) -> None:
    draft = Draft(Words("", "", "followers", ""), uuid.uuid4())

    def press_again(*_: object) -> None:
        reading.side_effect = None
        reading.return_value = None
        receive_upload(author=ada, draft=draft, file=video())

    with patch("kindreel.clips.actions.receiving.read_words", side_effect=press_again) as reading:
        outcome = receive_upload(author=ada, draft=draft, file=video())
    assert outcome == AlreadyThere(only_clip())
    folders = [folder.name for folder in Path(default_storage.path("clips")).iterdir()]
    assert folders == [only_clip().public_id]


def test_words_that_may_hurt_wait_for_another_look(ada: Person) -> None:
    browser = signed_in(ada)
    answer = browser.post("/upload/", filled_in(caption=HURTFUL))
    clip = only_clip()
    assert clip.caption == ""
    assert answer["Location"] == f"/c/{clip.public_id}/edit/"
    page = browser.get(answer["Location"]).content.decode()
    assert HURTFUL in page
    assert "One more look at your words?" in page
    kept = {"caption": HURTFUL, "audience": "public", "looked_again": "on"}
    browser.post(answer["Location"], kept)
    assert (only_clip().caption, only_clip().standing) == (HURTFUL, Standing.LIVE)
    assert "One more look" not in browser.get(answer["Location"]).content.decode()


def test_cruel_words_are_held_for_a_person_to_look_at(ada: Person, zoe: Person) -> None:
    signed_in(ada).post("/upload/", filled_in(caption=CRUEL, audience="public"))
    clip = only_clip()
    assert clip.standing == Standing.HELD
    assert LedgerEntry.objects.get().cause == "screening"
    Clip.objects.update(stage=Stage.READY, published_at=clip.created_at)
    assert signed_in(zoe).get(f"/c/{clip.public_id}/").status_code == 404
    assert "Only you can see" in signed_in(ada).get(f"/c/{clip.public_id}/").content.decode()


def test_the_script_gets_the_next_address_as_json(ada: Person) -> None:
    answer = signed_in(ada).post("/upload/", filled_in(), headers=FROM_SCRIPT)
    assert answer.json() == {"ok": True, "next": f"/c/{only_clip().public_id}/"}


def test_it_checks_the_form_token(ada: Person) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(ada, backend="kindreel.people.backend.Accounts")
    assert strict.post("/upload/", filled_in()).status_code == 403
    assert not Clip.objects.exists()


def test_nothing_stays_behind_when_the_row_cannot_be_written(
    ada: Person, settings: LazySettings
) -> None:
    broken = patch("kindreel.clips.actions.receiving.sync_hashtags", side_effect=RuntimeError)
    with broken, pytest.raises(RuntimeError):
        signed_in(ada).post("/upload/", filled_in())
    assert not Clip.objects.exists()
    assert list(Path(default_storage.path("clips")).iterdir()) == []
    assert list(Path(settings.FILE_UPLOAD_TEMP_DIR).iterdir()) == []
