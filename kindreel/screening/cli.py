"""What `kindreel screen` does: one text to a verdict, or a file of texts to a file of scores."""

import errno
import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import BinaryIO, Final, Self

from .live import read, reader
from .model_files import ModelFileError
from .policy import PolicyError
from .reading import Reader, why_unreadable
from .verdict import Context, Verdict

_LINES_AT_ONCE: Final = 256
_LONGEST_LINE: Final = 1_000_000


@dataclass(frozen=True)
class _Line:
    """A line's text and the language it names, or what is wrong with the line."""

    text: str = ""
    language: str = ""
    wrong: str = ""


class ScreeningError(OSError):
    """A file or the model cannot be used: `filename` says which and `strerror` why."""

    @classmethod
    def about(cls, path: object, why: str) -> Self:
        """Return the error about one file."""
        return cls(errno.EIO, why, str(path))


def screen_text(text: str) -> dict[str, object]:
    """Return the verdict on one text, ready for JSON."""
    return read(text).as_json()


def screen_jsonl(input_path: str | Path, output_path: str | Path, *, fast: bool = False) -> int:
    """Score a file of `{"text": ...}` lines, one output line for each; return how many.

    A line may name its `"lang"`. Its answer has a score per head, and `hate`, the name that
    `identity_attack` had before. A line that is bad or cannot be read gives `{"error": ...}` in its
    place. `fast` lets the fast lane settle what is clear. Memory does not grow with the file.
    Raises `ScreeningError`, an `OSError`, when a file or the model cannot be used.
    """
    source, target = Path(input_path), Path(output_path)
    try:
        return _screened(source, target, _usable_reader(), fast)
    except ScreeningError:
        raise
    except OSError as error:
        name = error.filename or f"{source} or {target}"
        raise ScreeningError.about(name, error.strerror or str(error)) from error


def _usable_reader() -> Reader:
    """Return the reader in use, after a look at each of its files."""
    found = reader()
    try:
        _ = (found.policy, found.transformer, found.linear)
    except (ModelFileError, PolicyError, OSError) as error:
        raise ScreeningError.about("the screening model", str(error)) from error
    return found


def _screened(source: Path, target: Path, using: Reader, fast: bool) -> int:  # noqa: FBT001
    with source.open("rb") as lines:
        if target.exists() and target.samefile(source):
            raise ScreeningError.about(target, "it is the same file as the input")
        with target.open("w", encoding="utf-8") as out:
            found = map(_line_of, _lines(lines))
            act = _read_fast if fast else _read_each
            return sum(_write(batch, act(using, batch), out.write) for batch in _batches(found))


def _lines(file: BinaryIO) -> Iterator[bytes]:
    """Yield each line; of one that is far too long, only its beginning."""
    while line := file.readline(_LONGEST_LINE + 1):
        last = line
        while not last.endswith(b"\n") and (last := file.readline(_LONGEST_LINE)):
            pass
        yield line


def _batches(found: Iterator[_Line]) -> Iterator[list[_Line]]:
    while batch := list(islice(found, _LINES_AT_ONCE)):
        yield batch


def _read_each(using: Reader, batch: list[_Line]) -> list[Verdict]:
    return [
        using.read(line.text, Context(language=line.language)) for line in batch if not line.wrong
    ]


def _read_fast(using: Reader, batch: list[_Line]) -> list[Verdict]:
    return using.read_many([line.text for line in batch if not line.wrong])


def _write(batch: list[_Line], verdicts: list[Verdict], write: Callable[[str], object]) -> int:
    found = iter(verdicts)
    for line in batch:
        answer = {"error": line.wrong} if line.wrong else _answer(next(found))
        write(json.dumps(answer) + "\n")
    return len(batch)


def _answer(verdict: Verdict) -> dict[str, object]:
    if not verdict.checked:
        return {"error": f"not checked: {verdict.reason}"}
    hate = verdict.scores.get("identity_attack")
    return {**verdict.scores, **({} if hate is None else {"hate": hate})}


def _line_of(line: bytes) -> _Line:
    """Return what a line holds, or what is wrong with it."""
    if len(line) > _LONGEST_LINE:
        return _Line(wrong=f"line is longer than {_LONGEST_LINE} bytes")
    try:
        row = json.loads(line)
    except UnicodeDecodeError:
        return _Line(wrong="line is not UTF-8")
    except (ValueError, RecursionError):
        return _Line(wrong="line is not JSON")
    text = row.get("text") if isinstance(row, dict) else None
    if not isinstance(text, str):
        return _Line(wrong='line has no "text" that is a string')
    language = row.get("lang", "")
    if not isinstance(language, str):
        return _Line(wrong='"lang" is not a string')
    return _Line(text, language, why_unreadable(text))
