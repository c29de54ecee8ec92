"""Several processes as one: started together, restarted when one dies, stopped cleanly together."""

import ctypes
import logging
import os
import signal
import subprocess
import time
from dataclasses import dataclass, field
from types import FrameType

log = logging.getLogger(__name__)

PR_SET_PDEATHSIG = 1  # linux/prctl.h
PATIENCE = 20.0  # seconds a process gets to finish what it is doing
SOONEST_RESTART = 2.0


@dataclass
class Child:
    """One process to keep alive."""

    name: str
    command: list[str]
    started: float = 0.0
    process: subprocess.Popen[bytes] | None = field(default=None, repr=False)


class Supervisor:
    """Keeps its children alive until a signal comes, then stops them all."""

    def __init__(self, children: list[Child]) -> None:
        self.children = children
        self.stopping = False

    def run(self) -> None:
        """Start everything and return once everything has stopped."""
        for number in (signal.SIGINT, signal.SIGTERM):
            signal.signal(number, self._stop)
        for child in self.children:
            _start(child)
        while not self.stopping:
            time.sleep(0.2)
            self._revive()
        self._end()

    def _stop(self, _number: int, _frame: FrameType | None) -> None:
        self.stopping = True

    def _revive(self) -> None:
        for child in self.children:
            ended = child.process is not None and child.process.poll() is not None
            if ended and not self.stopping and time.monotonic() - child.started > SOONEST_RESTART:
                log.warning("%s ended and is started again", child.name)
                _start(child)

    def _end(self) -> None:
        for child in self.children:
            _signal(child, signal.SIGTERM)
        deadline = time.monotonic() + PATIENCE
        for child in self.children:
            if child.process is not None:
                _wait(child, deadline)


def _start(child: Child) -> None:
    child.started = time.monotonic()
    child.process = subprocess.Popen(
        child.command,
        start_new_session=True,  # Ctrl-C reaches us alone, and we tell the others
        preexec_fn=_die_with_parent,  # noqa: PLW1509 - single-threaded here
    )


def _wait(child: Child, deadline: float) -> None:
    if child.process is None:
        return
    try:
        child.process.wait(timeout=max(deadline - time.monotonic(), 0.1))
    except subprocess.TimeoutExpired:
        log.warning("%s did not stop in time; what it was doing is taken up again", child.name)
        _signal(child, signal.SIGKILL)
        child.process.wait()


def _signal(child: Child, number: signal.Signals) -> None:
    if child.process is not None and child.process.poll() is None:
        os.killpg(child.process.pid, number)


def _die_with_parent() -> None:
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
