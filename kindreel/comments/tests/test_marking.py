"""Likes and pins."""

from typing import TYPE_CHECKING

import pytest
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from kindreel.comments.models import Comment
from kindreel.config.tests.cast import clip_of, comment_of, signed_in
from kindreel.notices.models import Notice
from kindreel.people.models import Person
from kindreel.protection.models import Block, Mute
from kindreel.standing.models import Standing

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse as Answer

HTMX = {"HX-Request": "true"}


def press(client: Client, what: str, comment: Comment, *, htmx: bool = False) -> "Answer":
    address = reverse(f"comments:{what}", args=[comment.clip.public_id, comment.pk])
    return client.post(address, headers=HTMX if htmx else None)


def test_it_counts_a_like_once_and_tells_the_author_once(ada: Person, zoe: Person) -> None:
    comment = comment_of(ada, clip_of(ada), "Lovely!")
    zoes = signed_in(zoe)
    for _ in range(2):
        assert press(zoes, "like", comment).status_code == 302
    comment.refresh_from_db()
    assert comment.like_count == 1
    assert Notice.objects.get().recipient == ada


def test_it_takes_a_like_back_once(ada: Person, zoe: Person) -> None:
    comment = comment_of(ada, clip_of(ada), "Lovely!")
    zoes = signed_in(zoe)
    press(zoes, "like", comment)
    for _ in range(2):
        press(zoes, "unlike", comment)
    comment.refresh_from_db()
    assert comment.like_count == 0


def test_it_answers_htmx_with_the_heart_anew(ada: Person, zoe: Person) -> None:
    comment = comment_of(ada, clip_of(ada), "Lovely!")
    heart = press(signed_in(zoe), "like", comment, htmx=True).content.decode()
    assert 'aria-pressed="true"' in heart
    assert "/unlike/" in heart
    assert "<span>1</span>" in heart


def test_it_tells_nobody_of_their_own_like_or_of_one_they_muted(ada: Person, zoe: Person) -> None:
    comment = comment_of(ada, clip_of(ada), "Lovely!")
    Mute.objects.create(muter=ada, muted=zoe)
    press(signed_in(ada), "like", comment)
    press(signed_in(zoe), "like", comment)
    assert not Notice.objects.exists()


def test_it_likes_nothing_out_of_sight(ada: Person, zoe: Person, noah: Person) -> None:
    clip = clip_of(ada)
    held = comment_of(noah, clip, "Hm", standing=Standing.HELD)
    apart = comment_of(noah, clip, "Hello")
    Block.objects.create(blocker=noah, blocked=zoe)
    for comment in (held, apart):
        assert press(signed_in(zoe), "like", comment).status_code == 404


def test_it_pins_one_comment_on_top(ada: Person, zoe: Person) -> None:
    clip = clip_of(ada)
    one, two = comment_of(zoe, clip, "one"), comment_of(zoe, clip, "two")
    adas = signed_in(ada)
    press(adas, "pin", one)
    page = press(adas, "pin", two, htmx=True).content.decode()
    assert list(Comment.objects.filter(is_pinned=True)) == [two]
    assert page.count("Pinned") == 1
    press(adas, "unpin", two)
    assert not Comment.objects.filter(is_pinned=True).exists()


def test_only_the_creator_pins_and_never_an_answer(ada: Person, zoe: Person) -> None:
    clip = clip_of(ada)
    top = comment_of(zoe, clip, "one")
    answer = comment_of(zoe, clip, "two", parent=top)
    assert press(signed_in(zoe), "pin", top).status_code == 404
    press(signed_in(ada), "pin", answer)
    assert not Comment.objects.filter(is_pinned=True).exists()


def test_the_database_knows_one_pin_a_clip(ada: Person) -> None:
    clip = clip_of(ada)
    comment_of(ada, clip, "one", is_pinned=True)
    with pytest.raises(IntegrityError), transaction.atomic():
        comment_of(ada, clip, "two", is_pinned=True)
