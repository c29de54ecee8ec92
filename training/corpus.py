"""The rows to train on: the public sets, our own sentences, and disguised copies of both."""

import gzip
import json
import random
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Final

from attacks import attacked

OWN_WORDS: Final = Path(__file__).with_name("own_words.txt")
OWN: Final = "own_words"
NAMES: Final = ("Sam", "Mia", "Leo", "Ana", "Tom", "Lina", "Ali", "Noor", "Kim", "Ida")
COPIED: Final = 0.3  # share of the rows that get a disguised copy

FEWEST: Final = 20  # a source with fewer rows of either answer teaches that head nothing

# How much a source counts beyond its size. Davidson was collected by slur keywords; Dynahate and
# HatemojiBuild are small and hard, and the only ones with covert hate and emoji.
WORTH: Final = {
    "toxic": {"hatexplain": 2.0, "davidson": 0.3},
    "hate": {"davidson": 0.5, "dynahate_part": 2.0, "hatemojibuild": 2.0},
}
_SAID_IN_FULL: Final = 6.0  # how much one of our own sentences counts beside a public row
_FILLED_IN: Final = 2.5  # and how much a pattern with one of its fillings does

_HARMLESS: Final = {"toxic": 0, "hate": 0, "spam": 0}
_HURTFUL: Final = {"toxic": 1, "kind": 0, "spam": 0}
_KIND: Final = {"toxic": 0, "hate": 0, "kind": 1, "spam": 0}
_SENTENCES: Final = {
    "hurtful": _HURTFUL,
    "ordinary": _HARMLESS,
    "kind": _KIND,
    "spam": {"toxic": 0, "hate": 0, "kind": 0, "spam": 1},
}
# Section of patterns: the section it is filled with, and the labels.
_PATTERNS: Final = {
    "about_identities": ("identities", _HARMLESS),
    "about_groups": ("groups", _HARMLESS),
    "against_groups": ("groups", {"toxic": 1, "hate": 1, "kind": 0}),
    "says_bad_qualities": ("bad_qualities", _HURTFUL),
    "answers_bad_qualities": ("bad_qualities", _HARMLESS),
    "says_good_qualities": ("good_qualities", _KIND),
    "denies_good_qualities": ("good_qualities", _HURTFUL),
    "threatens": ("harms", _HURTFUL),
    "mentions_harm": ("harms", _HARMLESS),
    "ordinary_anger": ("things", {**_HARMLESS, "kind": 0}),
    "belittles": ("yours", _HURTFUL),
    "praises_yours": ("yours", _KIND),
    "asks_about_yours": ("yours", {**_HARMLESS, "kind": 0}),
    "with_friendly_emoji": ("friendly_emoji", _HARMLESS),
    "with_hostile_emoji": ("hostile_emoji", _HURTFUL),
}


@dataclass(frozen=True)
class Row:
    """A text, where it is from, the labels its source knows, and how much it counts."""

    text: str
    source: str
    labels: dict[str, int]
    worth: float = 1.0


def public_rows(path: Path) -> list[Row]:
    """Read one of the gzipped JSON-lines files of labelled text."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        found = [json.loads(line) for line in lines]
    rng = random.Random(1)
    return [Row(_unmarked(row["text"], rng), row["source"], _heads(row["labels"])) for row in found]


def own_rows() -> list[Row]:
    """Return our own sentences and the filled patterns."""
    parts = own_sections()
    sentences = [
        Row(text, OWN, labels, _SAID_IN_FULL)
        for section, labels in _SENTENCES.items()
        for text in parts[section]
    ]
    filled = [
        Row(pattern.replace("{}", filling), OWN, labels, _FILLED_IN)
        for section, (fillings, labels) in _PATTERNS.items()
        for pattern in parts[section]
        for filling in parts[fillings]
    ]
    return sentences + filled


def own_sections() -> dict[str, list[str]]:
    """Return the lines of the file of our own sentences by section."""
    sections: dict[str, list[str]] = {}
    lines: list[str] = []
    for line in OWN_WORDS.read_text(encoding="utf-8").splitlines():
        if line.startswith("["):
            lines = sections.setdefault(line.strip("[]"), [])
        elif line and not line.startswith("#"):
            lines.append(line)
    return sections


def with_copies(rows: list[Row]) -> Iterator[Row]:
    """Yield each row, and for some of them a disguised copy that counts half."""
    rng = random.Random(2)
    for row in rows:
        yield row
        if rng.random() < COPIED:
            text = attacked(row.text, rng)
            if text != row.text:
                yield replace(row, text=text, worth=row.worth / 2)


def teaching(rows: list[Row], head: str) -> list[int]:
    """Number the rows that know a head's label, from sources that know both answers.

    HatemojiBuild labels only its hurtful rows toxic; from it alone every emoji would be an insult.
    """
    known = [number for number, row in enumerate(rows) if head in row.labels]
    answers = Counter((rows[number].source, rows[number].labels[head]) for number in known)
    return [n for n in known if min(answers[rows[n].source, answer] for answer in (0, 1)) >= FEWEST]


def weights(rows: list[Row], head: str) -> list[float]:
    """Weigh rows so that both answers count alike in each source, and big sources count less."""
    sizes = Counter(row.source for row in rows)
    answers = Counter((row.source, row.labels[head]) for row in rows)
    worth = WORTH.get(head, {})

    def weight(row: Row) -> float:
        if row.source == OWN:
            return row.worth
        size = sizes[row.source]
        share = size / (2 * answers[row.source, row.labels[head]])
        return row.worth * worth.get(row.source, 1.0) * share * (10_000 / size) ** 0.25

    return [weight(row) for row in rows]


def _heads(labels: dict[str, object]) -> dict[str, int]:
    known = ("toxic", "hate", "kind", "spam")
    return {head: int(str(labels[head])) for head in known if head in labels}


def _unmarked(text: str, rng: random.Random) -> str:
    """Undo what only a data set would write: retweet marks and blanked-out names."""
    text = re.sub(r"^(RT\s+@\w+:?\s*)+", "", text)
    return re.sub(r"\[(NAME|RELIGION)\]", lambda _: rng.choice(NAMES), text)
