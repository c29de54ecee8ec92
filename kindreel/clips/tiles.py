"""Clips as small posters in a grid: each is rendered once and kept while it looks the same."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from django.template.loader import get_template
from django.utils.safestring import SafeString

from kindreel.clips.models import Clip
from kindreel.clips.rules.addresses import this_hour

MOST = 2048  # tiles kept


@dataclass(frozen=True)
class Tile:
    """Everything that decides how a tile looks to others; the template gets nothing else."""

    public_id: str
    poster: str
    alt: str
    caption: str
    stage: str
    is_watchable: bool
    view_count: int
    like_count: int
    hour: int  # addresses of posters change with it


def tiles(clips: Iterable[Clip]) -> SafeString:
    """Return list items of clips that came through a door."""
    return SafeString("".join([f"<li>{_drawn(_tile_of(clip))}</li>" for clip in clips]))


def _tile_of(clip: Clip) -> Tile:
    return Tile(
        clip.public_id,
        clip.poster,
        clip.alt,
        clip.caption,
        clip.stage,
        clip.is_watchable,
        clip.view_count,
        clip.like_count,
        this_hour(),
    )


@lru_cache(maxsize=MOST)
def _drawn(tile: Tile) -> SafeString:
    return SafeString(get_template("clips/tile.html").render({"clip": tile}))
