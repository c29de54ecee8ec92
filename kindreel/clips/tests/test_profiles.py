"""Somebody's page with their clips."""

import json

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from kindreel.clips.exports import export
from kindreel.clips.models import Audience, Stage
from kindreel.config.tests.cast import clip_of, follow_of, signed_in
from kindreel.people.models import Follow, FollowStage, Person
from kindreel.protection.models import Block
from kindreel.standing.models import Standing


def shown(browser: Client, address: str = "/@ada/") -> set[str]:
    page = browser.get(address)
    assert page.status_code == 200
    return {clip.public_id for clip in page.context["clips"]}


def test_it_shows_what_this_viewer_may_see(ada: Person, zoe: Person, noah: Person) -> None:
    ids = {choice: clip_of(ada, audience=choice).public_id for choice in Audience}
    follow_of(noah, ada)
    everyone, followers = ids[Audience.PUBLIC], ids[Audience.FOLLOWERS]
    assert shown(Client()) == shown(signed_in(zoe)) == {everyone}
    assert shown(signed_in(noah)) == {everyone, followers}
    assert shown(signed_in(ada)) == set(ids.values())


def test_oneself_sees_what_failed_is_held_or_on_its_way(ada: Person, zoe: Person) -> None:
    mine = {
        clip_of(ada, stage=Stage.ENCODING, published_at=None),
        clip_of(ada, stage=Stage.FAILED, failure="truncated", published_at=None),
        clip_of(ada, standing=Standing.HELD),
        clip_of(ada, standing=Standing.REMOVED),
    }
    assert shown(signed_in(ada)) == {clip.public_id for clip in mine}
    assert shown(signed_in(zoe)) == set()
    page = signed_in(ada).get("/@ada/").content.decode()
    for words in ("Getting ready", "Could not be used", "Waiting for a look", "Taken down"):
        assert words in page


def test_a_private_account_shows_its_clips_to_followers_only(mia: Person, noah: Person) -> None:
    clip = clip_of(mia)
    page = signed_in(noah).get("/@mia/")
    assert "This account is private" in page.content.decode()
    assert page.context["figures"].clips == 0
    Follow.objects.create(follower=noah, followed=mia, stage=FollowStage.ASKED)
    assert "This account is private" in signed_in(noah).get("/@mia/").content.decode()
    Follow.objects.update(stage=FollowStage.ACCEPTED)
    assert shown(signed_in(noah), "/@mia/") == {clip.public_id}


def test_a_block_makes_both_vanish(ada: Person, zoe: Person) -> None:
    Block.objects.create(blocker=ada, blocked=zoe)
    assert signed_in(zoe).get("/@ada/").status_code == 404
    assert signed_in(ada).get("/@zoe/").status_code == 404


@pytest.mark.parametrize("fields", [{"is_active": False}, {"standing": Standing.REMOVED}])
def test_somebody_who_left_is_not_found(ada: Person, fields: dict[str, object]) -> None:
    Person.objects.update(**fields)
    assert Client().get("/@ada/").status_code == 404


def test_counts_are_of_what_this_viewer_may_see(ada: Person, zoe: Person) -> None:
    clip_of(ada, like_count=3)
    clip_of(ada, like_count=5, audience=Audience.ONLY_ME)
    follow_of(zoe, ada)
    figures = signed_in(zoe).get("/@ada/").context["figures"]
    assert (figures.clips, figures.likes, figures.followers) == (1, 3, 1)


def test_a_long_list_comes_in_pages(ada: Person) -> None:
    ids = {clip_of(ada).public_id for _ in range(30)}
    browser = Client()
    first = shown(browser)
    before = browser.get("/@ada/").context["before"]
    part = browser.get(f"/@ada/?before={before}", headers={"HX-Request": "true"})
    second = {clip.public_id for clip in part.context["clips"]}
    assert (len(first), first & second, first | second) == (24, set(), ids)
    assert "<html" not in part.content.decode()
    assert shown(browser, f"/@ada/?before={before}") == second
    assert shown(browser, "/@ada/?before=nonsense") == first


def test_a_handle_is_found_in_any_case(ada: Person) -> None:
    assert Client().get("/@Ada/").status_code == 200


def test_me_leads_to_oneself(ada: Person) -> None:
    assert signed_in(ada).get("/me/")["Location"] == "/@ada/"
    assert "/accounts/login/" in Client().get("/me/")["Location"]


def test_queries_do_not_grow_with_the_number_of_clips(
    ada: Person, zoe: Person, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    browser = signed_in(zoe)
    for number in (1, 20):
        for _ in range(number):
            clip_of(ada)
        with django_assert_max_num_queries(13):
            shown(browser)


def test_the_copy_of_ones_data_lists_clips_and_likes(ada: Person, zoe: Person) -> None:
    clip = clip_of(ada, "Boats", poster="clips/x/poster.jpg")
    clip_of(zoe, "Not mine")
    clip.likes.create(person=ada)
    copy = json.loads(json.dumps(export(ada)))
    assert [row["caption"] for row in copy["clips"]] == ["Boats"]
    assert [row["clip"] for row in copy["likes"]] == [clip.public_id]
