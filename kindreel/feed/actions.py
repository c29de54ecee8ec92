"""What somebody saw, what they want less of, and what is trending."""

from collections import defaultdict
from datetime import date, timedelta

from django.db import transaction
from django.db.models import Count
from django.db.models.functions import TruncDate
from django.utils import timezone

from kindreel.clips.models import Audience, Clip, ClipHashtag, Hashtag
from kindreel.feed.models import NotInterested, Seen, Trend
from kindreel.feed.rules.ranking import TREND_DAYS, decayed
from kindreel.people.models import PRESENT, Person
from kindreel.standing.models import Standing

TRENDS_KEPT = 200


def mark_seen(*, person: Person, clip: Clip) -> None:
    """Note that a clip was in front of somebody; the second time changes nothing."""
    Seen.objects.bulk_create([Seen(person=person, clip=clip)], ignore_conflicts=True)


def want_less(
    *,
    person: Person,
    clip: Clip | None = None,
    creator: Person | None = None,
    hashtag: Hashtag | None = None,
) -> None:
    """Note that somebody wants less of one clip, creator or hashtag; again changes nothing."""
    row = NotInterested(person=person, clip=clip, creator=creator, hashtag=hashtag)
    NotInterested.objects.bulk_create([row], ignore_conflicts=True)


def want_again(*, person: Person, choice_id: int) -> bool:
    """Take one such choice back; return whether there was one."""
    return NotInterested.objects.filter(person=person, pk=choice_id).delete()[0] > 0


def recompute_trends() -> int:
    """Replace the trends by what the last days show; return how many hashtags are in them."""
    now = timezone.now()
    rows = [
        Trend(hashtag_id=tag, score=decayed(days, now.date()), people=people, computed_at=now)
        for tag, (days, people) in _people_by_tag_and_day(now.date()).items()
    ]
    rows.sort(key=lambda row: row.score, reverse=True)
    with transaction.atomic():
        Trend.objects.all().delete()
        Trend.objects.bulk_create(rows[:TRENDS_KEPT])
    return len(rows[:TRENDS_KEPT])


def _people_by_tag_and_day(today: date) -> dict[int, tuple[dict[date, int], int]]:
    uses = (
        ClipHashtag.objects.filter(
            clip__published_at__gte=timezone.now() - timedelta(days=TREND_DAYS),
            clip__audience=Audience.PUBLIC,
            clip__standing=Standing.LIVE,
            clip__author__is_private=False,
            clip__author__is_active=True,
            clip__author__standing__in=PRESENT,
            hashtag__is_banned=False,
        )
        .values_list("hashtag_id", TruncDate("clip__published_at"))
        .annotate(people=Count("clip__author", distinct=True))
        .order_by()
    )
    found: dict[int, dict[date, int]] = defaultdict(dict)
    for tag, day, people in uses:
        found[tag][day or today] = people
    return {tag: (days, sum(days.values())) for tag, days in found.items()}
