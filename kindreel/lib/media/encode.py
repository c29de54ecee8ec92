"""Turns a probed file into what browsers play: encoded anew, or repacked where that is enough."""

from collections.abc import Callable
from pathlib import Path

from kindreel.lib.media.ffmpeg import Job, make
from kindreel.lib.media.probe import least_seconds
from kindreel.lib.media.terms import USUAL, Limits, Probe, Shape

MOST_FPS = 30
# Drops frames by their distance, so that varying rates stay varying and none is ever invented;
# a little under 1/30 s lets a jittery 30 fps clip keep all of its frames.
CAP_FPS = r"select=isnan(prev_selected_t)+gte(t-prev_selected_t\,0.030)"
AUDIO_BITRATE = 128_000
ROOM = 16 << 20  # bytes an output may be larger than reckoned
FIRST_TRACKS = ("-map", "0:V:0", "-map", "0:a:0?")  # V: cover images do not count
MP4 = ("-movflags", "+faststart", "-f", "mp4")
# Cameras write their place, owner and device into SEI messages too.
WITHOUT_SEI = ("-bsf:v", "filter_units=remove_types=6")


def compatible(probe: Probe) -> bool:
    """Whether browsers play these streams as they are; copied ones only begin where they do."""
    return (
        probe.video_codec == "h264"
        and probe.begin <= 0
        and probe.pixel_format in {"yuv420p", "yuvj420p"}
        and probe.audio_codec in {"aac", None}
        and max(probe.width, probe.height) <= 1920
        and min(probe.width, probe.height) <= 1080
        and probe.fps <= 60.5
    )


def encode(  # noqa: PLR0917 - what a rendition is, in the order one says it
    source: Path,
    target: Path,
    probe: Probe,
    shape: Shape,
    limits: Limits = USUAL,
    on_progress: Callable[[float], None] | None = None,
) -> None:
    """Make one rendition. An exception out of `on_progress` stops it and passes through."""
    make(source, target, rendition(probe, shape, limits), limits, on_progress)


def remux(
    source: Path,
    target: Path,
    probe: Probe,
    limits: Limits = USUAL,
    on_progress: Callable[[float], None] | None = None,
) -> None:
    """Repack a compatible file, its pictures untouched; what was written about it stays behind."""
    job = Job(
        before=(),
        after=(*FIRST_TRACKS, "-c", "copy", *WITHOUT_SEI, "-t", _until(probe, limits), *MP4),
        file_bytes=source.lstat().st_size + ROOM,
        wall_seconds=limits.wall_seconds,
        whole_seconds=probe.seconds,
        least_seconds=least_seconds(probe.seconds),
        least_frames=1,
    )
    make(source, target, job, limits, on_progress)


def rendition(probe: Probe, shape: Shape, limits: Limits) -> Job:
    """The ffmpeg options of one rendition."""
    whole = min(probe.seconds, limits.seconds) + 1
    return Job(
        before=("-max_error_rate", "0.25", *_from(probe)),
        after=(
            *FIRST_TRACKS,
            *_video(probe, shape),
            *_audio(),
            "-t",
            _until(probe, limits),
            *MP4,
        ),
        file_bytes=int(whole * (shape.maxrate + AUDIO_BITRATE) / 4) + ROOM,
        wall_seconds=limits.wall_seconds,
        whole_seconds=probe.seconds,
        least_seconds=least_seconds(probe.seconds),
        least_frames=max(1, int(probe.seconds * min(probe.fps, MOST_FPS) / 4)),
    )


def _from(probe: Probe) -> tuple[str, ...]:
    return ("-ss", f"{probe.begin:.3f}") if probe.begin > 0 else ()


def _until(probe: Probe, limits: Limits) -> str:
    """How long the output may be: exactly the part, or a little more than anybody may post."""
    return f"{probe.seconds:.3f}" if probe.is_part else f"{limits.seconds + 1}"


def _video(probe: Probe, shape: Shape) -> tuple[str, ...]:
    width, height = size(probe, shape.short_side)
    scale = f"scale={width}:{height},setsar=1,format=yuv420p"
    return (
        *("-vf", f"{CAP_FPS},{scale}" if probe.fps > MOST_FPS else scale, "-fps_mode", "vfr"),
        *("-c:v", "libx264", "-preset", "veryfast", "-profile:v", "high", "-crf", str(shape.crf)),
        *("-maxrate", str(shape.maxrate), "-bufsize", str(2 * shape.maxrate), "-a53cc", "0"),
        *("-force_key_frames", f"expr:gte(t,n_forced*{shape.keyframe_seconds})"),
    )


def _audio() -> tuple[str, ...]:
    sound = ("-c:a", "aac", "-b:a", str(AUDIO_BITRATE), "-ar", "48000", "-ac", "2")
    return ("-af", "aresample=async=1:first_pts=0", *sound)  # gaps become silence, not drift


def size(probe: Probe, short_side: int) -> tuple[int, int]:
    """Width and height of a rendition: even, in proportion, never larger than the source."""
    factor = min(1.0, short_side / min(probe.width, probe.height))
    return _even(probe.width * factor), _even(probe.height * factor)


def _even(length: float) -> int:
    return max(2, int(round(length, 3) // 2) * 2)
