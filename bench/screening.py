"""How fast texts are read: the transformer, the fast lane with it, and a BERT-base beside them."""

import gc
import random
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from statistics import median, quantiles

import numpy as np

from kindreel.screening import HEADS, Reader, Verdict
from kindreel.screening.normalise import normalise

RUNS = 3
TEXTS = 400
IN_BULK = 4_000
BATCH = 32
# Ordinary comments of about 20 tokens, as an archive is full of; every fiftieth is not.
OPENINGS = (
    "what a lovely idea, i will try that with",
    "how long did this take you? it looks like",
    "i had a hard week and this helped me and",
    "haha the ending, you have to show this to",
    "can you show the second step again for",
    "this is the best thing i saw today, thank you and",
    "the song fits so well, it reminds me of",
    "we did this in art class with paper and",
)
ENDINGS = (
    "my whole class tomorrow morning",
    "the people who sit next to me",
    "my little sister and her cat",
    "everyone at the summer fair",
    "that one day at the lake with you",
    "our team, we start next week",
)
UNKIND = "nobody asked for your opinion, go away and take your ugly hat with you"

_BERT = """
import sys, time, torch
torch.set_num_threads(1)
layer = torch.nn.TransformerEncoderLayer(768, 12, 3072, activation="gelu", batch_first=True)
model = torch.nn.TransformerEncoder(layer, 12).eval()
words = torch.nn.Embedding(30522, 768)
ids = torch.randint(0, 30522, (int(sys.argv[1]), 22))
with torch.inference_mode():
    model(words(ids))
    begun = time.perf_counter()
    for _ in range(3):
        model(words(ids))
print(3 * len(ids) / (time.perf_counter() - begun))
"""


_LOAD = """
import sys, time
from pathlib import Path
def weight():
    lines = Path("/proc/self/status").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("VmRSS")) / 1024
empty, begun = weight(), time.perf_counter()
from kindreel.screening import reader
reader().warm_up()
taken = time.perf_counter() - begun
for n in range(200):
    reader().read(f"what a lovely idea number {n}, thank you " + "and more " * (n // 4))
print(taken, weight() - empty)
"""


@dataclass(frozen=True)
class Speed:
    """Texts per second of one core, and the milliseconds of one text."""

    transformer: float
    bulk: float
    passed_on: float
    bert: float | None
    p50: float
    p99: float


def measure() -> Speed:
    """Measure all in turn, several times, and return the medians."""
    reader = Reader()
    reader.warm_up()
    gc.collect()
    singles: list[float] = []
    runs = [
        (_per_second(_transformer(reader), TEXTS, singles), _bulk(reader), _bert())
        for _ in range(RUNS)
    ]
    known = [bert for _, _, bert in runs if bert is not None]
    return Speed(
        transformer=median(one for one, _, _ in runs),
        bulk=median(rate for _, (rate, _), _ in runs),
        passed_on=median(share for _, (_, share), _ in runs),
        bert=median(known) if known else None,
        p50=median(singles) * 1000,
        p99=quantiles(singles, n=100)[98] * 1000,
    )


def loaded() -> tuple[float, float]:
    """Return the seconds to import and load all models, and the megabytes after some reading."""
    found = [
        subprocess.run([sys.executable, "-c", _LOAD], capture_output=True, text=True, check=True)
        for _ in range(RUNS)
    ]
    pairs = [tuple(map(float, run.stdout.split())) for run in found]
    return median(seconds for seconds, _ in pairs), median(weight for _, weight in pairs)


def texts(count: int) -> list[str]:
    """Return so many different comments, the same ones every time."""
    chance = random.Random(3)
    return [
        f"{UNKIND} {n}"
        if n % 50 == 0
        else f"{chance.choice(OPENINGS)} {chance.choice(ENDINGS)} {n}"
        for n in range(count)
    ]


def _transformer(reader: Reader) -> Callable[[str], object]:
    model, none = reader.transformer, np.full(len(HEADS), 0.5)
    return lambda text: model.read(normalise(text), none)


def _per_second(act: Callable[[str], object], count: int, taken: list[float]) -> float:
    begun = time.perf_counter()
    for text in texts(count):
        start = time.perf_counter()
        act(text)
        taken.append(time.perf_counter() - start)
    return count / (time.perf_counter() - begun)


def _bulk(reader: Reader) -> tuple[float, float]:
    """Return texts per second and the share that the fast lane passed on."""
    given = texts(IN_BULK)
    begun = time.perf_counter()
    verdicts: list[Verdict] = reader.read_many(given)
    taken = time.perf_counter() - begun
    slow = sum(verdict.model == reader.transformer.version for verdict in verdicts)
    return len(given) / taken, slow / len(given)


def _bert() -> float | None:
    """Return texts per second of a model of BERT-base's size; None where torch is not installed."""
    found = subprocess.run(
        [sys.executable, "-c", _BERT, str(BATCH)], capture_output=True, text=True, check=False
    )
    return float(found.stdout) if found.returncode == 0 else None
