"""A trial in figures: what both readers advised, and how people decided where they did."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from statistics import median
from typing import Final

from django.db.models import Count

from kindreel.learning.models import Advised, Comparison, Trial
from kindreel.learning.rules import KINDS, Spoken, final_decisions, spoken
from kindreel.learning.shadow import said_of
from kindreel.moderation.models import Case, Decision, Outcome, SubjectKind
from kindreel.people.models import Person
from kindreel.screening.measures import Share

ASKING: Final = (
    Advised.NUDGE,
    Advised.HOLD,
    Advised.UNREAD,
)  # something happens before it is shown
ENOUGH: Final = 200  # compared texts under which the figures say little
DECISIONS_LOOKED_AT: Final = 2000  # the latest
TIMES_LOOKED_AT: Final = 1000
EXAMPLES: Final = 8
DRAWN: Final = 200  # of those that differ, before the door

Pair = tuple[str, str, str]  # live, candidate, language


@dataclass(frozen=True)
class Row:
    """One row of the matrix: what the live reader advised, and the candidate's advice on those."""

    advice: Advised
    cells: tuple[tuple[Advised, int], ...]
    total: int


@dataclass(frozen=True)
class Rate:
    """How often each reader gives one advice."""

    advice: Advised
    live: Share
    candidate: Share


@dataclass(frozen=True)
class InLanguage:
    """One language: how much, how often each asks before showing, how often they agree."""

    language: str
    total: int
    live: Share
    candidate: Share
    same: Share


@dataclass(frozen=True)
class Agreement:
    """Of what people took down and of what they kept, how much each reader had asked about."""

    words: str
    live: Share
    candidate: Share


@dataclass(frozen=True)
class Example:
    """One text on which the two differ, for whoever may read it."""

    comparison: Comparison
    words: str
    heads: tuple[tuple[str, int, int], ...]  # head, live and candidate in percent
    decided: str


class Figures:
    """All figures of one trial, each computed when it is first asked for."""

    def __init__(self, trial: Trial) -> None:
        self.trial = trial

    @cached_property
    def pairs(self) -> Counter[Pair]:
        """How often each pair of advices was given in each language."""
        rows = self.trial.comparisons.values_list("live_advice", "candidate_advice", "language")
        counted = rows.annotate(number=Count("pk")).order_by()
        return Counter({(live, other, lang): number for live, other, lang, number in counted})

    @property
    def total(self) -> int:
        """Texts compared."""
        return self.pairs.total()

    @property
    def is_few(self) -> bool:
        """Too few texts for the figures to say much."""
        return self.total < ENOUGH

    @property
    def same(self) -> Share:
        """How often both advise the same."""
        return _same(self.pairs)

    @property
    def rows(self) -> list[Row]:
        """The matrix of advices."""
        counts = _without_language(self.pairs)
        return [
            Row(live, tuple((other, counts[live, other]) for other in Advised), total)
            for live in Advised
            if (total := sum(counts[live, other] for other in Advised))
        ]

    @property
    def rates(self) -> list[Rate]:
        """How often each advice is given, live and by the candidate."""
        return [
            Rate(advice, _share(self.pairs, 0, [advice]), _share(self.pairs, 1, [advice]))
            for advice in Advised
        ]

    @property
    def languages(self) -> list[InLanguage]:
        """The same by language, the most spoken first."""
        sizes = Counter[str]()
        for (_, _, language), number in self.pairs.items():
            sizes[language] += number
        return [self._in_language(language) for language, _ in sizes.most_common()]

    def _in_language(self, language: str) -> InLanguage:
        pairs = Counter({pair: n for pair, n in self.pairs.items() if pair[2] == language})
        live, other = _share(pairs, 0, ASKING), _share(pairs, 1, ASKING)
        return InLanguage(language or "?", pairs.total(), live, other, _same(pairs))

    @cached_property
    def agreements(self) -> list[Agreement]:
        """How each did on comments that people decided about since."""
        cases = Case.objects.filter(subject_kind=SubjectKind.COMMENT).values("subject_id")
        read = self.trial.comparisons.filter(kind=SubjectKind.COMMENT, subject_id__in=cases)
        advices = {
            pk: advised
            for pk, *advised in read.order_by("-pk").values_list(
                "subject_id", "live_advice", "candidate_advice"
            )[:DECISIONS_LOOKED_AT]
        }
        final = final_decisions(SubjectKind.COMMENT, advices)
        return [
            _agreement("Taken down by people", advices, _those(final, kept=False)),
            _agreement("Kept by people", advices, _those(final, kept=True)),
        ]

    @property
    def is_decided(self) -> bool:
        """People decided about some of it."""
        return any(agreement.live.total for agreement in self.agreements)

    @cached_property
    def speed(self) -> tuple[float, float] | None:
        """Milliseconds a text takes in the middle, live and candidate; None without any."""
        rows = self.trial.comparisons.order_by("-pk").values_list("live_ms", "candidate_ms")
        times = list(rows[:TIMES_LOOKED_AT])
        if not times:
            return None
        return median(live for live, _ in times), median(other for _, other in times)

    def examples_for(self, viewer: Person) -> list[Example]:
        """Draw some on which the two differ, out of what this moderator may read."""
        differing = self.trial.comparisons.differing()
        drawn = list(differing.order_by("?").values_list("pk", flat=True)[:DRAWN])
        readable = Comparison.objects.with_words_for(viewer).filter(pk__in=drawn)
        return list(_examples(list(readable.order_by("?")[:EXAMPLES])))


