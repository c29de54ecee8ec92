"""Measures of how well scores and answers agree, each with how sure a small number can be."""

import math
from dataclasses import dataclass
from typing import Final

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Answers = NDArray[np.bool_]

SURE: Final = 1.959964  # standard deviations to each side of a 95 % interval


@dataclass(frozen=True)
class Share:
    """So many of so many."""

    hits: int
    total: int

    @property
    def value(self) -> float | None:
        """The share itself; None of nothing."""
        return self.hits / self.total if self.total else None

    @property
    def interval(self) -> tuple[float, float]:
        """Where the true share lies in 95 of 100 cases."""
        return wilson(self.value, self.total)

    def as_json(self) -> dict[str, object]:
        """Return it as plain values."""
        return {
            "hits": self.hits,
            "of": self.total,
            "share": self.value,
            "interval": list(self.interval),
        }


def wilson(share: float | None, n: int) -> tuple[float, float]:
    """Wilson's interval of a share of n (Wilson 1927): within 0 and 1, whatever the numbers."""
    if share is None or not n:
        return (0.0, 1.0)
    z2 = SURE**2
    middle = share + z2 / (2 * n)
    reach = SURE * math.sqrt(share * (1 - share) / n + z2 / (4 * n * n))
    return (max((middle - reach) / (1 + z2 / n), 0.0), min((middle + reach) / (1 + z2 / n), 1.0))


def area_under_curve(scores: Floats, answers: Answers) -> float | None:
    """ROC-AUC: how often a yes scores above a no (ties count half); None without both."""
    yes, no = int(answers.sum()), int((~answers).sum())
    if not yes or not no:
        return None
    _, place, count = np.unique(scores, return_inverse=True, return_counts=True)
    ranks = (np.cumsum(count) - (count - 1) / 2)[place]
    return float((ranks[answers].sum() - yes * (yes + 1) / 2) / (yes * no))


def area_interval(area: float, yes: int, no: int) -> tuple[float, float]:
    """How sure an AUC is: as a share of the rarer answer, which is on the careful side.

    The usual formulas are of no width at 0 and 1, where few rows often are.
    """
    return wilson(area, min(yes, no))


def calibration_error(scores: Floats, answers: Answers, bins: int = 10) -> float | None:
    """Expected calibration error: how far scores are from the share of yes, bin by bin."""
    if not len(scores):
        return None
    place = np.minimum((scores * bins).astype(np.int64), bins - 1)
    gaps = np.bincount(place, weights=scores - answers, minlength=bins)
    return float(np.abs(gaps).sum() / len(scores))


def precision(scores: Floats, answers: Answers, threshold: float) -> Share:
    """Of what scores at least the threshold, how much is a yes."""
    over = scores >= threshold
    return Share(int((over & answers).sum()), int(over.sum()))


def recall(scores: Floats, answers: Answers, threshold: float) -> Share:
    """Of every yes, how much scores at least the threshold."""
    return Share(int(((scores >= threshold) & answers).sum()), int(answers.sum()))
