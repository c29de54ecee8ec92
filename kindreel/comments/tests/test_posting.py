"""Posting a comment, through the page."""

import uuid
from typing import TYPE_CHECKING
from unittest.mock import patch

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from kindreel.clips.models import Audience, Clip
from kindreel.comments.actions import Refused, post_comment
from kindreel.comments.models import Comment
from kindreel.comments.rules import Reason
from kindreel.comments.tests.hurtful_words import CRUEL
from kindreel.config.tests.cast import clip_of, comment_of, follow_of, signed_in
from kindreel.notices.models import Notice
from kindreel.people.models import Person
from kindreel.protection.models import Block, CommentChoice, HiddenWord, Mute, WhoMayComment
from kindreel.screening import Advice, Verdict
from kindreel.standing.models import LedgerEntry, Standing

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Answer

HTMX = {"HX-Request": "true"}


def say(client: Client, clip: Clip, text: str, *, htmx: bool = False, **fields: object) -> "Answer":
    values = {"text": text, "form_token": uuid.uuid4(), **fields}
    address = reverse("comments:post", args=[clip.public_id])
    return client.post(address, values, headers=HTMX if htmx else None)


def test_it_publishes_a_kind_comment(ada: Person, zoe: Person) -> None:
    clip = clip_of(ada)
    answer = say(signed_in(zoe), clip, "What a lovely boat!")
    comment = Comment.objects.get()
    assert answer.status_code == 302
    assert (comment.standing, comment.is_checked) == (Standing.LIVE, True)
    clip.refresh_from_db()
    assert clip.comment_count == 1


def test_it_answers_htmx_with_the_comment_in_its_place_and_a_fresh_form(
    ada: Person, zoe: Person
) -> None:
    clip = clip_of(ada)
    token = uuid.uuid4()
    answer = say(signed_in(zoe), clip, "What a lovely boat!", htmx=True, form_token=token)
    words = answer.content.decode()
    assert f"afterbegin:#comments-{clip.public_id}" in words
    assert "What a lovely boat!" in words
    assert str(token) not in words
    assert '"count": 1' in answer["HX-Trigger"]


def test_it_makes_one_comment_of_a_form_sent_twice(ada: Person, zoe: Person) -> None:
    clip, token, zoes = clip_of(ada), uuid.uuid4(), signed_in(zoe)
    first = say(zoes, clip, "Lovely!", form_token=token)
    second = say(zoes, clip, "Lovely!", form_token=token)
    assert (first.status_code, second.status_code) == (302, 302)
    assert first["Location"] == second["Location"]
    assert Comment.objects.count() == 1
    clip.refresh_from_db()
    assert clip.comment_count == 1


def test_it_keeps_other_words_written_after_going_back_to_a_used_form(
    ada: Person, zoe: Person
) -> None:
    clip, token, zoes = clip_of(ada), uuid.uuid4(), signed_in(zoe)
    say(zoes, clip, "Lovely!", form_token=token)
    say(zoes, clip, "And the music too", form_token=token)
    assert {row.text for row in Comment.objects.all()} == {"Lovely!", "And the music too"}


@pytest.mark.parametrize(
    "text", ["", "   \n\t ", "\u200b\u200d\u2060\ufeff", "\u202e", "\u3164\u2800"]
)
def test_it_asks_for_words_when_there_are_none(ada: Person, zoe: Person, text: str) -> None:
    clip = clip_of(ada)
    answer = say(signed_in(zoe), clip, text, htmx=True)
    assert answer.status_code == 422
    assert "Write something first." in answer.content.decode()
    assert not Comment.objects.exists()


@pytest.mark.parametrize("length", [501, 5000])
def test_it_says_so_when_a_comment_is_too_long(ada: Person, zoe: Person, length: int) -> None:
    clip = clip_of(ada)
    answer = say(signed_in(zoe), clip, "a" * length, htmx=True)
    assert answer.status_code == 422
    assert "too long" in answer.content.decode()
    assert not Comment.objects.exists()


def test_it_shows_markup_as_plain_letters_and_drops_direction_overrides(
    ada: Person, zoe: Person
) -> None:
    clip = clip_of(ada)
    say(signed_in(zoe), clip, "<b>hi</b> \u202eevil\u202c there")
    page = Client().get(reverse("comments:list", args=[clip.public_id])).content.decode()
    assert "&lt;b&gt;hi&lt;/b&gt; evil there" in page