def figures_of(trial: Trial) -> dict[str, object]:
    """Return the figures a promotion was decided on, as plain values."""
    figures = Figures(trial)
    return {
        "compared": figures.total,
        "pairs": {
            f"{live} > {other}": number
            for (live, other), number in sorted(_without_language(figures.pairs).items())
        },
        "decided": {
            agreement.words: [agreement.live.as_json(), agreement.candidate.as_json()]
            for agreement in figures.agreements
        },
        "milliseconds": list(figures.speed or ()),
    }


def _without_language(pairs: Counter[Pair]) -> Counter[tuple[str, str]]:
    counts = Counter[tuple[str, str]]()
    for (live, other, _), number in pairs.items():
        counts[live, other] += number
    return counts


def _share(pairs: Counter[Pair], side: int, advices: Iterable[str]) -> Share:
    wanted = set(advices)
    return Share(sum(n for pair, n in pairs.items() if pair[side] in wanted), pairs.total())


def _same(pairs: Counter[Pair]) -> Share:
    return Share(sum(n for (live, other, _), n in pairs.items() if live == other), pairs.total())


def _those(final: Mapping[int, Decision], *, kept: bool) -> list[int]:
    return [pk for pk, row in final.items() if (row.outcome == Outcome.KEEP) is kept]


def _agreement(words: str, advices: Mapping[int, list[str]], ids: list[int]) -> Agreement:
    live, other = ([advices[pk][side] in ASKING for pk in ids] for side in (0, 1))
    return Agreement(words, Share(sum(live), len(ids)), Share(sum(other), len(ids)))


def _examples(comparisons: list[Comparison]) -> Iterator[Example]:
    for kind in KINDS:
        those = [row for row in comparisons if row.kind == kind]
        ids = [row.subject_id for row in those]
        subjects = {row.pk: row for row in spoken(kind, ids)}
        final = final_decisions(kind, ids)
        for row in those:
            if row.subject_id in subjects:
                decision = final.get(row.subject_id)
                outcome = Outcome(decision.outcome).label if decision else ""
                yield _example(row, subjects[row.subject_id], str(outcome))


def _example(row: Comparison, subject: Spoken, decided: str) -> Example:
    heads = sorted(
        {*row.live_scores, *row.candidate_scores},
        key=lambda head: -abs(row.live_scores.get(head, 0) - row.candidate_scores.get(head, 0)),
    )
    scores = tuple(
        (head, _percent(row.live_scores.get(head)), _percent(row.candidate_scores.get(head)))
        for head in heads[:3]
    )
    return Example(row, "\n".join(said_of(subject).texts), scores, decided)


def _percent(score: float | None) -> int:
    return round(100 * (score or 0))
