"""The rows to train on: the public sets, our own sentences, and disguised copies of both."""

import gzip
import json
import random
import re
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any, Final

import own_words
from attacks import attacked

OWN: Final = "own_words"
NAMES: Final = ("Sam", "Mia", "Leo", "Ana", "Tom", "Lina", "Ali", "Noor", "Kim", "Ida")
COPIED: Final = 0.3  # share of the rows in Latin letters that get a disguised copy
SYLLABLES: Final = ("zh", "ko")  # languages that nobody disguises as one does Latin letters
FEWEST: Final = 20  # a source with fewer rows of either answer teaches that head nothing
COURTEOUS: Final = 0.7  # standard deviations above the mean; below the mean is not courteous

# How much a source counts beyond its size. Davidson was collected by slur keywords; Dynahate and
# HatemojiBuild are small and hard, and the only ones with covert hate and emoji.
WORTH: Final = {
    "toxic": {"hatexplain": 2.0, "davidson": 0.3},
    "identity_attack": {"davidson": 0.5, "dynahate_part": 2.0, "hatemojibuild": 2.0},
}
_SAID_IN_FULL: Final = 5.0  # how much one of our own sentences counts beside a public row
_FILLED_IN: Final = 1.0  # and how much a pattern with one of its fillings does
# How much they count more or less beside a large public set.
_OURS: Final = {"pt": 0.5, "zh": 1.5}
_ABROAD: Final = 0.1  # how much our own sentences in other languages but English count
# What a public row without harm also is not, and how much it counts as a witness of that.
_FOLLOWS: Final = ("insult", "threat", "bullying", "identity_attack", "sexual", "self_harm_concern")
_WITNESS: Final = 0.5
_WITNESSES: Final = 4  # one row in so many is heard
# Public talk in which spam is so rare that all of it may count as none.
_NO_SPAM: Final = ("goemotions", "politeness_se")


@dataclass(frozen=True)
class Row:
    """A text, where it is from, the labels that are known, and how much it counts."""

    text: str
    source: str
    labels: dict[str, int]
    lang: str
    worth: float = 1.0
    kind: str = ""
    implied: frozenset[str] = frozenset()
    copied: bool = False


def public_rows(path: Path) -> list[Row]:
    """Read one of the gzipped JSON-lines files of labelled text."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        found = [json.loads(line) for line in lines]
    rng = random.Random(1)
    return [_public(row, rng) for row in found]


def own_rows() -> list[Row]:
    """Return our own sentences and the filled patterns, of all languages."""
    return [
        Row(
            row.text,
            OWN,
            row.labels,
            row.lang,
            _FILLED_IN if row.filled else _SAID_IN_FULL,
            row.kind,
        )
        for row in own_words.rows()
    ]


def rows_for(lang: str, public: list[Row], own: list[Row]) -> list[Row]:
    """Return what teaches a language: its rows, and disguised copies where letters are Latin.

    One without a public set also hears our own sentences in the others, which share emoji and
    loan words.
    """
    rows = [row for row in public if row.lang == lang]
    alone = not rows
    rows += [replace(r, worth=r.worth * _OURS.get(lang, 1)) for r in own if r.lang == lang]
    if alone:
        near = [r for r in own if r.lang not in {lang, "en"} and r.worth == _SAID_IN_FULL]
        rows += [replace(row, worth=row.worth * _ABROAD, kind="") for row in near]
    return rows if lang in SYLLABLES else list(with_copies(rows))


def with_copies(rows: list[Row]) -> Iterator[Row]:
    """Yield each row, and for some of them a disguised copy that counts half."""
    rng = random.Random(2)
    for row in rows:
        yield row
        if rng.random() < COPIED:
            text = attacked(row.text, rng)
            if text != row.text:
                yield replace(row, text=text, worth=row.worth / 2, copied=True)


def teaching(rows: list[Row], head: str) -> list[int]:
    """Number the rows that know a head's label, from sources that know both answers.

    HatemojiBuild labels only its hurtful rows toxic; from it alone every emoji would be an insult.
    """
    known = [number for number, row in enumerate(rows) if head in row.labels]
    answers = Counter((rows[number].source, rows[number].labels[head]) for number in known)
    return [
        n
        for n in known
        if head in rows[n].implied
        or min(answers[rows[n].source, answer] for answer in (0, 1)) >= FEWEST
    ]


def weights(rows: list[Row], head: str) -> list[float]:
    """Weigh rows so that both answers count alike in each source, and big sources count less."""
    sizes = Counter(row.source for row in rows)
    answers = Counter((row.source, row.labels[head]) for row in rows)
    own = [row for row in rows if row.source == OWN]
    yes = sum(row.worth for row in own if row.labels[head]) + 1
    no = sum(row.worth for row in own if not row.labels[head]) + 1
    worth = WORTH.get(head, {})

    def weight(row: Row) -> float:
        if row.source == OWN:
            return row.worth * ((no / yes) ** 0.5 if row.labels[head] else 1)
        if head in row.implied:
            return row.worth * _WITNESS
        size = sizes[row.source]
        share = size / (2 * answers[row.source, row.labels[head]])
        return row.worth * worth.get(row.source, 1.0) * share * (10_000 / size) ** 0.25

    return [weight(row) for row in rows]


def _public(row: dict[str, Any], rng: random.Random) -> Row:
    known = _heads(row["labels"])
    witness = zlib.crc32(row["text"].encode()) % _WITNESSES == 0
    implied = _implied(row["source"], known) if witness else frozenset()
    labels = {**dict.fromkeys(implied, 0), **known}
    return Row(_unmarked(row["text"], rng), row["source"], labels, row["lang"], implied=implied)


def _heads(labels: dict[str, Any]) -> dict[str, int]:
    """Return our heads for a public set's labels."""
    same = {"toxic": "toxic", "hate": "identity_attack", "kind": "kind", "hope": "encouraging"}
    found = {ours: int(labels[theirs]) for theirs, ours in same.items() if theirs in labels}
    if "spam" in labels:
        found["spam"] = int(labels["spam"])
    if "emotions" in labels:
        found["curious"] = int("curiosity" in labels["emotions"])
    polite = labels.get("polite")
    if polite is not None and not 0 <= polite < COURTEOUS:
        found["respectful"] = int(polite >= COURTEOUS)
    return found


def _implied(source: str, known: dict[str, int]) -> frozenset[str]:
    """Return the heads that must be 0 for a public row, though its set does not say so."""
    harmless = known.get("toxic") == 0 or known.get("kind") == 1
    found = set(_FOLLOWS) if harmless else set()
    if source in _NO_SPAM:
        found.add("spam")
    return frozenset(found - known.keys())


def _unmarked(text: str, rng: random.Random) -> str:
    """Undo what only a data set would write: retweet marks and blanked-out names."""
    text = re.sub(r"^(RT\s+@\w+:?\s*)+", "", text, flags=re.IGNORECASE)
    return re.sub(r"\[(NAME|RELIGION)\]", lambda _: rng.choice(NAMES), text)
