"""A real worker is killed with -9 in the middle of an encode; the next one finishes the clip."""

import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from kindreel.lib.tests.media_files import ffmpeg

SETTING_UP = """
import sys, uuid, django
django.setup()
from django.core.management import call_command
from django.core.files import File
call_command("migrate", verbosity=0)
from kindreel.clips.actions import Draft, Words, receive_upload
from kindreel.people.models import Person
ada = Person.objects.create_user("ada", "ada@example.org", "x", age_band="18+")
with open(sys.argv[1], "rb") as film:
    draft = Draft(Words("", "", "public", ""), uuid.uuid4())
    receive_upload(author=ada, draft=draft, file=File(film))
"""


def environment(ground: Path) -> dict[str, str]:
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    settings = {"DJANGO_SETTINGS_MODULE": "kindreel.config.settings"}
    return kept | settings | {"KINDREEL_DATA": str(ground), "PYTHONPATH": os.pathsep.join(sys.path)}


@contextmanager
def worker(ground: Path) -> Iterator[subprocess.Popen[bytes]]:
    command = [sys.executable, "-m", "kindreel.config.cli", "worker"]
    with subprocess.Popen(command, env=environment(ground)) as process:
        try:
            yield process
        finally:
            process.kill()


def ask(ground: Path, question: str) -> tuple[object, ...]:
    with closing(sqlite3.connect(ground / "kindreel.sqlite3", timeout=20)) as database, database:
        row: tuple[object, ...] | None = database.execute(question).fetchone()
        return row or ()


def wait_until(is_so: Callable[[], bool], seconds: float = 60) -> None:
    deadline = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < deadline, "it took too long"
        time.sleep(0.02)


def is_encoding(ground: Path) -> bool:
    return any(path.stat().st_size for path in ground.glob("media/clips/*/.making-*/*"))


@pytest.mark.media
def test_a_clip_survives_a_worker_killed_while_encoding(tmp_path: Path) -> None:
    film, ground = tmp_path / "film.mp4", tmp_path / "ground"
    picture = ("-f", "lavfi", "-i", "testsrc2=s=720x1280:r=30:d=4")
    ffmpeg(*picture, "-c:v", "mpeg4", "-q:v", "5", film)
    command = [sys.executable, "-c", SETTING_UP, str(film)]
    subprocess.run(command, env=environment(ground), check=True)

    ask(ground, "UPDATE clips_clip SET stage_since = '2026-01-01 00:00:00'")  # never queued
    with worker(ground) as first:
        wait_until(lambda: is_encoding(ground))
        first.send_signal(signal.SIGKILL)
        first.wait()
    state = "SELECT stage, attempts FROM clips_clip"
    assert ask(ground, state) == ("encoding", 1)
    assert list(ground.glob("media/clips/*/*.mp4")) == []

    ask(ground, "UPDATE clips_clip SET stage_since = '2026-01-01 00:00:00'")  # instead of waiting
    ask(ground, "UPDATE work_sweep SET due_at = '2026-01-01 00:00:00'")
    with worker(ground):
        wait_until(lambda: ask(ground, state) == ("ready", 0))
    names = {path.name for path in ground.glob("media/clips/*/*")}
    assert names == {"720.mp4", "480.mp4", "poster.jpg"}
    assert not list(ground.glob("media/clips/*/.making-*"))
