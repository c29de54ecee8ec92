"""What is done to a clip in each stage. Everything may run twice, with the same result."""

from collections.abc import Callable
from functools import lru_cache
from typing import Any

from django.conf import settings

from kindreel.clips import actions, files
from kindreel.clips.models import Clip
from kindreel.clips.rules.uploading import SHORTEST_PART
from kindreel.lib import media
from kindreel.lib.media.encode import size
from kindreel.lib.media.probe import SLACK_SECONDS

Beat = Callable[[float], None]
Found = dict[str, Any]

REPACKED = "source"  # the name of the rendition that is the upload itself, repacked
POSTER_AT = 0.25  # of the length
LONGEST_TO_CUT = 4  # a film may be so many times too long, if the chosen part is not


class OriginalMissingError(Exception):
    """The uploaded file is gone."""


class NothingLeftError(Exception):
    """The part that was chosen lies beyond the end."""


class SupersededError(Exception):
    """Somebody else took this stage over, or the clip was deleted: stop."""


def begin(clip: Clip, _beat: Beat) -> Found:
    """Make sure that the file is there."""
    if not files.is_there(clip.original):
        raise OriginalMissingError
    return {}


def check(clip: Clip, _beat: Beat) -> Found:
    """Look at the file; `Refused` says why it cannot be used."""
    probe = _probe(clip)
    return {
        "milliseconds": round(probe.seconds * 1000),
        "width": probe.width,
        "height": probe.height,
        "has_sound": probe.audio_codec is not None,
    }


def make_playable(clip: Clip, beat: Beat) -> Found:
    """Make the first version that plays, the fastest way, and the poster."""
    probe = _probe(clip)
    if media.compatible(probe):
        _repack(clip, probe, beat)
    else:
        _encode(clip, probe, media.LADDER[0], beat)
    return {"poster": _poster(clip, probe)}


def make_better(clip: Clip, beat: Beat) -> Found:
    """Make every rendition that is missing, then let the original go.

    It is not kept: it is the largest file of a clip and may carry the place where it was filmed.
    """
    missing = [shape for shape in media.LADDER if not _has(clip, shape.name)]
    if missing:
        probe = _probe(clip)
        for shape in missing:
            _encode(clip, probe, shape, beat)
    files.forget(clip.original)
    return {"original": ""}


def _probe(clip: Clip) -> media.Probe:
    begin(clip, lambda _: None)
    whole = _look(clip.original, _limits(clip))
    end = None if clip.end_ms is None else clip.end_ms / 1000
    part = whole.part(clip.begin_ms / 1000, end)
    if part.seconds < SHORTEST_PART and part.is_part:
        raise NothingLeftError
    if part.seconds > settings.CLIP_LIMIT_SECONDS + SLACK_SECONDS:
        raise media.Refused(media.Refusal.TOO_LONG, f"{part.seconds:.0f} s are left")
    return part


@lru_cache(maxsize=16)  # three stages in a row ask, and a path never holds another file
def _look(original: str, limits: media.Limits) -> media.Probe:
    with files.readable(original) as source:
        return media.probe(source, limits)


def _limits(clip: Clip) -> media.Limits:
    is_cut = clip.begin_ms > 0 or clip.end_ms is not None
    return media.Limits(seconds=settings.CLIP_LIMIT_SECONDS * (LONGEST_TO_CUT if is_cut else 1))


def _has(clip: Clip, name: str) -> bool:
    return clip.renditions.filter(name=name).exists()


def _repack(clip: Clip, probe: media.Probe, beat: Beat) -> None:
    path = f"{clip.folder}/{REPACKED}.mp4"
    with files.readable(clip.original) as source, files.writable(path) as target:
        media.remux(source, target, probe, _limits(clip), beat)
    _note(clip, REPACKED, path, (probe.width, probe.height))


def _encode(clip: Clip, probe: media.Probe, shape: media.Shape, beat: Beat) -> None:
    path = f"{clip.folder}/{shape.name}.mp4"
    with files.readable(clip.original) as source, files.writable(path) as target:
        media.encode(source, target, probe, shape, _limits(clip), beat)
    _note(clip, shape.name, path, size(probe, shape.short_side))


def _note(clip: Clip, name: str, path: str, size: tuple[int, int]) -> None:
    if not actions.keep_alive(clip=clip):
        raise SupersededError
    actions.keep_rendition(clip=clip, name=name, path=path, size=size)


def _poster(clip: Clip, probe: media.Probe) -> str:
    path = f"{clip.folder}/{files.POSTER}"
    is_chosen = clip.cover_ms is not None
    at = (clip.cover_ms or 0) / 1000 - probe.begin if is_chosen else probe.seconds * POSTER_AT
    with files.readable(clip.original) as source, files.writable(path) as target:
        media.poster(source, target, probe, at, _limits(clip), is_chosen=is_chosen)
    return path
