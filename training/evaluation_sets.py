"""What the models are measured on: the dev rows, and sets of our own; none was trained on."""

import gzip
import json
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import own_words

FOLDER: Final = Path(__file__).with_name("evaluation")
SUITE: Final = Path("kindreel/screening/tests/suite.txt")
OWN_SET: Final = "own cases"
_SECTION: Final = re.compile(r"\[(\w+) \| (hurtful|harmless|care)\]")


@dataclass(frozen=True)
class Case:
    """A text with the labels that are known for it, and the set it belongs to."""

    text: str
    source: str
    labels: dict[str, int]
    parent: str = ""
    lang: str = "en"

    @property
    def is_reported(self) -> bool:
        """One half of each set chooses calibration and thresholds; the other half is reported."""
        return zlib.crc32(self.text.encode()) % 2 == 1


def dev_cases(path: Path) -> list[Case]:
    """Read the dev rows; `hate` is our `identity_attack`, `hope` our `encouraging`."""
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    names = {
        "toxic": "toxic",
        "hate": "identity_attack",
        "kind": "kind",
        "hope": "encouraging",
        "spam": "spam",
    }
    return [
        Case(
            row["text"],
            row["source"],
            {names[k]: int(v) for k, v in row["labels"].items() if k in names},
            lang=row["lang"],
        )
        for row in rows
    ]


def head_cases() -> list[Case]:
    """Return our own cases for the heads that no public set has labels for."""
    return [
        Case(row.text, OWN_SET, row.labels, row.parent)
        for row in own_words.rows_of(FOLDER / "heads.txt")
    ]


def suite_cases() -> Iterator[tuple[str, str, Case]]:
    """Yield (kind, what it is, case) of the functional suite."""
    kind = truth = ""
    for line in SUITE.read_text("utf-8").splitlines():
        if found := _SECTION.fullmatch(line.strip()):
            kind, truth = found.groups()
        elif line.strip() and not line.startswith("# "):
            parent, arrow, answer = line.rpartition(" => ")
            yield (
                kind,
                truth,
                Case(answer.strip() if arrow else line.strip(), "suite", {}, parent.strip()),
            )


def language_cases() -> list[Case]:
    """Return our own cases in other languages: hurtful or not."""
    text = (FOLDER / "languages.txt").read_text("utf-8")
    cases, lang, toxic = [], "", 0
    for line in text.splitlines():
        if found := re.fullmatch(r"\[(\w\w) \|(.*)\]", line.strip()):
            lang, toxic = found.group(1), int("toxic" in found.group(2))
        elif line.strip() and not line.startswith("#"):
            parent, arrow, answer = line.rpartition(" => ")
            cases.append(
                Case(answer if arrow else line, f"own cases {lang}", {"toxic": toxic}, parent, lang)
            )
    return cases
