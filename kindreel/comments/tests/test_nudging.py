"""The question before a hurtful comment: edit, post anyway, let it go; each recorded."""

import uuid
from typing import TYPE_CHECKING
from unittest.mock import patch

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from kindreel.clips.models import Clip
from kindreel.comments.actions import Refused, post_comment
from kindreel.comments.models import Comment, Nudge, NudgeAnswer
from kindreel.comments.tests.hurtful_words import CRUEL, HURTFUL, MORE_HURTFUL
from kindreel.comments.tests.test_posting import HTMX, say
from kindreel.config.tests.cast import clip_of, comment_of, signed_in
from kindreel.people.models import Person
from kindreel.standing.models import Standing

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Answer

ASKED = "How would it feel to hear this?"


def let_go(client: Client, clip: Clip, token: uuid.UUID, *, htmx: bool = False) -> "Answer":
    address = reverse("comments:cancel", args=[clip.public_id])
    return client.post(
        address, {"form_token": token, "text": HURTFUL}, headers=HTMX if htmx else None
    )


@pytest.mark.parametrize("htmx", [True, False])
def test_it_asks_before_it_posts_and_keeps_no_words(
    ada: Person, zoe: Person, *, htmx: bool
) -> None:
    clip = clip_of(ada)
    answer = say(signed_in(zoe), clip, HURTFUL, htmx=htmx)
    words = answer.content.decode()
    assert answer.status_code == 200
    assert ASKED in words
    assert HURTFUL in words
    assert ("<html" in words) is not htmx
    assert not Comment.objects.exists()
    nudge = Nudge.objects.get()
    assert (nudge.answer, nudge.answered_at) == ("", None)
    assert HURTFUL not in str(vars(nudge))


def test_it_asks_the_same_again_when_the_first_form_is_sent_twice(ada: Person, zoe: Person) -> None:
    clip, token, zoes = clip_of(ada), uuid.uuid4(), signed_in(zoe)
    for _ in range(2):
        assert ASKED in say(zoes, clip, HURTFUL, form_token=token).content.decode()
    assert (Nudge.objects.count(), Comment.objects.count()) == (1, 0)


def test_it_posts_other_words_and_notes_that_they_were_changed(ada: Person, zoe: Person) -> None:
    clip, token, zoes = clip_of(ada), uuid.uuid4(), signed_in(zoe)
    say(zoes, clip, HURTFUL, form_token=token)
    say(zoes, clip, "Not my kind of clip", form_token=token, after="edited")
    assert Comment.objects.get().text == "Not my kind of clip"
    assert Nudge.objects.get().answer == NudgeAnswer.EDITED


def test_it_posts_the_same_words_when_told_to_and_notes_it(ada: Person, zoe: Person) -> None:
    clip, token, zoes = clip_of(ada), uuid.uuid4(), signed_in(zoe)
    say(zoes, clip, HURTFUL, form_token=token)
    say(zoes, clip, HURTFUL, form_token=token, after="posted")
    assert Comment.objects.get().standing == Standing.LIVE
    assert Nudge.objects.get().answer == NudgeAnswer.POSTED


def test_it_goes_by_the_words_not_by_the_button(ada: Person, zoe: Person) -> None:
    clip, token, zoes = clip_of(ada), uuid.uuid4(), signed_in(zoe)
    say(zoes, clip, HURTFUL, form_token=token)
    say(zoes, clip, HURTFUL, form_token=token, after="edited")
    assert Nudge.objects.get().answer == NudgeAnswer.POSTED


def test_it_asks_once_a_form_even_when_the_new_words_hurt_too(ada: Person, zoe: Person) -> None:
    clip, token, zoes = clip_of(ada), uuid.uuid4(), signed_in(zoe)
    say(zoes, clip, HURTFUL, form_token=token)
    say(zoes, clip, MORE_HURTFUL, form_token=token, after="edited")
    assert Comment.objects.get().text == MORE_HURTFUL
    assert Nudge.objects.count() == 1


