"""Many sentences out of one: slots filled by chance, and the spellings that people type."""

import random
import re
from collections.abc import Mapping
from typing import Final

_SLOT: Final = re.compile(r"\{(\w+)\}")
_NOTHING: Final = "-"
_TRIES: Final = 4  # draws per text that is asked for; a line with few fillings yields fewer texts
_SPELLINGS: Final = {
    "you": ("u", "ya"),
    "your": ("ur",),
    "youre": ("ur", "your"),
    "you are": ("ur", "youre", "u r"),
    "yourself": ("urself", "ur self"),
    "i am": ("im",),
    "i will": ("i'll", "ill"),
    "will": ("'ll",),
    "would": ("'d", "wud"),
    "going to": ("gonna",),
    "dont": ("don't", "do not"),
    "nobody": ("no one", "noone", "no body"),
    "everyone": ("every one", "everybody"),
    "tomorrow": ("tmrw", "2morrow"),
    "tonight": ("2night", "tonite"),
    "please": ("pls", "plz"),
    "because": ("bc", "cause"),
    "people": ("ppl",),
    "without": ("w/o",),
    "someone": ("somebody", "some one"),
    "already": ("alr",),
    "the": ("da",),
}
_SPELT: Final = re.compile(
    r"\b(" + "|".join(sorted(map(re.escape, _SPELLINGS), key=len, reverse=True)) + r")\b"
)
_ENDINGS: Final = ("", "", ".", "!", "!!", "...", "??")
_CHANGED: Final = 0.4  # share of the words with another spelling that get it, in half of the texts


def variations(line: str, slots: Mapping[str, list[str]], count: int) -> list[str]:
    """Return up to so many different fillings of a line, the same ones on every run."""
    rng = random.Random(line)
    drawn = (_typed(_filled(line, slots, rng), rng) for _ in range(_TRIES * count))
    return list(dict.fromkeys(drawn))[:count]


def _filled(line: str, slots: Mapping[str, list[str]], rng: random.Random) -> str:
    text = _SLOT.sub(lambda slot: rng.choice(slots[slot.group(1)]), line)
    return " ".join(word for word in text.split() if word != _NOTHING)


def _typed(text: str, rng: random.Random) -> str:
    """Spell half of the texts as people type, and end a text in one of several ways."""
    if rng.random() < 0.5:
        text = _SPELT.sub(lambda word: _other_spelling(word.group(), rng), text)
    return text + rng.choice(_ENDINGS)


def _other_spelling(word: str, rng: random.Random) -> str:
    return rng.choice(_SPELLINGS[word]) if rng.random() < _CHANGED else word
