"""Train the linear screening model and write its file and its card.

One command, from the top of the project, in an environment of its own (about ten minutes, 8 GB):

    pip install --require-hashes -r requirements/train.txt
    PYTHONPATH=. python training/train_linear.py --data ../shared/data/text

The labelled text is not part of the project; the card lists every source and its licence.
"""

import argparse
import io
import json
import zipfile
from pathlib import Path
from string import Template
from typing import Final

import numpy as np
from corpus import OWN, Row, own_rows, public_rows, teaching, weights, with_copies
from measure import advice_table, attack_table, head_table, kept_for_report
from numpy.typing import NDArray
from scipy import sparse
from sklearn.linear_model import LogisticRegression

from kindreel.screening import linear
from kindreel.screening.ngrams import BUCKETS, grams
from kindreel.screening.normalise import normalise
from kindreel.screening.policy import POLICY

VERSION: Final = "linear-2026.11"
HEADS: Final = ("toxic", "hate", "kind", "spam")
# Strength of each head's weights (the inverse of regularisation), chosen on dev.
LOOSENESS: Final = {"toxic": 0.3, "hate": 0.5, "kind": 0.3, "spam": 1.0}
WORD_BOOST: Final = 2.5  # a word or pair of words counts this much more than a run of letters
CARD: Final = linear.SHIPPED.with_name("MODEL_CARD.md")
TEMPLATE: Final = Path(__file__).with_name("model_card.template.md")

Floats = NDArray[np.float64]
Fitted = tuple[Floats, float]


def main() -> None:
    """Read, train, quantise, calibrate, write, measure."""
    parser = argparse.ArgumentParser(description="Train the linear screening model.")
    parser.add_argument("--data", type=Path, required=True, help="folder of train/dev.jsonl.gz")
    folder = parser.parse_args().data
    public = public_rows(folder / "train.jsonl.gz")
    rows = list(with_copies(public + own_rows()))
    dev = public_rows(folder / "dev.jsonl.gz")
    print(f"{len(rows):,} rows to train on, {len(dev):,} to measure with")
    matrix = features([row.text for row in rows])
    importance = column_importance(matrix)
    fitted = [fit_head(matrix, rows, head, importance) for head in HEADS]
    stored, scale = quantised(np.stack([coefficients for coefficients, _ in fitted], axis=1))
    shift = np.array([intercept for _, intercept in fitted])
    scale, shift = calibrated(
        stored, scale, shift, [row for row in dev if not kept_for_report(row)]
    )
    write_model(
        stored, scale, shift, sorted({row.source for row in rows} | {r.source for r in dev})
    )
    write_card(dev, rows)


def features(texts: list[str]) -> sparse.csr_matrix:
    """Return a row per text: the same number, as `linear.damped` says, at each of its n-grams."""
    buckets, counts = [], []
    for start in range(0, len(texts), 500):
        part = [normalise(text) for text in texts[start : start + 500]]
        owner, bucket = grams(part)
        buckets.append(bucket.astype(np.int32))
        counts.append(np.bincount(owner, minlength=len(part)))
    count = np.concatenate(counts)
    ends = np.concatenate(([0], np.cumsum(count)))
    values = np.repeat(1 / linear.damped(count), count).astype(np.float32)
    shape = (len(texts), BUCKETS)
    return sparse.csr_matrix((values, np.concatenate(buckets), ends), shape=shape)


def column_importance(matrix: sparse.csr_matrix) -> NDArray[np.float32]:
    """Return what each column is multiplied by in training: rarer is more, words are more."""
    seen = np.bincount(matrix.indices, minlength=BUCKETS)
    rarity = np.log((matrix.shape[0] + 1) / (seen + 1)) + 1
    rarity[: BUCKETS // 2] *= WORD_BOOST
    return (rarity / 4).astype(np.float32)


def fit_head(
    matrix: sparse.csr_matrix, rows: list[Row], head: str, importance: NDArray[np.float32]
) -> Fitted:
    """Fit one head on the rows that carry its label; fold the importance into the weights."""
    numbers = teaching(rows, head)
    known = [rows[number] for number in numbers]
    part = matrix[numbers]
    part.data *= importance[part.indices]
    regression = LogisticRegression(
        C=LOOSENESS[head], solver="liblinear", dual=True, max_iter=200, tol=0.01, random_state=0
    )
    regression.fit(part, [row.labels[head] for row in known], sample_weight=weights(known, head))
    print(f"{head}: {len(known):,} rows, {regression.n_iter_[0]} rounds")
    return regression.coef_[0] * importance, float(regression.intercept_[0])


def quantised(coefficients: Floats) -> tuple[NDArray[np.int8], Floats]:
    """Return q such that q * |q| * scale is close to each weight, and the scale of each head."""
    largest = np.abs(coefficients).max(axis=0)
    stored = np.sign(coefficients) * np.rint(np.sqrt(np.abs(coefficients) / largest) * 127)
    return stored.astype(np.int8), largest / 127**2


def calibrated(
    stored: NDArray[np.int8], scale: Floats, shift: Floats, rows: list[Row]
) -> tuple[Floats, Floats]:
    """Return scale and shift after a Platt fit per head in which every set counts alike."""
    weight = np.sign(stored) * stored.astype(np.float64) ** 2 * scale
    margin = features([row.text for row in rows]) @ weight + shift
    slopes, offsets = np.ones(len(HEADS)), np.zeros(len(HEADS))
    for column, head in enumerate(HEADS):
        known = teaching(rows, head)
        sources = [rows[number].source for number in known]
        share = [1000 / sources.count(source) for source in sources]
        truth = [rows[number].labels[head] for number in known]
        platt = LogisticRegression(C=1e6).fit(margin[known, column, None], truth, share)
        slopes[column], offsets[column] = platt.coef_[0, 0], platt.intercept_[0]
    return scale * slopes, shift * slopes + offsets


def write_model(stored: NDArray[np.int8], scale: Floats, shift: Floats, sources: list[str]) -> None:
    """Write the one file that is shipped, uncompressed so that it can be mapped into memory."""
    about = {
        "version": VERSION,
        "heads": HEADS,
        "scale": scale.tolist(),
        "shift": shift.tolist(),
        "sources": sources,
    }
    weights_file = io.BytesIO()
    np.save(weights_file, stored)
    # A fixed date: the same training gives the same file.
    with zipfile.ZipFile(linear.SHIPPED, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr(zipfile.ZipInfo("about.json"), json.dumps(about, indent=1))
        archive.writestr(zipfile.ZipInfo("weights.npy"), weights_file.getvalue())
    print(f"{linear.SHIPPED}: {linear.SHIPPED.stat().st_size:,} bytes")


def write_card(dev: list[Row], rows: list[Row]) -> None:
    """Measure the shipped file and fill the figures into the card."""
    model = linear.load()
    figures = {
        "version": VERSION,
        "policy": POLICY.version,
        "nudge": json.dumps(dict(POLICY.nudge)),
        "hold": json.dumps(dict(POLICY.hold)),
        "rows": f"{len(rows):,}",
        "own": f"{sum(row.source == OWN for row in rows):,}",
        "heads": head_table(model, dev),
        "attacks": attack_table(model, dev),
        "advice": advice_table(model, dev),
    }
    CARD.write_text(Template(TEMPLATE.read_text("utf-8")).substitute(figures), "utf-8")
    print(figures["heads"], figures["attacks"], figures["advice"], sep="\n\n")


if __name__ == "__main__":
    main()
