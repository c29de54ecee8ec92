"""An upload becomes a clip: its file first, then its row."""

import uuid
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TypeAlias

from django.core.files.uploadedfile import UploadedFile
from django.db import IntegrityError, transaction
from django.utils import timezone

from kindreel.clips import files, parts
from kindreel.clips.actions.arriving import cancel_upload
from kindreel.clips.actions.words import (
    Heard,
    Words,
    hold_if_advised,
    read_words,
    sync_hashtags,
)
from kindreel.clips.models import Clip, Upload, UploadStage, new_public_id
from kindreel.clips.rules import Welcome, may_upload
from kindreel.lib.media import Refusal
from kindreel.people.models import Person
from kindreel.screening import Advice

_MP4_BEGINNINGS = {b"ftyp", b"moov", b"mdat", b"wide", b"free", b"skip", b"pnot", b"styp"}
_EBML = b"\x1a\x45\xdf\xa3"


@dataclass(frozen=True)
class Cut:
    """The part of the film that was chosen, and the moment of its cover, in milliseconds."""

    begin: int = 0
    end: int | None = None  # to the end
    cover: int | None = None  # we choose


WHOLE = Cut()


@dataclass(frozen=True)
class Draft:
    """What the upload form says beside the file."""

    words: Words
    form_token: uuid.UUID
    cut: Cut = WHOLE


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


@dataclass(frozen=True)
class NotAllHere:
    """The upload is not whole, or its time is over."""


Reception: TypeAlias = Received | AlreadyThere | NotWelcome | NotUsable | NoRoom
Finishing: TypeAlias = Reception | NotAllHere


class _TakenError(Exception):
    """Another request made a clip of the same upload a moment earlier."""


@dataclass(frozen=True)
class _Source:
    """Where the bytes of a new clip come from, and how they get to their place."""

    size: int
    head: bytes
    keep: Callable[[str], str]
    upload: Upload | None = None


def receive_upload(*, author: Person, draft: Draft, file: UploadedFile[bytes]) -> Reception:
    """Keep an uploaded file and begin a clip with it; the same form again begins nothing."""
    welcome = may_upload(author)
    if welcome is not Welcome.YES:
        return NotWelcome(welcome)
    if earlier := _made_by(author, draft):
        return AlreadyThere(earlier)
    head = file.read(16)
    file.seek(0)
    source = _Source(file.size or 0, head, partial(files.keep_original, file=file))
    return _begin(author, draft, source)


def finish_upload(*, author: Person, draft: Draft, upload: Upload) -> Finishing:
    """Begin a clip with an upload that is whole; a second finish leads to the first one's clip."""
    welcome = may_upload(author)
    if welcome is not Welcome.YES:
        return NotWelcome(welcome)
    if earlier := _made_by(author, draft) or _made_of(upload):
        return AlreadyThere(earlier)
    if upload.is_over or not upload.is_whole or parts.size(upload.key) < upload.length:
        return NotAllHere()
    try:
        outcome = _begin(author, draft, _source_of(upload))
    except FileNotFoundError:  # another finish was quicker, and let go of the file
        made = _made_of(upload)
        return AlreadyThere(made) if made else NotAllHere()
    if isinstance(outcome, Received):
        parts.forget(upload.key)
    if isinstance(outcome, NotUsable):
        cancel_upload(person=author, upload=upload)
    return outcome


def _source_of(upload: Upload) -> _Source:
    keep = partial(files.adopt, file=parts.place(upload.key))
    return _Source(upload.length, parts.head(upload.key), keep, upload)


def _begin(author: Person, draft: Draft, source: _Source) -> Reception:
    if failure := _first_look(source):
        return NotUsable(failure)
    verdict = read_words(draft.words.caption, draft.words.alt)
    return _keep(author, draft, source, verdict)


def _made_by(author: Person, draft: Draft) -> Clip | None:
    return Clip.objects.owned_by(author).filter(form_token=draft.form_token).first()


def _made_of(upload: Upload) -> Clip | None:
    return Clip.objects.filter(upload=upload).first()


def _first_look(source: _Source) -> str:
    if not source.size:
        return Refusal.EMPTY
    looks_right = source.head[4:8] in _MP4_BEGINNINGS or source.head[:4] == _EBML
    return "" if looks_right else Refusal.NOT_A_VIDEO


def _keep(author: Person, draft: Draft, source: _Source, verdict: Heard | None) -> Reception:
    public_id = new_public_id()
    try:
        original = source.keep(public_id)
    except OSError as error:
        if files.is_full_disk(error):
            return NoRoom()
        raise
    words_wait = verdict is not None and verdict.advice is Advice.NUDGE
    row = _row(author, draft, words_wait=words_wait)
    row.public_id, row.original, row.original_bytes = public_id, original, source.size
    if verdict is not None and not words_wait:
        row.needs_care, row.unread_language = verdict.needs_care, verdict.unread_language
    return _insert(row, draft, verdict, source.upload, words_wait=words_wait)


def _row(author: Person, draft: Draft, *, words_wait: bool) -> Clip:
    words, cut = draft.words, draft.cut
    return Clip(
        author=author,
        caption="" if words_wait else words.caption,
        alt="" if words_wait else words.alt,
        audience=words.audience,
        who_may_comment=words.who_may_comment,
        form_token=draft.form_token,
        stage_since=timezone.now(),
        begin_ms=cut.begin,
        end_ms=cut.end,
        cover_ms=cut.cover,
    )


def _insert(
    row: Clip, draft: Draft, verdict: Heard | None, upload: Upload | None, *, words_wait: bool
) -> Reception:
    try:
        with transaction.atomic():
            row.save(force_insert=True)
            if upload is not None:
                _post(upload, row)
            sync_hashtags(clip=row)
            hold_if_advised(row, verdict)
    except (IntegrityError, _TakenError):  # the same form or upload a moment earlier
        files.forget_folder(row.folder)
        earlier = _made_by(row.author, draft) or (_made_of(upload) if upload else None)
        if earlier is None:
            raise
        return AlreadyThere(earlier)
    except BaseException:
        files.forget_folder(row.folder)
        raise
    return Received(row, words_wait)


def _post(upload: Upload, clip: Clip) -> None:
    seen = Upload.objects.filter(pk=upload.pk, stage=UploadStage.ARRIVING).whole()
    if not seen.update(stage=UploadStage.POSTED, clip=clip):
        raise _TakenError
