"""From the last byte to playable, beside plain ffmpeg on the same file in the same run."""

import subprocess
import time
import uuid
from pathlib import Path
from statistics import median

from django.core.files.uploadedfile import UploadedFile

from kindreel.clips.actions import Draft, Received, Words, receive_upload
from kindreel.clips.models import WATCHABLE, Audience, Clip
from kindreel.clips.steps.advancing import NOT_YET_PLAYING, _take
from kindreel.lib.media import ffmpeg_path
from kindreel.people.models import Person

RUNS = 3
SECONDS = 30
NOISE = "noise=alls=6:allf=t"  # so that it weighs as much as what a phone films


def make_source(path: Path, codec: list[str]) -> None:
    """Make a 30 s 1080×1920 clip with sound."""
    pictures = f"testsrc2=size=1080x1920:rate=30:duration={SECONDS},{NOISE}"
    sound = f"sine=frequency=330:duration={SECONDS}"
    inputs = ["-f", "lavfi", "-i", pictures, "-f", "lavfi", "-i", sound]
    command = [str(ffmpeg_path()), "-hide_banner", "-loglevel", "error", "-y", *inputs, *codec]
    subprocess.run([*command, "-shortest", str(path)], check=True)


def plain_ffmpeg(source: Path, target: Path) -> float:
    """Return the seconds plain ffmpeg takes for one 720p rendition."""
    begun = time.perf_counter()
    command = [str(ffmpeg_path()), "-hide_banner", "-loglevel", "error", "-y", "-i", str(source)]
    command += ["-vf", "scale=720:-2,format=yuv420p", "-c:v", "libx264", "-preset", "veryfast"]
    command += ["-c:a", "aac", "-b:a", "128k", "-movflags", "+faststart", str(target)]
    subprocess.run(command, check=True)
    return time.perf_counter() - begun


def until_playable(source: Path, author: Person) -> float:
    """Return the seconds from a received file to a clip that plays, worked off by one worker."""
    draft = Draft(Words("bench", "", Audience.PUBLIC, ""), uuid.uuid4())
    with source.open("rb") as file:
        upload = UploadedFile(file, source.name, size=source.stat().st_size)
        begun = time.perf_counter()
        outcome = receive_upload(author=author, draft=draft, file=upload)
    if not isinstance(outcome, Received):
        raise SystemExit(f"the clip was refused: {outcome}")
    _take(outcome.clip.pk, NOT_YET_PLAYING)
    taken = time.perf_counter() - begun
    clip = Clip.objects.get(pk=outcome.clip.pk)
    if clip.stage not in WATCHABLE:
        raise SystemExit(f"the clip does not play: {clip.stage} {clip.failure}")
    Clip.objects.filter(pk=clip.pk).delete()
    return taken


def measure(folder: Path, author: Person) -> dict[str, dict[str, float]]:
    """Return {kind of source: medians in seconds and their ratio}."""
    kinds = {
        "H.264 as phones film": ["-c:v", "libx264", "-preset", "veryfast", "-b:v", "12M"],
        "HEVC, has to be encoded": ["-c:v", "libx265", "-preset", "ultrafast", "-b:v", "8M"],
    }
    found = {}
    for name, codec in kinds.items():
        source = folder / f"{codec[1]}.mp4"
        make_source(source, [*codec, "-pix_fmt", "yuv420p", "-c:a", "aac"])
        pairs = [
            (until_playable(source, author), plain_ffmpeg(source, folder / "plain.mp4"))
            for _ in range(RUNS)
        ]
        ours, plain = median(pair[0] for pair in pairs), median(pair[1] for pair in pairs)
        found[name] = {"playable": ours, "plain": plain, "ratio": ours / plain}
    return found
