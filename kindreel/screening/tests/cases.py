"""The functional suite in suite.txt: cases by kind, each with the truth and what it answers."""

import re
from dataclasses import dataclass
from pathlib import Path

SUITE = Path(__file__).with_name("suite.txt")
_SECTION = re.compile(r"\[(\w+) \| (hurtful|harmless|care)\]")


@dataclass(frozen=True)
class Case:
    """One text of a kind; `truth` is hurtful, harmless or care."""

    kind: str
    truth: str
    text: str
    parent: str


def cases() -> list[Case]:
    """Return all cases in the order of the file."""
    found: list[Case] = []
    kind = truth = ""
    for line in SUITE.read_text("utf-8").splitlines():
        if section := _SECTION.fullmatch(line):
            kind, truth = section.groups()
        elif line and not line.startswith("# "):
            parent, arrow, answer = line.rpartition(" => ")
            found.append(Case(kind, truth, answer if arrow else line, parent if arrow else ""))
    return found


def of_kind(kind: str) -> list[str]:
    """Return the texts of one kind."""
    return [case.text for case in cases() if case.kind == kind]
