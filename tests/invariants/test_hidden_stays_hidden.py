"""Invariant 1: what may not be seen cannot be reached, through any address there is.

Every address that takes an id has to be in a table of tables.py, or the first test fails.
"""

import pytest
from django.test import Client

from kindreel.comments.models import Comment
from kindreel.config.tests.cast import signed_in
from kindreel.feed.actions import recompute_trends
from kindreel.standing.models import Standing
from tests.invariants import tables
from tests.invariants.ground import addresses, body_of
from tests.invariants.hiding import (
    ALL_VIEWERS,
    AUTHOR_HIDDEN,
    CLIP_HIDDEN,
    CLIP_WORDS,
    COMMENT_HIDDEN,
    COMMENT_WORDS,
    PERSON_WORDS,
    TAG_WORDS,
    World,
    assert_refused,
    assert_silent,
    stand,
    viewer_called,
)
from tests.invariants.tables import clip_places, comment_places, everywhere, person_places

pytestmark = pytest.mark.django_db


def test_every_address_with_an_id_is_tried_here() -> None:
    known = [table for table in vars(tables).values() if isinstance(table, set)]
    assert sum(map(len, known)) == len(set().union(*known))
    assert {one.name for one in addresses() if one.keys} == set().union(*known)


@pytest.mark.parametrize("viewer", ALL_VIEWERS)
@pytest.mark.parametrize("how", CLIP_HIDDEN)
def test_a_hidden_clip_is_nowhere(how: str, viewer: str, world: World) -> None:
    CLIP_HIDDEN[how](world)
    recompute_trends()
    client = viewer_called(viewer, world)
    secrets = (*CLIP_WORDS, *TAG_WORDS, world.clip.public_id)
    assert_refused(client, clip_places(world.clip, world.campaign.slug), secrets)
    assert_refused(client, comment_places(world.talk), secrets)
    assert_refused(client, [f"/campaigns/{world.campaign.slug}/series/1/"], secrets)
    assert_silent(client, [*everywhere(world.campaign, world.elsewhere), "/@ada/"], secrets)


@pytest.mark.parametrize(
    ("how", "viewer"),
    [
        (how, viewer)
        for how in AUTHOR_HIDDEN
        for viewer in ALL_VIEWERS
        if viewer == "zoe" or "viewer" not in how
    ],
)
def test_a_hidden_person_is_nowhere_with_all_they_made(how: str, viewer: str, world: World) -> None:
    AUTHOR_HIDDEN[how](world)
    recompute_trends()
    client = viewer_called(viewer, world)
    secrets = (*CLIP_WORDS, *TAG_WORDS, *COMMENT_WORDS, *PERSON_WORDS, world.clip.public_id)
    places = clip_places(world.clip, world.campaign.slug) + comment_places(world.talk)
    places += comment_places(world.remark) + person_places("ada")
    one_s_own_list = (
        ["/settings/safety/", "/@ada/unblock/"] if how == "blocked by the viewer" else []
    )
    assert_refused(client, [place for place in places if place not in one_s_own_list], secrets)
    around = [
        place
        for place in everywhere(world.campaign, world.elsewhere)
        if place not in one_s_own_list
    ]
    assert_silent(client, around, secrets)


@pytest.mark.parametrize("viewer", ALL_VIEWERS)
@pytest.mark.parametrize("how", COMMENT_HIDDEN)
def test_a_hidden_comment_is_nowhere(how: str, viewer: str, world: World) -> None:
    COMMENT_HIDDEN[how](world)
    client = viewer_called(viewer, world)
    answer = Comment.objects.get(parent=world.remark)
    assert_refused(client, comment_places(world.remark), COMMENT_WORDS)
    assert_refused(client, comment_places(answer), COMMENT_WORDS)
    assert_silent(client, [*everywhere(world.campaign, world.elsewhere), "/@ada/"], COMMENT_WORDS)


def test_what_is_open_is_there_for_everybody(world: World) -> None:
    """The tests above look for these words; here they stand, so those tests can fail."""
    zoe = signed_in(world.zoe)
    slug = world.campaign.slug
    pages = {
        f"/c/{world.clip.public_id}/": ("moonberry", "nightjar", "Quillfeather"),
        f"/c/{world.clip.public_id}/comments/": ("kingfisher",),
        f"/c/{world.elsewhere.public_id}/comments/": ("gooseberry",),
        f"/c/{world.elsewhere.public_id}/comments/{world.remark.pk}/": ("loganberry",),
        f"/campaigns/{slug}/series/1/": ("Thistledown", "sandpiper"),
        f"/campaigns/{slug}/challenge/": (world.clip.public_id,),
        "/discover/": ("moonbeamtag", world.clip.public_id),
        "/search/?q=moonbeam": ("moonbeamtag",),
        "/search/?q=quill": ("Quillfeather",),
        "/": ("moonberry",),
        "/tags/moonbeamtag/": (world.clip.public_id,),
        "/@ada/": ("lighthouse", "quill.webp", "@ada"),
        "/notices/": ("Quillfeather",),
    }
    for client in (zoe, Client()):
        for place, words in pages.items():
            if place != "/notices/" or client is zoe:
                body = body_of(client.get(place))
                assert [word for word in words if word not in body] == [], place


def test_counts_say_nothing_of_what_is_hidden(world: World) -> None:
    for hidden in (world.clip, world.remark):
        stand(hidden, Standing.REMOVED)
    recompute_trends()
    world.elsewhere.refresh_from_db()
    zoe = signed_in(world.zoe)
    assert world.elsewhere.comment_count == 0
    hero = zoe.get(f"/campaigns/{world.campaign.slug}/").context["hero"]
    assert hero.people == 0
    assert len(hero.stories) == 1  # the story is another clip of hers
    figures = zoe.get("/@ada/").context["figures"]
    assert (figures.clips, figures.likes) == (1, 0)
    assert "On people's minds" not in body_of(zoe.get("/discover/"))
    assert zoe.get("/search/?q=%23moonbeam").context["found"].hashtags == []


def test_a_trend_ends_with_its_clips_and_not_with_the_next_sweep(world: World) -> None:
    stand(world.clip, Standing.REMOVED)
    assert "moonbeamtag" not in body_of(Client().get("/discover/"))
