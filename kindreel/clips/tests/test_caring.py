"""A caption that sounds heavy: the clip is taken like any other, and its author is offered help."""

from unittest.mock import patch

import pytest
from django.conf import LazySettings

from kindreel.clips.actions.words import STRICTER, read_words
from kindreel.clips.models import Clip
from kindreel.clips.tests.hurtful_words import CRUEL, HEAVY, HURTFUL
from kindreel.clips.tests.uploading import filled_in, only_clip
from kindreel.config.tests.cast import clip_of, signed_in
from kindreel.people.models import Person
from kindreel.screening import Advice
from kindreel.screening import read as read_one
from kindreel.screening.verdict import not_checked
from kindreel.standing.models import LedgerEntry, Standing

OFFERED = "That sounds heavy. You are not alone."
HONEST = "Our checker does not read this language yet"
FROM_SCRIPT = {"X-Requested-With": "fetch"}
READING = "kindreel.clips.actions.words.read"
UNREAD = not_checked("no model reads the language xx", language="xx")


@pytest.fixture
def clip(ada: Person) -> Clip:
    return clip_of(ada, "Boats")


def test_every_advice_has_its_place() -> None:
    assert set(STRICTER) == set(Advice)


def test_an_upload_leads_past_the_offer_to_the_clip(ada: Person) -> None:
    browser = signed_in(ada)
    answer = browser.post("/upload/", filled_in(caption=HEAVY), follow=True)
    clip = only_clip()
    page = answer.content.decode()
    assert OFFERED in page
    assert f'href="/c/{clip.public_id}/"' in page
    assert (clip.caption, clip.standing, clip.needs_care) == (HEAVY, Standing.LIVE, True)
    assert OFFERED not in browser.get(f"/c/{clip.public_id}/").content.decode()


def test_the_script_is_led_there_too(ada: Person) -> None:
    answer = signed_in(ada).post("/upload/", filled_in(caption=HEAVY), headers=FROM_SCRIPT)
    assert answer.json()["next"] == f"/c/{only_clip().public_id}/care/"


def test_an_edit_leads_past_the_offer_and_is_saved(clip: Clip, ada: Person) -> None:
    there = f"/c/{clip.public_id}/edit/"
    answer = signed_in(ada).post(there, {"caption": HEAVY, "audience": "public"}, follow=True)
    assert OFFERED in answer.content.decode()
    assert (only_clip().caption, only_clip().standing) == (HEAVY, Standing.LIVE)
    assert only_clip().needs_care
    assert not LedgerEntry.objects.exists()


def test_better_words_do_not_take_the_mark_away(clip: Clip, ada: Person) -> None:
    there = f"/c/{clip.public_id}/edit/"
    for caption in (HEAVY, "Boats again"):
        signed_in(ada).post(there, {"caption": caption, "audience": "public"})
    assert only_clip().needs_care


def test_care_is_not_lost_behind_a_stricter_advice(clip: Clip, ada: Person) -> None:
    for alt, standing in ((HURTFUL, Standing.LIVE), (CRUEL, Standing.HELD)):
        words = {"caption": HEAVY, "alt": alt, "audience": "public", "looked_again": "on"}
        signed_in(ada).post(f"/c/{clip.public_id}/edit/", words)
        assert (only_clip().needs_care, only_clip().standing) == (True, standing)
        Clip.objects.update(needs_care=False)


def test_only_the_author_finds_the_offer_and_only_where_there_is_one(
    clip: Clip, ada: Person, zoe: Person
) -> None:
    there = f"/c/{clip.public_id}/care/"
    assert signed_in(ada).get(there)["Location"] == f"/c/{clip.public_id}/"
    Clip.objects.update(needs_care=True)
    assert OFFERED in signed_in(ada).get(there).content.decode()
    assert signed_in(zoe).get(there).status_code == 404


def test_a_caption_in_an_unread_language_waits_and_says_so(
    clip: Clip, ada: Person, settings: LazySettings
) -> None:
    settings.UNREAD_LANGUAGE = "hold"
    words = {"caption": "Lodě", "audience": "public"}
    with patch(READING, return_value=UNREAD):
        page = signed_in(ada).post(f"/c/{clip.public_id}/edit/", words, follow=True)
    assert only_clip().standing == Standing.HELD
    assert page.content.decode().count(HONEST) == 2  # the message, and the note that stays
    assert LedgerEntry.objects.get().reason == "Screening does not read this language (xx)."


def test_a_caption_in_an_unread_language_is_shown_where_the_operator_wants_so(
    clip: Clip, ada: Person, settings: LazySettings
) -> None:
    settings.UNREAD_LANGUAGE = "publish"
    there = f"/c/{clip.public_id}/edit/"
    with patch(READING, return_value=UNREAD):
        signed_in(ada).post(there, {"caption": "Lodě", "audience": "public"})
    assert (only_clip().standing, only_clip().unread_language) == (Standing.LIVE, "xx")
    signed_in(ada).post(there, {"caption": "", "audience": "public"})
    assert only_clip().unread_language == ""


def test_a_detector_that_fails_holds_even_there(ada: Person, settings: LazySettings) -> None:
    settings.UNREAD_LANGUAGE = "publish"
    with patch(READING, return_value=not_checked("no model")):
        heard = read_words("Boats", "")
    assert heard is not None
    assert (heard.advice, heard.unread_language) == (Advice.HOLD, "")


def test_a_hurtful_text_beside_an_unread_one_is_still_asked_about(settings: LazySettings) -> None:
    settings.UNREAD_LANGUAGE = "publish"
    with patch(READING, side_effect=[UNREAD, read_one(HURTFUL)]):
        heard = read_words("Lodě", HURTFUL)
    assert heard is not None
    assert heard.advice is Advice.NUDGE
