"""Turn the transformer's logits into probabilities, and print what each threshold would do.

    PYTHONPATH=. python training/calibrate.py --data ../shared/data/text --out var/training

One shift and one scale per head (Platt, 1999), fitted on one half of the dev rows and of our own
cases, in which each set counts alike. It writes `transformer.json` beside the exported model.
"""

import argparse
import hashlib
import json
from pathlib import Path
from typing import Final

import numpy as np
from evaluation_sets import Case, dev_cases, head_cases
from mixture import HEADS
from sklearn.linear_model import LogisticRegression

from kindreel.screening import model_files, transformer
from kindreel.screening.normalise import normalise

VERSION: Final = "minilm-2026.12"
UNUSED: Final = {"wiki_talk_cat"}  # measures false alarms only


def english(data: Path) -> list[Case]:
    """Return all English cases."""
    return [
        case for case in (*dev_cases(data / "dev.jsonl.gz"), *head_cases()) if case.lang == "en"
    ]


def logits(cases: list[Case], model: transformer.Transformer) -> np.ndarray:
    """Return one row of logits per case, before calibration."""
    rows = [model.read(normalise(case.text), normalise(case.parent)).scores for case in cases]
    chances = np.clip(np.array(rows), 1e-9, 1 - 1e-9)
    return (np.log(chances / (1 - chances)) - model.shift) / model.scale


def fitted(cases: list[Case], values: np.ndarray, head: str) -> tuple[float, float]:
    """Return scale and shift for one head."""
    chosen = [
        n for n, case in enumerate(cases)
        if head in case.labels and not case.is_reported and case.source not in UNUSED
    ]  # fmt: skip
    truth = np.array([cases[n].labels[head] for n in chosen])
    sources = np.array([cases[n].source for n in chosen])
    sizes = {source: (sources == source).sum() for source in set(sources)}
    weights = np.array([1000 / sizes[source] for source in sources])
    # A source with one answer only says nothing about where the other begins.
    weights *= np.array([len(set(truth[sources == source])) > 1 for source in sources])
    model = LogisticRegression(C=10.0).fit(values[chosen][:, [HEADS.index(head)]], truth, weights)
    return max(float(model.coef_[0, 0]), 0.05), float(model.intercept_[0])


def write_about(folder: Path, scale: list[float], shift: list[float]) -> None:
    """Write what the loader needs to know beside the model file."""
    names = ("transformer.onnx", "transformer.bin", "tokenizer.json")
    about = {
        "version": VERSION,
        "heads": list(HEADS),
        "scale": [round(value, 4) for value in scale],
        "shift": [round(value, 4) for value in shift],
        "sha256": {n: hashlib.sha256((folder / n).read_bytes()).hexdigest() for n in names},
    }
    (folder / "transformer.json").write_text(json.dumps(about, indent=1) + "\n")


def main() -> None:
    """Read the command line, calibrate, and keep the logits for the card."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--to", type=Path, default=model_files.SHIPPED)
    options = parser.parse_args()
    write_about(options.to, [1.0] * len(HEADS), [0.0] * len(HEADS))
    cases = english(options.data)
    values = logits(cases, transformer.load(options.to))
    np.savez(options.out / "dev_logits.npz", values=values)
    pairs = [fitted(cases, values, head) for head in HEADS]
    write_about(options.to, [a for a, _ in pairs], [b for _, b in pairs])
    for head, (scale, shift) in zip(HEADS, pairs, strict=True):
        print(f"{head:18} scale {scale:.2f} shift {shift:+.2f}")


if __name__ == "__main__":
    main()
