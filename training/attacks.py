"""Ways in which people disguise or mistype a word, for training and for measuring."""

import random
import re
from collections.abc import Callable

from kindreel.screening.lookalikes import FOREIGN

_WORD = re.compile(r"[A-Za-z]{4,}")
_LEET = str.maketrans("aeiostAEIOST", "@3105t@3105T")
_LOOKALIKE = {latin: chr(code) for code, latin in FOREIGN.items()}

Attack = Callable[[str, random.Random], str]


def leet(word: str, rng: random.Random) -> str:
    """Put digits and signs for some of the letters."""
    return "".join(c.translate(_LEET) if rng.random() < 0.6 else c for c in word)


def spaced(word: str, rng: random.Random) -> str:
    """Put one and the same sign between all letters."""
    return rng.choice(" .-_*").join(word)


def stretched(word: str, rng: random.Random) -> str:
    """Repeat one letter."""
    at = rng.randrange(1, len(word))
    return word[:at] + word[at] * rng.randint(2, 5) + word[at:]


def masked(word: str, rng: random.Random) -> str:
    """Hide one inner letter."""
    at = rng.randrange(1, len(word) - 1)
    return word[:at] + rng.choice("***#_") + word[at + 1 :]


def swapped(word: str, rng: random.Random) -> str:
    """Swap two inner letters."""
    at = rng.randrange(1, len(word) - 2)
    return word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def dropped(word: str, rng: random.Random) -> str:
    """Leave out one inner letter."""
    at = rng.randrange(1, len(word) - 1)
    return word[:at] + word[at + 1 :]


def lookalike(word: str, rng: random.Random) -> str:
    """Put Greek or Cyrillic letters that look the same."""
    return "".join(_LOOKALIKE.get(c, c) if rng.random() < 0.5 else c for c in word)


def threaded(word: str, rng: random.Random) -> str:
    """Put characters between the letters that nobody sees."""
    return rng.choice("\u200b\u2060\u00ad").join(word)


ATTACKS: dict[str, Attack] = {
    "leet": leet,
    "spaced": spaced,
    "stretched": stretched,
    "masked": masked,
    "swapped": swapped,
    "dropped": dropped,
    "lookalike": lookalike,
    "threaded": threaded,
}


def attacked(text: str, rng: random.Random, attack: Attack | None = None) -> str:
    """Disguise about half of a text's longer Latin words, by one way or by a way each."""

    def one(word: re.Match[str]) -> str:
        way = attack or rng.choice(list(ATTACKS.values()))
        return way(word.group(), rng) if rng.random() < 0.5 else word.group()

    return _WORD.sub(one, text)
