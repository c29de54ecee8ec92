"""Search of people, hashtags and captions, each through its door."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Exists, OuterRef, Q

from kindreel.clips.models import Clip, Hashtag
from kindreel.feed.rules.selection import Batch, newest_first
from kindreel.lib.hashtags import fold
from kindreel.people.models import Person, Viewer
from kindreel.protection.models import people_visible_to

MAX_WORDS = 6
SOME = 8
CLIPS = 18


@dataclass(frozen=True)
class Found:
    """What a search found."""

    people: list[Person] = field(default_factory=list)
    hashtags: list[Hashtag] = field(default_factory=list)
    clips: Batch = field(default_factory=lambda: Batch([], None))

    @property
    def is_empty(self) -> bool:
        """Nothing at all was found."""
        return not (self.people or self.hashtags or self.clips.clips)


def search(viewer: Viewer, words: str, after: str = "") -> Found:
    """Return what these words find that the viewer may see; nothing for no words."""
    parts = words.split()[:MAX_WORDS]
    if not parts:
        return Found()
    captions = (
        Clip.objects.visible_to(viewer)
        .on_show()
        .welcome_to(viewer)
        .filter(_all_words(parts, "caption"))
    )
    clips = newest_first(captions, after, CLIPS)
    return Found(_people(viewer, words), _hashtags(viewer, words), clips)


def _people(viewer: Viewer, words: str) -> list[Person]:
    """Private accounts are found by their whole handle only: strangers cannot leaf through them."""
    handle = words.strip().removeprefix("@").lower()
    names = Q(username__startswith=handle) | _all_words(words.split()[:MAX_WORDS], "display_name")
    found = people_visible_to(viewer).filter(Q(username=handle) | (Q(is_private=False) & names))
    return list(found.order_by("username")[:SOME])


def _hashtags(viewer: Viewer, words: str) -> list[Hashtag]:
    folded = fold(words.strip().removeprefix("#").replace(" ", ""))
    found = Hashtag.objects.filter(folded__startswith=folded, is_banned=False)
    seen = Clip.objects.visible_to(viewer).on_show()
    in_use = found.filter(Exists(seen.filter(hashtags=OuterRef("pk"))))
    return list(in_use.order_by("folded")[:SOME]) if folded else []


def _all_words(parts: Iterable[str], column: str) -> Q:
    """Every word somewhere. SQLite folds only A to Z, so other spellings are asked for by name."""
    condition = Q()
    for part in parts:
        spellings = {part, part.lower(), part.capitalize(), part.upper()}
        either = Q()
        for spelling in spellings if not part.isascii() else {part}:
            either |= Q(**{f"{column}__icontains": spelling})
        condition &= either
    return condition
