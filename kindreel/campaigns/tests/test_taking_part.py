"""The challenge: its page, its entries, the count of people, and the picks."""

import re

import pytest
from django.test import Client

from kindreel.campaigns.models import FeaturedPick
from kindreel.campaigns.tests.making import campaign_of, entry_of
from kindreel.campaigns.tests.test_reading import words_of
from kindreel.clips.models import Clip, Hashtag
from kindreel.config.tests.cast import signed_in
from kindreel.people.models import Person
from kindreel.standing.models import Standing

PAGE = "/campaigns/create-kindness/challenge/"


def shown_on(page: str) -> list[str]:
    return re.findall(r'class="tile" href="/c/([\w-]+)/"', page)


def test_it_counts_people_not_clips(ada: Person, zoe: Person) -> None:
    campaign_of()
    for author in (ada, ada, zoe):
        entry_of(author)
    assert "<strong>2 people</strong> took part" in words_of(PAGE)


def test_it_invites_the_first(db: None) -> None:
    campaign_of()
    assert "Somebody has to be first" in words_of(PAGE)


def test_take_part_brings_the_hashtag_along(ada: Person) -> None:
    campaign_of()
    link = re.search(r'href="(/upload/\?caption=[^"]+)"', words_of(PAGE))
    assert link is not None
    assert "#CreateKindness " in words_of(link[1], signed_in(ada))


def test_picked_entries_come_first_and_once(ada: Person, zoe: Person, max_: Person) -> None:
    campaign_of()
    picked, other = entry_of(ada), entry_of(zoe)
    answer = signed_in(max_).post(f"{PAGE}{picked.public_id}/pick/")
    assert answer.status_code == 302
    assert shown_on(words_of(PAGE)) == [picked.public_id, other.public_id]
    signed_in(max_).post(f"{PAGE}{picked.public_id}/unpick/")
    assert shown_on(words_of(PAGE)) == [other.public_id, picked.public_id]


def test_only_the_team_picks_and_only_entries(ada: Person, max_: Person) -> None:
    campaign_of()
    entry, stranger = entry_of(ada), entry_of(ada, "no hashtag")
    assert signed_in(ada).post(f"{PAGE}{entry.public_id}/pick/").status_code == 404
    assert signed_in(max_).post(f"{PAGE}{stranger.public_id}/pick/").status_code == 404
    assert signed_in(max_).get(f"{PAGE}{entry.public_id}/pick/").status_code == 405
    assert not FeaturedPick.objects.exists()
    assert "/pick/" not in words_of(PAGE, signed_in(ada))


def test_a_pick_that_was_taken_down_is_gone(ada: Person, max_: Person) -> None:
    campaign_of()
    entry = entry_of(ada)
    signed_in(max_).post(f"{PAGE}{entry.public_id}/pick/")
    Clip.objects.filter(pk=entry.pk).update(standing=Standing.REMOVED)
    page = words_of(PAGE)
    assert shown_on(page) == []
    assert "took part" not in page


def test_it_shows_each_entry_once_over_all_pages(ada: Person) -> None:
    campaign_of()
    entries = {entry_of(ada).public_id for _ in range(30)}
    page = words_of(PAGE)
    more = re.search(r'href="([^"]*\?before=\d+)"', page)
    assert more is not None
    rest = Client().get(more[1], headers={"HX-Request": "true"}).content.decode()
    assert "<html" not in rest
    assert set(shown_on(page) + shown_on(rest)) == entries
    assert len(shown_on(page) + shown_on(rest)) == 30


@pytest.mark.parametrize("before", ["x", "-1", "9" * 30, "٣"])
def test_it_starts_over_when_the_mark_makes_no_sense(ada: Person, before: str) -> None:
    campaign_of()
    entry = entry_of(ada)
    assert shown_on(words_of(f"{PAGE}?before={before}")) == [entry.public_id]


def test_two_spellings_are_one_hashtag(ada: Person) -> None:
    campaign = campaign_of()
    entry = entry_of(ada, "look #createKINDNESS")
    assert list(campaign.entries_for(ada)) == [entry]
    assert Hashtag.objects.count() == 1
