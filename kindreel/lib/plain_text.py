"""What people type, made harmless: no overrides, no invisible filling, no towers."""

import re
import unicodedata

MAX_MARKS = 2
JOINERS = {"\u200c", "\u200d"}  # scripts and emoji are written with these
_BLANK_LINES = re.compile(r"\n{3,}")


def clean(text: str) -> str:
    """Return `text` in NFC with controls, direction overrides and invisible characters removed.

    At most two combining marks stay on a letter, and at most one empty line between two others.
    Lone surrogates, which no database takes, are removed too.
    """
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n")
    kept = "".join(_kept(unicodedata.normalize("NFC", lines)))
    return "" if is_blank(kept) else _BLANK_LINES.sub("\n\n", kept).strip()


def is_blank(text: str) -> bool:
    """True when nothing in `text` leaves a mark on paper."""
    return not any(_is_visible(char) for char in text)


def _is_visible(char: str) -> bool:
    # The Hangul fillers and the Braille blank are letters and symbols that show nothing.
    if char in "\u115f\u1160\u3164\uffa0\u2800":
        return False
    return unicodedata.category(char)[0] not in "ZCM"


def _kept(text: str) -> list[str]:
    kept: list[str] = []
    marks = 0
    for char in text:
        category = unicodedata.category(char)
        marks = marks + 1 if category in {"Mn", "Me"} else 0
        if marks <= MAX_MARKS and _is_harmless(char, category):
            kept.append(char)
    return kept


def _is_harmless(char: str, category: str) -> bool:
    if char == "\n" or char in JOINERS:
        return True
    # Tag characters, which spell a few flags, are formats too: those flags turn plain black.
    return category not in {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
