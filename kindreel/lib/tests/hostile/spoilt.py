"""Files that were good once: cut off, bits turned, stretches lost, doubled, moved or emptied."""

from collections.abc import Callable, Iterator
from random import Random

from kindreel.lib.tests.hostile.ground import Ground, box, put
from kindreel.lib.tests.media_files import flipped

SHARES = (0.001, 0.01, 0.05, 0.2, 0.4, 0.6, 0.8, 0.9, 0.97, 0.999)
FLIPS = ((97, 0), (997, 8), (331, 40), (4001, 3), (53, 600))


def cut_off(ground: Ground) -> Iterator[tuple[str, bytes]]:
    for name, data in ground.clips.items():
        for share in SHARES:
            yield f"{name} cut at {share}", data[: int(len(data) * share)]


def bits_turned(ground: Ground) -> Iterator[tuple[str, bytes]]:
    for name, data in ground.clips.items():
        for every, offset in FLIPS:
            yield (
                f"{name} turned each {every} from {offset}",
                flipped(data, every=every, offset=offset),
            )


def index_turned(ground: Ground) -> Iterator[tuple[str, bytes]]:
    """Bits turned in the index alone, where every number is believed."""
    data = ground.clips["fast.mp4"]
    start = data.find(b"moov")
    end = data.find(b"mdat")
    for seed in range(24):
        chance, spoilt = Random(seed), bytearray(data)
        for _ in range(1 + seed // 4):
            spoilt[chance.randrange(start, end)] ^= 1 << chance.randrange(8)
        yield f"index, seed {seed}", bytes(spoilt)


def stretches_lost(ground: Ground) -> Iterator[tuple[str, bytes]]:
    for name, data in ground.clips.items():
        third = len(data) // 3
        yield f"{name} without its middle", data[:third] + data[2 * third :]
        yield f"{name} with its middle empty", put(data, third, bytes(third))
        yield f"{name} with its middle full", put(data, third, b"\xff" * third)
        yield f"{name} turned round", data[third:] + data[:third]
        yield f"{name} twice", data + data


def noise(_: Ground) -> Iterator[tuple[str, bytes]]:
    beginnings = {
        "nothing": b"",
        "ftyp": box(b"ftyp", b"isom\0\0\2\0isomiso2"),
        "moov": box(b"ftyp", b"isom\0\0\2\0") + (1 << 20).to_bytes(4) + b"moov",
        "mdat": box(b"mdat", b"") + box(b"moov", b""),
        "ebml": bytes.fromhex("1a45dfa39f4286810142f7810142f2810442f381084282847765626d"),
    }
    for name, beginning in beginnings.items():
        for size in (1, 64, 5000):
            yield f"{name} and {size} of noise", beginning + Random(size).randbytes(size)
        yield f"{name} and zeros", beginning + bytes(5000)
        yield f"{name} and ones", beginning + b"\xff" * 5000


SPOILT: dict[str, Callable[[Ground], Iterator[tuple[str, bytes]]]] = {
    "cut off": cut_off,
    "bits turned": bits_turned,
    "index turned": index_turned,
    "stretches lost": stretches_lost,
    "noise": noise,
}
