"""Figures for the model card: how good the scores are, per set, head and disguise."""

import random
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from attacks import ATTACKS, attacked
from corpus import Row
from numpy.typing import NDArray
from sklearn.metrics import f1_score, roc_auc_score

from kindreel.screening.languages import NOTHING, language_of
from kindreel.screening.linear import SHIPPED, LinearModel
from kindreel.screening.normalise import normalise

TABLES: Final = Path(__file__).with_name("linear_tables.md")

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class HeldOut:
    """What a head says of our own sentences that it was not taught, and how much each counts."""

    lang: str
    head: str
    truth: Floats
    scores: Floats
    weight: Floats


def kept_for_report(row: Row) -> bool:
    """Split dev in two: one half sets calibration and thresholds, the other reports on them."""
    return zlib.crc32(row.text.encode()) % 2 == 1


def calibration_error(truth: Floats, scores: Floats, weight: Floats | None = None) -> float:
    """Return the expected calibration error over ten equal bins of the score."""
    weight = np.ones(len(truth)) if weight is None else weight
    bins = np.minimum((scores * 10).astype(int), 9)
    gaps = [abs(((truth - scores) * weight)[bins == b].sum()) for b in np.unique(bins)]
    return float(sum(gaps) / weight.sum())


def scored(model: LinearModel, rows: Sequence[Row], lang: str) -> Floats:
    """Return the scores of rows, a column per head."""
    return model.scores([normalise(row.text) for row in rows], lang)


def sets_with(rows: Sequence[Row], head: str) -> dict[str, list[int]]:
    """Return, for each source that has both answers for a head, its row numbers."""
    found: dict[str, list[int]] = {}
    for number, row in enumerate(rows):
        if head in row.labels and head not in row.implied:
            found.setdefault(row.source, []).append(number)
    return {
        source: numbers
        for source, numbers in sorted(found.items())
        if len({rows[n].labels[head] for n in numbers}) > 1
    }


def public_table(model: LinearModel, rows: list[Row]) -> str:
    """Return AUC (all of dev), macro-F1 and calibration error (held-back half) as a table."""
    lines = [
        "| language | head | set | rows | ROC-AUC | macro-F1 at 0.5 | ECE |",
        "|---|---|---|---|---|---|---|",
    ]
    for lang, block in model.blocks.items():
        mine = [row for row in rows if row.lang == lang]
        scores = scored(model, mine, lang)
        for column, head in enumerate(block.heads):
            for source, numbers in sets_with(mine, head).items():
                truth = np.array([mine[n].labels[head] for n in numbers], float)
                half = np.array([kept_for_report(mine[n]) for n in numbers])
                values = scores[numbers, column]
                figures = judged(truth[half], values[half], roc_auc_score(truth, values))
                lines.append(f"| {lang} | {head} | {source} | {len(numbers):,} {figures}")
    return "\n".join(lines)


def own_table(report: list[HeldOut]) -> str:
    """Return the figures of kinds of our own sentences that were held out, as a table."""
    lines = [
        "| language | head | sentences | true | ROC-AUC | macro-F1 at 0.5 | ECE |",
        "|---|---|---|---|---|---|---|",
    ]
    for one in report:
        yes, both = int(one.truth.sum()), len(one.truth)
        auc = roc_auc_score(one.truth, one.scores) if 0 < yes < both else float("nan")
        figures = judged(one.truth, one.scores, auc, one.weight)
        lines.append(f"| {one.lang} | {one.head} | {both:,} | {yes:,} {figures}")
    return "\n".join(lines)


def judged(truth: Floats, scores: Floats, auc: float, weight: Floats | None = None) -> str:
    """Return the last cells of a row: AUC, macro-F1, calibration error."""
    f1 = f1_score(truth, scores >= 0.5, average="macro", sample_weight=weight)
    return f"| {auc:.3f} | {f1:.3f} | {calibration_error(truth, scores, weight):.3f} |"


def language_table(rows: list[Row]) -> str:
    """Return how often the language of a text is told right, whole and by its first words."""
    lines = [
        "| language | set | rows | whole | first 6 words | 4 | 2 | 1 |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for lang, source in sorted({(row.lang, row.source) for row in rows}):
        texts = [row.text for row in rows if (row.lang, row.source) == (lang, source)]
        shares = [_told(texts, lang, words) for words in (10_000, 6, 4, 2, 1)]
        cells = " | ".join(f"{share:.1%}" for share in shares)
        lines.append(f"| {lang} | {source} | {len(texts):,} | {cells} |")
    return "\n".join(lines)


def _told(texts: list[str], lang: str, words: int) -> float:
    """Return the share of texts that are told right, or as nothing to tell."""
    cut = [" ".join(text.split()[:words]) for text in texts]
    long_enough = [c for c, text in zip(cut, texts, strict=True) if words > 6 or c != text]
    return float(np.mean([language_of(text) in {lang, NOTHING} for text in long_enough]))


def write_tables(model: LinearModel, dev: list[Row], report: list[HeldOut]) -> None:
    """Write the tables for the model card, measured with the shipped file."""
    english = [row for row in dev if row.lang == "en"]
    parts = [
        "# Figures of the linear model",
        f"`{model.version}`, {SHIPPED.stat().st_size:,} bytes. Written by `train_linear.py`.",
        "## Public sets, dev rows",
        public_table(model, dev),
        "## Our own sentences, kinds held out (by a model that was not trained on them)",
        own_table(report),
        "## Disguised words, ROC-AUC, English",
        attack_table(model, english),
        "## Which language",
        language_table(dev),
    ]
    TABLES.write_text("\n\n".join(parts) + "\n", "utf-8")
    print("\n\n".join(parts))


def attack_table(model: LinearModel, rows: list[Row]) -> str:
    """Return the AUC on disguised English text, each way of disguise by itself, as a table."""
    asked = [
        (head, source)
        for head, source in (
            ("toxic", "hatexplain"),
            ("toxic", "wiki_talk_cat"),
            ("identity_attack", "hatexplain"),
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
