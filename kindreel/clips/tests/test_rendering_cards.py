"""Cards: rendered once, the viewer's own parts put in."""

from unittest.mock import patch

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest
from django.test import RequestFactory
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from kindreel.clips.cards import cards
from kindreel.clips.models import Clip, ClipLike, Rendition
from kindreel.config.tests.cast import clip_of, follow_of
from kindreel.people.models import Person, Viewer

TEMPLATE = "kindreel.clips.cards.get_template"


def asked(**headers: str) -> HttpRequest:
    return RequestFactory().get("/", headers=headers)


def card_for(viewer: Viewer, clip: Clip) -> str:
    fresh = Clip.objects.select_related("author").get(pk=clip.pk)
    return cards([fresh], viewer, asked())[0]


@pytest.fixture
def clip(ada: Person) -> Clip:
    return clip_of(ada, "Boats")


def test_each_viewer_gets_their_own_parts(clip: Clip, ada: Person, zoe: Person) -> None:
    visitor, own = card_for(AnonymousUser(), clip), card_for(ada, clip)
    other = card_for(zoe, clip)
    assert "Sign in to like" in visitor
    assert "data-like" not in visitor
    assert ("/edit/" in own, "/edit/" in other, "/edit/" in visitor) == (True, False, False)
    assert ("Not interested" in own, "Not interested" in other) == (False, True)
    assert (">Follow<" in own, ">Follow<" in other, ">Follow<" in visitor) == (False, True, False)


def test_likes_and_follows_show(clip: Clip, ada: Person, zoe: Person) -> None:
    ClipLike.objects.create(clip=clip, person=zoe)
    follow_of(zoe, ada)
    card = card_for(zoe, clip)
    assert 'aria-pressed="true"' in card
    assert 'aria-pressed="false"' not in card
    assert ">Follow<" not in card


def test_no_mark_is_left_in_a_card(clip: Clip, zoe: Person) -> None:
    card = card_for(zoe, clip)
    assert "\x02" not in card
    assert "\x03" not in card
    assert 'name="csrfmiddlewaretoken" value=""' not in card


def test_a_second_page_renders_no_template(clip: Clip, zoe: Person, noah: Person) -> None:
    card_for(zoe, clip)
    with patch(TEMPLATE) as template:
        card_for(noah, clip)
        card_for(AnonymousUser(), clip)
    template.assert_not_called()


def test_counts_are_always_fresh(clip: Clip, zoe: Person) -> None:
    card_for(zoe, clip)
    Clip.objects.update(like_count=1234, comment_count=7)
    with patch(TEMPLATE):
        card = card_for(zoe, clip)
    assert ("1.2k" in card, ">7<" in card) == (True, True)


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (lambda: Clip.objects.update(caption="Ships", edited_at=timezone.now()), "Ships"),
        (lambda: Clip.objects.update(alt="A ship"), 'aria-label="A ship"'),
        (lambda: Person.objects.filter(username="ada").update(display_name="Lady"), "Lady"),
    ],
)
def test_a_change_shows_at_once(clip: Clip, zoe: Person, change: object, words: str) -> None:
    assert words not in card_for(zoe, clip)
    assert callable(change)
    change()
    assert words in card_for(zoe, clip)


def test_those_who_save_data_get_the_small_version_first(clip: Clip, zoe: Person) -> None:
    for name, weight in (("480", 3), ("720", 6), ("source", 9)):
        path = f"{clip.folder}/{name}.mp4"
        Rendition.objects.create(clip=clip, name=name, path=path, bytes=weight, width=1, height=2)

    def order(**headers: str) -> list[str]:
        card = cards([clip], zoe, asked(**headers))[0]
        parts = card.split('<source src="/media/')[1:]
        return [part.split("/")[2].split(".")[0] for part in parts]

    assert order() == ["720", "480", "source"]
    assert order(**{"Save-Data": "on"}) == ["480", "720", "source"]


def test_queries_do_not_grow_with_the_number_of_cards(
    ada: Person, noah: Person, zoe: Person, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for author in (ada, noah) * 6:
        clip_of(author)
    for number, queries in ((2, 3), (12, 3), (12, 2)):
        clips = list(Clip.objects.select_related("author").order_by("pk")[:number])
        with django_assert_num_queries(queries):
            assert len(cards(clips, zoe, asked())) == number
