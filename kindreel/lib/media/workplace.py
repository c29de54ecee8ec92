"""A private folder beside the target, and the one step by which a finished file gets its name."""

import contextlib
import fcntl
import os
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

PREFIX = ".making-"


@contextlib.contextmanager
def workplace(near: Path) -> Iterator[Path]:
    """Yield a new private folder inside `near`, gone afterwards; the dead's folders go first."""
    clear_leftovers(near)
    folder, hold = _claim(near)
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        os.close(hold)


def clear_leftovers(near: Path) -> int:
    """Remove what makers that were killed left in `near`; say how many. A living maker's stays."""
    return sum(_removed(folder) for folder in near.glob(f"{PREFIX}*"))


def publish(finished: Path, target: Path) -> None:
    """Give a finished file its final name: whole and on disk, or not at all."""
    _flush(finished)
    finished.replace(target)
    _flush(target.parent)


def _claim(near: Path) -> tuple[Path, int]:
    # The lock says "alive" and dies with us; a sweep may win the moment between making and locking.
    while True:
        folder = Path(tempfile.mkdtemp(prefix=PREFIX, dir=near)).resolve()
        with contextlib.suppress(FileNotFoundError):
            hold = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
            fcntl.flock(hold, fcntl.LOCK_EX)
            if folder.exists():
                return folder, hold
            os.close(hold)


def _removed(folder: Path) -> bool:
    try:
        hold = os.open(folder, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW)
    except OSError:
        return False
    try:
        fcntl.flock(hold, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    else:
        shutil.rmtree(folder, ignore_errors=True)
        return not folder.exists()
    finally:
        os.close(hold)


def _flush(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
