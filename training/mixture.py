"""What the transformer is trained on: English rows of the public sets and sentences of our own.

Every row carries only the labels that its source knows; the loss passes over the others.
"""

import gzip
import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

import own_words
from attacks import attacked

HEADS: Final = own_words.LABELS
OWN: Final = "own"

# How often a source's rows are seen in each of the three stages; a share draws that share of them.
ROUNDS: Final = {
    "hatexplain": (1.5, 1.9, 1.2),
    "davidson": (0.35, 0.2, 0.05),  # collected by slur keywords: it calls identity words insults
    "dynahate_part": (3.0, 2.0, 0.5),
    "hatemojibuild": (3.0, 4.0, 2.0),
    "goemotions": (1.0, 0.4, 0.25),
    "hopeedi": (1.0, 1.0, 1.5),
    "paradetox": (0.6, 0.35, 0.05),
    "politeness_se": (1.0, 0.4, 0.1),
    "sms_spam": (1.0, 0.6, 0.2),
    "toxic_spans": (0.7, 0.4, 0.1),
}
# Two stages, each about once through the public sets: the first with some of our own sentences,
# the second with all of them and more often. A short third one repeats the sets that lag behind.
OWN_FILES: Final = {1: ("bullying", "identity_and_kindness"), 2: None, 3: None}
OWN_ROUNDS: Final = {1: 2.0, 2: 3.0, 3: 0.5}
HOPELESS: Final = {1: 0.35, 2: 0.45, 3: 0.5}  # share of HopeEDI's rows without hope
DISGUISED: Final = 0.12  # share of the rows whose words are misspelt or disguised
BESIDE: Final = 0.12  # share of the rows that get an unrelated comment as their parent

NAMES: Final = (
    "sam", "mia", "leo", "ana", "tom", "lina", "ali", "noor", "kim", "ida", "jan", "eva",
    "omar", "priya", "chen", "yuki", "fatima", "kwame", "olga", "diego", "emma", "lucas",
    "amina", "hassan", "wei", "mei", "ivan", "zara", "tariq", "aisha", "pedro", "sofia",
    "malik", "leila", "raj", "anika", "jamal", "keisha", "connor", "molly", "ahmed", "yusuf",
    "chloe", "nina", "felix", "ravi", "tomas", "elena", "boris", "thandi",
)  # fmt: skip
_PLACEHOLDER: Final = re.compile(r"\[(NAME|RELIGION)\]")
_RETWEET: Final = re.compile(r"^(RT\s+@\w+:?\s*)+")
_SWEARING: Final = re.compile(
    r"\b(?:(?:mother)?fuck\w*|shit\w*|bullshit|bitch\w*|cunts?|assholes?|arse\w*|dick(?:head)?s?"
    r"|bastards?|damn(?:it|ed)?|goddamn|pussy|crap(?:py)?|twats?|wankers?|pricks?|piss(?:ed)?"
    r"|whores?|sluts?|cocks?|dumbass\w*|jackass\w*|ass)\b",
    re.IGNORECASE,
)
_HEATED: Final = frozenset({"anger", "annoyance", "disgust", "disapproval"})


@dataclass(frozen=True)
class Row:
    """A text, the comment above it if any, its source, and a target from 0 to 1 per known head."""

    text: str
    source: str
    targets: dict[str, float] = field(default_factory=dict)
    parent: str = ""


def public_rows(path: Path) -> list[Row]:
    """Read the English rows of one of the gzipped JSON-lines files of labelled text."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        found = [json.loads(line) for line in lines]
    return [_public(row) for row in found if row["lang"] == "en"]


def own_rows(stage: int) -> list[Row]:
    """Return our own English sentences; what they name is true and what they do not is false."""
    files = OWN_FILES[stage]
    return [
        Row(row.text, OWN, {head: float(value) for head, value in row.labels.items()}, row.parent)
        for row in own_words.rows()
        if row.lang == "en" and (files is None or row.kind.split("/")[0] in files)
    ]


def mixed(public: list[Row], own: list[Row], stage: int) -> list[Row]:
    """Return the rows of a stage: each row as often as its source asks, some of them changed."""
    rng = random.Random(stage)
    parents = [row.text for row in own if not row.parent and len(row.text) < 120]
    drawn = [
        _changed(row, parents, rng)
        for row in (*_drawn(public, stage, rng), *_repeated(own, OWN_ROUNDS[stage], rng))
    ]
    rng.shuffle(drawn)
    return drawn


def _drawn(public: list[Row], stage: int, rng: random.Random) -> Iterator[Row]:
    for row in public:
        times = ROUNDS[row.source][stage - 1] if row.source in ROUNDS else 0.0
        if row.source == "hopeedi" and not row.targets.get("encouraging"):
            times *= HOPELESS[stage]
        yield from _repeated([row], times, rng)


def _repeated(rows: list[Row], times: float, rng: random.Random) -> Iterator[Row]:
    for row in rows:
        for _ in range(int(times) + (rng.random() < times % 1)):
            yield row


def _changed(row: Row, parents: list[str], rng: random.Random) -> Row:
    text, parent = _named(row.text, rng), row.parent
    if rng.random() < DISGUISED:
        text = attacked(text, rng)
    if not parent and rng.random() < BESIDE:
        parent = rng.choice(parents)
    return Row(text, row.source, row.targets, parent)


def _named(text: str, rng: random.Random) -> str:
    """Put first names where a data set blanked them out: any name, so that none means anything."""
    return _PLACEHOLDER.sub(lambda _: rng.choice(NAMES), text)


def _public(row: dict) -> Row:
    text, labels, source = _RETWEET.sub("", row["text"]), row["labels"], row["source"]
    targets: dict[str, float] = {}
    _read_harm(labels, targets)
    _read_warmth(labels, targets)
    if source == "toxic_spans":
        yes, votes = labels.get("toxic_votes") or [0, 0]
        targets["toxic"] = yes / votes if votes else targets["toxic"]
    targets.setdefault("profanity", float(_SWEARING.search(text) is not None))
    return Row(text, source, targets)


def _read_harm(labels: dict, targets: dict[str, float]) -> None:
    if "toxic" in labels:
        targets["toxic"] = float(labels["toxic"])
    if "hate" in labels:
        targets["identity_attack"] = float(labels["hate"])
        if labels["hate"]:
            targets["toxic"] = 1.0
        elif "toxic" not in labels or labels["toxic"] is None:
            targets.pop("toxic", None)
    if "spam" in labels:
        targets["spam"] = float(labels["spam"])


def _read_warmth(labels: dict, targets: dict[str, float]) -> None:
    if "kind" in labels:
        targets["kind"] = float(labels["kind"])
    if "hope" in labels:
        targets["encouraging"] = float(labels["hope"])
    if "polite" in labels:
        targets["respectful"] = min(max(0.5 + 0.4 * float(labels["polite"]), 0.05), 0.95)
    if "emotions" in labels:
        emotions = set(labels["emotions"])
        targets["curious"] = float("curiosity" in emotions)
        if targets.get("kind") and not emotions & _HEATED:
            targets.setdefault("toxic", 0.03)
            targets.setdefault("identity_attack", 0.02)
