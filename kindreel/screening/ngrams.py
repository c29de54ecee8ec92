"""Hashed word and character n-grams of many texts at once, as plain numpy arrays."""

from collections.abc import Sequence
from typing import Final

import numpy as np
from numpy.typing import NDArray

BITS: Final = 20
BUCKETS: Final = 1 << BITS  # the lower half for words, the upper half for runs of characters
LONGEST: Final = 5  # characters in the longest run, the spaces around a word counted

_SPACE = 32
_TO_BUCKET = np.uint64(65 - BITS)  # the shift that leaves one half's worth of buckets
_STEP = np.uint64(0x9E3779B97F4A7C15)
_PLACE = np.uint64(32)

Hashes = NDArray[np.uint64]
Integers = NDArray[np.int64]
Flags = NDArray[np.bool_]


def grams(texts: Sequence[str]) -> tuple[Integers, Integers]:
    """Return (text number, bucket) of each distinct n-gram of normalised texts, sorted by both."""
    padded = [f" {text} " for text in texts]
    letters = np.frombuffer("".join(padded).encode("utf-32-le", "replace"), np.uint32)
    lengths = np.fromiter(map(len, padded), np.int64, len(padded))
    owner = np.repeat(np.arange(len(padded)), lengths)
    found = [*_characters(letters, owner), *_words(letters, owner), np.empty(0, np.int64)]
    keys = np.unique(np.concatenate(found))
    return keys >> BITS, keys & (BUCKETS - 1)


def _mixed(values: Hashes) -> Hashes:
    """Scatter 64-bit numbers (the finaliser of splitmix64, by Steele, Lea and Flood, 2014)."""
    values = (values ^ (values >> np.uint64(30))) * np.uint64(0xBF58476D1CE4E5B9)
    values = (values ^ (values >> np.uint64(27))) * np.uint64(0x94D049BB133111EB)
    return values ^ (values >> np.uint64(31))


def _keys(owner: Integers, hashes: Hashes, half: int) -> Integers:
    bucket = (hashes >> _TO_BUCKET).astype(np.int64) | (half << (BITS - 1))
    return (owner << BITS) | bucket


def _characters(letters: NDArray[np.uint32], owner: Integers) -> list[Integers]:
    """Hash the runs of 2 to 5 characters that lie within one word and the spaces around it."""
    single = _mixed(letters.astype(np.uint64) + _STEP)
    is_space = letters == _SPACE
    spaces_before = np.concatenate(([0], np.cumsum(is_space)))
    found, rolling = [], single
    for size in range(2, LONGEST + 1):
        rolling = rolling[:-1] * _STEP + single[size - 1 :]
        count = len(rolling)
        inner = spaces_before[size - 1 : size - 1 + count] - spaces_before[1 : 1 + count]
        within = (inner == 0) & ~(is_space[:count] & is_space[1 : 1 + count])
        found.append(_keys(owner[:count][within], rolling[within], 1))
    return found


def _words(letters: NDArray[np.uint32], owner: Integers) -> list[Integers]:
    """Hash each word, and each two neighbouring words of one text."""
    is_space = letters == _SPACE
    starts = np.flatnonzero(is_space[:-1] & ~is_space[1:]) + 1
    ends = np.flatnonzero(~is_space[:-1] & is_space[1:]) + 1
    if not len(starts):
        return []
    word = np.repeat(np.arange(len(starts)), ends - starts)
    body = letters[~is_space].astype(np.uint64)
    place = (np.flatnonzero(~is_space) - starts[word]).astype(np.uint64)
    scattered = _mixed((place << _PLACE) + body + _STEP)
    firsts = np.concatenate(([0], np.cumsum(ends - starts)[:-1]))
    words = np.add.reduceat(scattered, firsts)
    owners = owner[starts]
    together = owners[:-1] == owners[1:]
    pairs = _mixed(words[:-1] * _STEP + words[1:])[together]
    return [_keys(owners, words, 0), _keys(owners[:-1][together], pairs, 0)]
