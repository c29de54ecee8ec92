"""Runs one command on one untrusted file: alone, bounded, without network, dead when we are.

Always: own process group (killed whole), wall clock, CPU, address space, file size, few open files,
no core, nice, empty environment. Where bubblewrap works also: no network, no other process in
sight, and of all files only the system's libraries, the source (read-only) and one folder to write
in. Where it does not, the kernel is asked for as much of that as it gives a plain process: a
network of its own (namespaces) and the same few files (Landlock).
"""

import contextlib
import json
import os
import selectors
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import IO

from kindreel.lib.media.launch import COULD_NOT_LAUNCH

LAUNCH = Path(__file__).with_name("launch.py")
SYSTEM_FOLDERS = ("/usr", "/lib", "/lib32", "/lib64", "/bin", "/etc/ld.so.cache")
PYTHON = Path(sys.executable).resolve()
# A service manager stopping us, or the kernel out of memory: 255 is how ffmpeg answers a signal.
KILLED = frozenset({128 + signal.SIGKILL, 128 + signal.SIGTERM, 128 + signal.SIGINT, 255})
KEEP = 64 * 1024  # bytes kept of what a child says; the rest is read and dropped


class SandboxError(RuntimeError):
    """The sandbox failed, or was stopped from outside: try again, the file is not to blame."""


@dataclass(frozen=True)
class Bounds:
    """What a child may use."""

    wall_seconds: float
    memory_bytes: int
    file_bytes: int
    bubblewrap: bool = True

    def as_limits(self) -> dict[str, int]:
        """The same in the words of setrlimit."""
        return {
            # The second line only: the wall clock strikes first, and says so.
            "RLIMIT_CPU": int(self.wall_seconds + 1) * (os.cpu_count() or 1),
            "RLIMIT_AS": self.memory_bytes,
            "RLIMIT_FSIZE": self.file_bytes,
            "RLIMIT_NOFILE": 64,
            "RLIMIT_CORE": 0,
        }


@dataclass(frozen=True)
class Errand:
    """A command, the folder it starts and writes in, and what else it may read."""

    command: tuple[str, ...]
    folder: Path
    readable: tuple[Path, ...] = ()


@dataclass(frozen=True)
class Ended:
    """How a child ended; a signal counts as 128 + its number, as shells do."""

    code: int
    said: str
    complained: str
    timed_out: bool


def run(errand: Errand, bounds: Bounds, on_line: Callable[[str], None] | None = None) -> Ended:
    """Run to the end or the bound; `on_line` hears each line of standard output as it comes."""
    child = subprocess.Popen(
        _launched(errand, bounds),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        cwd=errand.folder,
        env={},
        start_new_session=True,
    )
    with child:
        try:
            ears, timed_out = _listen(child, bounds.wall_seconds, on_line)
        finally:
            _kill_group(child)
    code = child.returncode if child.returncode >= 0 else 128 - child.returncode
    ended = Ended(code, ears[0].text(), ears[1].text(), timed_out)
    _refuse_broken(ended)
    return ended


def _refuse_broken(ended: Ended) -> None:
    if ended.code == COULD_NOT_LAUNCH or ended.complained.startswith("bwrap: "):
        raise SandboxError(ended.complained.strip())
    if ended.code in KILLED and not ended.timed_out:
        raise SandboxError(f"killed from outside ({ended.code})")


def _launched(errand: Errand, bounds: Bounds) -> list[str]:
    bwrap = bubblewrap() if bounds.bubblewrap else None
    orders = {
        "parent": os.getpid(),
        "limits": bounds.as_limits(),
        "fence": None if bwrap else _fence(errand),
    }
    launch = [str(PYTHON), "-I", "-S", str(LAUNCH), json.dumps(orders)]
    walls = _walls(bwrap, errand) if bwrap else []
    return [*launch, *walls, *errand.command]


def _fence(errand: Errand) -> dict[str, list[str]]:
    read = [*SYSTEM_FOLDERS, *map(str, errand.readable)]
    return {"read": read, "write": [str(errand.folder), os.devnull]}


def _walls(bwrap: str, errand: Errand) -> list[str]:
    # No /proc: who is root outside could change settings there. No /dev, /sys: nothing needs them.
    walls = [bwrap, "--unshare-all", "--die-with-parent", "--cap-drop", "ALL"]
    for folder in SYSTEM_FOLDERS:
        walls += ["--ro-bind-try", folder, folder]
    for path in map(str, errand.readable):
        walls += ["--ro-bind", path, path]
    folder = str(errand.folder)
    return [*walls, "--bind", folder, folder, "--chdir", folder, "--"]


@cache
def bubblewrap() -> str | None:
    """Where bubblewrap is, if installed and working on this machine; asked once a process."""
    found = shutil.which("bwrap")
    if found is None:
        return None
    with tempfile.TemporaryDirectory() as folder:
        errand = Errand((str(PYTHON), "-I", "-S", "-c", ""), Path(folder), python_files())
        walled = [*_walls(found, errand), *errand.command]
        try:
            tried = subprocess.run(walled, capture_output=True, env={}, timeout=5, check=False)
        except (OSError, subprocess.TimeoutExpired):
            return None
    return found if tried.returncode == 0 else None


def python_files() -> tuple[Path, ...]:
    """What Python itself needs to start."""
    return (Path(sys.base_prefix),)


class _Ear:
    """Keeps the first part of what is said, passes on whole lines, forgets the rest."""

    def __init__(self, on_line: Callable[[str], None] | None) -> None:
        self.on_line = on_line
        self.kept = bytearray()
        self.line = bytearray()

    def hear(self, data: bytes) -> None:
        self.kept += data[: KEEP - len(self.kept)]
        if self.on_line is None:
            return
        *whole, rest = (bytes(self.line) + data).split(b"\n")
        self.line = bytearray(rest[:KEEP])
        for line in whole:
            self.on_line(line.decode(errors="replace"))

    def text(self) -> str:
        return self.kept.decode(errors="replace")


def _listen(
    child: subprocess.Popen[bytes], seconds: float, on_line: Callable[[str], None] | None
) -> tuple[tuple[_Ear, _Ear], bool]:
    deadline = time.monotonic() + seconds
    ears = _Ear(on_line), _Ear(None)
    with selectors.DefaultSelector() as waiting:
        for pipe, ear in zip((child.stdout, child.stderr), ears, strict=True):
            waiting.register(_open(pipe), selectors.EVENT_READ, ear)
        while waiting.get_map() and (left := deadline - time.monotonic()) > 0:
            for key, _ in waiting.select(left):
                _hear(waiting, key)
    return ears, not _has_ended(child.pid, deadline)


def _open(pipe: IO[bytes] | None) -> IO[bytes]:
    if pipe is None:
        raise SandboxError("a pipe to the child is missing")
    return pipe


def _hear(waiting: selectors.DefaultSelector, key: selectors.SelectorKey) -> None:
    data = os.read(key.fd, KEEP)
    if data:
        key.data.hear(data)
    else:
        waiting.unregister(key.fileobj)


def _has_ended(pid: int, deadline: float) -> bool:
    # Looked at without reaping, so that the number stays the child's until its group is killed.
    look = os.WEXITED | os.WNOWAIT | os.WNOHANG
    while os.waitid(os.P_PID, pid, look) is None:
        if time.monotonic() > deadline:
            return False
        time.sleep(0.005)
    return True


def _kill_group(child: subprocess.Popen[bytes]) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(child.pid, signal.SIGKILL)
