"""Run as a script inside the sandbox: print as JSON what a file holds. A file may crash this.

Never imported. Arguments: the folder PyAV is installed in (a bare interpreter does not know it),
the file, and as JSON what is allowed and when to stop looking. It only reports; the parent decides.
"""

import importlib.util
import itertools
import json
import sys
import time
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from fractions import Fraction
from pathlib import Path
from typing import Any, BinaryIO


def bring_av(packages: str) -> None:
    """Load PyAV from the one place where we may look: nothing else around it can be listed."""
    spec = importlib.util.spec_from_file_location("av", f"{packages}/av/__init__.py")
    if spec is None or spec.loader is None:
        raise ImportError(packages)
    sys.modules["av"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(sys.modules["av"])


bring_av(sys.argv[1])

import av  # noqa: E402 - what it is made of was brought a line above
from av.codec.context import CodecContext  # noqa: E402
from av.container import InputContainer  # noqa: E402
from av.packet import Packet  # noqa: E402
from av.stream import Disposition, Stream  # noqa: E402
from av.video.stream import VideoStream  # noqa: E402

MATROSKA = b"\x1a\x45\xdf\xa3"
BOXES = frozenset(b"ftyp moov mdat free skip wide pnot styp moof uuid sidx".split())
WEIGHTY = frozenset(b"moov mdat moof".split())
STILLS = frozenset(b"heic heix heim heis mif1 avif".split())
COVER = Disposition.attached_pic | Disposition.timed_thumbnails | Disposition.still_image
MOST_BOXES = 100_000
FARTHEST = 1 << 62  # no file is so large, and beyond it nobody can look
UNKNOWN = "unknown"
PACKETS_TRIED = 240  # given to the decoder before a first picture must have come out


def boxes(file: BinaryIO, at: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    """Kind, start of content and end of each box of an MP4 or MOV between two places."""
    for _ in range(MOST_BOXES):
        if at >= min(end, FARTHEST):
            return
        file.seek(at)
        head = file.read(min(16, max(0, end - at)))
        length, content = int.from_bytes(head[:4]), at + 8
        if length == 1:
            length, content = int.from_bytes(head[8:16]), at + 16
        length = length or end - at  # none stated: to the end
        if len(head) < 8 or length < content - at:
            return
        yield head[4:8], content, at + length
        at += length


def tracks(file: BinaryIO, found: list[tuple[bytes, int, int]]) -> int:
    """How many tracks the index of an MP4 or MOV lists."""
    index = ((at, end) for kind, at, end in found if kind == b"moov")
    return sum(kind == b"trak" for at, end in index for kind, _, _ in boxes(file, at, end))


def container_facts(path: Path) -> dict[str, Any]:
    """Which container the file claims to be, and whether it ends before its own index says."""
    size = path.stat().st_size
    with path.open("rb") as file:
        head = file.read(12)
        found = list(itertools.takewhile(lambda box: box[0] in BOXES, boxes(file, 0, size)))
        streams = tracks(file, found)
    cut = any(kind in WEIGHTY and end > size for kind, _, end in found)
    return {
        "container": bool(found) or head.startswith(MATROSKA),
        "cut": cut or (bool(found) and b"moov" not in {kind for kind, _, _ in found}),
        "still": head[4:8] == b"ftyp" and head[8:12] in STILLS,
        "streams": streams,
    }


def name_of(stream: Stream | None) -> str | None:
    """The codec's name, not its decoder's; `unknown` where no decoder exists."""
    if stream is None:
        return None
    context: CodecContext | None = stream.codec_context
    return str(context.codec.canonical_name) if context is not None else UNKNOWN


def first_video(container: InputContainer) -> VideoStream | None:
    """The first moving picture: a cover image is not one."""
    moving = (one for one in container.streams.video if not one.disposition & COVER)
    return next(moving, None)


def video_facts(stream: VideoStream) -> dict[str, Any]:
    """The picture as it is stored."""
    if name_of(stream) == UNKNOWN:
        return {"codec": UNKNOWN, "width": 0, "height": 0, "pixel_ratio": 1.0}
    ratio = stream.sample_aspect_ratio or Fraction(1)
    return {
        "codec": name_of(stream),
        "width": stream.width,
        "height": stream.height,
        "pixel_ratio": float(ratio) or 1.0,
    }


@dataclass
class Walk:
    """What reading every packet told; a header can lie about all of it."""

    seconds: float = 0.0
    video_seconds: float = 0.0
    frames: int = 0
    rotation: int | None = None  # None: no picture could be decoded
    pixel_format: str = ""
    hurried: bool = False  # stopped before the end for want of time


class Walker:
    """Reads all packets and decodes the first picture."""

    def __init__(self, video: VideoStream, start: float, asked: dict[str, Any]) -> None:
        self.video, self.start, self.asked = video, start, asked
        self.deadline = time.monotonic() + asked["patience"]
        self.walk = Walk()
        self.tried = 0
        video.codec_context.thread_count = 1
        video.codec_context.options = asked["decoder"]

    def over(self, container: InputContainer) -> Walk:
        """Walk until the end, an error, or more than anybody may upload."""
        try:
            for packet in container.demux():
                self.take(packet)
                if self.is_enough():
                    break
        except (av.error.FFmpegError, ValueError):
            return self.walk  # how far we came says whether that was too early
        return self.walk

    def take(self, packet: "Packet[Any]") -> None:
        """Count one packet."""
        is_video = packet.stream.index == self.video.index
        if is_video and self.walk.rotation is None and self.tried < PACKETS_TRIED:
            self.look_at(packet)
        at = packet.dts if packet.pts is None else packet.pts
        if at is None or packet.is_discard:
            return
        end = float((at + (packet.duration or 0)) * (packet.time_base or 0)) - self.start
        self.walk.seconds = max(self.walk.seconds, end)
        if is_video:
            self.walk.frames += 1
            self.walk.video_seconds = max(self.walk.video_seconds, end)

    def look_at(self, packet: "Packet[Any]") -> None:
        """Try to get the first picture."""
        self.tried += 1
        try:
            frames = packet.decode()
        except av.error.FFmpegError:
            return
        for frame in frames[:1]:
            self.walk.rotation = int(frame.rotation)
            self.walk.pixel_format = frame.format.name

    def is_enough(self) -> bool:
        """Whether what was seen already settles the matter, or time is up."""
        walk, asked = self.walk, self.asked
        walk.hurried = time.monotonic() > self.deadline
        return walk.hurried or walk.seconds > asked["seconds"] or walk.frames > asked["frames"]


def is_worth_walking(facts: dict[str, Any], asked: dict[str, Any]) -> bool:
    """False where the header alone is reason enough to refuse."""
    video = facts["video"]
    return (
        facts["streams"] <= asked["streams"]
        and (facts["declared"] or 0) <= asked["seconds"]
        and video is not None
        and video["codec"] in asked["codecs"]
        and 0 < video["width"] * video["height"] <= asked["pixels"]
    )


def stream_facts(container: InputContainer, asked: dict[str, Any]) -> dict[str, Any]:
    """What the header says, and the packets where that is worth the reading."""
    video = first_video(container)
    facts: dict[str, Any] = {
        "streams": len(container.streams),
        "declared": container.duration / av.time_base if container.duration else None,
        "video": video_facts(video) if video else None,
        "audio": name_of(next(iter(container.streams.audio), None)),
    }
    if video and is_worth_walking(facts, asked):
        start = (container.start_time or 0) / av.time_base
        facts["walk"] = asdict(Walker(video, start, asked).over(container))
    return facts


def main(path: Path, asked: dict[str, Any]) -> dict[str, Any]:
    """Everything we can say about the file."""
    facts = container_facts(path)
    try:
        with av.open(
            f"file:{path}", options=asked["demuxer"], metadata_errors="replace"
        ) as container:
            facts |= stream_facts(container, asked)
    except (av.error.FFmpegError, MemoryError, ValueError, ArithmeticError) as trouble:
        facts["trouble"] = str(trouble)[:200]
    return facts


if __name__ == "__main__":
    av.logging.set_level(None)
    sys.stdout.write(json.dumps(main(Path(sys.argv[2]), json.loads(sys.argv[3]))))
