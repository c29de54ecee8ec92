"""Texts with answers to measure a reader by: one JSON object a line."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from .reading import TOO_LONG
from .verdict import HARM, HEADS

# Not by themselves against a rule: a strong word, and saying that one is not well.
_NO_OFFENCE: Final = ("profanity", "self_harm_concern")


class RowsError(ValueError):
    """A file of labelled texts cannot be used; the message names the line."""


@dataclass(frozen=True)
class Labelled:
    """One text: heads that people answered, what it answers, and whether it broke a rule."""

    text: str
    labels: Mapping[str, bool] = field(default_factory=dict)
    parent: str = ""
    language: str = ""
    against: bool | None = None

    @property
    def is_against(self) -> bool | None:
        """Did people find it against a rule? None where the labels do not say."""
        if self.against is not None:
            return self.against
        said = [self.labels[head] for head in HARM if head in self.labels and _counts(head)]
        return any(said) if said else None


def load_rows(path: Path) -> list[Labelled]:
    """Read a JSON-lines file of `{"text": …, "labels": {…}, "parent": …}`; raise `RowsError`."""
    try:
        with path.open(encoding="utf-8") as lines:
            return list(_rows(lines))
    except UnicodeDecodeError as error:
        raise RowsError("the file is not UTF-8") from error


def _rows(lines: Iterator[str]) -> Iterator[Labelled]:
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            yield _row(json.loads(line))
        except (ValueError, RecursionError) as error:
            what = str(error) if type(error) is RowsError else "it is not JSON"
            raise RowsError(f"line {number}: {what}") from error


def _row(given: object) -> Labelled:
    if not isinstance(given, dict):
        raise RowsError("it is not an object")
    words = {name: given.get(name) or "" for name in ("text", "parent", "language")}
    if not all(isinstance(value, str) for value in words.values()) or not words["text"].strip():
        raise RowsError('"text" has to be a text; "parent" and "language" too, where given')
    if len(words["text"]) > TOO_LONG:
        raise RowsError(f"the text is longer than {TOO_LONG} characters")
    against = given.get("against")
    if against is not None and not isinstance(against, bool):
        raise RowsError('"against" has to be true or false')
    return Labelled(labels=_labels(given.get("labels")), against=against, **words)


def _labels(given: object) -> dict[str, bool]:
    if not isinstance(given, dict):
        raise RowsError('"labels" has to be an object of heads with true or false')
    for head, label in given.items():
        if head not in HEADS:
            raise RowsError(f"there is no head called {head}")
        if not isinstance(label, bool):
            raise RowsError(f"the label of {head} has to be true or false")
    return dict(given)


def _counts(head: str) -> bool:
    return head not in _NO_OFFENCE
