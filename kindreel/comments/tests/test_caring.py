"""Words that sound heavy: published like any other, and their author is offered help."""

import uuid

import pytest
from django.test import Client
from django.urls import reverse

from kindreel.comments.models import Comment, Nudge
from kindreel.comments.tests.hurtful_words import HEAVY
from kindreel.comments.tests.test_posting import say
from kindreel.config.tests.cast import clip_of, comment_of, signed_in
from kindreel.notices.models import Notice
from kindreel.people.models import Person
from kindreel.standing.models import LedgerEntry, Standing

OFFERED = "That sounds heavy. You are not alone."


@pytest.mark.parametrize("htmx", [True, False])
def test_it_publishes_and_offers_help(ada: Person, zoe: Person, *, htmx: bool) -> None:
    clip = clip_of(ada)
    answer = say(signed_in(zoe), clip, HEAVY, htmx=htmx)
    words = answer.content.decode()
    comment = Comment.objects.get()
    assert (answer.status_code, comment.standing, comment.needs_care) == (200, Standing.LIVE, True)
    assert OFFERED in words
    assert f'href="{reverse("campaigns:help")}"' in words
    assert HEAVY in words
    assert ("<html" in words) is not htmx
    clip.refresh_from_db()
    assert clip.comment_count == 1


def test_it_puts_the_comment_in_its_place_for_htmx(ada: Person, zoe: Person) -> None:
    clip = clip_of(ada)
    answer = say(signed_in(zoe), clip, HEAVY, htmx=True)
    assert f"afterbegin:#comments-{clip.public_id}" in answer.content.decode()
    assert '"count": 1' in answer["HX-Trigger"]


def test_it_neither_asks_nor_holds_nor_writes_to_the_ledger(ada: Person, zoe: Person) -> None:
    say(signed_in(zoe), clip_of(ada), HEAVY)
    assert not Nudge.objects.exists()
    assert not LedgerEntry.objects.exists()
    assert {notice.recipient for notice in Notice.objects.all()} == {ada}


def test_it_says_nothing_of_rules_scores_or_decisions(ada: Person, zoe: Person) -> None:
    words = say(signed_in(zoe), clip_of(ada), HEAVY, htmx=True).content.decode().lower()
    for alarming in ("rule", "decision", "decide", "violat", "self_harm", "report it", "0."):
        assert alarming not in words, alarming


def test_the_same_form_sent_twice_offers_help_again_and_posts_once(
    ada: Person, zoe: Person
) -> None:
    clip, token, zoes = clip_of(ada), uuid.uuid4(), signed_in(zoe)
    for _ in range(2):
        assert OFFERED in say(zoes, clip, HEAVY, form_token=token).content.decode()
    assert Comment.objects.count() == 1


def test_an_answer_offers_help_too(ada: Person, zoe: Person, noah: Person) -> None:
    clip = clip_of(ada)
    top = comment_of(noah, clip, "My first try")
    answer = say(signed_in(zoe), clip, HEAVY, htmx=True, parent=top.pk)
    assert OFFERED in answer.content.decode()
    assert f"#answers-list-{top.pk}" in answer.content.decode()


def test_nobody_else_learns_of_it(ada: Person, zoe: Person, noah: Person) -> None:
    clip = clip_of(ada)
    say(signed_in(zoe), clip, HEAVY)
    for reader in (signed_in(ada), signed_in(noah), signed_in(zoe), Client()):
        page = reader.get(reverse("comments:list", args=[clip.public_id])).content.decode()
        assert HEAVY in page
        assert OFFERED not in page
        assert "care" not in page.lower().replace("care desk", "")


def test_kind_words_offer_nothing(ada: Person, zoe: Person) -> None:
    answer = say(signed_in(zoe), clip_of(ada), "What a lovely boat!", htmx=True)
    assert OFFERED not in answer.content.decode()
    assert not Comment.objects.get().needs_care
