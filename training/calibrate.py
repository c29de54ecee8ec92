"""Turn the logits of the transformer and the linear model into probabilities.

    PYTHONPATH=. python training/calibrate.py --data ../shared/data/text --out var/training

One shift, one scale, and one weight for the linear model's logit per head (Platt, 1999), fitted on
one half of the dev rows and of our own cases, in which each set counts alike. It writes
`transformer.json` beside the exported model.
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

from kindreel.screening import linear, model_files, transformer
from kindreel.screening.normalise import normalise

VERSION: Final = "minilm-2026.12"
UNUSED: Final = {"wiki_talk_cat"}  # measures false alarms only


def english(data: Path) -> list[Case]:
    """Return all English cases."""
    every = [*dev_cases(data / "dev.jsonl.gz"), *head_cases()]
    return [case for case in every if case.lang == "en"]


def logits(cases: list[Case], folder: Path) -> np.ndarray:
    """Return [cases, heads, 2] logits before calibration: the transformer's, the linear one's."""
    model, counted = transformer.load(folder), linear.load(folder / "linear.npz")
    texts = [normalise(case.text) for case in cases]
    second = counted.scores(texts)
    first = [
        model.read(text, beside, normalise(case.parent)).scores
        for text, beside, case in zip(texts, second, cases, strict=True)
    ]
    chances = np.clip(np.stack([np.array(first), second], axis=2), 1e-9, 1 - 1e-9)
    return np.log(chances / (1 - chances))


def fitted(cases: list[Case], values: np.ndarray, head: str) -> tuple[float, float, float]:
    """Return scale, the linear model's weight, and shift for one head."""
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
    features = values[chosen, HEADS.index(head)]
    model = LogisticRegression(C=10.0).fit(features, truth, weights)
    scale, beside = model.coef_[0]
    if beside < 0:
        model = LogisticRegression(C=10.0).fit(features[:, :1], truth, weights)
        scale, beside = model.coef_[0, 0], 0.0
    return float(scale), float(beside), float(model.intercept_[0])


def write_about(folder: Path, numbers: list[tuple[float, float, float]]) -> None:
    """Write what the loader needs to know beside the model file."""
    names = ("transformer.onnx", "transformer.bin", "tokenizer.json")
    about = {
        "version": VERSION,
        "heads": list(HEADS),
        "scale": [round(scale, 4) for scale, _, _ in numbers],
        "beside": [round(beside, 4) for _, beside, _ in numbers],
        "shift": [round(shift, 4) for _, _, shift in numbers],
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
    write_about(options.to, [(1.0, 0.0, 0.0)] * len(HEADS))
    transformer.load.cache_clear()
    cases = english(options.data)
    values = logits(cases, options.to)
    np.savez(options.out / "dev_logits.npz", values=values)
    numbers = [fitted(cases, values, head) for head in HEADS]
    write_about(options.to, numbers)
    for head, (scale, beside, shift) in zip(HEADS, numbers, strict=True):
        print(f"{head:18} scale {scale:.2f} beside {beside:.2f} shift {shift:+.2f}")


if __name__ == "__main__":
    main()
