"""Finds out what an uploaded file is, or why it is refused."""

import importlib.util
import json
import tempfile
from functools import cache
from pathlib import Path
from typing import Any

from kindreel.lib.media import sandbox
from kindreel.lib.media.ffmpeg import (
    AUDIO_CODECS,
    DECODERS,
    FORMATS,
    PROTOCOLS,
    VIDEO_CODECS,
    checked,
)
from kindreel.lib.media.terms import USUAL, Limits, Probe, Refusal, Refused

LOOK = Path(__file__).with_name("look.py")
SLACK_SECONDS = 0.5  # a recorder told to stop at the limit stops a little after it
LEAST_SHARE_OF_PICTURES = 0.25  # of the length; sound may go on a little after them
MEMORY = 1 << 30
SMALLEST_SIDE = 16
WIDEST_PIXEL = 4.0  # wider than any real camera's; a lie beyond it


def probe(source: Path, limits: Limits = USUAL) -> Probe:
    """Say what the file holds; `Refused` if it cannot become a clip. Always ends within seconds."""
    facts = _facts(checked(source), limits)
    try:
        _refuse_by_container(facts, limits)
        _refuse_by_header(facts, limits)
        _refuse_by_packets(facts, limits)
        return _believed(facts)
    except (KeyError, TypeError, ValueError, ArithmeticError) as trouble:
        raise Refused(Refusal.UNREADABLE, f"the look made no sense: {trouble!r}") from trouble


def _facts(source: Path, limits: Limits) -> dict[str, Any]:
    packages = _packages()
    python = (str(sandbox.PYTHON), "-I", "-S", str(LOOK), str(packages))
    libraries = tuple(path for path in (packages / "av", packages / "av.libs") if path.exists())
    with tempfile.TemporaryDirectory() as folder:
        errand = sandbox.Errand(
            (*python, str(source), json.dumps(_asked(limits))),
            Path(folder).resolve(),
            (*sandbox.python_files(), *libraries, LOOK, source),
        )
        ended = sandbox.run(errand, _bounds(limits))
    if ended.timed_out:
        raise Refused(Refusal.TOO_SLOW, "while looking")
    return _parsed(ended)


def _parsed(ended: sandbox.Ended) -> dict[str, Any]:
    if ended.code == 1:
        raise sandbox.SandboxError(ended.complained.strip()[-300:])  # Python's own way to fail
    # A file that took over the child may say anything: NaN would slip through every comparison.
    try:
        return dict(json.loads(ended.said, parse_constant=_no_such_number))
    except (ValueError, TypeError, RecursionError):
        detail = f"the look ended with {ended.code}: {ended.complained.strip()[-200:]}"
        raise Refused(Refusal.UNREADABLE, detail) from None


def _no_such_number(name: str) -> float:
    raise ValueError(name)


@cache
def _packages() -> Path:
    found = importlib.util.find_spec("av")
    if found is None or found.origin is None:
        raise sandbox.SandboxError("PyAV is not installed")
    return Path(found.origin).resolve().parent.parent


def _asked(limits: Limits) -> dict[str, Any]:
    return {
        "seconds": limits.seconds + SLACK_SECONDS,
        "frames": limits.frames,
        "streams": limits.streams,
        "pixels": limits.pixels,
        "codecs": sorted(VIDEO_CODECS),
        "patience": limits.probe_seconds / 2,
        "demuxer": {
            "protocol_whitelist": PROTOCOLS,
            "format_whitelist": FORMATS,
            "codec_whitelist": DECODERS,
        },
        "decoder": {"max_pixels": str(limits.pixels)},
    }


def _bounds(limits: Limits) -> sandbox.Bounds:
    return sandbox.Bounds(
        wall_seconds=limits.probe_seconds,
        memory_bytes=MEMORY,
        file_bytes=0,
        bubblewrap=limits.bubblewrap,
    )


def _refuse_by_container(facts: dict[str, Any], limits: Limits) -> None:
    if facts["still"]:
        raise Refused(Refusal.NOT_A_VIDEO, "a still picture")
    if facts["cut"]:
        raise Refused(Refusal.TRUNCATED, "the file ends before its index says")
    if facts["streams"] > limits.streams:
        raise Refused(Refusal.TOO_MANY_STREAMS, str(facts["streams"]))
    if "trouble" in facts:
        refusal = Refusal.UNREADABLE if facts["container"] else Refusal.NOT_A_VIDEO
        raise Refused(refusal, str(facts["trouble"]))


def _refuse_by_header(facts: dict[str, Any], limits: Limits) -> None:
    video, audio = facts["video"], facts["audio"]
    if video is None:
        raise Refused(Refusal.NO_VIDEO_TRACK)
    if (facts["declared"] or 0) > limits.seconds + SLACK_SECONDS:
        raise Refused(Refusal.TOO_LONG, f"{facts['declared']:.0f} s")
    if video["codec"] not in VIDEO_CODECS or audio not in AUDIO_CODECS | {None}:
        raise Refused(Refusal.UNREADABLE, f"codecs {video['codec']}, {audio}")
    _refuse_by_size(video["width"], video["height"], limits)


def _refuse_by_size(width: int, height: int, limits: Limits) -> None:
    if width * height > limits.pixels or max(width, height) > limits.side:
        raise Refused(Refusal.TOO_LARGE_PICTURE, f"{width}x{height}")
    if min(width, height) < SMALLEST_SIDE:
        raise Refused(Refusal.UNREADABLE, f"{width}x{height}")


def _refuse_by_packets(facts: dict[str, Any], limits: Limits) -> None:
    walk, declared = facts["walk"], facts["declared"] or 0
    if walk["seconds"] > limits.seconds + SLACK_SECONDS or walk["frames"] > limits.frames:
        raise Refused(Refusal.TOO_LONG, f"{walk['seconds']:.0f} s, {walk['frames']} frames")
    if not walk["hurried"] and walk["seconds"] < least_seconds(declared):
        raise Refused(Refusal.TRUNCATED, f"{walk['seconds']:.1f} of {declared:.1f} s")
    if not walk["hurried"] and walk["video_seconds"] < walk["seconds"] * LEAST_SHARE_OF_PICTURES:
        raise Refused(Refusal.TRUNCATED, f"pictures for {walk['video_seconds']:.1f} s only")
    if walk["rotation"] is None:
        raise Refused(Refusal.UNREADABLE, "no picture could be decoded")
    if walk["frames"] < 2:
        raise Refused(Refusal.NOT_A_VIDEO, "a single picture")


def least_seconds(declared: float) -> float:
    """How much of a declared length must be there for the file to count as whole."""
    return declared * 0.9 - SLACK_SECONDS


def _believed(facts: dict[str, Any]) -> Probe:
    video, walk = facts["video"], facts["walk"]
    rotation = round(walk["rotation"] / 90) * 90 % 360
    width, height = _shown(video["width"], video["height"], video["pixel_ratio"])
    seconds = max(walk["seconds"], facts["declared"] or 0 if walk["hurried"] else 0)
    return Probe(
        seconds=round(seconds, 3),
        width=height if rotation in {90, 270} else width,
        height=width if rotation in {90, 270} else height,
        fps=round(walk["frames"] / walk["video_seconds"], 3),
        video_codec=video["codec"],
        audio_codec=facts["audio"],
        rotation=rotation,
        pixel_format=str(walk["pixel_format"])[:32],
    )


def _shown(width: int, height: int, pixel_ratio: float) -> tuple[int, int]:
    if not 1 / WIDEST_PIXEL <= pixel_ratio <= WIDEST_PIXEL:
        return width, height
    return round(width * pixel_ratio), height
