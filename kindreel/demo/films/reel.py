"""From drawn frames and made sound to a film: frames go raw into ffmpeg, which writes an MP4."""

import subprocess
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import imageio_ffmpeg

from kindreel.demo.films.ink import Canvas
from kindreel.demo.films.sound import Track, write_wave

Painter = Callable[[float], Canvas]
FPS = 12


@dataclass(frozen=True)
class Scene:
    """How one film is made: a painter of moments, and what is laid into its sound."""

    start: Callable[[float], Painter]
    sound: Callable[[Track], None]


@dataclass(frozen=True)
class Care:
    """How much work the encoder puts in: little while somebody waits, much for a film that is kept."""

    preset: str = "veryfast"
    quality: int = 22


def record(scene: Scene, seconds: float, target: Path, care: Care = Care()) -> None:
    """Draw, sound and encode a film; it appears under its name only once it is whole."""
    part = target.with_suffix(".part")
    with tempfile.TemporaryDirectory() as folder:
        heard = Path(folder) / "sound.wav"
        track = Track(seconds)
        scene.sound(track)
        write_wave(track.finished(), heard)
        paint = scene.start(seconds)
        size = paint(0).film().image.size
        frames = (paint(i / FPS).film().image.tobytes() for i in range(round(seconds * FPS)))
        _encode(_command(size, heard, part, care), frames)
    part.replace(target)


def _encode(command: list[str], frames: Iterator[bytes]) -> None:
    with subprocess.Popen(command, stdin=subprocess.PIPE, stderr=subprocess.DEVNULL) as running:
        if running.stdin is None:
            raise RuntimeError("ffmpeg was started without a way in")
        running.stdin.writelines(frames)
    if running.returncode:
        raise RuntimeError(
            f"ffmpeg could not write {command[-1]} (it ended with {running.returncode})"
        )


def _command(size: tuple[int, int], heard: Path, target: Path, care: Care) -> list[str]:
    wide, tall = size
    video = f"-f rawvideo -pix_fmt rgb24 -s {wide}x{tall} -r {FPS} -i -".split()
    coded = f"-c:v libx264 -preset {care.preset} -tune animation -crf {care.quality}"
    shaped = f"-pix_fmt yuv420p -threads 1 -g {10 * FPS}"
    spoken = "-c:a aac -b:a 96k -shortest -movflags +faststart -f mp4"
    exact = "-fflags +bitexact -flags:v +bitexact -flags:a +bitexact"
    start = [imageio_ffmpeg.get_ffmpeg_exe(), "-y", "-loglevel", "error"]
    return [
        *start,
        *video,
        "-i",
        str(heard),
        *f"{coded} {shaped} {spoken} {exact}".split(),
        str(target),
    ]
