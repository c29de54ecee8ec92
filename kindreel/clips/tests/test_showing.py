"""The page of one clip, in every state it can be in."""

import pytest
from django.conf import LazySettings
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from kindreel.clips.models import Audience, Clip, Rendition, Stage
from kindreel.config.tests.cast import clip_of, follow_of, signed_in
from kindreel.people.models import Person
from kindreel.protection.models import Block
from kindreel.standing.actions import Cause, change_standing
from kindreel.standing.models import Standing


def page_of(clip: Clip, browser: Client) -> str:
    answer = browser.get(f"/c/{clip.public_id}/")
    assert answer.status_code == 200
    return answer.content.decode()


def status(clip: Clip, browser: Client) -> int:
    return browser.get(f"/c/{clip.public_id}/").status_code


def with_film(clip: Clip) -> Clip:
    Rendition.objects.create(
        clip=clip, name="720", path=f"{clip.folder}/720.mp4", bytes=9, width=720, height=1280
    )
    return clip


def test_it_plays_the_clip_with_its_caption(ada: Person, zoe: Person) -> None:
    clip = with_film(clip_of(ada, "Boats with @zoe #Paper", alt="A boat on a pond"))
    page = page_of(clip, signed_in(zoe))
    assert '<source src="/media/' in page
    assert '<a href="/tags/paper/">#Paper</a>' in page
    assert '<a href="/@zoe/">@zoe</a>' in page
    assert 'aria-label="A boat on a pond"' in page
    assert f"/c/{clip.public_id}/comments/" in page
    assert f"/report/clip/{clip.public_id}/" in page


@pytest.mark.parametrize(
    "caption",
    ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "#a<b>b</b>", "@ada'\"<i>"],
)
def test_markup_in_a_caption_is_inert(ada: Person, caption: str) -> None:
    page = page_of(clip_of(ada, caption, alt=caption), Client())
    assert caption not in page
    for tag in ("<script>alert", "<img src=x", "<b>b", "<i>"):
        assert tag not in page


def test_marks_of_cards_in_a_caption_are_inert(ada: Person, zoe: Person) -> None:
    page = page_of(clip_of(ada, "\x02?own\x03hello\x02=csrf\x03"), signed_in(zoe))
    assert "hello" in page


@pytest.mark.parametrize("audience", [Audience.FOLLOWERS, Audience.ONLY_ME])
def test_strangers_do_not_find_what_is_not_for_them(
    ada: Person, zoe: Person, noah: Person, audience: Audience
) -> None:
    clip = clip_of(ada, audience=audience)
    follow_of(noah, ada)
    assert status(clip, signed_in(zoe)) == status(clip, Client()) == 404
    assert status(clip, signed_in(noah)) == (200 if audience == Audience.FOLLOWERS else 404)
    assert status(clip, signed_in(ada)) == 200


def test_a_block_hides_the_page_both_ways(ada: Person, zoe: Person) -> None:
    adas, zoes = clip_of(ada), clip_of(zoe)
    Block.objects.create(blocker=ada, blocked=zoe)
    assert status(adas, signed_in(zoe)) == status(zoes, signed_in(ada)) == 404


def test_a_private_account_shows_nothing_to_visitors(mia: Person, zoe: Person) -> None:
    clip = clip_of(mia, audience=Audience.PUBLIC)
    assert status(clip, Client()) == status(clip, signed_in(zoe)) == 404


def test_a_closed_community_shows_nothing_to_visitors(
    ada: Person, zoe: Person, settings: LazySettings
) -> None:
    settings.OPEN_TO_VISITORS = False
    clip = clip_of(ada)
    assert (status(clip, Client()), status(clip, signed_in(zoe))) == (302, 200)


@pytest.mark.parametrize("stage", [Stage.RECEIVED, Stage.CHECKING, Stage.ENCODING])
def test_the_author_sees_how_far_it_is_and_nobody_else(
    ada: Person, zoe: Person, stage: Stage
) -> None:
    clip = clip_of(ada, stage=stage, published_at=None)
    page = page_of(clip, signed_in(ada))
    assert 'aria-current="step"' in page
    assert stage.label in page
    assert f'hx-get="/c/{clip.public_id}/progress/"' in page
    assert "<noscript><meta http-equiv" in page
    for other in (signed_in(zoe), Client()):
        assert status(clip, other) == 404
    assert signed_in(zoe).get(f"/c/{clip.public_id}/progress/").status_code == 404


def test_the_page_is_loaded_again_once_it_plays(ada: Person) -> None:
    clip = clip_of(ada, stage=Stage.ENCODING, published_at=None)
    browser = signed_in(ada)
    address = f"/c/{clip.public_id}/progress/"
    assert "HX-Refresh" not in browser.get(address).headers
    Clip.objects.update(stage=Stage.PLAYABLE, published_at=clip.created_at)
    assert browser.get(address)["HX-Refresh"] == "true"


@pytest.mark.parametrize(("failure", "retries"), [("trouble", True), ("truncated", False)])
def test_a_failed_clip_says_why_and_what_to_do(ada: Person, failure: str, *, retries: bool) -> None:
    clip = clip_of(ada, stage=Stage.FAILED, failure=failure, published_at=None, original="x")
    page = page_of(clip, signed_in(ada))
    assert (f"/c/{clip.public_id}/retry/" in page) is retries
    assert ("Pick another video" in page) is not retries
    assert f"/c/{clip.public_id}/delete/" in page


def test_what_was_taken_down_tells_its_author_where_the_reason_is(ada: Person) -> None:
    clip = clip_of(ada)
    change_standing(subject=clip, to=Standing.REMOVED, cause=Cause(None, "decision"))
    page = page_of(clip, signed_in(ada))
    assert "/decisions/" in page
    assert "<video" not in page
    assert status(clip, Client()) == 404


def test_only_public_clips_describe_themselves_to_other_sites(ada: Person, mia: Person) -> None:
    clip = with_film(clip_of(ada, "Boats"))
    assert '<meta property="og:video"' in page_of(clip, Client())
    for hidden, author in ((clip_of(ada, audience=Audience.FOLLOWERS), ada), (clip_of(mia), mia)):
        page = page_of(hidden, signed_in(author))
        assert "og:" not in page
        assert '<meta name="robots" content="noindex">' in page


def test_the_page_takes_a_steady_number_of_queries(
    ada: Person, zoe: Person, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    clip = with_film(clip_of(ada))
    browser = signed_in(zoe)
    with django_assert_max_num_queries(9):
        page_of(clip, browser)
