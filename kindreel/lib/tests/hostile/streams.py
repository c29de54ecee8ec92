"""What is inside: codecs nobody asked for, streams without end, broken pictures, odd Matroska."""

import struct
from collections.abc import Callable, Iterator
from random import Random

from kindreel.lib.tests.hostile.ground import Ground, places, put

CODECS = {
    "ffv1.mkv": "ffv1",
    "huffyuv.mkv": "huffyuv",
    "raw.mkv": "rawvideo",
    "flv1.mkv": "flv1",
    "mpeg1.mkv": "mpeg1video",
    "mpeg2.mkv": "mpeg2video",
    "msmpeg4.mkv": "msmpeg4",
    "wmv2.mkv": "wmv2",
    "prores.mov": "prores_ks",
    "qtrle.mov": "qtrle",
    "mpeg4.mp4": "mpeg4",
}
DURATION, TIME_SCALE, WIDTH, HEIGHT = b"\x44\x89", b"\x2a\xd7\xb1", b"\xb0\x82", b"\xba\x81"


def codecs(ground: Ground) -> Iterator[tuple[str, bytes]]:
    for name, codec in CODECS.items():
        yield codec, ground.made(name, "-c:v", codec, "-strict", "-2")
    for kind in ("avi", "flv", "mpegts", "ogv", "asf", "y4m", "nut"):
        ending = {"mpegts": "ts", "asf": "wmv"}.get(kind, kind)
        options = {"ogv": ("-c:v", "ffv1"), "flv": ("-c:v", "flv1"), "y4m": ("-pix_fmt", "yuv420p")}
        form = {"ogv": "nut", "y4m": "yuv4mpegpipe", "asf": "asf"}.get(kind, kind)
        yield f"container {kind}", ground.made(f"film.{ending}", *options.get(kind, ()), "-f", form)


def shapes(ground: Ground) -> Iterator[tuple[str, bytes]]:
    """Films as an encoder really makes them, of a kind nobody films."""
    quick = ("-c:v", "libx264", "-preset", "ultrafast", "-threads", "1")
    for size in ("2x2", "16x16", "8200x16", "16x8200", "8192x1200"):
        scale = ("-vf", f"scale={size.replace('x', ':')}", "-frames:v", "3")
        yield size, ground.made(f"{size}.mp4", *scale, *quick)
    for name, filters in {
        "wide pixels": "setsar=200/1",
        "tall pixels": "setsar=1/200",
        "a thousand a second": "fps=1000",
        "one in two seconds": "setpts=30*PTS,fps=1/2",
        "an hour between two": "setpts=54000*PTS",
        "before the beginning": "setpts=PTS-5/TB",
    }.items():
        yield name, ground.made(f"{name}.mp4", "-vf", filters, *quick, "-fps_mode", "passthrough")
    for form in ("yuv444p", "yuv422p10le", "gray", "yuv420p10le"):
        yield f"pixels {form}", ground.made(f"{form}.mp4", *quick, "-pix_fmt", form)


def company(ground: Ground) -> Iterator[tuple[str, bytes]]:
    """Tracks of words and attachments, with paths where names belong."""
    path = "../../../../etc/passwd"
    words = ground.folder / "words.srt"
    words.write_text(f"1\n00:00:00,000 --> 00:00:01,000\n<font face='{path}'>{{\\fn{path}}}x\n")
    both = ("-i", str(words), "-map", "0:v", "-map", "1:s", "-c:v", "libx264", "-threads", "1")
    yield "subtitles with a path", ground.made("words.mp4", *both, "-c:s", "mov_text")
    yield "subtitles in matroska", ground.made("words.mkv", *both, "-c:s", "ass")
    mkv = ("-c:v", "libx264", "-threads", "1", "-attach", str(words))
    named = ("-metadata:s:t", "mimetype=application/x-truetype-font", "-metadata:s:t")
    yield "a font with a path", ground.made("font.mkv", *mkv, *named, f"filename={path}")
    many = [part for _ in range(40) for part in ("-map", "0:v")]
    yield "forty pictures", ground.made("forty.mkv", *many, "-c:v", "mpeg4", "-frames:v", "2")
    long = ("-metadata", f"title={'x' * 120_000}", "-metadata", "location=+1+1/../")
    yield "a long title", ground.made("long.mp4", "-c:v", "libx264", "-threads", "1", *long)


def broken_pictures(ground: Ground) -> Iterator[tuple[str, bytes]]:
    """A whole container around pictures that are not."""
    data = ground.clips["fast.mp4"]
    start = data.find(b"mdat") + 4
    for seed in range(8):
        chance, spoilt = Random(seed), bytearray(data)
        for _ in range(4**seed):
            spoilt[chance.randrange(start, len(data))] = chance.randrange(256)
        yield f"pictures, seed {seed}", bytes(spoilt)
    for name, filling in {"zeros": b"\0", "ones": b"\xff", "starts": b"\0\0\1\x65"}.items():
        room = len(data) - start
        yield f"pictures of {name}", data[:start] + (filling * room)[:room]
    settings = data.find(b"avcC")
    for seed in range(12):
        chance, spoilt = Random(seed), bytearray(data)
        for _ in range(1 + seed // 3):
            spoilt[settings + 4 + chance.randrange(30)] = chance.randrange(256)
        yield f"decoder's settings, seed {seed}", bytes(spoilt)


def matroska(ground: Ground) -> Iterator[tuple[str, bytes]]:
    data = ground.clips["film.webm"]
    at = data.find(DURATION) + 3
    for length in (float("nan"), float("inf"), -1.0, 0.0, 1e300):
        yield f"length of {length}", put(data, at, struct.pack(">d", length))
    scale = data.find(TIME_SCALE) + 4
    for number in (b"\0\0\0", b"\0\0\1", b"\xff\xff\xff"):
        yield f"time scale {number.hex()}", put(data, scale, number)
    for size in (0, 1, 200, 255):
        yield f"height {size}", put(data, data.find(b"\xba\x81") + 2, bytes([size]))


def matroska_sizes(ground: Ground) -> Iterator[tuple[str, bytes]]:
    data = ground.clips["film.webm"]
    elements = {"segment": "18538067", "tracks": "1654ae6b", "cluster": "1f43b675"}
    for name, element in (elements | {"info": "1549a966"}).items():
        found = next(places(data, bytes.fromhex(element)), -1)
        for size in (b"\x01" + b"\xff" * 7, b"\x80", b"\x01\x7f" + b"\xff" * 6):
            yield f"{name} of size {size.hex()}", put(data, found + 4, size)
    for laced in (0x06, 0x0C, 0x0E):
        spoilt = bytearray(data)
        for block in places(data[:-12], b"\xa3"):
            spoilt[block + 6] |= laced
        yield f"laced {laced}", bytes(spoilt)


STREAMS: dict[str, Callable[[Ground], Iterator[tuple[str, bytes]]]] = {
    "codecs": codecs,
    "shapes": shapes,
    "company": company,
    "broken pictures": broken_pictures,
    "matroska": matroska,
    "matroska sizes": matroska_sizes,
}
