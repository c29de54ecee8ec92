"""Figures for the model card: how good the scores are, per set, head and disguise."""

import random
import zlib
from collections.abc import Sequence

import numpy as np
from attacks import ATTACKS, attacked
from corpus import Row
from numpy.typing import NDArray
from sklearn.metrics import f1_score, roc_auc_score

from kindreel.screening.linear import LinearModel
from kindreel.screening.normalise import normalise
from kindreel.screening.policy import POLICY, advise
from kindreel.screening.verdict import Advice

Floats = NDArray[np.float64]


def kept_for_report(row: Row) -> bool:
    """Split dev in two: one half sets calibration and thresholds, the other reports on them."""
    return zlib.crc32(row.text.encode()) % 2 == 1


def calibration_error(truth: Floats, scores: Floats) -> float:
    """Return the expected calibration error over ten equal bins of the score."""
    bins = np.minimum((scores * 10).astype(int), 9)
    gaps = [
        abs(truth[bins == b].mean() - scores[bins == b].mean()) * (bins == b).mean()
        for b in np.unique(bins)
    ]
    return float(sum(gaps))


def scored(model: LinearModel, rows: Sequence[Row]) -> Floats:
    """Return the scores of rows, a column per head."""
    return model.scores([normalise(row.text) for row in rows])


def sets_with(rows: Sequence[Row], head: str) -> dict[str, list[int]]:
    """Return, for each source that has both answers for a head, its row numbers."""
    found: dict[str, list[int]] = {}
    for number, row in enumerate(rows):
        if head in row.labels:
            found.setdefault(row.source, []).append(number)
    return {
        source: numbers
        for source, numbers in sorted(found.items())
        if len({rows[n].labels[head] for n in numbers}) > 1
    }


def head_table(model: LinearModel, rows: list[Row]) -> str:
    """Return AUC (all of dev), macro-F1 and calibration error (held-back half) as a table."""
    scores = scored(model, rows)
    lines = ["| head | set | rows | ROC-AUC | macro-F1 at 0.5 | ECE |", "|---|---|---|---|---|---|"]
    for column, head in enumerate(model.heads):
        for source, numbers in sets_with(rows, head).items():
            truth = np.array([rows[n].labels[head] for n in numbers], float)
            values = scores[numbers, column]
            half = np.array([kept_for_report(rows[n]) for n in numbers])
            f1 = f1_score(truth[half], values[half] >= 0.5, average="macro")
            error = calibration_error(truth[half], values[half])
            auc = roc_auc_score(truth, values)
            lines.append(
                f"| {head} | {source} | {len(numbers):,} | {auc:.3f} | {f1:.3f} | {error:.3f} |"
            )
    return "\n".join(lines)


def attack_table(model: LinearModel, rows: list[Row]) -> str:
    """Return the AUC on disguised English text, each way of disguise by itself, as a table."""
    asked = [
        (head, source)
        for head, source in (
            ("toxic", "hatexplain"),
            ("toxic", "wiki_talk_cat"),
            ("hate", "hatexplain"),
            ("kind", "goemotions"),
        )
        if source in sets_with(rows, head)
    ]
    lines = [
        "| disguise | " + " | ".join(f"{head}, {source}" for head, source in asked) + " |",
        "|---" * (len(asked) + 1) + "|",
    ]
    for name, attack in [("none", None), *ATTACKS.items()]:
        cells = []
        for head, source in asked:
            numbers = sets_with(rows, head)[source]
            rng = random.Random(3)
            texts = [
                rows[n].text if attack is None else attacked(rows[n].text, rng, attack)
                for n in numbers
            ]
            values = model.scores([normalise(text) for text in texts])[:, model.heads.index(head)]
            cells.append(f"{roc_auc_score([rows[n].labels[head] for n in numbers], values):.3f}")
        lines.append(f"| {name} | " + " | ".join(cells) + " |")
    return "\n".join(lines)


def advice_table(model: LinearModel, rows: list[Row]) -> str:
    """Return how often each set's harmless and toxic rows are nudged or held (held-back half)."""
    half = [row for row in rows if kept_for_report(row)]
    scores = scored(model, half)
    lines = ["| set | rows | truth | nudged or held | held |", "|---|---|---|---|---|"]
    kinds = sorted({(row.source, *_truth(row)) for row in half})
    for source, truth, answer in kinds:
        numbers = [
            n for n, row in enumerate(half) if (row.source, *_truth(row)) == (source, truth, answer)
        ]
        advices = [
            advise(
                dict(zip(model.heads, scores[n], strict=True)), addressed=False, policy=POLICY
            ).advice
            for n in numbers
        ]
        asked = sum(advice is not Advice.PUBLISH for advice in advices) / len(numbers)
        held = sum(advice is Advice.HOLD for advice in advices) / len(numbers)
        lines.append(
            f"| {source} | {len(numbers):,} | {truth} {answer} | {asked:.2%} | {held:.2%} |"
        )
    return "\n".join(lines)


def _truth(row: Row) -> tuple[str, int]:
    for head in ("toxic", "hate", "kind", "spam"):
        if head in row.labels:
            return head, row.labels[head]
    return "unlabelled", 0
