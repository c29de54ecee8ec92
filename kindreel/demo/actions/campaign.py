"""The running campaign: six episodes with their reveal, a challenge, safety links."""

from datetime import date, timedelta

from kindreel.campaigns.models import Campaign, Challenge, Episode, FeaturedPick, SafetyLink
from kindreel.clips.models import Clip, Hashtag
from kindreel.demo.films import FILMS
from kindreel.lib.hashtags import fold
from kindreel.people.models import Person

HASHTAG = "CreateKindness"
LINKS = (
    ("What you can do when it happens to you", "Five steps, and who helps.", "/help/"),
    ("How our rules work", "Nine rules, each with examples.", "/rules/"),
)
WORDS = (
    "This month we tell each other what usually stays hidden. Six of us drew a story about being "
    "laughed at, left out or talked about, and about what helped.\n\n"
    "At the end of every story you meet the person behind it. Because behind every account is a "
    "real person."
)
PROMPT = "Show a moment in which somebody was kind to you, or you to them."
RULES = (
    "Any moment counts, large or small.\n"
    "Ask before you show somebody else.\n"
    "No dares, and nothing that could hurt anyone.\n"
    "Nobody wins. Everybody takes part."
)


def make_campaign(people: dict[str, Person], clips: dict[str, Clip], today: date) -> Campaign:
    """Make #CreateKindness: begun a week ago, with three weeks to go."""
    hashtag, _ = Hashtag.objects.get_or_create(folded=fold(HASHTAG), defaults={"shown": HASHTAG})
    campaign = Campaign.objects.create(
        slug="create-kindness",
        title="Create Kindness",
        lead="Behind every account is a real person. Meet six of them.",
        words=WORDS,
        hashtag=hashtag,
        starts_on=today - timedelta(days=7),
        ends_on=today + timedelta(days=21),
        is_published=True,
        is_demo=True,
    )
    _safety_links(campaign)
    _series(campaign, clips)
    _challenge(campaign, people["olga"], clips)
    return campaign


def _safety_links(campaign: Campaign) -> None:
    SafetyLink.objects.bulk_create(
        SafetyLink(campaign=campaign, title=title, words=words, url=url, position=place)
        for place, (title, words, url) in enumerate(LINKS)
    )


def _series(campaign: Campaign, clips: dict[str, Clip]) -> None:
    Episode.objects.bulk_create(
        Episode(
            campaign=campaign,
            clip=clips[film.key],
            position=film.episode,
            title=film.title,
            story=film.story,
            content_note=film.content_note,
            reveal_at=film.reveal_at_ms or 0,
            reveal_name=film.reveal_name,
            reveal_words=film.reveal_words,
        )
        for film in FILMS
        if film.episode is not None
    )


def _challenge(campaign: Campaign, picker: Person, clips: dict[str, Clip]) -> None:
    challenge = Challenge.objects.create(campaign=campaign, prompt=PROMPT, rules=RULES)
    entries = [clips[film.key] for film in FILMS if film.kind == "challenge"]
    FeaturedPick.objects.bulk_create(
        FeaturedPick(challenge=challenge, clip=clip, picked_by=picker) for clip in entries[:3]
    )