def test_it_wants_a_form_with_a_token(ada: Person, zoe: Person) -> None:
    answer = say(signed_in(zoe), clip_of(ada), "Lovely!", form_token="no-token")
    assert answer.status_code == 422
    assert not Comment.objects.exists()


def test_it_sends_a_visitor_to_sign_in(ada: Person) -> None:
    clip = clip_of(ada)
    there = f"/accounts/login/?next=/c/{clip.public_id}/comments/"
    assert say(Client(), clip, "Lovely!")["Location"] == there
    assert say(Client(), clip, "Lovely!", htmx=True)["HX-Redirect"] == there
    assert not Comment.objects.exists()


def test_it_takes_nothing_by_get(ada: Person, zoe: Person) -> None:
    clip = clip_of(ada)
    for name in ("post", "cancel"):
        assert (
            signed_in(zoe).get(reverse(f"comments:{name}", args=[clip.public_id])).status_code
            == 405
        )
    comment = comment_of(zoe, clip, "Lovely!")
    for name in ("like", "unlike", "pin", "unpin", "delete"):
        address = reverse(f"comments:{name}", args=[clip.public_id, comment.pk])
        assert signed_in(zoe).get(address).status_code == 405


def test_it_takes_nothing_without_the_form_token_of_the_site(ada: Person, zoe: Person) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(zoe, backend="kindreel.people.backend.Accounts")
    assert say(strict, clip_of(ada), "Lovely!").status_code == 403
    assert not Comment.objects.exists()


def test_it_knows_no_clip_that_the_speaker_may_not_see(
    ada: Person, mia: Person, zoe: Person
) -> None:
    zoes = signed_in(zoe)
    assert say(zoes, clip_of(mia), "Hello").status_code == 404
    assert say(zoes, clip_of(ada, audience=Audience.ONLY_ME), "Hello").status_code == 404
    assert say(zoes, clip_of(ada, standing=Standing.HELD), "Hello").status_code == 404
    Block.objects.create(blocker=ada, blocked=zoe)
    assert say(zoes, clip_of(ada), "Hello").status_code == 404
    assert not Comment.objects.exists()


@pytest.mark.parametrize(
    ("who", "is_following", "is_taken"),
    [
        (WhoMayComment.EVERYONE, False, True),
        (WhoMayComment.FOLLOWERS, False, False),
        (WhoMayComment.FOLLOWERS, True, True),
        (WhoMayComment.NOBODY, True, False),
    ],
)
def test_it_respects_who_may_comment(
    ada: Person, zoe: Person, who: WhoMayComment, *, is_following: bool, is_taken: bool
) -> None:
    CommentChoice.objects.create(person=ada, who=who)
    if is_following:
        follow_of(zoe, ada)
    answer = say(signed_in(zoe), clip_of(ada), "Lovely!", htmx=True)
    assert Comment.objects.exists() is is_taken
    if not is_taken:
        assert answer.status_code == 422
        assert 'data-reason="closed"' in answer.content.decode()


def test_it_refuses_while_an_account_is_held(ada: Person, zoe: Person) -> None:
    clip, zoes = clip_of(ada), signed_in(zoe)
    Person.objects.filter(pk=zoe.pk).update(standing=Standing.LIMITED)
    zoe.refresh_from_db()
    say(zoes, clip, "Lovely!", htmx=True)
    outcome = post_comment(
        author=zoe, clip=clip, text="Lovely!", parent=None, form_token=uuid.uuid4()
    )
    assert outcome == Refused(Reason.ACCOUNT)
    assert not Comment.objects.exists()


def test_it_holds_what_may_be_cruel_and_tells_its_author_calmly(ada: Person, zoe: Person) -> None:
    clip = clip_of(ada)
    answer = say(signed_in(zoe), clip, CRUEL)
    comment = Comment.objects.get()
    assert comment.standing == Standing.HELD
    assert "Somebody reads it first" in answer.content.decode()
    assert LedgerEntry.objects.get(subject_kind="comment").cause == "screening"
    assert [row.recipient_id for row in Notice.objects.all()] == [zoe.pk]
    clip.refresh_from_db()
    assert clip.comment_count == 0


