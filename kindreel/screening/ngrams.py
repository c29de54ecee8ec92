"""Hashed word and character n-grams of many texts at once, as plain numpy arrays.

Runs of characters never leave a word, so each distinct word is taken apart once, however many of
the texts hold it. A word counts once in a text, however often it is said.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import chain
from typing import Final

import numpy as np
from numpy.typing import NDArray

_SPACE = 32
_STEP = np.uint64(0x9E3779B97F4A7C15)
_PLACE = np.uint64(32)
_SIXTY_FOUR: Final = 64

Hashes = NDArray[np.uint64]
Integers = NDArray[np.int64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True)
class Shape:
    """How texts are taken apart: 2^bits buckets, and the lengths of runs of characters.

    The lower half of the buckets is for words and pairs of words, the upper half for runs; the
    spaces around a word belong to it.
    """

    bits: int
    shortest: int
    longest: int

    @property
    def buckets(self) -> int:
        """The number of buckets."""
        return 1 << self.bits


@dataclass(frozen=True)
class Segments:
    """Buckets in segments: those of owner n are `buckets[edges[n]:edges[n + 1]]`."""

    buckets: Integers
    edges: Integers


@dataclass(frozen=True)
class Grams:
    """The n-grams of texts: which words each text has, their n-grams, and its pairs of words."""

    words: Segments
    of_words: tuple[Segments, ...]
    pairs: Segments


def grams(texts: Sequence[str], shape: Shape) -> Grams:
    """Return the n-grams of normalised texts."""
    split = [text.split() for text in texts]
    numbers: dict[str, int] = {}
    found = [numbers.setdefault(word, len(numbers)) for word in chain.from_iterable(split)]
    said = Segments(np.array(found, np.int64), _edges(np.array([*map(len, split)], np.int64)))
    letters, starts = _letters(list(numbers))
    hashes = _word_hashes(letters, starts)
    alone = Segments(_bucket(hashes, shape, 0), np.arange(len(numbers) + 1))
    runs = _runs(letters, starts, shape)
    return Grams(_once(said, len(numbers)), (alone, *runs), _pairs(said, hashes, shape))


def _once(said: Segments, words: int) -> Segments:
    """Leave out what a text says again."""
    lengths = np.diff(said.edges)
    text = np.repeat(np.arange(len(lengths)), lengths)
    keys = np.unique(text * (words + 1) + said.buckets)
    owner, word = np.divmod(keys, words + 1)
    return Segments(word, _edges(np.bincount(owner, minlength=len(lengths))))


def _edges(lengths: Integers) -> Integers:
    return np.concatenate((np.zeros(1, np.int64), np.cumsum(lengths)))


def _letters(words: list[str]) -> tuple[NDArray[np.uint32], Integers]:
    """Return the letters of all words, a space before and after each, and where each begins."""
    joined = "  ".join(["", *words, ""])[1:-1].encode("utf-32-le", "replace")
    lengths = np.array([*map(len, words)], np.int64)
    return np.frombuffer(joined, np.uint32), _edges(lengths + 2)


def _mixed(values: Hashes) -> Hashes:
    """Scatter 64-bit numbers (the finaliser of splitmix64, by Steele, Lea and Flood, 2014)."""
    values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return values ^ (values >> np.uint64(31))


def _bucket(hashes: Hashes, shape: Shape, half: int) -> Integers:
    shift = np.uint64(_SIXTY_FOUR + 1 - shape.bits)  # leaves one half's worth of buckets
    return (hashes >> shift).astype(np.int64) | (half << (shape.bits - 1))


def _runs(letters: NDArray[np.uint32], starts: Integers, shape: Shape) -> list[Segments]:
    """Hash the runs of characters of each word, one length after the other."""
    single = _mixed(letters.astype(np.uint64) + _STEP)
    lengths = np.diff(starts)
    word = np.repeat(np.arange(len(lengths)), lengths)
    room = (starts[1:] - 1)[word] - np.arange(len(letters))  # letters after this one in its word
    found, rolling = [], single
    for size in range(1, shape.longest + 1):
        if size > 1:
            rolling = rolling[:-1] * _STEP + single[size - 1 :]
        if size >= shape.shortest:
            # A lone space says nothing.
            whole = room[: len(rolling)] >= size - 1 if size > 1 else letters != _SPACE
            counts = np.maximum(lengths - size + 1, 0) if size > 1 else lengths - 2
            found.append(Segments(_bucket(rolling[whole], shape, 1), _edges(counts)))
    return found


def _word_hashes(letters: NDArray[np.uint32], starts: Integers) -> Hashes:
    if len(starts) == 1:
        return np.empty(0, np.uint64)
    place = np.arange(len(letters)) - np.repeat(starts[:-1], np.diff(starts))
    scattered = _mixed((place.astype(np.uint64) << _PLACE) + letters.astype(np.uint64) + _STEP)
    return np.asarray(np.add.reduceat(scattered, starts[:-1]), np.uint64)


def _pairs(words: Segments, hashes: Hashes, shape: Shape) -> Segments:
    """Hash each two neighbouring words of one text."""
    one = hashes[words.buckets]
    lengths = np.diff(words.edges)
    text = np.repeat(np.arange(len(lengths)), lengths)
    together = text[:-1] == text[1:]
    both = _mixed(one[:-1] * _STEP + one[1:])[together]
    return Segments(_bucket(both, shape, 0), _edges(np.maximum(lengths - 1, 0)))
