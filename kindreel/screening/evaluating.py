"""How a reader does on labelled texts: head by head, and its advice against what people decided."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from .labelled import Labelled
from .measures import (
    Share,
    area_interval,
    area_under_curve,
    calibration_error,
    precision,
    recall,
)
from .policy import Policy
from .reading import Reader
from .verdict import HEADS, Advice, Context, Verdict

UNREAD: Final = "not read"
COLUMNS: Final = (*(advice.value for advice in Advice), UNREAD)
ASKING: Final = (Advice.NUDGE, Advice.HOLD)
FEW: Final = 30  # rows with an answer of each kind, under which a figure says little
_NAMED = "<user>"


@dataclass(frozen=True)
class Cut:
    """What a policy's threshold does to one head."""

    level: str
    threshold: float
    precision: Share
    recall: Share


@dataclass(frozen=True)
class HeadFigures:
    """One head on the rows whose answer is known. `area` and `error` are None without both."""

    head: str
    yes: int
    no: int
    area: float | None
    interval: tuple[float, float] | None
    error: float | None
    cuts: tuple[Cut, ...]

    @property
    def is_few(self) -> bool:
        """Too few rows for the figures to say much."""
        return min(self.yes, self.no) < FEW


@dataclass(frozen=True)
class Group:
    """Texts of one language: of those against a rule and of those kept, how many were noticed."""

    language: str
    rows: int
    unread: int
    caught: Share
    disturbed: Share


@dataclass(frozen=True)
class Evaluation:
    """All figures. `advice` counts texts by (was it against a rule, what was advised)."""

    models: tuple[str, ...]
    policy: str
    rows: int
    heads: tuple[HeadFigures, ...]
    advice: dict[tuple[bool, str], int]
    groups: tuple[Group, ...]

    @property
    def warnings(self) -> list[str]:
        """What to keep in mind, in words."""
        return list(_warnings(self))


@dataclass(frozen=True)
class _Read:
    row: Labelled
    verdict: Verdict

    @property
    def column(self) -> str:
        return self.verdict.advice.value if self.verdict.checked else UNREAD

    @property
    def language(self) -> str:
        return self.row.language or self.verdict.language or "?"


def context_of(row: Labelled) -> Context:
    """Return what is known around a labelled text; names in it were replaced by a mark."""
    return Context(parent=row.parent, addressed=bool(row.parent) or _NAMED in row.text)


def evaluate(reader: Reader, rows: Sequence[Labelled]) -> Evaluation:
    """Read every row and measure. Raises `PolicyError` or `OSError` when the policy is no good."""
    policy = reader.policy
    read = [_Read(row, reader.read(row.text, context_of(row))) for row in rows]
    models = sorted({each.verdict.model for each in read if each.verdict.model})
    return Evaluation(
        models=tuple(models),
        policy=policy.version,
        rows=len(read),
        heads=tuple(_heads(read, policy)),
        advice=_advice(read),
        groups=tuple(_groups(read)),
    )


def _heads(read: Sequence[_Read], policy: Policy) -> Iterator[HeadFigures]:
    for head in HEADS:
        known = [
            (each.verdict.scores[head], each.row.labels[head])
            for each in read
            if head in each.row.labels and head in each.verdict.scores
        ]
        if known:
            yield _figures(head, known, policy)


def _figures(head: str, known: Sequence[tuple[float, bool]], policy: Policy) -> HeadFigures:
    scores = np.array([score for score, _ in known], np.float64)
    answers = np.array([answer for _, answer in known], np.bool_)
    yes, no = int(answers.sum()), int((~answers).sum())
    area = area_under_curve(scores, answers)
    return HeadFigures(
        head=head,
        yes=yes,
        no=no,
        area=area,
        interval=None if area is None else area_interval(area, yes, no),
        error=calibration_error(scores, answers),
        cuts=tuple(
            Cut(
                level,
                limits[head],
                precision(scores, answers, limits[head]),
                recall(scores, answers, limits[head]),
            )
            for level, limits in (
                ("nudge", policy.nudge),
                ("hold", policy.hold),
                ("care", policy.care),
            )
            if head in limits
        ),
    )


def _advice(read: Sequence[_Read]) -> dict[tuple[bool, str], int]:
    counts = Counter(
        (each.row.is_against, each.column) for each in read if each.row.is_against is not None
    )
    return {
        (against, column): counts[against, column]
        for against in (True, False)
        for column in COLUMNS
    }


def _groups(read: Sequence[_Read]) -> Iterator[Group]:
    sizes = Counter(each.language for each in read)
    for language, size in sorted(sizes.items(), key=lambda pair: (-pair[1], pair[0])):
        those = [each for each in read if each.language == language]
        yield Group(
            language,
            size,
            sum(each.column == UNREAD for each in those),
            _asked(those, against=True),
            _asked(those, against=False),
        )


def _asked(read: Sequence[_Read], *, against: bool) -> Share:
    those = [each.column for each in read if each.row.is_against is against]
    return Share(sum(column in ASKING for column in those), len(those))


def _warnings(found: Evaluation) -> Iterator[str]:
    few = [figures.head for figures in found.heads if figures.is_few]
    if found.rows < 2 * FEW:
        yield f"Only {found.rows} rows: no figure here says much yet. Wait for more decisions."
    if few:
        yield f"Fewer than {FEW} rows with yes or with no for: {', '.join(few)}."
    unread = sum(group.unread for group in found.groups)
    if unread:
        yield f"{unread} rows could not be read: they would be held for a person."
