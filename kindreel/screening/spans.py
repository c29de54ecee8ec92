"""Which characters of a text carried its verdict: from tokens back to what was typed."""

import re
from collections.abc import Iterator, Mapping
from typing import Final

from .normalise import normalise
from .spelling import spelt
from .transformer import Reading
from .verdict import HARM, HEADS, Span

READ: Final = 4_000  # characters of a text in which spans are looked for
FLOOR: Final = 0.5  # a head that scores less has no spans
_AHEAD: Final = 200  # letters within which a word is looked for again
_CHUNK: Final = re.compile(r"\S+")

Place = tuple[int, int]


def spans_of(text: str, normalised: str, reading: Reading) -> tuple[Span, ...]:
    """Return the words that each harmful head over `FLOOR` rests on, in the order of the text."""
    scores = dict(zip(HEADS, reading.scores.tolist(), strict=True))
    heads = [head for head in HARM if scores[head] >= FLOOR]
    if not heads:
        return ()
    words = normalised.split(" ")
    places = list(_places(text[:READ], words))
    owners = _owners(words, reading)
    found = [span for head in heads for span in _spans(head, scores, places, owners, reading)]
    return tuple(sorted(found, key=lambda span: (span.start, span.end, span.head)))


def _owners(words: list[str], reading: Reading) -> list[int]:
    """Return for each token the number of the normalised word that it belongs to."""
    word_at: list[int] = []
    for number, word in enumerate(words):
        word_at += [number] * (len(spelt(word)) + 1)
    last = max(len(words) - 1, 0)
    return [word_at[start] if start < len(word_at) else last for start, _ in reading.places]


def _spans(
    head: str,
    scores: Mapping[str, float],
    places: list[Place | None],
    owners: list[int],
    reading: Reading,
) -> Iterator[Span]:
    """Yield runs of words that speak for the head; the strongest word where none does alone."""
    column = HEADS.index(head)
    strength: dict[int, float] = {}
    for token, owner in enumerate(owners):
        share = float(reading.shares[token, column])
        strength[owner] = max(share, strength.get(owner, share))
    chosen = [word for word, share in strength.items() if share > 0]
    chosen = chosen or [max(strength, key=strength.__getitem__)]
    for start, end in _merged(sorted(place for n in chosen if (place := _at(places, n)))):
        yield Span(start, end, head, scores[head])


def _at(places: list[Place | None], number: int) -> Place | None:
    return places[number] if number < len(places) else None


def _merged(places: list[Place]) -> Iterator[Place]:
    """Join places with nothing but one character between them."""
    start, end = -1, -1
    for begin, stop in places:
        if start >= 0 and begin <= end + 1:
            end = max(end, stop)
            continue
        if start >= 0:
            yield start, end
        start, end = begin, stop
    if start >= 0:
        yield start, end


def _places(text: str, words: list[str]) -> Iterator[Place | None]:
    """Yield where each normalised word stands in the text as it was typed, as far as it is found.

    The letters of the text, piece by piece, are what the letters of the words are looked for in.
    """
    letters, owners, pieces = "", [], []
    for number, piece in enumerate(_CHUNK.finditer(text)):
        plain = normalise(piece.group()).replace(" ", "")
        letters += plain
        owners += [number] * len(plain)
        pieces.append(_trimmed(piece))
    at = 0
    for word in words:
        found = letters.find(word, at, at + _AHEAD + len(word))
        if found < 0:
            yield None
            continue
        at = found + len(word)
        yield pieces[owners[found]][0], pieces[owners[at - 1]][1]


def _trimmed(piece: re.Match[str]) -> Place:
    """Return a piece's place without the punctuation around it."""
    said = piece.group()
    bare = said.strip(".,;:!?\"'()[]…“”„«»") or said
    start = piece.start() + said.index(bare)
    return start, start + len(bare)
