"""The small clips that everything hostile is made from."""

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from kindreel.lib.tests.media_files import AAC, X264, ffmpeg

PICTURE = ("-f", "lavfi", "-i", "testsrc2=s=64x96:r=15:d=1")
SOUND = ("-f", "lavfi", "-i", "sine=440:d=1:r=48000")
EXACT = ("-fflags", "+bitexact", "-flags:v", "+bitexact", "-flags:a", "+bitexact")
SECRET = b"nobody may read this"
KINDS = {
    "phone.mp4": (*X264, *AAC),
    "fast.mp4": (*X264, *AAC, "-movflags", "+faststart"),
    "pieces.mp4": (*X264, *AAC, "-movflags", "+frag_keyframe+empty_moov", "-g", "5"),
    "film.mov": (*X264, "-c:a", "pcm_s16le"),
    "film.mkv": (*X264, *AAC),
    "film.webm": ("-c:v", "libvpx", "-deadline", "realtime", "-b:v", "90k", "-c:a", "libopus"),
}


@dataclass(frozen=True)
class Ground:
    """Small clips by name, their folder, and a file elsewhere that is nobody's business."""

    clips: dict[str, bytes]
    folder: Path
    secret: Path

    def made(self, name: str, *arguments: str) -> bytes:
        """One more small clip."""
        target = self.folder / name
        if not target.exists():
            ffmpeg(*PICTURE, *arguments, *EXACT, target)
        return target.read_bytes()


def ground(folder: Path) -> Ground:
    """Make the small clips."""
    folder.mkdir()
    secrets = folder.parent / "secrets"
    secrets.mkdir()
    for name, options in KINDS.items():
        ffmpeg(*PICTURE, *SOUND, *options, *EXACT, folder / name)
    (secrets / "secret.txt").write_bytes(SECRET)
    (secrets / "secret.mp4").write_bytes((folder / "fast.mp4").read_bytes())
    clips = {name: (folder / name).read_bytes() for name in KINDS}
    return Ground(clips, folder, secrets / "secret.mp4")


def box(kind: bytes, content: bytes = b"") -> bytes:
    """One box of an MP4."""
    return (len(content) + 8).to_bytes(4) + kind + content


def places(data: bytes, word: bytes) -> Iterator[int]:
    """Where a word stands in some bytes."""
    found = data.find(word)
    while found >= 0:
        yield found
        found = data.find(word, found + 1)


def put(data: bytes, at: int, value: bytes) -> bytes:
    """The same bytes with some of them written over."""
    return data[:at] + value + data[at + len(value) :]
