"""The words of this package: what a file turned out to be, why one is refused, what is allowed."""

from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path


class Refusal(StrEnum):
    """Why a file cannot become a clip; the sentence a person reads is written elsewhere."""

    NOT_A_VIDEO = "not_a_video"
    EMPTY = "empty"
    TRUNCATED = "truncated"
    TOO_LONG = "too_long"
    TOO_LARGE_PICTURE = "too_large_picture"
    NO_VIDEO_TRACK = "no_video_track"
    TOO_MANY_STREAMS = "too_many_streams"
    UNREADABLE = "unreadable"
    TOO_SLOW = "too_slow"


class Refused(Exception):  # noqa: N818 - an outcome like the actions' outcomes, not a fault of ours
    """The file is the reason: trying the same file again gives the same answer."""

    def __init__(self, refusal: Refusal, detail: str = "") -> None:
        super().__init__(f"{refusal.value}: {detail}" if detail else refusal.value)
        self.refusal = refusal
        self.detail = detail


@dataclass(frozen=True)
class Probe:
    """What a file really holds, read from its packets and first picture, not from its name."""

    seconds: float
    width: int  # as shown: after rotation and with square pixels
    height: int
    fps: float  # frames by length: an average, where the rate varies
    video_codec: str
    audio_codec: str | None
    rotation: int  # 0, 90, 180 or 270, already counted in width and height
    pixel_format: str = "yuv420p"
    begin: float = 0.0  # where the wanted part of the file begins; `seconds` is that part's length
    is_part: bool = False

    def part(self, begin: float, end: float | None) -> "Probe":
        """The same file, of which only what lies between two moments is wanted."""
        last = self.seconds if end is None else min(end, self.seconds)
        if begin <= 0 and last >= self.seconds:
            return self
        return replace(self, seconds=round(last - begin, 3), begin=begin, is_part=True)


@dataclass(frozen=True)
class Limits:
    """What one uploaded file may ask of the machine."""

    seconds: float = 180
    pixels: int = 4096 * 2304
    side: int = 8192
    streams: int = 16
    frames: int = 180 * 240  # a whole clip in slow motion
    wall_seconds: float = 600
    probe_seconds: float = 15
    memory_bytes: int = 3 << 30  # address space, of which an encode touches about a tenth
    bubblewrap: bool = True  # where it is installed and works
    ffmpeg: Path | None = None  # None: the system's where good enough, else the bundled one


@dataclass(frozen=True)
class Shape:
    """One rendition of the ladder."""

    name: str
    short_side: int
    crf: int
    maxrate: int  # bits a second
    keyframe_seconds: float


LADDER = (
    Shape("720", short_side=720, crf=23, maxrate=2_800_000, keyframe_seconds=2),
    # A keyframe a second makes looking at one picture a second nearly free.
    Shape("480", short_side=480, crf=25, maxrate=1_200_000, keyframe_seconds=1),
)
USUAL = Limits()
