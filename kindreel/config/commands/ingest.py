"""`kindreel ingest`: a video file becomes a member's clip, the same way an upload does."""

import argparse
import sys
import uuid
from pathlib import Path
from typing import assert_never

from django.conf import settings
from django.core.files.uploadedfile import UploadedFile

from kindreel.clips.actions import (
    AlreadyThere,
    Draft,
    NoRoom,
    NotUsable,
    NotWelcome,
    Received,
    Reception,
    Words,
    receive_upload,
)
from kindreel.clips.models import Clip
from kindreel.clips.rules import failure_of, usual_audience
from kindreel.clips.steps import advance
from kindreel.config.cli import CommandError
from kindreel.lib.plain_text import clean
from kindreel.people.models import Person


def run(options: argparse.Namespace) -> int:
    """Receive the file, make it playable, and print its address."""
    author = Person.objects.present().filter(username=options.author.lower()).first()
    if author is None:
        raise CommandError(f"there is no member @{options.author}.")
    clip = _received(_receive(author, Path(options.file), options))
    advance.call(clip.pk)
    return _say(Clip.objects.owned_by(author).get(pk=clip.pk))


def _receive(author: Person, path: Path, options: argparse.Namespace) -> Reception:
    words = Words(clean(options.caption), "", options.audience or usual_audience(author), "")
    try:
        with path.open("rb") as file:
            upload = UploadedFile(file, path.name, size=path.stat().st_size)
            return receive_upload(author=author, draft=Draft(words, uuid.uuid4()), file=upload)
    except OSError as error:
        raise CommandError(f"cannot read {path}: {error.strerror}.") from error


def _received(reception: Reception) -> Clip:
    match reception:
        case Received(clip=clip) | AlreadyThere(clip=clip):
            return clip
        case NotWelcome():
            raise CommandError("this account may not post now.")
        case NotUsable(failure=failure):
            raise CommandError(_in_words(failure))
        case NoRoom():
            raise CommandError("the disk is full. Make room and try again; nothing was kept.")
        case _:
            assert_never(reception)


def _say(clip: Clip) -> int:
    if clip.failure:
        raise CommandError(_in_words(clip.failure))
    sys.stdout.write(f"{settings.SITE_ADDRESS}/c/{clip.public_id}/ ({clip.get_stage_display()})\n")
    return 0


def _in_words(failure: str) -> str:
    reason = failure_of(failure)
    return f"{reason.what} {reason.advice}"
