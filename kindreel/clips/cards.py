"""Cards of the feed: what all viewers share is rendered once and kept, the rest is put in."""

import re
from collections.abc import Collection, Hashable, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import QuerySet, prefetch_related_objects
from django.http import HttpRequest
from django.template.loader import get_template
from django.utils import timezone
from django.utils.safestring import SafeString

from kindreel.clips.models import Clip, ClipLike
from kindreel.clips.rules import media_address
from kindreel.clips.rules.addresses import this_hour
from kindreel.lib.recent import Recent
from kindreel.people.models import Follow, Person, Viewer
from kindreel.statements import prepared
from kindreel.web.frames import token_of
from kindreel.web.pieces import Pieces, new_mark, put_together, split
from kindreel.web.words import in_short, since

TEMPLATE = "clips/reel.html"
BEST_FIRST = ("720", "480", "source")
MOST = 2048  # cards kept in each process, some 10 kB each

Look = tuple[Hashable, ...]
_rendered: Recent[Look, Pieces] = Recent(MOST)


@dataclass(frozen=True)
class Marks:
    """What a viewer has to do with a list of clips."""

    liked: frozenset[int]
    followed: frozenset[int]


def cards(clips: Sequence[Clip], viewer: Viewer, request: HttpRequest) -> list[SafeString]:
    """Render clips (with their authors selected) as cards for one viewer, in order."""
    kept = _kept(clips)
    marks = _marks(clips, viewer)
    shared, now = {"csrf": token_of(request)}, timezone.now()
    sparing = {"sparing" if request.headers.get("Save-Data") == "on" else "lavish", ""}
    return [
        put_together(pieces, _gaps(clip, now) | shared, _truths(clip, viewer, marks) | sparing)
        for clip, pieces in zip(clips, kept, strict=True)
    ]


def _kept(clips: Sequence[Clip]) -> list[Pieces]:
    looks = [_look(clip) for clip in clips]
    found = [_rendered.get(look) for look in looks]
    missing = [clip for clip, pieces in zip(clips, found, strict=True) if pieces is None]
    prefetch_related_objects(missing, "author", "renditions")
    return [
        pieces or _render(clip, look)
        for clip, look, pieces in zip(clips, looks, found, strict=True)
    ]


def _look(clip: Clip) -> Look:
    """Return everything that decides how a card looks to all; addresses change with the hour."""
    author = clip.author
    return (
        clip.public_id,
        clip.stage,
        clip.standing,
        clip.audience,
        clip.edited_at,
        clip.poster,
        clip.caption,
        clip.alt,
        author.username,
        author.display_name,
        author.avatar_address,
        this_hour(),
    )


def _render(clip: Clip, look: Look) -> Pieces:
    mark = new_mark()
    smallest = sorted(clip.renditions.all(), key=lambda row: row.bytes)
    shown = {
        "clip": clip,
        "mark": mark,
        "sources": sources(clip),
        "small_first": [media_address(row.path) for row in smallest],
    }
    html = re.sub(r"\n\s+", "\n", get_template(TEMPLATE).render(shown))
    pieces = split(html, mark)
    _rendered.keep(look, pieces)
    return pieces


def sources(clip: Clip) -> list[str]:
    """Return the addresses of a clip's renditions, best first."""
    made = {row.name: row.path for row in clip.renditions.all()}
    return [media_address(made[name]) for name in BEST_FIRST if name in made]


def _marks(clips: Sequence[Clip], viewer: Viewer) -> Marks:
    if not isinstance(viewer, Person):
        return Marks(frozenset(), frozenset())
    liked = _liked(viewer, [clip.pk for clip in clips])
    followed = _followed(viewer, {clip.author_id for clip in clips})
    return Marks(frozenset(liked), frozenset(followed))


@prepared
def _liked(viewer: Person, clips: Collection[int]) -> QuerySet[ClipLike, int]:
    likes = ClipLike.objects.filter(person=viewer, clip__in=clips)
    return likes.values_list("clip_id", flat=True)


@prepared
def _followed(viewer: Person, people: Collection[int]) -> QuerySet[Follow, int]:
    follows = Follow.objects.filter(follower=viewer, followed__in=people)
    return follows.values_list("followed_id", flat=True)


def _truths(clip: Clip, viewer: Viewer, marks: Marks) -> set[str]:
    if not isinstance(viewer, Person):
        return {"guest"}
    if clip.author_id == viewer.pk:
        return {"own", "liked" if clip.pk in marks.liked else "unliked"}
    liked = "liked" if clip.pk in marks.liked else "unliked"
    return {"other", liked} if clip.author_id in marks.followed else {"other", liked, "unfollowed"}


def _gaps(clip: Clip, now: datetime) -> dict[str, str]:
    return {
        "likes": in_short(clip.like_count),
        "comments": in_short(clip.comment_count),
        "shares": in_short(clip.share_count),
        "ago": since(clip.published_at or clip.created_at, now),
    }
