"""A campaign for tests, as an operator would make it."""

import uuid
from datetime import date, timedelta

from django.utils import timezone

from kindreel.campaigns.models import Campaign, Challenge, Episode
from kindreel.clips.actions import sync_hashtags
from kindreel.clips.actions.tagging import hashtag_called
from kindreel.clips.models import Clip
from kindreel.config.tests.cast import clip_of
from kindreel.people.models import Person


def today() -> date:
    return timezone.localdate()


def campaign_of(title: str = "Create Kindness", **fields: object) -> Campaign:
    """Make a campaign that began yesterday and runs for a week."""
    values: dict[str, object] = {
        "slug": title.lower().replace(" ", "-"),
        "title": title,
        "lead": "Behind every account is a real person.",
        "words": "Six of us drew a story.",
        "hashtag": hashtag_called(name="CreateKindness"),
        "starts_on": today() - timedelta(days=1),
        "ends_on": today() + timedelta(days=6),
        "is_published": True,
    }
    campaign = Campaign.objects.create(**{**values, **fields})
    Challenge.objects.create(campaign=campaign, prompt="Show a kind moment.", rules="Ask first.")
    return campaign


def entry_of(author: Person, caption: str = "#CreateKindness", **fields: object) -> Clip:
    """Make a clip with the hashtag."""
    clip = clip_of(author, caption, **fields)
    sync_hashtags(clip=clip)
    return clip


def story_of(campaign: Campaign, author: Person, position: int, **fields: object) -> Episode:
    """Make an episode with a clip of its own."""
    return Episode.objects.create(
        campaign=campaign,
        clip=clip_of(author),
        position=position,
        title=f"Story {position}",
        story=f"What happened, part {position}.",
        reveal_at=6000,
        reveal_name=f"Person {position}",
        reveal_words="I am real.",
        **fields,
    )


def plan(**fields: object) -> dict[str, object]:
    """What an operator types into the form of a campaign."""
    return {
        "title": "Kind Week",
        "lead": "One kind thing a day.",
        "words": "",
        "hashtag": "#KindWeek",
        "starts_on": today().isoformat(),
        "ends_on": (today() + timedelta(days=6)).isoformat(),
        "prompt": "Do one kind thing.",
        "rules": "",
        "is_published": "on",
        "token": uuid.uuid4(),
        **fields,
    }
