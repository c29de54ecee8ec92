"""A small load generator: some keep-alive connections, one request at a time on each."""

import asyncio
import time
from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median, quantiles


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
    return asyncio.run(_load(port, asks, connections, seconds))


async def _load(port: int, asks: Sequence[Ask], connections: int, seconds: float) -> Load:
    ends = time.perf_counter() + seconds
    taken: list[float] = []
    failures = [0]
    await asyncio.gather(
        *(
            _connection(port, asks[n::connections] or asks, ends, taken, failures)
            for n in range(connections)
        )
    )
    cuts = quantiles(taken, n=100)
    return Load(len(taken) / seconds, median(taken) * 1000, cuts[98] * 1000, failures[0])


async def _connection(
    port: int, asks: Sequence[Ask], ends: float, taken: list[float], failures: list[int]
) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    turn = 0
    while time.perf_counter() < ends:
        begun = time.perf_counter()
        status = await _ask(reader, writer, asks[turn % len(asks)])
        taken.append(time.perf_counter() - begun)
        failures[0] += status != 200
        turn += 1
    writer.close()


async def _ask(reader: asyncio.StreamReader, writer: asyncio.StreamWriter, ask: Ask) -> int:
    writer.write(
        f"GET {ask.path} HTTP/1.1\r\nHost: 127.0.0.1\r\nCookie: {ask.cookie}\r\n\r\n".encode()
    )
    head = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").lower()
    length = head.partition("content-length:")[2].partition("\r\n")[0]
    await reader.readexactly(int(length or 0))
    return int(head.split(" ", 2)[1])
