"""Windows over a long text, so that many harmless words cannot hide one insult."""

from typing import Final

WORDS: Final = 40
STEP: Final = 20


def windows(text: str) -> list[str]:
    """Return overlapping stretches of a normalised text that together hold all of its words."""
    words = text.split()
    last = max(len(words) - WORDS, 0)
    starts = [*range(0, last, STEP), last]
    return [" ".join(words[start : start + WORDS]) for start in starts]
