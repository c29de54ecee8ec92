"""Files that are something else: playlists, pictures, archives, programs, or two at once."""

import gzip
import io
import struct
import tarfile
import zipfile
from collections.abc import Callable, Iterator

from kindreel.lib.tests.hostile.ground import Ground, box

PNG = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"
WEB = "http://127.0.0.1:9/x"


def playlists(ground: Ground) -> Iterator[tuple[str, bytes]]:
    """Text that names other files, as ffmpeg reads such text where it may."""
    target = str(ground.secret)
    texts = {
        "m3u8": f"#EXTM3U\n#EXT-X-TARGETDURATION:2\n#EXTINF:1.0,\n{target}\n#EXT-X-ENDLIST\n",
        "m3u8 by file": f"#EXTM3U\n#EXTINF:1.0,\nfile://{target}\n#EXT-X-ENDLIST\n",
        "m3u8 by web": f"#EXTM3U\n#EXTINF:1.0,\n{WEB}.ts\n#EXT-X-ENDLIST\n",
        "m3u8 by concat": f"#EXTM3U\n#EXTINF:1.0,\nconcat:{target}|{WEB}\n#EXT-X-ENDLIST\n",
        "m3u8 by subfile": f"#EXTM3U\n#EXTINF:1,\nsubfile,,start,0,end,9,,:{target}\n",
        "m3u8 with a key": f'#EXTM3U\n#EXT-X-KEY:METHOD=AES-128,URI="{target}"\n#EXTINF:1,\nx\n',
        "m3u8 with a map": f'#EXTM3U\n#EXT-X-MAP:URI="{target}"\n#EXTINF:1,\n{target}\n',
        "m3u8 of gifs": "#EXTM3U\n#EXT-X-MEDIA-SEQUENCE:0\n#EXTINF:1,\n/etc/passwd\n",
        "ffconcat": f"ffconcat version 1.0\nfile '{target}'\n",
        "ffconcat, twice": f"ffconcat version 1.0\nfile '{target}'\nduration 1\nfile '{target}'\n",
        "ffmetadata": f";FFMETADATA1\ntitle={target}\n",
        "dash": f'<?xml version="1.0"?><MPD xmlns="urn:mpeg:dash:schema:mpd:2011" type="static"'
        f"><Period><AdaptationSet><Representation><BaseURL>{target}</BaseURL></Representation>"
        "</AdaptationSet></Period></MPD>",
        "dash with an entity": f'<!DOCTYPE x [<!ENTITY y SYSTEM "file://{target}">]><MPD>&y;</MPD>',
        "sdp": "v=0\no=- 0 0 IN IP4 127.0.0.1\nc=IN IP4 127.0.0.1\nm=video 9 RTP/AVP 96\n",
        "rtsp": "[Reference]\nRef1=rtsp://127.0.0.1:9/x\n",
        "asx": f'<asx version="3.0"><entry><ref href="{target}"/></entry></asx>',
        "xspf": f"<playlist><trackList><track><location>{target}</location></track></trackList>",
        "smil": f'<smil><body><video src="{target}"/></body></smil>',
        "srt": f"1\n00:00:00,000 --> 00:00:01,000\n{target}\n",
        "ass": f"[Script Info]\n[V4+ Styles]\nStyle: A,{target},20\n[Events]\n",
        "webvtt": f"WEBVTT\n\n00:00.000 --> 00:01.000\n{target}\n",
        "avisynth": f'DirectShowSource("{target}")\n',
        "lrc": f"[00:01.00]{target}\n",
        "mov reference": f"RTSPtext\r\nrtsptextRTSP://127.0.0.1:9/{target}",
    }
    for name, text in texts.items():
        yield name, text.encode()
    for name in ("m3u8", "ffconcat", "dash"):
        yield f"{name} behind a box", box(b"ftyp", b"isom\0\0\2\0") + texts[name].encode()
        yield f"{name} before a film", texts[name].encode() + ground.clips["fast.mp4"]


def reference_films(ground: Ground) -> Iterator[tuple[str, bytes]]:
    """QuickTime's own way to name another film, and a header that is packed."""
    target = str(ground.secret).encode() + b"\0"
    reference = box(b"rdrf", b"\0\0\0\0url " + len(target).to_bytes(4) + target)
    yield "rmra", box(b"moov", box(b"rmra", box(b"rmda", reference)))
    packed = gzip.compress(bytes(200_000))[10:-8]
    for claimed in (0, 10, 0xFFFFFFFF):
        inside = box(b"dcom", b"zlib") + box(b"cmvd", claimed.to_bytes(4) + b"\x78\x9c" + packed)
        yield f"packed index of {claimed}", box(b"moov", box(b"cmov", inside))


