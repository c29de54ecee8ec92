"""A comment in a language that no model reads: held or shown, and never called clean."""

from unittest.mock import patch

import pytest
from django.conf import LazySettings
from django.urls import reverse

from kindreel.comments.models import Comment
from kindreel.comments.tests.test_posting import say
from kindreel.config.tests.cast import clip_of, signed_in
from kindreel.notices.models import Notice
from kindreel.people.models import Person
from kindreel.screening.verdict import not_checked
from kindreel.standing.models import LedgerEntry, Standing

READING = "kindreel.comments.actions.post.read"
UNREAD = not_checked("no model reads the language xx", language="xx")
HONEST = "Our checker does not read this language yet"


@pytest.fixture(autouse=True)
def _hold(settings: LazySettings) -> None:
    settings.UNREAD_LANGUAGE = "hold"


def test_it_waits_for_a_person_and_says_honestly_why(ada: Person, zoe: Person) -> None:
    clip = clip_of(ada)
    with patch(READING, return_value=UNREAD):
        answer = say(signed_in(zoe), clip, "Lovely!")
    comment = Comment.objects.get()
    assert (comment.standing, comment.is_checked) == (Standing.HELD, False)
    assert HONEST in answer.content.decode()
    assert HONEST in Notice.objects.get(recipient=zoe).words
    assert LedgerEntry.objects.get().reason == "Screening does not read this language (xx)."


def test_it_is_shown_unread_when_the_operator_wants_so(
    ada: Person, zoe: Person, settings: LazySettings
) -> None:
    settings.UNREAD_LANGUAGE = "publish"
    with patch(READING, return_value=UNREAD):
        answer = say(signed_in(zoe), clip_of(ada), "Lovely!")
    comment = Comment.objects.get()
    assert answer.status_code == 302
    assert (comment.standing, comment.is_checked) == (Standing.LIVE, False)
    assert comment.is_unread


@pytest.mark.parametrize("setting", ["hold", "publish"])
def test_a_detector_that_fails_always_holds(
    ada: Person, zoe: Person, settings: LazySettings, setting: str
) -> None:
    settings.UNREAD_LANGUAGE = setting
    with patch(READING, return_value=not_checked("no model: transformer.onnx is damaged")):
        answer = say(signed_in(zoe), clip_of(ada), "Lovely!")
    assert Comment.objects.get().standing == Standing.HELD
    assert HONEST not in answer.content.decode()
    assert LedgerEntry.objects.get().reason == "Screening could not read it."


def test_the_team_reads_on_the_case_that_nothing_has_read_it(
    ada: Person, zoe: Person, noah: Person, max_: Person, settings: LazySettings
) -> None:
    settings.UNREAD_LANGUAGE = "publish"
    clip = clip_of(ada)
    with patch(READING, return_value=UNREAD):
        say(signed_in(zoe), clip, "Lovely!")
    place = reverse("moderation:report", args=["comment", str(Comment.objects.get().pk)])
    signed_in(noah).post(place, {"category": "spam"})
    page = signed_in(max_).get("/moderation/cases/1/", follow=True)
    assert "It was shown unread" in page.content.decode()
