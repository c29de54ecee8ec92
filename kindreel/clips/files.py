"""Where the files of a clip lie in media storage, whatever storage the settings choose."""

import contextlib
import errno
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

from django.conf import settings
from django.core.files import File
from django.core.files.storage import default_storage
from django.core.files.uploadedfile import UploadedFile

FOLDER = "clips"
ORIGINAL = "original"
POSTER = "poster.jpg"
_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


def keep_original(public_id: str, file: UploadedFile[bytes]) -> str:
    """Put an uploaded file in its place, whole and on disk, and return its path in storage."""
    path = f"{FOLDER}/{public_id}/{ORIGINAL}"
    try:
        kept = default_storage.save(path, file)
        _flush(_local(kept))
    except OSError:
        forget_folder(f"{FOLDER}/{public_id}")
        raise
    return str(kept)


def adopt(public_id: str, file: Path) -> str:
    """Give a whole upload its place as an original as well; where it lay it stays until forgotten.

    A second name on the same disk costs nothing, however large the file.
    """
    path = f"{FOLDER}/{public_id}/{ORIGINAL}"
    local = _local(path)
    try:
        if local is None or not _linked(file, local):
            with file.open("rb") as whole:
                path = default_storage.save(path, File(whole))
        _flush(_local(path))
    except OSError:
        forget_folder(f"{FOLDER}/{public_id}")
        raise
    return path


def _linked(file: Path, local: Path) -> bool:
    local.parent.mkdir(parents=True, exist_ok=True)
    try:
        local.hardlink_to(file)
    except OSError as error:
        if error.errno in {errno.EXDEV, errno.EPERM, errno.EMLINK, errno.EOPNOTSUPP}:
            return False
        raise
    return True


def is_full_disk(error: OSError) -> bool:
    """Whether an error says that no room is left."""
    return error.errno in _NO_ROOM


def has_room(incoming: int, reserve: int) -> bool:
    """Whether so many bytes leave the reserve free, where uploads arrive and where they stay."""
    return all(shutil.disk_usage(place).free - incoming >= reserve for place in _places())


@contextlib.contextmanager
def readable(path: str) -> Iterator[Path]:
    """Give a stored file as a local one: itself, or a copy that goes away afterwards."""
    local = _local(path)
    if local is not None:
        yield local
        return
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / Path(path).name
        with default_storage.open(path) as source, copy.open("wb") as target:
            shutil.copyfileobj(source, target, 1 << 20)
        yield copy


@contextlib.contextmanager
def writable(path: str) -> Iterator[Path]:
    """Give a local place to write to; what lies there in the end is stored under `path`."""
    local = _local(path)
    if local is not None:
        local.parent.mkdir(parents=True, exist_ok=True)
        yield local
        return
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / Path(path).name
        yield copy
        with copy.open("rb") as made:
            default_storage.delete(path)
            default_storage.save(path, File(made))


def size(path: str) -> int:
    """Return the length of a stored file in bytes."""
    return int(default_storage.size(path))


def is_there(path: str) -> bool:
    """Whether a file lies in storage."""
    return bool(path) and default_storage.exists(path)


def forget(path: str) -> None:
    """Delete one file; gone already is gone too."""
    if path:
        default_storage.delete(path)


def forget_folder(folder: str) -> None:
    """Delete everything of one clip, what a killed worker left half-made included."""
    local = _local(folder)
    if local is not None:
        shutil.rmtree(local, ignore_errors=True)
        return
    _, names = default_storage.listdir(folder)
    for name in names:
        default_storage.delete(f"{folder}/{name}")


def folders_before(moment: float) -> list[str]:
    """Return the public ids that have a folder in which nothing changed since a moment."""
    try:
        names, _ = default_storage.listdir(FOLDER)
    except FileNotFoundError:
        return []
    return [name for name in names if _changed_at(f"{FOLDER}/{name}") < moment]


def _changed_at(folder: str) -> float:
    local = _local(folder)
    if local is not None:
        return local.stat().st_mtime if local.exists() else 0
    _, names = default_storage.listdir(folder)
    times = [default_storage.get_modified_time(f"{folder}/{name}") for name in names]
    return max((moment.timestamp() for moment in times), default=0)


def _local(path: str) -> Path | None:
    try:
        return Path(default_storage.path(path))
    except NotImplementedError:
        return None


def _places() -> list[Path]:
    places = [Path(settings.FILE_UPLOAD_TEMP_DIR), _local("")]
    return [_existing(place) for place in places if place is not None]


def _existing(place: Path) -> Path:
    return next(folder for folder in (place, *place.parents) if folder.exists())


def _flush(file: Path | None) -> None:
    for place in (file, file.parent) if file is not None else ():
        handle = os.open(place, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
