"""What of a suggestion may be kept: never who it speaks to, or of."""

import json
import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from kindreel.lib.plain_text import clean

ROOM = Path(__file__).parent
MOST_KEPT: Final = 10_000  # suggestions of all keys together
MOST_A_DAY: Final = 500  # of one key

_MARKS: Final = (
    (re.compile(r"https?://\S+|www\.\S+", re.IGNORECASE), "[link]"),
    (re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"), "[address]"),
    (re.compile(r"[@＠]\w[\w.-]*"), "[name]"),
    (re.compile(r"(?<!\w)u/[\w-]+|\w[\w.]*#\d{4}\b"), "[name]"),
    (re.compile(r"\+?\d[\d ()/.-]{4,}\d"), "[number]"),
)
_CAPITAL = re.compile(r"[^\W\d_][\w’'-]*")


@dataclass(frozen=True)
class Suggested:
    """Scores that somebody thinks right for a text."""

    text: str
    scores: dict[str, float]
    languages: tuple[str, ...]
    do_not_store: bool
    client_token: str | None


def without_names(text: str) -> str:
    """Take handles, addresses, numbers and what looks like a name out of a text.

    A name written small is not found: no list of names is complete, and every one of them favours
    the names of some.
    """
    marked = clean(text)
    for pattern, instead in _MARKS:
        marked = pattern.sub(instead, marked)
    return _CAPITAL.sub(lambda word: _kept(word, marked), marked)


@cache
def usual_words() -> frozenset[str]:
    """Return words that may begin with a capital and are no names.

    Whatever else does is taken for one: a lost word harms nobody, a kept name might.
    """
    words: list[str] = json.loads((ROOM / "usual_words.json").read_text("utf-8"))
    return frozenset(words)


def _kept(found: re.Match[str], text: str) -> str:
    word = found.group()
    if text[: found.start()].endswith("["):  # one of our own marks
        return word
    plain = re.sub(r"[’']", "", word.lower())
    is_name = word[0].isupper() and not word.isupper() and plain not in usual_words()
    return "[name]" if is_name else word
