"""The films travel the ordinary road: upload, worker, rendition."""

import subprocess
import sys
import tempfile
import time
import uuid
from datetime import datetime, timedelta
from pathlib import Path

from django.core.files.uploadedfile import UploadedFile

from kindreel.clips.actions import Draft, Received, Words, receive_upload
from kindreel.clips.models import WATCHABLE, Audience, Clip, Stage
from kindreel.clips.steps import advance
from kindreel.demo.films import FILMS, Film, make_films
from kindreel.people.models import Person

WORKERS = 2
PATIENCE = 600.0  # seconds


class FilmsNotReadyError(Exception):
    """The workers did not make every film playable in time."""


def upload_films(makers: dict[str, Person]) -> dict[str, Clip]:
    """Draw every film, upload it as its maker, and wait until all of them can be played."""
    with tempfile.TemporaryDirectory(prefix="kindreel-demo-") as folder:
        paths = make_films(Path(folder), processes=WORKERS)
        clips = {film.key: _upload(film, paths[film.key], makers[film.key]) for film in FILMS}
    _work_until_playable([clip.pk for clip in clips.values()])
    return {key: Clip.objects.get(pk=clip.pk) for key, clip in clips.items()}


def _upload(film: Film, path: Path, maker: Person) -> Clip:
    audience = Audience.FOLLOWERS if maker.is_private else Audience.PUBLIC
    draft = Draft(Words(film.caption, film.alt, audience, ""), uuid.uuid4())
    with path.open("rb") as file:
        upload = UploadedFile(file, path.name, size=path.stat().st_size)
        outcome = receive_upload(author=maker, draft=draft, file=upload)
    if not isinstance(outcome, Received):
        raise FilmsNotReadyError(f"{film.key}: {outcome}")
    advance.enqueue(outcome.clip.pk)
    return outcome.clip


def _work_until_playable(clip_ids: list[int]) -> None:
    command = [sys.executable, "-m", "kindreel.config.cli", "worker", "--queues", "media"]
    workers = [subprocess.Popen([*command, "--no-sweeps"]) for _ in range(WORKERS)]
    try:
        _wait(clip_ids)
    finally:
        for worker in workers:
            worker.terminate()
        for worker in workers:
            worker.wait()


def _wait(clip_ids: list[int]) -> None:
    ends = time.monotonic() + PATIENCE
    clips = Clip.objects.filter(pk__in=clip_ids)
    while clips.filter(stage__in=WATCHABLE).count() < len(clip_ids):
        failed = clips.filter(stage=Stage.FAILED).first()
        if failed is not None or time.monotonic() > ends:
            raise FilmsNotReadyError(failed.failure if failed else "the workers took too long")
        time.sleep(0.2)


def backdate(clips: dict[str, Clip], now: datetime) -> None:
    """Spread the clips over the last days, as if they had come one after the other."""
    for place, film in enumerate(reversed(FILMS)):
        then = now - timedelta(hours=5 + place * 7, minutes=place * 13 % 60)
        Clip.objects.filter(pk=clips[film.key].pk).update(created_at=then, published_at=then)
        clips[film.key].refresh_from_db()
