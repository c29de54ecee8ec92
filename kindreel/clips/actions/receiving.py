"""An upload becomes a clip: its file first, then its row."""

import uuid
from dataclasses import dataclass
from typing import TypeAlias

from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction
from django.utils import timezone

from kindreel.clips import files
from kindreel.clips.actions.words import (
    Heard,
    Words,
    hold_if_advised,
    read_words,
    sync_hashtags,
)
from kindreel.clips.models import Clip, new_public_id
from kindreel.clips.rules import Welcome, may_upload
from kindreel.lib.media import Refusal
from kindreel.people.models import Person
from kindreel.screening import Advice

_MP4_BEGINNINGS = {b"ftyp", b"moov", b"mdat", b"wide", b"free", b"skip", b"pnot", b"styp"}
_EBML = b"\x1a\x45\xdf\xa3"


@dataclass(frozen=True)
class Draft:
    """What the upload form says beside the file."""

    words: Words
    form_token: uuid.UUID


@dataclass(frozen=True)
class Received:
    """The clip has begun. `words_wait`: its words are asked about before they show."""

    clip: Clip
    words_wait: bool = False


@dataclass(frozen=True)
class AlreadyThere:
    """The same form came before: this is the clip it made."""

    clip: Clip


@dataclass(frozen=True)
class NotWelcome:
    """This account may not upload now."""

    why: Welcome


@dataclass(frozen=True)
class NotUsable:
    """The first look says that the file cannot be a video; the code is one of `FAILURES`."""

    failure: str


@dataclass(frozen=True)
class NoRoom:
    """The disk is full; nothing was kept."""


Reception: TypeAlias = Received | AlreadyThere | NotWelcome | NotUsable | NoRoom


def receive_upload(*, author: Person, draft: Draft, file: UploadedFile[bytes]) -> Reception:
    """Keep an uploaded file and begin a clip with it; the same form again begins nothing."""
    welcome = may_upload(author)
    if welcome is not Welcome.YES:
        return NotWelcome(welcome)
    if earlier := _made_by(author, draft):
        return AlreadyThere(earlier)
    if failure := _first_look(file):
        return NotUsable(failure)
    verdict = read_words(draft.words.caption, draft.words.alt)
    return _keep(author, draft, file, verdict)


def _made_by(author: Person, draft: Draft) -> Clip | None:
    return Clip.objects.owned_by(author).filter(form_token=draft.form_token).first()


def _first_look(file: UploadedFile[bytes]) -> str:
    if not file.size:
        return Refusal.EMPTY
    head = file.read(16)
    file.seek(0)
    looks_right = head[4:8] in _MP4_BEGINNINGS or head[:4] == _EBML
    return "" if looks_right else Refusal.NOT_A_VIDEO


def _keep(
    author: Person, draft: Draft, file: UploadedFile[bytes], verdict: Heard | None
) -> Reception:
    public_id, size = new_public_id(), file.size or 0
    try:
        original = files.keep_original(public_id, file)
    except OSError as error:
        if files.is_full_disk(error):
            return NoRoom()
        raise
    words_wait = verdict is not None and verdict.advice is Advice.NUDGE
    row = _row(author, draft, words_wait=words_wait)
    row.public_id, row.original, row.original_bytes = public_id, original, size
    if verdict is not None and not words_wait:
        row.needs_care, row.unread_language = verdict.needs_care, verdict.unread_language
    return _insert(row, draft, verdict, words_wait=words_wait)


def _row(author: Person, draft: Draft, *, words_wait: bool) -> Clip:
    words = draft.words
    return Clip(
        author=author,
        caption="" if words_wait else words.caption,
        alt="" if words_wait else words.alt,
        audience=words.audience,
        who_may_comment=words.who_may_comment,
        form_token=draft.form_token,
        stage_since=timezone.now(),
    )


def _insert(row: Clip, draft: Draft, verdict: Heard | None, *, words_wait: bool) -> Reception:
    try:
        with transaction.atomic():
            row.save(force_insert=True)
            sync_hashtags(clip=row)
            hold_if_advised(row, verdict)
    except IntegrityError:  # the same form a moment earlier
        files.forget_folder(row.folder)
        earlier = _made_by(row.author, draft)
        if earlier is None:
            raise
        return AlreadyThere(earlier)
    except BaseException:
        files.forget_folder(row.folder)
        raise
    return Received(row, words_wait)
