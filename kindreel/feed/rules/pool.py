"""The fresh public clips that For you draws from: the same for everybody, for a few seconds."""

import secrets
from collections import defaultdict
from dataclasses import dataclass
from datetime import timedelta

from django.core.cache import cache
from django.utils import timezone

from kindreel.clips.models import Clip, ClipHashtag
from kindreel.feed.rules.ranking import FRESH_DAYS, Candidate, freshness

POOL = 600
KEPT_SECONDS = 20
KEY = "feed:pool:"


@dataclass(frozen=True)
class Pool:
    """What this process read last, and the mark in the cache that says it still holds."""

    mark: str
    candidates: tuple[Candidate, ...]  # best first
    oldest: int  # the lowest id among them


_kept = Pool("", (), 0)


def pool() -> Pool:
    """Return the candidates. A hint only: whoever shows a clip passes its door again."""
    global _kept  # noqa: PLW0603 - one small thing per process, swapped whole
    kept = _kept
    if not kept.mark or cache.get(KEY + kept.mark) is None:
        read = tuple(_read())
        oldest = min((one.clip_id for one in read), default=0)
        kept = _kept = Pool(secrets.token_hex(8), read, oldest)
        cache.set(KEY + kept.mark, 1, KEPT_SECONDS)
    return kept


def _read() -> list[Candidate]:
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
    read = [Candidate(pk, author, tags.get(pk, ()), score) for pk, author, score in found]
    return sorted(read, key=lambda one: one.score, reverse=True)


def _hashtags_of(clip_ids: list[int]) -> dict[int, tuple[int, ...]]:
    found: dict[int, tuple[int, ...]] = defaultdict(tuple)
    pairs = ClipHashtag.objects.filter(clip__in=clip_ids).values_list("clip_id", "hashtag_id")
    for clip_id, hashtag_id in pairs:
        found[clip_id] += (hashtag_id,)
    return found
