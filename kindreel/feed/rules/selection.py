"""What one viewer gets next: the pool or their follows, their tastes, and the door."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import TypeVar

from django.db.models import QuerySet
from django.utils import timezone

from kindreel.clips.models import Clip, ClipQuerySet
from kindreel.feed.models import NotInterested, Seen
from kindreel.feed.rules.pool import pool
from kindreel.feed.rules.ranking import (
    FRESH_DAYS,
    PAGE,
    SITTING,
    Tastes,
    in_own_order,
    spread,
    wanted,
)
from kindreel.people.models import Follow, Person, Viewer
from kindreel.protection.models import muted_ids
from kindreel.statements import prepared

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
    left = wanted(everything.candidates, _tastes(viewer, everything.oldest, given))
    creators = {one.clip_id: one.creator_id for one in everything.candidates} if given else {}
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
    since = timezone.now() - timedelta(days=FRESH_DAYS)
    return _batch(_by_followed(viewer, since, *_place(after)), PAGE)


@prepared
def _by_followed(
    viewer: Person, since: datetime, then: datetime | None, pk: int | None
) -> ClipQuerySet:
    followed = Follow.objects.accepted().filter(follower=viewer).values("followed_id")
    clips = Clip.objects.visible_to(viewer).on_show().welcome_to(viewer)
    recent = clips.filter(author__in=followed, published_at__gte=since)
    # Sorted by id and date alone: whole rows are only fetched for the few that are shown.
    shown = _from_there(recent, then, pk).values("pk")[: PAGE + 1]
    return _newest(Clip.objects.filter(pk__in=shown))


def newest_first(clips: ClipQuerySet, after: str, size: int) -> Batch:
    """Return one page of clips by the day they came out; `after` is the place of the last one."""
    return _batch(list(_from_there(clips, *_place(after))[: size + 1]), size)


def _from_there(clips: ClipQuerySet, then: datetime | None, pk: int | None) -> ClipQuerySet:
    if then is not None:
        clips = clips.filter(published_at__lte=then).exclude(published_at=then, pk__gte=pk)
    return _newest(clips)


def _newest(clips: ClipQuerySet) -> ClipQuerySet:
    return clips.order_by("-published_at", "-pk").select_related("author")


def _batch(found: list[Clip], size: int) -> Batch:
    return Batch(found[:size], _after(found[size - 1]) if len(found) > size else None)


def _after(clip: Clip) -> str:
    since = (clip.published_at or EPOCH) - EPOCH
    return f"{since // timedelta(microseconds=1)}.{clip.pk}"


def _place(after: str) -> tuple[datetime, int] | tuple[None, None]:
    parts = after.split(".")
    if len(parts) != 2 or not all(part.isdecimal() and len(part) < 17 for part in parts):
        return None, None
    return EPOCH + timedelta(microseconds=int(parts[0])), int(parts[1])


def varied(viewer: Viewer, size: int) -> list[Clip]:
    """Return some fresh clips by as many different creators, seen or not: for Discover."""
    muted = muted_ids(viewer)
    one_each: dict[int, int] = {}
    for one in pool().candidates:
        if one.creator_id not in muted:
            one_each.setdefault(one.creator_id, one.clip_id)
        if len(one_each) == size:
            break
    return _through_the_door(list(one_each.values()), viewer)


def _tastes(viewer: Viewer, oldest: int, given: list[int]) -> Tastes:
    if not isinstance(viewer, Person):
        return Tastes(clips=set(given))
    less = _less(viewer)
    return Tastes(
        clips={*given, *_seen(viewer, oldest), *_present(row[0] for row in less)},
        creators=_present(row[1] for row in less) | muted_ids(viewer) | {viewer.pk},
        hashtags=_present(row[2] for row in less),
    )


@prepared
def _seen(viewer: Person, oldest: int) -> QuerySet[Seen, int]:
    seen = Seen.objects.filter(person=viewer, clip_id__gte=oldest)
    return seen.values_list("clip_id", flat=True)


@prepared
def _less(
    viewer: Person,
) -> QuerySet[NotInterested, tuple[int | None, int | None, int | None]]:
    choices = NotInterested.objects.filter(person=viewer)
    return choices.values_list("clip_id", "creator_id", "hashtag_id")


def _present(values: Iterable[T | None]) -> set[T]:
    return {value for value in values if value is not None}


def _through_the_door(clip_ids: list[int], viewer: Viewer) -> list[Clip]:
    found = {clip.pk: clip for clip in _open(viewer, clip_ids)}
    return [found[pk] for pk in clip_ids if pk in found]


@prepared
def _open(viewer: Viewer, clip_ids: Collection[int]) -> ClipQuerySet:
    return Clip.objects.open_to(viewer).filter(pk__in=clip_ids).select_related("author")


def _given(after: str) -> list[int]:
    parts = after.split(".")[:SITTING] if after else []
    return [int(part) for part in parts if part.isdecimal() and len(part) < 19]


def _written(given: list[int]) -> str:
    return ".".join(map(str, given))
