"""Reading campaigns: what runs, what is over, what nobody may see yet."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext

from kindreel.campaigns.models import Campaign, SafetyLink
from kindreel.campaigns.rules import hero
from kindreel.campaigns.tests.making import campaign_of, entry_of, story_of, today
from kindreel.clips.models import Audience, Clip, Stage
from kindreel.config.tests.cast import clip_of, follow_of, signed_in
from kindreel.people.models import Person
from kindreel.protection.models import Block, Mute
from kindreel.standing.models import Standing


def words_of(address: str, client: Client | None = None) -> str:
    answer = (client or Client()).get(address)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def test_it_lists_what_runs_and_what_is_over(db: None) -> None:
    campaign_of("Now")
    over = {"starts_on": today() - timedelta(days=30), "ends_on": today() - timedelta(days=20)}
    campaign_of("Before", **over)
    page = words_of("/campaigns/")
    assert page.index("Now") < page.index("What we did before") < page.index("Before")


def test_it_says_so_when_nothing_runs(db: None) -> None:
    assert "No campaign runs right now" in words_of("/campaigns/")


@pytest.mark.parametrize("part", ["", "challenge/", "series/1/"])
def test_drafts_and_what_has_not_begun_are_there_for_the_operator_only(
    ada: Person, olga: Person, max_: Person, part: str
) -> None:
    later = {"starts_on": today() + timedelta(days=1), "ends_on": today() + timedelta(days=2)}
    for campaign in (campaign_of("Draft", is_published=False), campaign_of("Later", **later)):
        story_of(campaign, ada, 1)
        address = f"/campaigns/{campaign.slug}/{part}"
        for client in (Client(), signed_in(ada), signed_in(max_)):
            assert client.get(address).status_code == 404
            assert campaign.title not in words_of("/campaigns/", client)
        assert signed_in(olga).get(address).status_code == 200
        assert campaign.title in words_of("/campaigns/", signed_in(olga))


def test_it_tells_the_operator_that_nobody_else_sees_a_draft(olga: Person) -> None:
    campaign_of("Draft", is_published=False)
    assert "Only you can see it" in words_of("/campaigns/draft/", signed_in(olga))


def test_a_campaign_shows_its_words_series_challenge_and_links(ada: Person) -> None:
    campaign = campaign_of()
    story_of(campaign, ada, 1)
    SafetyLink.objects.create(campaign=campaign, title="Five steps", url="/help/")
    page = words_of("/campaigns/create-kindness/")
    for words in ("Six of us drew", "Story 1", "Show a kind moment.", "Five steps"):
        assert words in page
    assert "/upload/?caption=%23CreateKindness%20" in page


def test_an_archived_campaign_stays_to_be_read_and_invites_nobody(ada: Person) -> None:
    campaign = campaign_of(
        starts_on=today() - timedelta(days=9), ends_on=today() - timedelta(days=1)
    )
    entry = entry_of(ada)
    Clip.objects.filter(pk=entry.pk).update(published_at=campaign.window[0])
    page = words_of("/campaigns/create-kindness/")
    assert "This campaign is over" in page
    assert "1 person" in page
    assert "/upload/?caption" not in page
    assert "/upload/?caption" not in words_of("/campaigns/create-kindness/challenge/")


def test_a_series_plays_in_order(ada: Person) -> None:
    campaign = campaign_of()
    for position in (1, 2, 3):
        story_of(campaign, ada, position)
    page = words_of("/campaigns/create-kindness/series/2/")
    assert "Story 2 of 3" in page
    assert 'series/1/" rel="prev"' in page
    assert 'series/3/" rel="next"' in page
    assert 'data-reveal-at="6000"' in page
    assert "Who is behind this story" in page
    assert "Person 2" in page
    assert Client().get("/campaigns/create-kindness/series/9/").status_code == 404


def test_it_says_what_to_know_before_a_story(ada: Person) -> None:
    story_of(campaign_of(), ada, 1, content_note="Somebody is laughed at.")
    page = words_of("/campaigns/create-kindness/series/1/")
    assert page.index("Somebody is laughed at.") < page.index("<video")


def test_the_next_story_begins_by_itself_only_for_those_who_want_it(
    ada: Person, mia: Person
) -> None:
    campaign = campaign_of()
    for position in (1, 2):
        story_of(campaign, ada, position)
    first = "/campaigns/create-kindness/series/1/"
    assert "data-next" in words_of(first, signed_in(ada))
    assert "data-next" not in words_of(first, signed_in(mia))
    Person.objects.filter(pk=ada.pk).update(autoplay=False)
    assert "data-next" not in words_of(first, signed_in(ada))
    last = words_of("/campaigns/create-kindness/series/2/")
    assert "data-next" not in last


@pytest.mark.parametrize(
    "change",
    [
        {"standing": Standing.REMOVED},
        {"standing": Standing.HELD},
        {"audience": Audience.ONLY_ME},
        {"stage": Stage.ENCODING},
    ],
)
def test_a_story_whose_clip_may_not_be_seen_closes_the_gap(
    ada: Person, zoe: Person, change: dict[str, str]
) -> None:
    campaign = campaign_of()
    stories = [story_of(campaign, ada, position) for position in (1, 2, 3)]
    Clip.objects.filter(pk=stories[1].clip_id).update(**change)
    for client in (Client(), signed_in(zoe)):
        page = words_of("/campaigns/create-kindness/series/1/", client)
        assert "Story 1 of 2" in page
        assert 'series/3/" rel="next"' in page
        assert "Person 2" not in page
        assert "Story 2</span>" not in words_of("/campaigns/create-kindness/", client)
        gone = "/campaigns/create-kindness/series/2/"
        assert client.get(gone).status_code == 404


def test_the_hero_is_the_newest_running_campaign(ada: Person, rf: RequestFactory) -> None:
    campaign_of("Older", starts_on=today() - timedelta(days=3))
    newer = campaign_of("Newer", starts_on=today())
    found = hero(ada, today())
    assert found is not None
    assert (found.campaign, found.days_left) == (newer, 6)
    assert hero(ada, today() + timedelta(days=30)) is None


def test_discover_shows_the_running_campaign(ada: Person) -> None:
    story_of(campaign_of(), ada, 1)
    page = words_of("/discover/", signed_in(ada))
    assert "Create Kindness" in page
    assert "Watch the series" in page


@pytest.mark.parametrize("place", ["", "challenge/", "series/1/"])
def test_the_number_of_questions_to_the_database_does_not_grow(
    ada: Person, zoe: Person, noah: Person, place: str
) -> None:
    campaign = campaign_of()
    zoes = signed_in(zoe)
    address = f"/campaigns/create-kindness/{place}"

    def questions() -> int:
        with CaptureQueriesContext(connection) as asked:
            words_of(address, zoes)
        return len(asked)

    story_of(campaign, ada, 1)
    entry_of(ada)
    words_of(address, zoes)
    few = questions()
    for position in range(2, 9):
        story_of(campaign, ada, position)
        entry_of(ada)
    assert questions() == few
    assert few <= 24


def test_the_database_wants_the_end_after_the_beginning(db: None) -> None:
    campaign = campaign_of()
    with pytest.raises(IntegrityError), transaction.atomic():
        Campaign.objects.filter(pk=campaign.pk).update(ends_on=today() - timedelta(days=5))


def test_entries_are_what_the_viewer_may_see(
    ada: Person, zoe: Person, noah: Person, mia: Person, ida: Person
) -> None:
    campaign = campaign_of()
    shown = entry_of(ada)
    entry_of(ada, standing=Standing.HELD)
    entry_of(ada, standing=Standing.REMOVED)
    entry_of(ada, audience=Audience.ONLY_ME)
    entry_of(ada, stage=Stage.ENCODING)
    entry_of(ada, "no hashtag")
    entry_of(ada, published_at=campaign.window[0] - timedelta(seconds=1))
    entry_of(ada, published_at=campaign.window[1])
    story_of(campaign, ada, 1)
    private = entry_of(mia)
    of_ida = entry_of(ida)
    follow_of(noah, mia)
    Block.objects.create(blocker=ida, blocked=noah)
    Mute.objects.create(muter=zoe, muted=ida)
    assert set(campaign.entries_for(noah)) == {shown, private}
    assert set(campaign.entries_for(zoe)) == {shown}
    assert set(campaign.entries_for(ada)) == {shown, of_ida}


def test_an_episode_is_no_entry(ada: Person) -> None:
    campaign = campaign_of()
    story = story_of(campaign, ada, 1)
    assert clip_of(ada) not in campaign.entries_for(ada)
    story.clip.hashtags.add(campaign.hashtag)
    assert not campaign.entries_for(ada).exists()