def test_it_gives_the_same_answer_to_a_held_comment_sent_twice(ada: Person, zoe: Person) -> None:
    clip, token, zoes = clip_of(ada), uuid.uuid4(), signed_in(zoe)
    say(zoes, clip, CRUEL, form_token=token)
    again = say(zoes, clip, CRUEL, form_token=token)
    assert "Somebody reads it first" in again.content.decode()
    assert (Comment.objects.count(), Notice.objects.count()) == (1, 1)


def test_it_holds_what_screening_could_not_read(ada: Person, zoe: Person) -> None:
    blind = Verdict(Advice.HOLD, {}, checked=False, model="", policy="p", reason="no model")
    with patch("kindreel.comments.actions.post.read", return_value=blind):
        say(signed_in(zoe), clip_of(ada), "Lovely!")
    comment = Comment.objects.get()
    assert (comment.standing, comment.is_checked) == (Standing.HELD, False)


def test_it_never_shows_what_screening_thought(ada: Person, zoe: Person) -> None:
    clip, zoes = clip_of(ada), signed_in(zoe)
    pages = [say(zoes, clip, CRUEL), zoes.get(reverse("comments:list", args=[clip.public_id]))]
    for page in pages:
        words = page.content.decode().lower()
        assert "toxic" not in words
        assert "0.9" not in words


def test_it_tells_the_creator_once_and_without_the_words(ada: Person, zoe: Person) -> None:
    clip = clip_of(ada)
    say(signed_in(zoe), clip, "Lovely boat @ada")
    notice = Notice.objects.get()
    assert notice.recipient == ada
    assert "boat" not in notice.title + notice.words
    page = signed_in(ada).get(notice.link.partition("#")[0])
    assert "Lovely boat" in page.content.decode()


def test_it_tells_who_is_mentioned_if_they_can_see_the_clip(
    ada: Person, zoe: Person, noah: Person, mia: Person
) -> None:
    open_to_all, for_noah = clip_of(ada), clip_of(ada, audience=Audience.FOLLOWERS)
    follow_of(noah, ada)
    follow_of(zoe, ada)
    say(signed_in(zoe), open_to_all, "Look @noah and @mia and @nobody_at_all")
    told = Notice.objects.filter(title__contains="mentioned")
    assert {row.recipient for row in told} == {noah, mia}
    Notice.objects.all().delete()
    say(signed_in(zoe), for_noah, "Look @noah and @mia")
    assert {row.recipient for row in told.all()} == {noah}


def test_it_tells_nobody_who_muted_or_blocked_the_speaker(
    ada: Person, zoe: Person, noah: Person
) -> None:
    Mute.objects.create(muter=ada, muted=zoe)
    Block.objects.create(blocker=noah, blocked=zoe)
    say(signed_in(zoe), clip_of(ada), "Look @noah")
    assert Comment.objects.count() == 1
    assert not Notice.objects.exists()


def test_it_keeps_the_creators_hidden_words_from_everybody_else(
    ada: Person, zoe: Person, noah: Person
) -> None:
    HiddenWord.objects.create(person=ada, phrase="spider", folded="spider")
    clip = clip_of(ada)
    say(signed_in(zoe), clip, "A spider in the boat!")
    address = reverse("comments:list", args=[clip.public_id])
    assert "spider" in signed_in(zoe).get(address).content.decode()
    assert "spider" not in signed_in(noah).get(address).content.decode()
    assert "spider" not in Client().get(address).content.decode()
    assert not Notice.objects.exists()
    clip.refresh_from_db()
    assert clip.comment_count == 0
    adas = signed_in(ada)
    assert "A spider" not in adas.get(address).content.decode()
    filtered = reverse("comments:filtered", args=[clip.public_id])
    assert "A spider" in adas.get(filtered).content.decode()
    assert signed_in(noah).get(filtered).status_code == 404


def test_it_slows_down_whoever_posts_very_much(ada: Person, zoe: Person) -> None:
    clip, zoes = clip_of(ada), signed_in(zoe)
    with patch("django.utils.timezone.now", return_value=timezone.now()):
        answers = [say(zoes, clip, f"Lovely {number}!").status_code for number in range(13)]
    assert answers == [302] * 12 + [429]
    assert Comment.objects.count() == 12
