"""One byte range of a file, as RFC 9110 §14 asks for it."""

import re
from dataclasses import dataclass

_SPEC = re.compile(r"bytes=(\d{0,18})-(\d{0,18})")


@dataclass(frozen=True)
class Span:
    """Bytes `start` up to and without `stop`."""

    start: int
    stop: int

    @property
    def length(self) -> int:
        """Number of bytes."""
        return self.stop - self.start


@dataclass(frozen=True)
class Unsatisfiable:
    """The range lies behind the end of the file: answer 416."""


def parse(header: str, size: int) -> Span | Unsatisfiable | None:
    """Return the span that a Range header asks for of a file of `size` bytes.

    None means that the whole file is the answer: no header, several ranges, or another unit.
    """
    match = _SPEC.fullmatch(header.strip())
    if match is None or match.groups() == ("", ""):
        return None
    first, last = match.groups()
    if not first:
        return _tail(int(last), size)
    start, stop = int(first), min(int(last) + 1 if last else size, size)
    if last and int(last) < int(first):
        return None
    return Span(start, stop) if start < size else Unsatisfiable()


def _tail(length: int, size: int) -> Span | Unsatisfiable:
    return Span(max(size - length, 0), size) if length and size else Unsatisfiable()
