"""The demo as a whole: seeded once, begun anew when it was interrupted."""

import random
from dataclasses import dataclass

from django.utils import timezone

from kindreel.campaigns.actions import load_helplines
from kindreel.campaigns.models import Campaign
from kindreel.demo.actions.campaign import make_campaign
from kindreel.demo.actions.chatter import backdate_talk, make_talk
from kindreel.demo.actions.films import FilmsNotReadyError, backdate, upload_films
from kindreel.demo.actions.moderation import make_cases
from kindreel.demo.actions.people import make_follows, make_people
from kindreel.demo.actions.removing import remove
from kindreel.demo.films import FILMS
from kindreel.demo.members import MADE_BY
from kindreel.feed.actions import recompute_trends
from kindreel.moderation.steps import open_missing_care_cases, open_missing_cases
from kindreel.people.models import Person


@dataclass(frozen=True)
class Seeded:
    """The demo is there."""

    people: int
    clips: int


@dataclass(frozen=True)
class SeededBefore:
    """The demo was there already, or people are: nothing was changed."""


@dataclass(frozen=True)
class SeedFailed:
    """The films could not be made; what was begun has been removed again."""

    why: str


def seed() -> Seeded | SeededBefore | SeedFailed:
    """Seed the demo into a community that has nobody in it yet."""
    if Campaign.objects.filter(is_demo=True).exists():  # made last: then all the rest is there
        return SeededBefore()
    remove()
    if Person.objects.exists():
        return SeededBefore()
    try:
        return _seed()
    except FilmsNotReadyError as error:
        remove()
        return SeedFailed(str(error))


def _seed() -> Seeded:
    now = timezone.now()
    chance = random.Random(11)  # noqa: S311 - a made-up community needs no secrets
    load_helplines()
    people = make_people(now.date())
    make_follows(people, chance)
    clips = upload_films(_makers(people))
    backdate(clips, now)
    hurtful = make_talk(people, clips, chance)
    backdate_talk(chance)
    make_cases(people, hurtful, clips["keepy_up"])
    open_missing_cases()
    open_missing_care_cases()
    make_campaign(people, clips, now.date())
    recompute_trends()
    return Seeded(len(people), len(clips))


def _makers(people: dict[str, Person]) -> dict[str, Person]:
    """Give each film its maker."""
    by_name = {person.name: person for person in people.values()}
    return {film.key: by_name.get(film.reveal_name) or people[MADE_BY[film.key]] for film in FILMS}
