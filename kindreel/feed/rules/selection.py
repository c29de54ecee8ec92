"""What one viewer gets next: the pool or their follows, their tastes, and the door."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TypeVar

from django.utils import timezone

from kindreel.clips.models import Clip, ClipQuerySet
from kindreel.feed.models import NotInterested, Seen
from kindreel.feed.rules.pool import pool
from kindreel.feed.rules.ranking import (
    FRESH_DAYS,
    PAGE,
    SITTING,
    Candidate,
    Tastes,
    in_own_order,
    spread,
    wanted,
)
from kindreel.people.models import Follow, Person, Viewer
from kindreel.protection.models import muted_ids

T = TypeVar("T")
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Batch:
    """Clips to show now; `after` leads to the next ones, None when this was all."""

    clips: list[Clip]
    after: str | None


def for_you(viewer: Viewer, after: str) -> Batch:
    """Return the next fresh, varied clips for this viewer. `after` holds what they were given."""
    given = _given(after)
    everything = pool()
    left = wanted(everything, _tastes(viewer, everything, given))
    creators = {one.clip_id: one.creator_id for one in everything} if given else {}
    before = [creators[pk] for pk in given if pk in creators]
    room = min(PAGE, SITTING - len(given))
    salt = (viewer.pk or 0) * 1009 + timezone.now().toordinal()
    chosen = spread(in_own_order(left, salt), before, room)
    clips = _through_the_door([one.clip_id for one in chosen], viewer)
    given += [one.clip_id for one in chosen]
    is_over = len(chosen) < PAGE or len(given) >= SITTING
    return Batch(clips, None if is_over else _written(given))


def following(viewer: Viewer, after: str) -> Batch:
    """Return the newest clips of those one follows, a page at a time."""
    if not isinstance(viewer, Person):
        return Batch([], None)
    followed = Follow.objects.accepted().filter(follower=viewer).values("followed_id")
    since = timezone.now() - timedelta(days=FRESH_DAYS)
    clips = (
        Clip.objects.visible_to(viewer)
        .on_show()
        .welcome_to(viewer)
        .filter(author__in=followed, published_at__gte=since)
    )
    return newest_first(clips, after, PAGE)


def newest_first(clips: ClipQuerySet, after: str, size: int) -> Batch:
    """Return one page of clips by the day they came out; `after` is the place of the last one."""
    clips = clips.order_by("-published_at", "-pk")
    if place := _place(after):
        then, pk = place
        clips = clips.filter(published_at__lte=then).exclude(published_at=then, pk__gte=pk)
    found = list(clips.select_related("author")[: size + 1])
    return Batch(found[:size], _after(found[size - 1]) if len(found) > size else None)


def _after(clip: Clip) -> str:
    since = (clip.published_at or EPOCH) - EPOCH
    return f"{since // timedelta(microseconds=1)}.{clip.pk}"


def _place(after: str) -> tuple[datetime, int] | None:
    parts = after.split(".")
    if len(parts) != 2 or not all(part.isdecimal() and len(part) < 17 for part in parts):
        return None
    return EPOCH + timedelta(microseconds=int(parts[0])), int(parts[1])


def varied(viewer: Viewer, size: int) -> list[Clip]:
    """Return some fresh clips by as many different creators, seen or not: for Discover."""
    muted = muted_ids(viewer)
    one_each: dict[int, int] = {}
    for one in pool():
        if one.creator_id not in muted:
            one_each.setdefault(one.creator_id, one.clip_id)
        if len(one_each) == size:
            break
    return _through_the_door(list(one_each.values()), viewer)


def _tastes(viewer: Viewer, candidates: Sequence[Candidate], given: list[int]) -> Tastes:
    if not isinstance(viewer, Person) or not candidates:
        return Tastes(clips=set(given))
    oldest = min(one.clip_id for one in candidates)
    seen = Seen.objects.filter(person=viewer, clip_id__gte=oldest)
    less = list(
        NotInterested.objects.filter(person=viewer).values_list(
            "clip_id", "creator_id", "hashtag_id"
        )
    )
    return Tastes(
        clips={*given, *seen.values_list("clip_id", flat=True), *_present(row[0] for row in less)},
        creators=_present(row[1] for row in less) | muted_ids(viewer) | {viewer.pk},
        hashtags=_present(row[2] for row in less),
    )


def _present(values: Iterable[T | None]) -> set[T]:
    return {value for value in values if value is not None}


def _through_the_door(clip_ids: list[int], viewer: Viewer) -> list[Clip]:
    allowed = Clip.objects.open_to(viewer).filter(pk__in=clip_ids)
    found = {clip.pk: clip for clip in allowed.select_related("author")}
    return [found[pk] for pk in clip_ids if pk in found]


def _given(after: str) -> list[int]:
    parts = after.split(".")[:SITTING] if after else []
    return [int(part) for part in parts if part.isdecimal() and len(part) < 19]


def _written(given: list[int]) -> str:
    return ".".join(map(str, given))
