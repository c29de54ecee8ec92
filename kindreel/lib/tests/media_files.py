"""Small clips made by ffmpeg, and ways to spoil them."""

import subprocess
from pathlib import Path

from kindreel.lib.media import ffmpeg_path

PICTURE = ("-f", "lavfi", "-i", "testsrc2=s=120x160:r=30:d=2")
SOUND = ("-f", "lavfi", "-i", "sine=440:d=2:r=48000")
X264 = ("-c:v", "libx264", "-preset", "ultrafast", "-pix_fmt", "yuv420p", "-threads", "1")
AAC = ("-c:a", "aac", "-b:a", "48k")
HOME = "+48.1372+011.5756/"
PERSON = "Ada's Telephone"


def ffmpeg(*arguments: str | Path) -> None:
    subprocess.run(
        [ffmpeg_path(), "-v", "error", "-y", *arguments], check=True, stdin=subprocess.DEVNULL
    )


def phone_clip(target: Path, *more: str) -> Path:
    """What a phone hands over: H.264, AAC, and where and with what it was filmed."""
    told = ("-metadata", f"location={HOME}", "-metadata", f"com.apple.quicktime.model={PERSON}")
    more = ("-metadata", f"comment=at {HOME}", "-metadata", f"artist={PERSON}", *more)
    flags = ("-movflags", "+use_metadata_tags")
    ffmpeg(*PICTURE, *SOUND, *X264, *AAC, *told, *flags, *more, target)
    return target


def boxes(data: bytes, start: int, end: int) -> list[tuple[bytes, int, int]]:
    """Kind, start and end of the boxes in a stretch of an MP4."""
    found = []
    while start + 8 <= end:
        length = int.from_bytes(data[start : start + 4])
        found.append((data[start + 4 : start + 8], start, start + length))
        start += length
    return found


def with_tracks(data: bytes, count: int) -> bytes:
    """The same MP4 (its index last) claiming `count` tracks."""
    start, end = next((a, b) for kind, a, b in boxes(data, 0, len(data)) if kind == b"moov")
    parts = [(kind, data[a:b]) for kind, a, b in boxes(data, start + 8, end)]
    track = next(part for kind, part in parts if kind == b"trak")
    inside = b"".join(part for kind, part in parts if kind != b"trak") + track * count
    return data[:start] + (len(inside) + 8).to_bytes(4) + b"moov" + inside


def with_length_claimed(data: bytes, factor: int) -> bytes:
    """The same MP4 with every header's length multiplied or, below zero, divided."""
    spoilt = bytearray(data)
    for kind, at in ((b"mvhd", 20), (b"mdhd", 20), (b"tkhd", 24)):
        found = data.find(kind)
        while found >= 0:
            place = slice(found + at, found + at + 4)
            length = int.from_bytes(data[place])
            spoilt[place] = (length * factor if factor > 0 else length // -factor).to_bytes(4)
            found = data.find(kind, found + 4)
    return bytes(spoilt)


def flipped(data: bytes, *, every: int, offset: int) -> bytes:
    """The same bytes with one bit turned in every `every`-th."""
    spoilt = bytearray(data)
    for at in range(offset, len(spoilt), every):
        spoilt[at] ^= 1 << (at % 8)
    return bytes(spoilt)


def packet_seconds(path: Path) -> list[float]:
    """When each picture of a file that is ours is shown."""
    asked: list[str | Path] = [
        ffmpeg_path(),
        "-v",
        "error",
        "-i",
        path,
        "-map",
        "0:v",
        "-f",
        "framehash",
        "-",
    ]
    said = subprocess.run(asked, check=True, capture_output=True, text=True).stdout.splitlines()
    base = next(line for line in said if line.startswith("#tb 0:")).split()[-1].split("/")
    times = (int(line.split(",")[2]) for line in said if not line.startswith("#"))
    return [at * int(base[0]) / int(base[1]) for at in times]
