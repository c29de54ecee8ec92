"""Uploads on their way: begun, gone on with after any interruption, given up."""

import hashlib
import hmac
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeAlias

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils import timezone

from kindreel.clips import files, parts
from kindreel.clips.models import Upload, UploadQuerySet, UploadStage
from kindreel.clips.rules import Welcome, may_upload
from kindreel.people.models import Person

PIECE = 1 << 20  # bytes in memory at a time, whatever the file's size
REMEMBERED = timedelta(days=7)  # so long an upload that waited too long is answered with words

Read: TypeAlias = Callable[[int], bytes]


@dataclass(frozen=True)
class Begun:
    """Bytes may come."""

    upload: Upload


@dataclass(frozen=True)
class MayNot:
    """This account may not upload now."""

    why: Welcome


@dataclass(frozen=True)
class TooMany:
    """This person has as many unfinished uploads as anybody may."""


@dataclass(frozen=True)
class Kept:
    """What came is acknowledged: so many bytes are here."""

    offset: int


@dataclass(frozen=True)
class WrongPlace:
    """These bytes do not begin where what is here ends, or somebody else writes now."""


@dataclass(frozen=True)
class WrongChecksum:
    """The bytes changed on their way; none of them counts."""


@dataclass(frozen=True)
class DiskFull:
    """No room for these bytes now; what was acknowledged before stays."""


@dataclass(frozen=True)
class Checksum:
    """What the bytes of one request have to add up to."""

    algorithm: str
    digest: bytes


Beginning: TypeAlias = Begun | MayNot | TooMany
Continuing: TypeAlias = Kept | WrongPlace | WrongChecksum | DiskFull


def begin_upload(*, person: Person, length: int, told: str = "") -> Beginning:
    """Make place for a file of this length."""
    welcome = may_upload(person)
    if welcome is not Welcome.YES:
        return MayNot(welcome)
    with transaction.atomic():
        Person.objects.select_for_update().get(pk=person.pk)  # two at once are counted in turn
        unfinished = Upload.objects.owned_by(person).arriving().count()
        if unfinished >= settings.UNFINISHED_UPLOADS:
            return TooMany()
        upload = Upload(person=person, length=length, told=told, expires_at=_until())
        upload.save(force_insert=True)
        parts.make(upload.key)
    return Begun(upload)


def continue_upload(
    *, upload: Upload, at: int, read: Read, checksum: Checksum | None = None
) -> Continuing:
    """Take in bytes that begin at `at`; a newer request for the same upload ends this one."""
    if at != upload.offset or not _take_turn(upload):
        return WrongPlace()
    try:
        if checksum is not None:
            return _take_in_checked(upload, read, checksum)
        return _take_in(upload, read)
    except FileNotFoundError:  # deleted meanwhile
        return WrongPlace()
    except OSError as error:
        if files.is_full_disk(error):
            return DiskFull()
        raise


def _take_turn(upload: Upload) -> bool:
    taken = _as_seen(upload).update(turn=upload.turn + 1, expires_at=_until())
    upload.turn += 1
    return bool(taken)


def _take_in(upload: Upload, read: Read) -> Continuing:
    while piece := read(min(PIECE, upload.length - upload.offset)):
        if not _put(upload, piece, upload.offset) or not _acknowledge(upload, len(piece)):
            return WrongPlace()
    return Kept(upload.offset)


def _take_in_checked(upload: Upload, read: Read, checksum: Checksum) -> Continuing:
    sums = hashlib.new(checksum.algorithm, usedforsecurity=False)
    taken = 0
    while piece := read(min(PIECE, upload.length - upload.offset - taken)):
        if not _put(upload, piece, upload.offset + taken):
            return WrongPlace()
        sums.update(piece)
        taken += len(piece)
    if not hmac.compare_digest(sums.digest(), checksum.digest):
        return WrongChecksum()
    return Kept(upload.offset) if _acknowledge(upload, taken) else WrongPlace()


def _put(upload: Upload, piece: bytes, at: int) -> bool:
    """Write a piece, unless somebody else has the turn; nobody else writes meanwhile."""
    with parts.held(upload.key) as file:
        if not _as_seen(upload).exists():
            return False
        parts.write(file, piece, at)
    return True


def _acknowledge(upload: Upload, taken: int) -> bool:
    done = _as_seen(upload).update(offset=upload.offset + taken, expires_at=_until())
    upload.offset += taken
    return bool(done)


def _as_seen(upload: Upload) -> UploadQuerySet:
    return Upload.objects.filter(
        pk=upload.pk, turn=upload.turn, offset=upload.offset, stage=UploadStage.ARRIVING
    )


def _until() -> datetime:
    return timezone.now() + timedelta(hours=settings.UPLOAD_HOURS)


def cancel_upload(*, person: Person, upload: Upload) -> bool:
    """Give an upload up: its row goes, then its file. A clip that was made of it stays."""
    own = Upload.objects.owned_by(person).filter(pk=upload.pk, stage=UploadStage.ARRIVING)
    gone, _ = own.delete()
    if gone:
        parts.forget(upload.key)
    return bool(gone)


def expire_upload(*, upload: Upload) -> bool:
    """Let go of the file of an upload that waited too long; its address says so for some days."""
    seen = _as_seen(upload).filter(expires_at=upload.expires_at, expires_at__lte=timezone.now())
    over = seen.update(stage=UploadStage.GONE, turn=F("turn") + 1)
    if over:
        parts.forget(upload.key)
    return bool(over)


def forget_settled_uploads() -> int:
    """Delete the rows of uploads that were posted or given up long ago."""
    settled = Upload.objects.exclude(stage=UploadStage.ARRIVING)
    gone, _ = settled.filter(expires_at__lt=timezone.now() - REMEMBERED).delete()
    return gone
