"""The linear model: one memory-mapped file of small integers, read once, exact in any batch.

The file is an uncompressed .npz: `weights.npy` (int8, a row per bucket, a column per head) and
`about.json` (version, heads, scale, shift, sources). A stored weight q stands for q * |q|, so
that small weights keep their precision. Sums are whole numbers: a text scores the same alone and
in a crowd.
"""

import json
import struct
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

import numpy as np
from numpy.typing import NDArray

from .model_files import ModelFileError
from .ngrams import BUCKETS, grams

SHIPPED: Final = Path(__file__).with_name("models") / "linear.npz"
SUPPORTED: dict[str, tuple[str, ...]] = {}

_LEVELS = np.arange(-128, 128)
# Indexed by the stored byte read as unsigned: 0..127, then -128..-1.
_VALUES = np.roll(_LEVELS * np.abs(_LEVELS), 128).astype(np.int32)
_LOCAL_HEADER = struct.Struct("<26xHH")
_LETTERS_AT_ONCE = 200_000


@dataclass(frozen=True)
class LinearModel:
    """Weights and the numbers that turn their sums into probabilities."""

    version: str
    heads: tuple[str, ...]
    weights: NDArray[np.uint8]
    scale: NDArray[np.float64]
    shift: NDArray[np.float64]
    about: Mapping[str, object]

    def scores(self, texts: Sequence[str], languages: Sequence[str] = ()) -> NDArray[np.float64]:
        """Return one row of probabilities per normalised text, one column per head."""
        parts = [self._scores(part) for part in _portions(texts)]
        return np.concatenate([np.empty((0, len(self.heads))), *parts])

    def _scores(self, texts: Sequence[str]) -> NDArray[np.float64]:
        owner, bucket = grams(texts)
        sums = np.zeros((len(texts), len(self.heads)), np.int64)
        present, first, count = np.unique(owner, return_index=True, return_counts=True)
        if len(present):
            sums[present] = np.add.reduceat(_VALUES[self.weights[bucket]], first, dtype=np.int64)
        counts = np.zeros(len(texts), np.int64)
        counts[present] = count
        margin = sums / damped(counts)[:, None] * self.scale + self.shift
        return np.asarray(1.0 / (1.0 + np.exp(-margin.clip(-50, 50))))


def damped(counts: NDArray[np.int64]) -> NDArray[np.float64]:
    """Return what a text's sum is divided by, given the number of its n-grams.

    The root keeps long texts from shouting; the constant keeps one emoji from deciding alone.
    """
    return np.asarray(np.sqrt(counts + 16.0))


def _portions(texts: Sequence[str]) -> list[Sequence[str]]:
    """Cut a list of texts so that no portion needs much memory."""
    edges, letters = [0], 0
    for number, text in enumerate(texts):
        if letters and letters + len(text) > _LETTERS_AT_ONCE:
            edges.append(number)
            letters = 0
        letters += len(text)
    return [texts[a:b] for a, b in zip(edges, [*edges[1:], len(texts)], strict=True)]


@cache
def load(path: Path = SHIPPED) -> LinearModel:
    """Map the model file into memory, once per process; raise `ModelFileError` if it is no good."""
    try:
        return _checked(_loaded(path))
    except (OSError, ValueError, KeyError, TypeError, zipfile.BadZipFile, struct.error) as error:
        raise ModelFileError(f"{path.name}: {error}") from error


def _loaded(path: Path) -> LinearModel:
    with zipfile.ZipFile(path) as archive:
        about = json.loads(archive.read("about.json"))
        weights = _mapped(path, archive.getinfo("weights.npy"))
    return LinearModel(
        version=str(about["version"]),
        heads=tuple(about["heads"]),
        weights=weights,
        scale=np.array(about["scale"], np.float64),
        shift=np.array(about["shift"], np.float64),
        about=about,
    )


def _mapped(path: Path, member: zipfile.ZipInfo) -> NDArray[np.uint8]:
    """Map a stored member of a zip file in place, after checking its checksum."""
    if member.compress_type != zipfile.ZIP_STORED:
        raise ValueError("the weights must not be compressed")
    with path.open("rb") as file:
        file.seek(member.header_offset)
        name, extra = _LOCAL_HEADER.unpack(file.read(_LOCAL_HEADER.size))
        start = member.header_offset + _LOCAL_HEADER.size + name + extra
        file.seek(start)
        if zlib.crc32(file.read(member.file_size)) != member.CRC:
            raise ValueError("the weights are damaged")
        file.seek(start)
        np.lib.format.read_magic(file)
        shape, _, kind = np.lib.format.read_array_header_1_0(file)
        body = file.tell()
    if kind != np.int8:
        raise ValueError("the weights are of an unknown kind")
    return np.memmap(path, np.uint8, "r", body, shape)


def _checked(model: LinearModel) -> LinearModel:
    heads = len(model.heads)
    shapes = (model.weights.shape, model.scale.shape, model.shift.shape)
    if shapes != ((BUCKETS, heads), (heads,), (heads,)):
        raise ValueError("the weights do not fit this program")
    return model
