"""A small load generator in a process of its own: keep-alive connections, one request at a time.

It shares the machine with what it measures, so it does no more than a browser's network code must:
it reads each answer whole and looks at its status.
"""

import json
import selectors
import socket
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from statistics import median, quantiles

LARGEST = 1 << 20  # bytes of one answer


@dataclass(frozen=True)
class Load:
    """What a run gave. Times in milliseconds."""

    per_second: float
    p50: float
    p99: float
    failures: int


@dataclass(frozen=True)
class Ask:
    """One page asked for with one cookie."""

    path: str
    cookie: str = ""


def load(port: int, asks: Sequence[Ask], connections: int, seconds: float) -> Load:
    """Ask for pages on loopback for `seconds`; each connection takes the next ask in turn."""
    order = {
        "port": port,
        "asks": [asdict(ask) for ask in asks],
        "connections": connections,
        "seconds": seconds,
    }
    run = subprocess.run(
        [sys.executable, "-m", "bench.load"],
        input=json.dumps(order).encode(),
        capture_output=True,
        check=True,
    )
    return Load(**json.loads(run.stdout))


@dataclass
class _Connection:
    """A browser that asks again as soon as it has its answer."""

    wire: socket.socket
    requests: list[bytes]
    turn: int = 0
    begun: float = 0.0
    filled: int = 0
    total: int = 0  # bytes of the present answer, 0 until its head is there
    answer: bytearray = field(default_factory=lambda: bytearray(LARGEST))

    def ask(self) -> None:
        """Send the next request."""
        self.filled = self.total = 0
        self.begun = time.perf_counter()
        self.wire.sendall(self.requests[self.turn % len(self.requests)])
        self.turn += 1

    def is_answered(self) -> bool:
        """Take in what has arrived; True once the whole answer is there."""
        arrived = self.wire.recv_into(memoryview(self.answer)[self.filled :])
        if not arrived:
            raise SystemExit("the server closed a connection")
        self.filled += arrived
        if not self.total:
            head = self.answer.find(b"\r\n\r\n", 0, self.filled)
            self.total = self._length(head) if head >= 0 else 0
        return 0 < self.total <= self.filled

    def _length(self, head: int) -> int:
        _, found, rest = bytes(self.answer[:head]).lower().partition(b"content-length:")
        return head + 4 + (int(rest.split(b"\r\n", 1)[0]) if found else 0)

    @property
    def is_fine(self) -> bool:
        """The answer's status is 200."""
        return self.answer[9:12] == b"200"


def _run(port: int, asks: list[Ask], connections: int, seconds: float) -> Load:
    waiting = selectors.DefaultSelector()
    for n in range(connections):
        wire = socket.create_connection(("127.0.0.1", port))
        browser = _Connection(wire, [_request(ask) for ask in asks[n::connections] or asks])
        waiting.register(wire, selectors.EVENT_READ, browser)
        browser.ask()
    taken, failures = _measure(waiting, seconds)
    cuts = quantiles(taken, n=100)
    return Load(len(taken) / seconds, median(taken) * 1000, cuts[98] * 1000, failures)


def _measure(waiting: selectors.BaseSelector, seconds: float) -> tuple[list[float], int]:
    taken: list[float] = []
    failures = 0
    ends = time.perf_counter() + seconds
    while (now := time.perf_counter()) < ends:
        for key, _ in waiting.select(ends - now):
            browser: _Connection = key.data
            if browser.is_answered():
                taken.append(time.perf_counter() - browser.begun)
                failures += not browser.is_fine
                browser.ask()
    return taken, failures


def _request(ask: Ask) -> bytes:
    return f"GET {ask.path} HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: {ask.cookie}\r\n\r\n".encode()


if __name__ == "__main__":
    told = json.load(sys.stdin)
    told["asks"] = [Ask(**ask) for ask in told["asks"]]
    json.dump(asdict(_run(**told)), sys.stdout)
