import re
from datetime import timedelta
from html import unescape

import pytest
from django.conf import LazySettings
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from kindreel.clips.models import Audience, Clip, Stage
from kindreel.config.tests.cast import clip_of, follow_of, signed_in
from kindreel.people.models import Person
from kindreel.protection.models import Block, Mute
from kindreel.standing.actions import Cause, change_standing
from kindreel.standing.models import Standing


def shown(client: Client, address: str = "/") -> set[str]:
    page = client.get(address)
    assert page.status_code == 200
    ids = Clip.objects.values_list("public_id", flat=True)
    return {public_id for public_id in ids if f'data-reel="{public_id}"' in page.content.decode()}


def more_of(client: Client, address: str) -> str:
    link = re.search(
        r'class="feed__more button" href="([^"]+)"', client.get(address).content.decode()
    )
    return unescape(link[1]) if link else ""


def starts_by_itself(client: Client) -> bool:
    return 'data-autoplay="on"' in client.get("/").content.decode()


def test_it_shows_public_clips_to_members_and_visitors(ada: Person, zoe: Person) -> None:
    clip = clip_of(ada)
    assert shown(signed_in(zoe)) == shown(Client()) == {clip.public_id}


def test_a_closed_community_shows_visitors_nothing(ada: Person, settings: LazySettings) -> None:
    settings.OPEN_TO_VISITORS = False
    clip = clip_of(ada)
    assert shown(Client()) == set()
    assert Client().get("/discover/").status_code == 302
    assert Client().get(f"/c/{clip.public_id}/").status_code in {302, 404}


def test_it_hides_what_is_not_for_this_viewer(
    ada: Person, zoe: Person, noah: Person, mia: Person
) -> None:
    clip_of(ada, audience=Audience.FOLLOWERS)
    clip_of(ada, audience=Audience.ONLY_ME)
    clip_of(ada, stage=Stage.ENCODING, published_at=None)
    clip_of(mia)  # a private account
    held = clip_of(ada)
    change_standing(subject=held, to=Standing.HELD, cause=Cause(None, "screening"))
    clip_of(noah)
    Block.objects.create(blocker=noah, blocked=zoe)
    assert shown(signed_in(zoe)) == set()


def test_it_leaves_out_the_muted_and_what_was_seen(ada: Person, zoe: Person, noah: Person) -> None:
    Person.objects.filter(pk=noah.pk).update(is_private=False)
    seen, muted = clip_of(ada), clip_of(noah)
    client = signed_in(zoe)
    assert shown(client) == {seen.public_id, muted.public_id}
    assert client.post(f"/seen/{seen.public_id}/").status_code == 204
    Mute.objects.create(muter=zoe, muted=noah)
    assert shown(client) == set()
    assert "You have seen what is new" in client.get("/").content.decode()


def test_it_ends_and_never_repeats(ada: Person, zoe: Person) -> None:
    people = [
        Person.objects.create_user(f"maker{n}", f"maker{n}@example.org", is_private=False)
        for n in range(15)
    ]
    clips = {clip_of(maker).public_id for maker in people}
    client = signed_in(zoe)
    first = shown(client)
    assert len(first) == 10
    more = more_of(client, "/")
    second = shown(client, more)
    assert len(second) == 5
    assert first | second == clips
    assert not first & second
    assert more_of(client, more) == ""


def test_a_bent_cursor_is_harmless(ada: Person, zoe: Person) -> None:
    clip_of(ada)
    for after in ("x", "1.2.-3", "9" * 400, ".".join("1" * 500), "%00"):
        assert signed_in(zoe).get("/", {"after": after}).status_code == 200


def test_what_is_held_after_the_pool_was_read_is_gone_at_once(ada: Person, zoe: Person) -> None:
    clip = clip_of(ada)
    client = signed_in(zoe)
    assert shown(client) == {clip.public_id}
    change_standing(subject=clip, to=Standing.HELD, cause=Cause(None, "report"))
    assert shown(client) == set()


def test_following_shows_followed_people_newest_first(
    ada: Person, zoe: Person, mia: Person
) -> None:
    old = clip_of(mia, published_at=timezone.now() - timedelta(days=2))
    new = clip_of(mia, audience=Audience.FOLLOWERS)
    clip_of(ada)
    follow_of(zoe, mia)
    client = signed_in(zoe)
    assert shown(client, "/following/") == {old.public_id, new.public_id}
    page = client.get("/following/").content.decode()
    assert page.index(new.public_id) < page.index(old.public_id)


def test_following_asks_visitors_to_sign_in() -> None:
    assert Client().get("/following/").status_code == 302


@pytest.mark.parametrize("address", ["/", "/following/", "/discover/"])
def test_the_number_of_queries_does_not_grow_with_the_clips(
    address: str, zoe: Person, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for n in range(12):
        maker = Person.objects.create_user(f"m{n}x", f"m{n}x@example.org", is_private=False)
        clip_of(maker, caption="#one #two")
        follow_of(zoe, maker)
    client = signed_in(zoe)
    client.get(address)
    with django_assert_max_num_queries(10):
        client.get(address)


def test_under_eighteens_start_without_autoplay(zoe: Person, noah: Person) -> None:
    assert starts_by_itself(signed_in(zoe))
    assert not starts_by_itself(signed_in(noah))
    Person.objects.filter(pk=noah.pk).update(autoplay=True)
    assert starts_by_itself(signed_in(noah))
