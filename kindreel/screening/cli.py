"""What `kindreel screen` does: one text to a verdict, or a file of texts to a file of scores."""

import errno
import json
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from typing import BinaryIO, Final, Self

from . import linear
from .linear import LinearModel, ModelFileError
from .reading import read, scores_of, why_unreadable

_LINES_AT_ONCE: Final = 256
_LONGEST_LINE: Final = 1_000_000

# A line's text, or what is wrong with the line.
_Text = tuple[str, None]
_Wrong = tuple[None, str]


class ScreeningError(OSError):
    """A file or the model cannot be used: `filename` says which and `strerror` why."""

    @classmethod
    def about(cls, path: object, why: str) -> Self:
        """Return the error about one file."""
        return cls(errno.EIO, why, str(path))


def screen_text(text: str) -> dict[str, object]:
    """Return the verdict on one text, ready for JSON."""
    return read(text).as_json()


def screen_jsonl(input_path: str | Path, output_path: str | Path) -> int:
    """Score a file of `{"text": ...}` lines, one output line for each; return how many.

    A bad line gives `{"error": ...}` in its place. Memory does not grow with the file. Raises
    `ScreeningError`, an `OSError`, when a file or the model cannot be used.
    """
    source, target = Path(input_path), Path(output_path)
    try:
        return _screened(source, target, linear.load(linear.SHIPPED))
    except ModelFileError as error:
        raise ScreeningError.about("the screening model", str(error)) from error
    except ScreeningError:
        raise
    except OSError as error:
        name = error.filename or f"{source} or {target}"
        raise ScreeningError.about(name, error.strerror or str(error)) from error


def _screened(source: Path, target: Path, model: LinearModel) -> int:
    with source.open("rb") as lines:
        if target.exists() and target.samefile(source):
            raise ScreeningError.about(target, "it is the same file as the input")
        with target.open("w", encoding="utf-8") as out:
            found = map(_text_of, _lines(lines))
            return sum(_write_scores(batch, model, out.write) for batch in _batches(found))


def _lines(file: BinaryIO) -> Iterator[bytes]:
    """Yield each line; of one that is far too long, only its beginning."""
    while line := file.readline(_LONGEST_LINE + 1):
        last = line
        while not last.endswith(b"\n") and (last := file.readline(_LONGEST_LINE)):
            pass
        yield line


def _batches(found: Iterator[_Text | _Wrong]) -> Iterator[list[_Text | _Wrong]]:
    while batch := list(islice(found, _LINES_AT_ONCE)):
        yield batch


def _write_scores(
    batch: list[_Text | _Wrong], model: LinearModel, write: Callable[[str], object]
) -> int:
    scores = iter(scores_of(model, [text for text, _ in batch if text is not None]))
    for text, wrong in batch:
        answer = {"error": wrong} if text is None else next(scores)
        write(json.dumps(answer) + "\n")
    return len(batch)


def _text_of(line: bytes) -> _Text | _Wrong:
    """Return the text that a line holds, or what is wrong with the line."""
    if len(line) > _LONGEST_LINE:
        return None, f"line is longer than {_LONGEST_LINE} bytes"
    try:
        row = json.loads(line)
    except UnicodeDecodeError:
        return None, "line is not UTF-8"
    except (ValueError, RecursionError):
        return None, "line is not JSON"
    text = row.get("text") if isinstance(row, dict) else None
    if not isinstance(text, str):
        return None, 'line has no "text" that is a string'
    wrong = why_unreadable(text)
    return (None, wrong) if wrong else (text, None)
