"""Train the linear screening model and write its file and its tables.

One command, from the top of the project, in an environment of its own (some minutes, 6 GB):

    pip install --require-hashes -r requirements/train.txt
    PYTHONPATH=. python training/train_linear.py --data ../shared/data/text

For English the model can learn from another model's scores instead of labels: `--list-texts FILE`
writes the English texts, a JSON string a line, and ends; `--teacher FILE` reads an .npz of
`heads` (names) and `scores` (a row per line of that list, a column per head, probabilities).

The labelled text is not part of the project; the card lists every source and its licence.
"""

import argparse
import io
import json
import zipfile
import zlib
from dataclasses import astuple, dataclass
from pathlib import Path
from typing import Final

import numpy as np
from corpus import OWN, Row, own_rows, public_rows, rows_for, teaching
from fitting import Teacher, features, fit_head, follow, read_teacher
from measure_linear import HeldOut, kept_for_report, write_tables
from numpy.typing import NDArray
from scipy import sparse
from sklearn.linear_model import LogisticRegression

from kindreel.screening import linear
from kindreel.screening.linear import SUPPORTED
from kindreel.screening.ngrams import Shape
from kindreel.screening.normalise import normalise

VERSION: Final = "linear-2026.12"
SHAPES: Final = {
    "en": Shape(18, 2, 5),
    "de": Shape(18, 2, 5),
    "fr": Shape(17, 2, 5),
    "it": Shape(17, 2, 5),
    "es": Shape(17, 2, 5),
    "pt": Shape(18, 2, 5),
    "zh": Shape(20, 1, 4),
    "ko": Shape(18, 1, 4),
}
THIRDS: Final = 3  # into so many parts the kinds of our own sentences are split for calibration

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Margins:
    """What a head says before it is calibrated, and the truth, per set."""

    truth: Floats
    margin: Floats
    weight: Floats


def main() -> None:
    """Read, train each language, quantise, calibrate, write, measure."""
    options = asked()
    public, own = public_rows(options.data / "train.jsonl.gz"), own_rows()
    if options.list_texts:
        list_texts(options.list_texts, rows_for("en", public, own))
        return
    dev = public_rows(options.data / "dev.jsonl.gz")
    teacher = read_teacher(options.teacher) if options.teacher else None
    blocks: dict[str, linear.Block] = {}
    report: list[HeldOut] = []
    for lang in SUPPORTED:
        rows = rows_for(lang, public, own)
        print(f"{lang}: {len(rows):,} rows", flush=True)
        mine = [row for row in dev if row.lang == lang and not kept_for_report(row)]
        blocks[lang], found = learnt(lang, rows, mine, teacher if lang == "en" else None)
        report += found
    write_model(blocks, sorted({row.source for row in public} | {r.source for r in dev} | {OWN}))
    linear.load.cache_clear()
    write_tables(linear.load(), dev, report)


def asked() -> argparse.Namespace:
    """Return the options of the command line."""
    parser = argparse.ArgumentParser(description="Train the linear screening model.")
    parser.add_argument("--data", type=Path, required=True, help="folder of train/dev.jsonl.gz")
    parser.add_argument("--list-texts", type=Path, help="write the English texts and end")
    parser.add_argument("--teacher", type=Path, help=".npz of scores to learn English from")
    return parser.parse_args()


def list_texts(path: Path, rows: list[Row]) -> None:
    """Write the texts that a teacher is to score."""
    path.write_text("".join(json.dumps(row.text) + "\n" for row in rows), "utf-8")
    print(f"{path}: {len(rows):,} texts")


def learnt(
    lang: str, rows: list[Row], dev: list[Row], teacher: Teacher | None
) -> tuple[linear.Block, list[HeldOut]]:
    """Return the block of a language, and what its heads say of kinds that were held out."""
    heads, shape = SUPPORTED[lang], SHAPES[lang]
    matrix = features([row.text for row in rows], shape)
    fitted, held = [], {}
    for head in heads:
        if teacher and head in teacher.heads:
            fitted.append(follow(matrix, teacher.logits[:, teacher.heads.index(head)]))
            continue
        numbers = np.array(teaching(rows, head))
        held[head] = held_margins(matrix, rows, head, numbers)
        fitted.append(fit_head(matrix, rows, head, numbers))
        print(f"  {head}: {len(numbers):,} rows", flush=True)
    stored, scale = quantised(np.stack([weight for weight, _ in fitted], axis=1))
    shift = np.array([intercept for _, intercept in fitted])
    block = linear.Block(heads, shape, stored.view(np.uint8), scale, shift)
    return block, [calibrate(lang, block, head, one, dev) for head, one in held.items()]


