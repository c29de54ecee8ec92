"""Which ffmpeg we use, what it may open, and one sandboxed run of it that makes one file."""

import errno
import os
import re
import shutil
import stat
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import imageio_ffmpeg

from kindreel.lib.media import sandbox
from kindreel.lib.media.terms import Limits, Refusal, Refused
from kindreel.lib.media.workplace import publish, workplace

OLDEST = 6
PROTOCOLS = "file"
FORMATS = "mov,mp4,m4a,3gp,3g2,mj2,matroska,webm"
VIDEO_CODECS = frozenset({"h264", "hevc", "vp8", "vp9", "av1", "mpeg4", "h263"})
AUDIO_CODECS = frozenset(
    {"aac", "mp3", "opus", "vorbis", "alac", "flac", "ac3", "eac3", "amr_nb"}
    | {"pcm_s16le", "pcm_s16be", "pcm_s24le", "pcm_f32le"}
)
# Decoders go by other names than their codecs; both PyAV's and ffmpeg's first choices are here.
DECODERS = ",".join(sorted(VIDEO_CODECS | AUDIO_CODECS | {"libdav1d", "mp3float", "amrnb"}))
MOST_THREADS = 8  # each one costs address space, and two clips at a time should not fill a machine


@cache
def ffmpeg_path(preferred: Path | None = None) -> Path:
    """The one asked for, else the system's where recent and with x264, else the bundled one."""
    if preferred is not None:
        return preferred
    found = shutil.which("ffmpeg")
    return Path(found if found and _is_good(found) else imageio_ffmpeg.get_ffmpeg_exe()).resolve()


def _is_good(path: str) -> bool:
    asked = subprocess.run([path, "-version"], capture_output=True, text=True, check=False)
    version = re.match(r"ffmpeg version n?(\d+)\.", asked.stdout)
    recent = version is not None and int(version[1]) >= OLDEST
    return recent and "--enable-libx264" in asked.stdout


def checked(source: Path) -> Path:
    """The source as an absolute path, once it is a plain file with something in it."""
    found = source.lstat()
    if not stat.S_ISREG(found.st_mode):
        raise Refused(Refusal.UNREADABLE, "not a plain file")
    if found.st_size == 0:
        raise Refused(Refusal.EMPTY)
    return source.parent.resolve() / source.name


@dataclass(frozen=True)
class Job:
    """One run of ffmpeg: options around the input, its bounds, and what it must at least yield."""

    before: tuple[str, ...]
    after: tuple[str, ...]
    file_bytes: int
    wall_seconds: float
    whole_seconds: float = 0.0  # of the source, to tell progress
    least_seconds: float = 0.0
    least_frames: int = 0


class Progress:
    """Reads ffmpeg's progress lines and passes on how far it is."""

    def __init__(self, whole_seconds: float, on_progress: Callable[[float], None] | None) -> None:
        self.whole = max(whole_seconds, 0.1)
        self.on_progress = on_progress
        self.seconds = 0.0
        self.frames = 0

    def hear(self, line: str) -> None:
        """Take one `key=value` line; a value may be N/A."""
        key, _, value = line.strip().partition("=")
        if key == "out_time_us" and value.isdecimal():
            self.seconds = int(value) / 1e6
        elif key == "frame" and value.isdecimal():
            self.frames = int(value)
        elif key == "progress" and self.on_progress:
            self.on_progress(min(1.0, self.seconds / self.whole))


def arguments(job: Job, source: Path, output: str, limits: Limits) -> tuple[str, ...]:
    """The whole command line, the same inside the sandbox and outside."""
    threads = str(min(os.cpu_count() or 1, MOST_THREADS))
    return (
        *(str(ffmpeg_path(limits.ffmpeg)), "-hide_banner", "-nostdin", "-y", "-loglevel", "error"),
        *("-nostats", "-progress", "pipe:1", "-filter_threads", threads),
        *("-protocol_whitelist", PROTOCOLS, "-format_whitelist", FORMATS),
        *("-codec_whitelist", DECODERS, "-max_pixels", str(limits.pixels), "-threads", threads),
        *(*job.before, "-i", f"file:{source}"),
        *("-map_metadata", "-1", "-map_chapters", "-1", "-sn", "-dn", "-threads", threads),
        *(*job.after, output),
    )


def make(
    source: Path,
    target: Path,
    job: Job,
    limits: Limits,
    on_progress: Callable[[float], None] | None = None,
) -> None:
    """Run the job and give its file, once whole, the target's name; a failure leaves none."""
    source, progress = checked(source), Progress(job.whole_seconds, on_progress)
    with workplace(target.parent) as folder:
        made = folder / f"made{target.suffix}"
        command = arguments(job, source, made.name, limits)
        errand = sandbox.Errand(command, folder, (Path(command[0]), source))
        settle(sandbox.run(errand, _bounds(job, limits), progress.hear))
        if not made.exists() or made.stat().st_size == 0:
            raise Refused(Refusal.UNREADABLE, "nothing came out")
        if progress.seconds < job.least_seconds or progress.frames < job.least_frames:
            raise Refused(Refusal.TRUNCATED, f"{progress.seconds:.1f} s, {progress.frames} frames")
        publish(made, target)


def _bounds(job: Job, limits: Limits) -> sandbox.Bounds:
    return sandbox.Bounds(
        wall_seconds=job.wall_seconds,
        memory_bytes=limits.memory_bytes,
        file_bytes=job.file_bytes,
        bubblewrap=limits.bubblewrap,
    )


def settle(ended: sandbox.Ended) -> None:
    """Raise what a bad end means: a full disk is the machine's fault, all else the file's."""
    if ended.timed_out:
        raise Refused(Refusal.TOO_SLOW)
    if ended.code == 256 - errno.ENOSPC:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
    if ended.code:
        raise Refused(Refusal.UNREADABLE, ended.complained.strip()[-300:])
