"""Words that somebody masked, split or turned around, read as the words they are.

It works on normalised text, word by word, in time linear in its length.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final

_LEXICON: Final = tuple(
    line
    for line in Path(__file__).with_name("lexicon.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
)
_LONGEST: Final = max(map(len, _LEXICON))
_SHORTEST_SPLIT: Final = 5  # "as s" and "di e" turn up in ordinary talk
_SHORTEST_TURNED: Final = 4
_JOINTS: Final = frozenset("-./~|+,_=:")

# Ordinary words that a listed word spells backwards, or that two halves of one are.
_ORDINARY: Final = frozenset({"live", "evil", "parc", "part", "traps", "us", "less", "i", "a"})
_TURNED: Final = {
    word[::-1]: word
    for word in _LEXICON
    if len(word) >= _SHORTEST_TURNED and word[::-1] not in _ORDINARY
}
_SPLIT: Final = frozenset(word for word in _LEXICON if len(word) >= _SHORTEST_SPLIT)
_STARTS: Final = frozenset(word[:n] for word in _SPLIT for n in range(1, len(word)))
_MASKED: Final = re.compile(r"(?<!\S)[a-z]+\*[a-z*]*(?!\S)|(?<!\S)\*+[a-z]{2,}(?!\S)")


def undisguise(text: str) -> str:
    """Return a normalised text with the words of the lexicon in their plain spelling."""
    if "*" in text:
        text = _MASKED.sub(lambda word: _unmasked(word.group()), text)
    return " ".join(_rejoined(text.split(" ")))


def _unmasked(word: str) -> str:
    """Return the first listed word that fits; a run of stars may hide any number of letters."""
    if len(word) > 2 * _LONGEST:
        return word
    if "**" in word:
        return _with_any_gap(word) or word
    same_length = (known for known in _LEXICON if len(known) == len(word) and _fits(word, known))
    return next(same_length, None) or _with_any_gap(word) or word


def _fits(word: str, known: str) -> bool:
    return all(a in ("*", b) for a, b in zip(word, known, strict=True))


def _with_any_gap(word: str) -> str | None:
    head, _, rest = word.partition("*")
    tail = rest.lstrip("*")
    if "*" in tail or len(head) + len(tail) < 2:
        return None
    shortest = len(head) + len(tail) + 1
    fitting = (
        known
        for known in _LEXICON
        if len(known) >= shortest and known.startswith(head) and known.endswith(tail)
    )
    return next(fitting, None)


def _rejoined(words: list[str]) -> Iterator[str]:
    """Yield words, those in two or three pieces as one, those written backwards forwards."""
    at = 0
    while at < len(words):
        word, used = _whole(words, at)
        yield _TURNED.get(word, word)
        at += used


def _whole(words: list[str], at: int) -> tuple[str, int]:
    whole, used = words[at], 1
    while whole in _STARTS and whole not in _ORDINARY and used < 6 and at + used < len(words):
        piece = words[at + used]
        used += 1
        if piece in _JOINTS:
            continue
        whole += piece
        if whole in _SPLIT:
            return whole, used
    return words[at], 1
