"""The file of an upload on its way: one a key, in the upload folder, written a piece at a time."""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings

SUFFIX = ".part"


def place(key: str) -> Path:
    """Where the file of an upload lies."""
    return Path(settings.FILE_UPLOAD_TEMP_DIR) / f"{key}{SUFFIX}"


def make(key: str) -> None:
    """Make the empty file of a new upload."""
    os.close(os.open(place(key), os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))


@contextmanager
def held(key: str) -> Iterator[int]:
    """Open the file for one writer at a time, whichever process it is in; the dead hold nothing."""
    handle = os.open(place(key), os.O_RDWR | os.O_CLOEXEC)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield handle
    finally:
        os.close(handle)


def write(handle: int, piece: bytes, at: int) -> None:
    """Write all of a piece where it belongs."""
    left = memoryview(piece)
    while left:
        written = os.pwrite(handle, left, at)
        left, at = left[written:], at + written


def head(key: str) -> bytes:
    """Return how the file begins."""
    with place(key).open("rb") as file:
        return file.read(16)


def size(key: str) -> int:
    """Return how much lies there, acknowledged or not; -1 without a file."""
    try:
        return place(key).stat().st_size
    except FileNotFoundError:
        return -1


def forget(key: str) -> None:
    """Delete the file; gone already is gone too."""
    place(key).unlink(missing_ok=True)


def keys_before(moment: float) -> list[str]:
    """Return the keys of files in which nothing changed since a moment."""
    found = Path(settings.FILE_UPLOAD_TEMP_DIR).glob(f"*{SUFFIX}")
    return [path.stem for path in found if _changed_at(path) < moment]


def _changed_at(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except FileNotFoundError:  # posted or deleted meanwhile
        return time.time()
