"""Makes the still picture that stands for a clip."""

import contextlib
from pathlib import Path

from kindreel.lib.media.encode import size
from kindreel.lib.media.ffmpeg import Job, make
from kindreel.lib.media.terms import USUAL, Limits, Probe, Refused

LOOK_AHEAD_SECONDS = 8.0  # how far to go on looking for a picture that is not black
SHORT_SIDE = 720
MOST_BYTES = 16 << 20
WALL_SECONDS = 20.0
ENCODERS = {
    ".jpg": ("-c:v", "mjpeg", "-q:v", "4", "-pix_fmt", "yuvj420p"),
    ".webp": ("-c:v", "libwebp", "-quality", "80", "-pix_fmt", "yuv420p"),
}
# Two pictures a second are looked at; the first of which less than nine tenths is black is taken.
NOT_BLACK = (
    r"select=isnan(prev_selected_t)+gte(t-prev_selected_t\,0.5)"
    ",blackframe=amount=0:threshold=40"
    ",metadata=select:key=lavfi.blackframe.pblack:value=90:function=less"
)


def poster(
    source: Path,
    target: Path,
    probe: Probe,
    at_seconds: float,
    limits: Limits = USUAL,
    *,
    is_chosen: bool = False,
) -> None:
    """Write a JPEG or WebP (by the suffix) of a moment near `at_seconds`, if possible not black.

    The moment is counted from where the wanted part begins, and the picture lies in that part.
    One that somebody chose is taken as it is.
    """
    at = min(max(at_seconds, 0.0), probe.seconds * (0.99 if is_chosen else 0.9))
    for begin, choice in ((at, "" if is_chosen else f"{NOT_BLACK},"), (at, "")):
        with contextlib.suppress(Refused):
            return make(source, target, _job(target, probe, begin, choice), limits)
    return make(source, target, _job(target, probe, 0, ""), limits)


def _job(target: Path, probe: Probe, at: float, choice: str) -> Job:
    width, height = size(probe, SHORT_SIDE)
    picture = f"{choice}scale={width}:{height},setsar=1"
    ahead = min(LOOK_AHEAD_SECONDS, probe.seconds - at) if probe.is_part else LOOK_AHEAD_SECONDS
    return Job(
        before=("-ss", f"{probe.begin + at:.3f}", "-t", f"{ahead:.3f}"),
        after=(
            *("-map", "0:V:0", "-vf", picture, "-frames:v", "1", "-update", "1"),
            *(*ENCODERS[target.suffix], "-f", "image2"),
        ),
        file_bytes=MOST_BYTES,
        wall_seconds=WALL_SECONDS,
    )