def calibrate(lang: str, block: linear.Block, head: str, held: Margins, dev: list[Row]) -> HeldOut:
    """Change a head's scale and shift so that its scores are probabilities."""
    column = block.heads.index(head)
    known = [row for row in dev if head in row.labels and head not in row.implied]
    scores = block.scores([normalise(row.text) for row in known])[:, column]
    scores = scores.clip(1e-12, 1 - 1e-12)
    slope, offset = platt([held, *dev_margins(known, head, np.log(scores / (1 - scores)))])
    block.scale[column] *= slope
    block.shift[column] = block.shift[column] * slope + offset
    said = 1 / (1 + np.exp(-(held.margin * slope + offset)))
    return HeldOut(lang, head, held.truth, said, held.weight)


def held_margins(
    matrix: sparse.csr_matrix, rows: list[Row], head: str, numbers: NDArray[np.int64]
) -> Margins:
    """Return what a head says of kinds of our own sentences that it was not taught.

    English has kinds enough to ask one third of them; elsewhere each third is asked in turn.
    Disguised copies of those kinds are neither learnt from nor asked.
    """
    thirds = split([rows[number] for number in numbers], head)
    found = []
    for kinds in thirds[:1] if rows[0].lang == "en" else thirds:
        out = np.array([rows[number].kind in kinds for number in numbers])
        if len({rows[number].labels[head] for number in numbers[~out]}) == 1:
            continue  # all kinds that say yes are in this third
        asked_of = [n for n in numbers[out] if not rows[n].copied]
        weight, intercept = fit_head(matrix, rows, head, numbers[~out])
        truth = np.array([rows[n].labels[head] for n in asked_of], float)
        # A pattern's fillings count less than sentences, and the answers alike.
        counts = np.array([rows[n].worth for n in asked_of])
        even = [counts @ (truth == answer) + 1e-9 for answer in (0, 1)]
        counts /= np.where(truth, even[1], even[0])
        found.append(Margins(truth, matrix[asked_of] @ weight + intercept, counts))
    return Margins(*map(np.concatenate, zip(*map(astuple, found), strict=True)))


def split(rows: list[Row], head: str) -> list[set[str]]:
    """Split the kinds of our own sentences in three, those of either answer evenly."""
    thirds: list[set[str]] = [set() for _ in range(THIRDS)]
    for answer in (0, 1):
        kinds = sorted(
            {row.kind for row in rows if row.kind and row.labels[head] == answer},
            key=lambda kind: zlib.crc32(kind.encode()),
        )
        for number, third in enumerate(thirds):
            third.update(kinds[number::THIRDS])
    return thirds


def dev_margins(known: list[Row], head: str, margins: Floats) -> list[Margins]:
    """Return what a head says of each set in dev that knows it."""
    found = []
    for source in sorted({row.source for row in known}):
        mine = np.array([row.source == source for row in known])
        truth = np.array([row.labels[head] for row in known], float)[mine]
        found.append(Margins(truth, margins[mine], np.ones(len(truth))))
    return found


def platt(sets: list[Margins]) -> tuple[float, float]:
    """Return slope and offset that make margins probabilities, every set counted alike."""
    usable = [one for one in sets if 0 < one.truth.sum() < len(one.truth)]
    regression = LogisticRegression(C=1e6).fit(
        np.concatenate([one.margin for one in usable])[:, None],
        np.concatenate([one.truth for one in usable]),
        np.concatenate([1000 * one.weight / one.weight.sum() for one in usable]),
    )
    return float(regression.coef_[0, 0]), float(regression.intercept_[0])


def quantised(coefficients: Floats) -> tuple[NDArray[np.int8], Floats]:
    """Return q such that q * |q| * scale is close to each weight, and the scale of each head."""
    largest = np.abs(coefficients).max(axis=0)
    stored = np.sign(coefficients) * np.rint(np.sqrt(np.abs(coefficients) / largest) * 127)
    return stored.astype(np.int8), largest / 127**2


def write_model(blocks: dict[str, linear.Block], sources: list[str]) -> None:
    """Write the one file that is shipped, uncompressed so that it can be mapped into memory."""
    about = {
        "version": VERSION,
        "sources": sources,
        "blocks": {
            lang: {
                "heads": block.heads,
                "shape": [block.shape.bits, block.shape.shortest, block.shape.longest],
                "scale": block.scale.tolist(),
                "shift": block.shift.tolist(),
            }
            for lang, block in blocks.items()
        },
    }
    # A fixed date: the same training gives the same file.
    with zipfile.ZipFile(linear.SHIPPED, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr(zipfile.ZipInfo("about.json"), json.dumps(about, indent=1))
        for lang, block in blocks.items():
            file = io.BytesIO()
            np.save(file, block.weights.view(np.int8))
            archive.writestr(zipfile.ZipInfo(f"{lang}.npy"), file.getvalue())
    print(f"{linear.SHIPPED}: {linear.SHIPPED.stat().st_size:,} bytes")


if __name__ == "__main__":
    main()
