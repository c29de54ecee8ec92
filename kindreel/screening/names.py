"""Who is named must not change how a text is read: listed first names are read as one name."""

from pathlib import Path
from typing import Final

ANYBODY: Final = "sam"
_NAMES: Final = frozenset(
    name
    for line in Path(__file__).with_name("names.txt").read_text(encoding="utf-8").splitlines()
    if not line.startswith("#")
    for name in line.split()
)


def is_name(word: str) -> bool:
    """Say whether a word in small letters is a listed first name."""
    return word in _NAMES


def one_name(text: str) -> str:
    """Return a normalised text with every listed first name replaced by the same one."""
    words = text.split(" ")
    if _NAMES.isdisjoint(words):
        return text
    return " ".join([ANYBODY if word in _NAMES else word for word in words])