def pictures(ground: Ground) -> Iterator[tuple[str, bytes]]:
    heads = {
        "png of 60000 by 60000": PNG
        + struct.pack(">IIBBBBB", 60000, 60000, 8, 6, 0, 0, 0)
        + bytes(99),
        "png of nothing": PNG + bytes(20),
        "gif of 65535": b"GIF89a\xff\xff\xff\xff\xf7\0\0" + bytes(900),
        "jpeg": b"\xff\xd8\xff\xe0\0\x10JFIF\0\1\1\0\0\1\0\1\0\0\xff\xc0\0\x11\x08" + b"\xff" * 9,
        "bmp": b"BM"
        + struct.pack("<IIIIiiHH", 99, 0, 54, 40, 2**31 - 1, -(2**31), 1, 24)
        + bytes(99),
        "tiff": b"II*\0\x08\0\0\0\xff\xff" + bytes(300),
        "webp": b"RIFF\xff\xff\xff\xffWEBPVP8X" + bytes(99),
        "svg": b'<svg xmlns="http://www.w3.org/2000/svg"><image href="file:///etc/passwd"/></svg>',
        "ico": b"\0\0\1\0\xff\xff" + bytes(99),
        "psd": b"8BPS\0\1" + bytes(6) + b"\0\x38" + b"\xff" * 8 + bytes(99),
        "exr": b"\x76\x2f\x31\1" + b"\xff" * 99,
    }
    yield from heads.items()
    for brand in (b"heic", b"avif", b"mif1"):
        yield brand.decode(), box(b"ftyp", brand + b"\0\0\0\0") + ground.clips["fast.mp4"][32:]
    one = ("-frames:v", "1")
    yield "one picture", ground.made("one.mp4", *one, "-c:v", "libx264")
    for codec in ("mjpeg", "png"):
        yield f"{codec} in a film", ground.made(f"{codec}.mov", "-c:v", codec)
    for kind in ("png", "jpg", "gif", "bmp"):
        yield f"a real {kind}", ground.made(f"real.{kind}", *(() if kind == "gif" else one))


def archives(_: Ground) -> Iterator[tuple[str, bytes]]:
    zipped, tarred = io.BytesIO(), io.BytesIO()
    with zipfile.ZipFile(zipped, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("../../../etc/cron.d/x", bytes(1 << 20))
    with tarfile.open(fileobj=tarred, mode="w") as archive:
        link = tarfile.TarInfo("x.mp4")
        link.type, link.linkname = tarfile.SYMTYPE, "/etc/passwd"
        archive.addfile(link)
    yield "zip", zipped.getvalue()
    yield "tar", tarred.getvalue()
    yield "gz", gzip.compress(bytes(4 << 20), mtime=0)
    yield "elf", b"\x7fELF\2\1\1" + bytes(200)
    yield "exe", b"MZ" + bytes(200)
    yield "script", b"#!/bin/sh\nid > /tmp/kindreel-was-here\n"
    yield "php", b"<?php system($_GET['c']); ?>"
    yield "html", b"<!doctype html><script>fetch('/')</script>"
    yield "pdf", b"%PDF-1.7\n1 0 obj<</OpenAction<</S/Launch/F(/bin/sh)>>>>endobj"
    yield "sqlite", b"SQLite format 3\0" + bytes(200)
    yield "flash", b"FWS\x0a" + b"\xff" * 200
    yield "wave", b"RIFF\xff\xff\xff\xffWAVEfmt \x10\0\0\0" + b"\xff" * 200


def two_at_once(ground: Ground) -> Iterator[tuple[str, bytes]]:
    """Films that are also something else: whatever else reads them sees the other thing."""
    film = ground.clips["fast.mp4"]
    head, rest = film[:32], film[32:]
    page = b"<!doctype html><script>alert(document.cookie)</script>"
    for name, other in {
        "html": page,
        "php": b"<?php phpinfo(); ?>",
        "m3u8": f"\n#EXTM3U\n#EXTINF:1,\n{ground.secret}\n".encode(),
        "pdf": b"%PDF-1.7\n",
        "zeros": bytes(1 << 20),
    }.items():
        yield f"{name} inside", head + box(b"free", other) + rest
        yield f"{name} behind", film + other
        yield f"{name} before", other + film
    yield "a film behind a film", film + box(b"free") + ground.clips["film.webm"]
    yield "a matroska head on a film", ground.clips["film.webm"][:40] + film


IMPOSTORS: dict[str, Callable[[Ground], Iterator[tuple[str, bytes]]]] = {
    "playlists": playlists,
    "reference films": reference_films,
    "pictures": pictures,
    "archives": archives,
    "two at once": two_at_once,
}
