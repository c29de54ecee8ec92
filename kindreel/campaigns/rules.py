"""What of a campaign is shown to whom: the hero on Discover, the series, the challenge."""

from dataclasses import dataclass, field
from datetime import date

from kindreel.campaigns.models import (
    EVERYWHERE,
    Campaign,
    CampaignQuerySet,
    Episode,
    Helpline,
)
from kindreel.clips.models import Clip
from kindreel.people.models import Person, Viewer
from kindreel.people.rules import countries
from kindreel.statements import prepared

ON_THE_STRIP = 12  # episodes shown in a row on Discover


@dataclass(frozen=True)
class Story:
    """One episode with the number it has among those this viewer may see."""

    number: int
    episode: Episode


@dataclass(frozen=True)
class Hero:
    """A campaign as it stands on top of Discover and of its own page."""

    campaign: Campaign
    stories: list[Story] = field(default_factory=list)
    people: int = 0  # distinct people with an entry that this viewer may see
    days_left: int | None = None  # None: not running

    @property
    def is_running(self) -> bool:
        """The last day has not passed."""
        return self.days_left is not None

    @property
    def invitation(self) -> str:
        """What the upload page starts with."""
        return f"#{self.campaign.hashtag.shown} "


def hero(viewer: Viewer, day: date) -> Hero | None:
    """Return the campaign that runs on this day, the newest if there are several."""
    campaign = next(iter(_running(day)), None)
    return hero_of(campaign, viewer, day) if campaign else None


@prepared
def _running(day: date) -> CampaignQuerySet:
    return Campaign.objects.running_on(day).select_related("hashtag", "challenge")[:1]


def hero_of(campaign: Campaign, viewer: Viewer, day: date) -> Hero:
    """Put together what the top of a campaign shows, in a constant number of queries."""
    left = (campaign.ends_on - day).days if campaign.is_running_on(day) else None
    stories = stories_of(campaign, viewer)[:ON_THE_STRIP]
    return Hero(campaign, stories, people_in(campaign, viewer), left)


def stories_of(campaign: Campaign, viewer: Viewer) -> list[Story]:
    """Number the episodes this viewer may see from 1, without gaps."""
    rows = Episode.objects.filter(campaign=campaign).open_to(viewer)
    return [Story(number, episode) for number, episode in enumerate(rows, start=1)]


def people_in(campaign: Campaign, viewer: Viewer) -> int:
    """Count the different people who take part."""
    entries = campaign.entries_for(viewer).order_by()
    return entries.values("author_id").distinct().count()


@dataclass(frozen=True)
class Playing:
    """One story of the series, and its neighbours."""

    story: Story
    before: Story | None
    after: Story | None
    total: int


def playing(stories: list[Story], position: int) -> Playing | None:
    """Find the story at a position, with the ones before and after it; None if it is not there."""
    at = next((i for i, row in enumerate(stories) if row.episode.position == position), None)
    if at is None:
        return None
    before = stories[at - 1] if at else None
    after = stories[at + 1] if at + 1 < len(stories) else None
    return Playing(stories[at], before, after, len(stories))


def picks_among(campaign: Campaign, viewer: Viewer) -> list[Clip]:
    """Return the entries that the campaign's makers picked, the last picked first."""
    picked = campaign.entries_for(viewer).filter(picks__challenge__campaign=campaign)
    return list(picked.select_related("author").order_by("-picks__picked_at"))


def may_pick(viewer: Viewer) -> bool:
    """The team chooses what everyone should see."""
    return isinstance(viewer, Person) and viewer.is_moderator and viewer.may_post


@dataclass(frozen=True)
class Help:
    """Who can be called or written to from one country, and from everywhere."""

    country: str  # "" when it is not known, or when we know nobody there
    name: str
    near: list[Helpline]
    everywhere: list[Helpline]


def help_for(country: str) -> Help:
    """Return the helplines of a country, and those that answer from everywhere."""
    code = country if country in countries() else ""
    rows = list(Helpline.objects.reached_from(code))
    near = [row for row in rows if row.country != EVERYWHERE]
    return Help(code, countries().get(code, ""), near, [row for row in rows if row not in near])


def country_of(viewer: Viewer, chosen: str) -> str:
    """Return the country somebody chose, else the one of their account."""
    if chosen:
        return chosen.upper()
    return viewer.country if isinstance(viewer, Person) else ""
