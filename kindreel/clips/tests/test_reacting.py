"""Likes, shares and views: each counted once."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from kindreel.clips.actions import count_view, like, unlike
from kindreel.clips.models import Audience, Clip, ClipLike
from kindreel.clips.rules import viewer_key
from kindreel.config.tests.cast import clip_of, signed_in
from kindreel.notices.models import Notice
from kindreel.people.models import Person
from kindreel.protection.models import Mute

HTMX = {"HX-Request": "true"}


@pytest.fixture
def clip(ada: Person) -> Clip:
    return clip_of(ada)


def likes(clip: Clip) -> tuple[int, int]:
    clip.refresh_from_db()
    return clip.like_count, ClipLike.objects.filter(clip=clip).count()


def test_a_double_press_likes_once(clip: Clip, zoe: Person) -> None:
    browser = signed_in(zoe)
    for _ in range(2):
        assert browser.post(f"/c/{clip.public_id}/like/").status_code == 302
    assert likes(clip) == (1, 1)


def test_taking_a_like_back_twice_takes_one(clip: Clip, zoe: Person, noah: Person) -> None:
    like(person=noah, clip=clip)
    like(person=zoe, clip=clip)
    for _ in range(2):
        signed_in(zoe).post(f"/c/{clip.public_id}/unlike/")
    assert likes(clip) == (1, 1)
    assert unlike(person=zoe, clip=clip) is False


def test_htmx_gets_the_button_anew(clip: Clip, zoe: Person) -> None:
    browser = signed_in(zoe)
    liked = browser.post(f"/c/{clip.public_id}/like/", headers=HTMX).content.decode()
    assert 'aria-pressed="true"' in liked
    assert f'action="/c/{clip.public_id}/unlike/"' in liked
    assert '<span class="reel__count">1</span>' in liked
    assert 'name="csrfmiddlewaretoken" value="' in liked
    assert "\x02" not in liked
    unliked = browser.post(f"/c/{clip.public_id}/unlike/", headers=HTMX).content.decode()
    assert 'aria-pressed="false"' in unliked


def test_the_author_hears_of_a_like_once(clip: Clip, ada: Person, zoe: Person) -> None:
    for _ in range(2):
        like(person=zoe, clip=clip)
        unlike(person=zoe, clip=clip)
    like(person=ada, clip=clip)
    assert [notice.title for notice in Notice.objects.all()] == ["Zoe likes your clip"]


def test_the_author_hears_nothing_of_somebody_they_muted(
    clip: Clip, ada: Person, zoe: Person
) -> None:
    Mute.objects.create(muter=ada, muted=zoe)
    like(person=zoe, clip=clip)
    assert not Notice.objects.exists()


@pytest.mark.parametrize("verb", ["like", "unlike", "share"])
def test_what_one_may_not_see_cannot_be_reacted_to(ada: Person, zoe: Person, verb: str) -> None:
    hidden = clip_of(ada, audience=Audience.ONLY_ME)
    assert signed_in(zoe).post(f"/c/{hidden.public_id}/{verb}/").status_code == 404
    assert signed_in(zoe).get(f"/c/{hidden.public_id}/{verb}/").status_code == 405


def test_visitors_are_asked_to_sign_in(clip: Clip) -> None:
    assert "/accounts/login/" in Client().post(f"/c/{clip.public_id}/like/")["Location"]


def test_sharing_counts_once_a_day_and_viewer(clip: Clip, zoe: Person) -> None:
    for browser in (signed_in(zoe), signed_in(zoe), Client(), Client()):
        assert browser.post(f"/c/{clip.public_id}/share/").status_code == 204
    clip.refresh_from_db()
    assert clip.share_count == 2


def test_reloading_does_not_count_another_view(clip: Clip, zoe: Person) -> None:
    today = timezone.localdate()
    counted = [
        count_view(clip=clip, viewer_key=viewer_key(zoe, "192.0.2.1", day), day=day)
        for day in (today, today, today + timedelta(days=1))
    ]
    clip.refresh_from_db()
    assert (counted, clip.view_count) == ([True, False, True], 2)


def test_a_viewer_key_says_neither_who_nor_links_two_days(zoe: Person) -> None:
    today = timezone.localdate()
    key = viewer_key(zoe, "192.0.2.1", today)
    assert key == viewer_key(zoe, "198.51.100.7", today)
    assert key != viewer_key(zoe, "192.0.2.1", today + timedelta(days=1))
    assert "192.0.2.1" not in key
