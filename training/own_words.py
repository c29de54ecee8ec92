"""Our own labelled sentences: one reader for the files in training/own.

A file is UTF-8 text. `[kind | label label ?label]` opens a section: the labels named are true for
all of its lines, those with a question mark unknown, all others false. `[slot name]` opens a list
of what may stand for `{name}` in that file's lines; `-` stands for nothing. `parent => answer` is
an answer under a comment, and its labels are the answer's. Lines that begin `# ` are remarks.
"""

import math
import random
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final

OWN: Final = Path(__file__).with_name("own")
LABELS: Final = (
    "toxic",
    "insult",
    "threat",
    "identity_attack",
    "sexual",
    "profanity",
    "bullying",
    "self_harm_concern",
    "spam",
    "kind",
    "encouraging",
    "respectful",
    "curious",
)
FILLINGS: Final = 12  # texts that one pattern gives at most
_HEADER: Final = re.compile(r"\[(?:slot (?P<slot>\w+)|(?P<kind>\w+)\s*\|(?P<labels>[^\]]*))\]")
_SLOT: Final = re.compile(r"\{(\w+)\}")
_NOTHING: Final = "-"
_LANGUAGE: Final = re.compile(r"[a-z]{2}")

Slots = Mapping[str, list[str]]
Sentence = tuple[str, dict[str, int], str]  # kind, labels, line


class BadOwnWordsError(ValueError):
    """A line of a file of our own sentences that breaks the format; says where."""


@dataclass(frozen=True)
class OwnRow:
    """A text of our own, the comment it answers if any, and the labels that are known for it.

    `kind` is the file and the section (`bullying/pile_on`); `lang` is the file's name where that
    is a language, otherwise English; `filled` says that the text is one of several of a pattern.
    """

    text: str
    parent: str
    labels: dict[str, int]
    kind: str
    lang: str = "en"
    filled: bool = False


def rows(folder: Path = OWN, fillings: int = FILLINGS) -> list[OwnRow]:
    """Return the sentences of all files of a folder; each pattern up to so many times, filled."""
    return [row for path in sorted(folder.glob("*.txt")) for row in rows_of(path, fillings)]


def rows_of(path: Path, fillings: int = FILLINGS) -> Iterator[OwnRow]:
    """Yield the sentences of one file, the same ones in the same order on every run."""
    sections, slots = _parsed(path)
    lang = path.stem if _LANGUAGE.fullmatch(path.stem) else "en"
    for kind, labels, line in sections:
        for text in filled(line, slots, fillings):
            parent, arrow, answer = text.rpartition("=>")
            yield OwnRow(
                text=answer.strip() if arrow else text,
                parent=parent.strip(),
                labels=labels,
                kind=f"{path.stem}/{kind}",
                lang=lang,
                filled=_SLOT.search(line) is not None,
            )


def filled(line: str, slots: Slots, count: int) -> list[str]:
    """Return up to so many different fillings of a line, drawn by chance that the line decides."""
    pieces = _SLOT.split(line)
    choices = [slots[name] for name in pieces[1::2]]
    total = math.prod(map(len, choices))
    drawn = random.Random(line).sample(range(total), min(count, total))
    return [_filled(pieces, choices, number) for number in drawn]


def _filled(pieces: list[str], choices: list[list[str]], number: int) -> str:
    """Return one filling: the number, read digit by digit, says which words are taken."""
    text = pieces[0]
    for words, piece in zip(choices, pieces[2::2], strict=True):
        number, digit = divmod(number, len(words))
        text += ("" if words[digit] == _NOTHING else words[digit]) + piece
    return " ".join(text.split())


def _parsed(path: Path) -> tuple[list[Sentence], dict[str, list[str]]]:
    """Return each sentence with its kind and labels, and what fills each slot."""
    sentences: list[Sentence] = []
    slots: dict[str, list[str]] = {}
    kind, labels, words = "", None, None
    lines = map(str.strip, path.read_text("utf-8").split("\n"))
    for number, line in enumerate(lines, 1):
        if header := _HEADER.fullmatch(line):
            words = slots.setdefault(header["slot"], []) if header["slot"] else None
            kind = header["kind"] or ""
            labels = _labels(header["labels"], f"{path.name}:{number}") if kind else None
        elif not line or line == "#" or line.startswith(("# ", "##")):
            continue
        elif words is not None:
            words.append(line)
        elif labels is not None and not line.startswith("["):
            sentences.append((kind, labels, line))
        else:
            raise BadOwnWordsError(f"{path.name}:{number}: neither a header nor below one: {line}")
    _check_slots(path, sentences, slots)
    return sentences, slots


def _check_slots(path: Path, sentences: list[Sentence], slots: Slots) -> None:
    for kind, _, line in sentences:
        for name in _SLOT.findall(line):
            if not slots.get(name):
                raise BadOwnWordsError(f"{path.name}: [{kind}] uses {{{name}}}, which has no words")


def _labels(words: str, place: str) -> dict[str, int]:
    named = words.split()
    wrong = {word.removeprefix("?") for word in named} - set(LABELS)
    if wrong:
        raise BadOwnWordsError(f"{place}: no such label: {', '.join(sorted(wrong))}")
    unknown = {word.removeprefix("?") for word in named if word.startswith("?")}
    return {label: int(label in named) for label in LABELS if label not in unknown}
