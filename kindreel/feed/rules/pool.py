"""The fresh public clips that For you draws from: the same for everybody, for a few seconds."""

from collections import defaultdict
from collections.abc import Iterator
from datetime import timedelta

from django.core.cache import cache
from django.utils import timezone

from kindreel.clips.models import Clip, ClipHashtag
from kindreel.feed.rules.ranking import FRESH_DAYS, Candidate, freshness

POOL = 600
KEPT_SECONDS = 20
KEY = "feed:pool"

Row = tuple[int, int, tuple[int, ...], float]  # as Candidate; plain tuples unpickle fastest


def pool() -> Iterator[Candidate]:
    """Yield candidates, best first. A hint only: whoever shows a clip passes its door again."""
    rows: list[Row] | None = cache.get(KEY)
    if rows is None:
        rows = _read()
        cache.set(KEY, rows, KEPT_SECONDS)
    return (Candidate(*row) for row in rows)


def _read() -> list[Row]:
    now = timezone.now()
    fresh = (
        Clip.objects.public()
        .filter(published_at__gte=now - timedelta(days=FRESH_DAYS))
        .order_by("-published_at")
        .values_list("pk", "author_id", "published_at", "like_count", "comment_count")[:POOL]
    )
    found = [
        (pk, author, freshness(now, published, likes, comments))
        for pk, author, published, likes, comments in fresh
        if published is not None
    ]
    tags = _hashtags_of([pk for pk, _, _ in found])
    rows = [(pk, author, tags.get(pk, ()), score) for pk, author, score in found]
    return sorted(rows, key=lambda row: row[3], reverse=True)


def _hashtags_of(clip_ids: list[int]) -> dict[int, tuple[int, ...]]:
    found: dict[int, tuple[int, ...]] = defaultdict(tuple)
    pairs = ClipHashtag.objects.filter(clip__in=clip_ids).values_list("clip_id", "hashtag_id")
    for clip_id, hashtag_id in pairs:
        found[clip_id] += (hashtag_id,)
    return found
