"""Headers that lie: lengths, sizes, counts, time bases, boxes within boxes."""

from collections.abc import Callable, Iterator

from kindreel.lib.tests.hostile.ground import Ground, box, places, put
from kindreel.lib.tests.media_files import boxes, with_length_claimed, with_tracks

NUMBERS = (b"\0\0\0\0", b"\0\0\0\1", b"\x7f\xff\xff\xff", b"\xff\xff\xff\xff")
# Where a number stands, counted from the name of its box.
FIELDS = {
    b"mvhd": {"time scale": 16, "length": 20},
    b"mdhd": {"time scale": 16, "length": 20},
    b"tkhd": {"track": 16, "length": 24, "width": 80, "height": 84},
    b"stts": {"entries": 8, "count": 12, "delta": 16},
    b"stsz": {"size": 8, "entries": 12, "first": 16},
    b"stsc": {"entries": 8, "first": 12, "samples": 16},
    b"stco": {"entries": 8, "first": 12},
    b"stss": {"entries": 8, "first": 12},
    b"elst": {"entries": 8, "length": 12, "start": 16},
    b"avcC": {"profile": 4, "units": 9},
    b"esds": {"first": 8},
}
HEAD = box(b"ftyp", b"isom\0\0\2\0isomiso2")


def numbers(ground: Ground) -> Iterator[tuple[str, bytes]]:
    """Every number of the index as nothing, one, the largest, and below zero."""
    data = ground.clips["fast.mp4"]
    for kind, fields in FIELDS.items():
        for field, at in fields.items():
            for number in NUMBERS[:: 1 if kind in {b"mvhd", b"mdhd", b"stts", b"stsz"} else 3]:
                spoilt = data
                for place in places(data, kind):
                    spoilt = put(spoilt, place + at, number)
                yield f"{kind.decode()} {field} {number.hex()}", spoilt


def lengths(ground: Ground) -> Iterator[tuple[str, bytes]]:
    data = ground.clips["phone.mp4"]
    for factor in (-1000, -3, 7, 1000, 50_000):
        yield f"length by {factor}", with_length_claimed(data, factor)


def many_tracks(ground: Ground) -> Iterator[tuple[str, bytes]]:
    data = ground.clips["phone.mp4"]
    for count in (0, 15, 17, 100, 1000, 9000):
        yield f"{count} tracks", with_tracks(data, count)


def dimensions(ground: Ground) -> Iterator[tuple[str, bytes]]:
    """The picture's size where the decoder is told of it."""
    data = ground.clips["fast.mp4"]
    at = data.find(b"avc1", data.find(b"stsd")) + 28
    for width, height in ((0, 0), (1, 1), (65535, 65535), (65535, 1), (9000, 100), (16, 40000)):
        yield f"{width} by {height}", put(data, at, width.to_bytes(2) + height.to_bytes(2))


def in_one_another(_: Ground) -> Iterator[tuple[str, bytes]]:
    for depth in (2, 10, 300, 5000):
        inside = b""
        for _level in range(depth):
            inside = box(b"moov", inside)
        yield f"moov in moov, {depth} deep", HEAD + inside
        for kind in (b"trak", b"udta", b"meta"):
            inside = b""
            for _level in range(min(depth, 2000)):
                inside = box(kind, inside)
            yield f"{kind.decode()} in itself, {depth} deep", HEAD + box(b"moov", inside)
    yield "a hundred thousand boxes", HEAD + box(b"free") * 100_000 + box(b"moov")
    yield "a hundred thousand tracks", HEAD + box(b"moov", box(b"trak") * 100_000)


def box_sizes(ground: Ground) -> Iterator[tuple[str, bytes]]:
    data = ground.clips["fast.mp4"]
    for kind in (b"moov", b"trak", b"mdat", b"stbl"):
        at = data.find(kind) - 4
        for size in (0, 1, 7, 8, 0x7FFFFFFF, 0xFFFFFFFF):
            yield f"{kind.decode()} of size {size}", put(data, at, size.to_bytes(4))
    for size in (0, 8, 15, 1 << 40, (1 << 63) - 1, (1 << 64) - 1):
        yield f"long size {size}", HEAD + b"\0\0\0\1mdat" + size.to_bytes(8) + data


def elsewhere(ground: Ground) -> Iterator[tuple[str, bytes]]:
    """Tracks that say their bytes lie in another file."""
    data = ground.clips["phone.mp4"]
    target = str(ground.secret).encode()
    start, end = next((a, b) for kind, a, b in boxes(data, 0, len(data)) if kind == b"moov")
    for name, reference in {
        "url": box(b"url ", b"\0\0\0\0file://" + target + b"\0"),
        "url without a protocol": box(b"url ", b"\0\0\0\0" + target + b"\0"),
        "http": box(b"url ", b"\0\0\0\0http://127.0.0.1:9/x.mp4\0"),
        "urn": box(b"urn ", b"\0\0\0\0" + target + b"\0" + target + b"\0"),
        "alias": box(b"alis", b"\0\0\0\0" + _alias(target)),
    }.items():
        spoilt = data[start:end].replace(box(b"url ", b"\0\0\0\1"), b"@" * 12)
        yield f"bytes by {name}", data[:start] + _grown(spoilt, reference)


def _grown(index: bytes, reference: bytes) -> bytes:
    """Put a reference where a mark stands; the boxes around it are not told, which is a lie too."""
    return index.replace(b"@" * 12, reference)


def _alias(path: bytes) -> bytes:
    tail = b"\0\x02" + len(path).to_bytes(2) + path + b"\0" * (len(path) % 2)
    tail += b"\0\x12" + len(path).to_bytes(2) + path + b"\0" * (len(path) % 2) + b"\xff\xff\0\0"
    return bytes(4) + (150 + len(tail)).to_bytes(2) + bytes(144) + tail


LIES: dict[str, Callable[[Ground], Iterator[tuple[str, bytes]]]] = {
    "numbers": numbers,
    "lengths": lengths,
    "many tracks": many_tracks,
    "dimensions": dimensions,
    "in one another": in_one_another,
    "box sizes": box_sizes,
    "elsewhere": elsewhere,
}
