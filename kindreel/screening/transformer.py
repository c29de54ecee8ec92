"""The transformer: a fine-tuned MiniLM in whole numbers, one text at a time on one thread.

How an int8 model measures its inner values depends on all that it reads at once, so texts are never
put together in a batch: the same text has the same scores, whatever else is being read.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

import numpy as np
import onnxruntime
from numpy.typing import NDArray
from tokenizers import Tokenizer

from .model_files import ModelFileError, check_sum
from .spelling import spelt
from .verdict import HEADS, WARMTH

WINDOW: Final = 94  # tokens read at once; a longer text is read in windows
STEP: Final = 47
PARENT: Final = 32  # tokens of the parent that are read
_BEGIN, _END = 101, 102  # [CLS] and [SEP] of BERT's vocabulary
_WARM: Final = np.array([head in WARMTH for head in HEADS])

Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Reading:
    """Probabilities by head, and for each of the text's tokens its place and share.

    `places` are (start, end) in the spelt text, `shares` one row per token, one column per head:
    how far the token alone moves the head's logit (0 is where the answer tips).
    """

    scores: Floats
    places: tuple[tuple[int, int], ...]
    shares: Floats


@dataclass(frozen=True)
class Transformer:
    """A session, its tokeniser, and the numbers that turn its logits into probabilities.

    A head's margin is its logit times `scale`, plus the logit of the linear model's score times
    `beside`, plus `shift`: the two models err on different texts.
    """

    version: str
    session: Any  # onnxruntime has no types
    tokenizer: Tokenizer
    scale: Floats
    beside: Floats
    shift: Floats
    about: Mapping[str, object]

    def read(self, text: str, linear: Floats, parent: str = "") -> Reading:
        """Read a normalised text, as an answer to a normalised parent if there is one.

        `linear` is what the linear model says of the text: a probability per head.
        """
        encoded = self.tokenizer.encode(spelt(text), add_special_tokens=False)
        above = self._numbers(parent)[:PARENT] if parent else []
        logits, shares = zip(*self._windows(encoded.ids, above), strict=True)
        whole = np.stack(logits)
        said = np.where(_WARM, whole.mean(0), whole.max(0)) * self.scale
        sure = linear.clip(1e-9, 1 - 1e-9)
        margin = said + np.log(sure / (1.0 - sure)) * self.beside + self.shift
        return Reading(
            scores=1.0 / (1.0 + np.exp(-margin.clip(-50, 50))),
            places=tuple(encoded.offsets),
            shares=_joined(shares, len(encoded.ids)) * self.scale + self.shift,
        )

    def _numbers(self, text: str) -> list[int]:
        return list(self.tokenizer.encode(spelt(text), add_special_tokens=False).ids)

    def _windows(self, tokens: list[int], above: list[int]) -> Iterator[tuple[Floats, Floats]]:
        """Yield the logits of each window, and the share of each of its tokens."""
        for start in _starts(len(tokens)):
            window = tokens[start : start + WINDOW]
            head = [_BEGIN, *above, _END] if above else [_BEGIN]
            ids = np.array([[*head, *window, _END]], np.int64)
            kinds = np.zeros_like(ids)
            kinds[0, len(head) :] = 1 if above else 0
            names = ("input_ids", "attention_mask", "token_type_ids")
            given = dict(zip(names, (ids, np.ones_like(ids), kinds), strict=True))
            logits, shares = self.session.run(None, given)
            yield logits[0].astype(np.float64), shares[0, len(head) : -1].astype(np.float64)


def _starts(count: int) -> range | list[int]:
    return [*range(0, count - WINDOW, STEP), count - WINDOW] if count > WINDOW else [0]


def _joined(shares: tuple[Floats, ...], count: int) -> Floats:
    """Lay the windows' shares over each other; a token read twice keeps the higher one."""
    whole = np.full((count, len(HEADS)), -np.inf)
    for start, part in zip(_starts(count), shares, strict=True):
        whole[start : start + len(part)] = np.maximum(whole[start : start + len(part)], part)
    return whole


@cache
def load(folder: Path) -> Transformer:
    """Load the model in a folder, once per process; raise `ModelFileError` if it is no good."""
    try:
        return _loaded(folder)
    except ModelFileError:
        raise
    except Exception as error:
        raise ModelFileError(f"{folder.name}: {error}") from error


def _loaded(folder: Path) -> Transformer:
    about = json.loads((folder / "transformer.json").read_text(encoding="utf-8"))
    if tuple(about["heads"]) != HEADS:
        raise ModelFileError(f"{folder.name}: the model is made for other heads")
    for name, expected in about["sha256"].items():
        check_sum(folder / name, expected)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = options.inter_op_num_threads = 1  # a fork finds no threads
    options.log_severity_level = 4
    session = onnxruntime.InferenceSession(
        str(folder / "transformer.onnx"), options, providers=["CPUExecutionProvider"]
    )
    tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return Transformer(
        version=str(about["version"]),
        session=session,
        tokenizer=tokenizer,
        scale=np.array(about["scale"], np.float64),
        beside=np.array(about["beside"], np.float64),
        shift=np.array(about["shift"], np.float64),
        about=about,
    )
