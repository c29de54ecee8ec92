"""From texts and labels to the weights of one head."""

from dataclasses import dataclass
from pathlib import Path
from typing import Final

import numpy as np
from corpus import Row, weights
from numpy.typing import NDArray
from scipy import sparse
from sklearn.linear_model import LogisticRegression, Ridge

from kindreel.screening import linear
from kindreel.screening.ngrams import Segments, Shape, grams
from kindreel.screening.normalise import normalise

# The inverse of regularisation, in English and elsewhere, chosen on dev. In English one-sidedness
# counts by its root, which suits its many sets better.
LOOSENESS: Final = {True: 0.4, False: 1.0}
EASE: Final = 0.3  # how strongly the weights learnt from a teacher are held back
SUREST: Final = 6.0  # logits of a teacher are cut to this
_AT_ONCE: Final = 2000

Floats = NDArray[np.float64]
Fitted = tuple[Floats, float]


@dataclass(frozen=True)
class Teacher:
    """The scores of another model on the English rows, as logits."""

    heads: tuple[str, ...]
    logits: Floats


def read_teacher(path: Path) -> Teacher:
    """Read the scores of another model."""
    with np.load(path, allow_pickle=False) as file:
        scores = file["scores"].astype(np.float64).clip(1e-6, 1 - 1e-6)
        heads = tuple(map(str, file["heads"]))
    return Teacher(heads, np.log(scores / (1 - scores)).clip(-SUREST, SUREST))


def features(texts: list[str], shape: Shape) -> sparse.csr_matrix:
    """Return a row per text, as `linear.Block` counts: n-grams over `linear.damped`."""
    parts = []
    for start in range(0, len(texts), _AT_ONCE):
        found = grams([normalise(text) for text in texts[start : start + _AT_ONCE]], shape)
        words = sum(_counted(part, shape.buckets) for part in found.of_words)
        said = _counted(found.words, words.shape[0])
        parts.append(said @ words + _counted(found.pairs, shape.buckets))
    matrix = sparse.vstack(parts).tocsr()
    counts = np.asarray(matrix.sum(axis=1)).ravel()
    return (sparse.diags(1 / linear.damped(counts)) @ matrix).tocsr().astype(np.float32)


def _counted(part: Segments, columns: int) -> sparse.csr_matrix:
    ones = np.ones(len(part.buckets), np.float32)
    return sparse.csr_matrix((ones, part.buckets, part.edges), shape=(len(part.edges) - 1, columns))


def fit_head(
    matrix: sparse.csr_matrix, rows: list[Row], head: str, numbers: NDArray[np.int64]
) -> Fitted:
    """Fit a logistic regression on the numbered rows, which know the head's label.

    Each column is scaled by how one-sided its n-gram is (naive Bayes log-count ratios, after Wang
    and Manning, 2012) and by how rare; the scaling is folded into the weights.
    """
    known = [rows[number] for number in numbers]
    truth = np.array([row.labels[head] for row in known])
    weight = np.array(weights(known, head))
    part = matrix[numbers]
    english = known[0].lang == "en"
    sided = _one_sidedness(part, truth, weight)
    scaling = (np.sqrt(sided + 0.1) if english else sided) * np.sqrt(_rarity(part))
    part.data *= scaling[part.indices]
    regression = LogisticRegression(
        C=LOOSENESS[english],
        solver="liblinear",
        dual=True,
        max_iter=200,
        tol=0.02,
        random_state=0,
    )
    regression.fit(part, truth, sample_weight=weight)
    return regression.coef_[0] * scaling, float(regression.intercept_[0])


def _one_sidedness(part: sparse.csr_matrix, truth: Floats, weight: Floats) -> NDArray[np.float32]:
    """Return how far each column's log-count ratio of yes to no is from even."""
    present = part.astype(bool).astype(np.float32)
    yes = present.T @ (weight * truth) + 1
    no = present.T @ (weight * (1 - truth)) + 1
    even = np.log((weight @ truth + 1) / (weight @ (1 - truth) + 1))
    return np.abs(np.log(yes / no) - even).astype(np.float32)


def _rarity(part: sparse.csr_matrix) -> NDArray[np.float32]:
    """Return the inverse document frequency of each column."""
    seen = np.bincount(part.indices, minlength=part.shape[1])
    return (np.log((part.shape[0] + 1) / (seen + 1)) + 1).astype(np.float32)


def follow(matrix: sparse.csr_matrix, logits: Floats) -> Fitted:
    """Fit one head to the logits of a teacher, on all rows."""
    scaling = np.sqrt(_rarity(matrix))
    part = matrix.copy()
    part.data *= scaling[part.indices]
    regression = Ridge(alpha=EASE, solver="sparse_cg", tol=1e-3, max_iter=60).fit(part, logits)
    return regression.coef_ * scaling, float(regression.intercept_)
