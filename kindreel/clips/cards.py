"""Cards of the feed: what all viewers share is rendered once and kept, the rest is put in."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cache as once
from hashlib import blake2b
from pathlib import Path

from django.core.cache import cache
from django.db.models import QuerySet, prefetch_related_objects
from django.http import HttpRequest
from django.middleware.csrf import get_token
from django.template.loader import get_template
from django.utils import timezone
from django.utils.safestring import SafeString

from kindreel.clips.models import Clip, ClipLike
from kindreel.clips.rules import media_address
from kindreel.clips.rules.addresses import HOUR, this_hour
from kindreel.people.models import Follow, Person, Viewer
from kindreel.statements import prepared
from kindreel.web.pieces import Pieces, new_mark, put_together, split
from kindreel.web.words import in_short, since

TEMPLATE = "clips/reel.html"
BEST_FIRST = ("720", "480", "source")


@dataclass(frozen=True)
class Marks:
    """What a viewer has to do with a list of clips."""

    liked: frozenset[int]
    followed: frozenset[int]


def cards(clips: Sequence[Clip], viewer: Viewer, request: HttpRequest) -> list[SafeString]:
    """Render clips (with their authors selected) as cards for one viewer, in order."""
    kept = _kept(clips)
    marks = _marks(clips, viewer)
    shared, now = {"csrf": get_token(request)}, timezone.now()
    sparing = {"sparing" if request.headers.get("Save-Data") == "on" else "lavish", ""}
    return [
        put_together(pieces, _gaps(clip, now) | shared, _truths(clip, viewer, marks) | sparing)
        for clip, pieces in zip(clips, kept, strict=True)
    ]


def _kept(clips: Sequence[Clip]) -> list[Pieces]:
    keys = [_key(clip) for clip in clips]
    found: dict[str, Pieces] = cache.get_many(keys)
    missing = [(key, clip) for key, clip in zip(keys, clips, strict=True) if key not in found]
    if missing:
        prefetch_related_objects([clip for _, clip in missing], "author", "renditions")
        made = {key: _render(clip) for key, clip in missing}
        cache.set_many(made, HOUR)
        found.update(made)
    return [found[key] for key in keys]


def _key(clip: Clip) -> str:
    author = clip.author
    of_clip = (clip.stage, clip.standing, clip.audience, clip.edited_at, clip.poster)
    of_author = (author.username, author.display_name, author.avatar_address)
    shown = repr((*of_clip, clip.caption, clip.alt, *of_author))
    digest = blake2b(shown.encode(), digest_size=12).hexdigest()
    return f"card:{clip.pk}:{digest}:{this_hour()}:{_version()}"


@once
def _version() -> str:
    source = Path(__file__).parent / "templates" / TEMPLATE
    return blake2b(source.read_bytes(), digest_size=4).hexdigest()


def _render(clip: Clip) -> Pieces:
    mark = new_mark()
    smallest = sorted(clip.renditions.all(), key=lambda row: row.bytes)
    shown = {
        "clip": clip,
        "mark": mark,
        "sources": sources(clip),
        "small_first": [media_address(row.path) for row in smallest],
    }
    html = re.sub(r"\n\s+", "\n", get_template(TEMPLATE).render(shown))
    return split(html, mark)


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