def test_it_reads_the_new_words_again_and_may_hold_them(ada: Person, zoe: Person) -> None:
    clip, token, zoes = clip_of(ada), uuid.uuid4(), signed_in(zoe)
    say(zoes, clip, HURTFUL, form_token=token)
    say(zoes, clip, CRUEL, form_token=token, after="edited")
    assert Comment.objects.get().standing == Standing.HELD
    assert Nudge.objects.get().answer == NudgeAnswer.EDITED


def test_it_asks_whoever_claims_to_have_been_asked(ada: Person, zoe: Person) -> None:
    answer = say(signed_in(zoe), clip_of(ada), HURTFUL, after="posted")
    assert ASKED in answer.content.decode()
    assert not Comment.objects.exists()


@pytest.mark.parametrize("htmx", [True, False])
def test_it_lets_a_comment_go_and_notes_it(ada: Person, zoe: Person, *, htmx: bool) -> None:
    clip, token, zoes = clip_of(ada), uuid.uuid4(), signed_in(zoe)
    say(zoes, clip, HURTFUL, form_token=token)
    answer = let_go(zoes, clip, token, htmx=htmx)
    assert Nudge.objects.get().answer == NudgeAnswer.CANCELLED
    assert not Comment.objects.exists()
    if htmx:
        assert "Nothing was posted" in answer.content.decode()
        assert str(token) not in answer.content.decode()


def test_it_treats_words_sent_after_letting_go_as_a_new_form(ada: Person, zoe: Person) -> None:
    clip, token, zoes = clip_of(ada), uuid.uuid4(), signed_in(zoe)
    say(zoes, clip, HURTFUL, form_token=token)
    let_go(zoes, clip, token)
    answer = say(zoes, clip, HURTFUL, form_token=token, after="posted")
    assert ASKED in answer.content.decode()
    say(zoes, clip, "Have a good day", form_token=token)
    assert [row.text for row in Comment.objects.all()] == ["Have a good day"]
    assert sorted(Nudge.objects.values_list("answer", flat=True)) == ["", NudgeAnswer.CANCELLED]


def test_it_posts_nothing_when_it_was_let_go_a_moment_before(ada: Person, zoe: Person) -> None:
    clip, token = clip_of(ada), uuid.uuid4()
    say(signed_in(zoe), clip, HURTFUL, form_token=token)
    stale = Nudge.objects.get()
    Nudge.objects.update(answer=NudgeAnswer.CANCELLED, answered_at=timezone.now())
    with patch("kindreel.comments.actions.post.nudges_about", return_value=[stale]):
        outcome = post_comment(
            author=zoe,
            clip=clip,
            text=HURTFUL,
            parent=None,
            form_token=token,
            after=NudgeAnswer.POSTED,
        )
    assert isinstance(outcome, Refused)
    assert not Comment.objects.exists()


def test_it_lets_go_only_of_ones_own(ada: Person, zoe: Person, noah: Person) -> None:
    clip, token = clip_of(ada), uuid.uuid4()
    say(signed_in(zoe), clip, HURTFUL, form_token=token)
    let_go(signed_in(noah), clip, token)
    assert Nudge.objects.get().answer == ""


def test_it_shows_the_question_again_with_what_is_wrong_in_the_new_words(
    ada: Person, zoe: Person
) -> None:
    clip, token, zoes = clip_of(ada), uuid.uuid4(), signed_in(zoe)
    say(zoes, clip, HURTFUL, form_token=token)
    answer = say(zoes, clip, "  ", form_token=token, after="edited")
    assert "Write something first." in answer.content.decode()
    assert ASKED in answer.content.decode()


def test_it_asks_for_an_answer_too(ada: Person, zoe: Person, noah: Person) -> None:
    clip = clip_of(ada)
    top = comment_of(noah, clip, "My first try")
    answer = say(signed_in(zoe), clip, HURTFUL, parent=top.pk)
    assert "Noah" in answer.content.decode()
    assert f'name="parent" value="{top.pk}"' in answer.content.decode()


def test_the_database_keeps_answer_and_time_together(ada: Person, zoe: Person) -> None:
    say(signed_in(zoe), clip_of(ada), HURTFUL)
    with pytest.raises(IntegrityError), transaction.atomic():
        Nudge.objects.update(answer=NudgeAnswer.POSTED)
