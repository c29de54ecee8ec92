"""The linear model: one memory-mapped file of small integers, read once, exact in any batch.

The file is an uncompressed .npz: for each language a block of weights (`en.npy`, int8, a row per
bucket, a column per head) and `about.json` (version, sources; per language the shape of its
n-grams, heads, scale, shift). A stored weight q stands for q * |q|, so that small weights keep
their precision. Sums are whole numbers: a text scores the same alone and in a crowd.
"""

import json
import struct
import zipfile
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from . import model_files
from .model_files import ModelFileError
from .ngrams import Grams, Shape, grams

SHIPPED: Final = model_files.SHIPPED / "linear.npz"

# The languages of the file and the heads that were shown to work in each; see MODEL_CARD.md.
SUPPORTED: Final[Mapping[str, tuple[str, ...]]] = MappingProxyType(
    {
        lang: tuple(heads.split())
        for lang, heads in {
            "en": "toxic insult threat identity_attack sexual profanity bullying"
            " self_harm_concern spam kind encouraging respectful curious",
            "de": "toxic profanity",
            "fr": "toxic insult threat profanity bullying kind",
            "it": "toxic insult threat profanity bullying kind",
            "es": "toxic insult threat identity_attack profanity bullying kind",
            "pt": "toxic profanity",
            "zh": "toxic",
            "ko": "toxic profanity",
        }.items()
    }
)

_LEVELS = np.arange(-128, 128)
# Indexed by the stored byte read as unsigned: 0..127, then -128..-1.
_VALUES = np.roll(_LEVELS * np.abs(_LEVELS), 128).astype(np.int32)
_LOCAL_HEADER = struct.Struct("<26xHH")
_LETTERS_AT_ONCE = 100_000

Integers = NDArray[np.int64]
Floats = NDArray[np.float64]


@dataclass(frozen=True)
class Block:
    """The weights for one language and the numbers that turn their sums into probabilities."""

    heads: tuple[str, ...]
    shape: Shape
    weights: NDArray[np.uint8]
    scale: Floats
    shift: Floats

    def scores(self, texts: Sequence[str]) -> Floats:
        """Return one row of probabilities per normalised text, one column per head."""
        parts = [self._scores(part) for part in _portions(texts)]
        return np.concatenate([np.empty((0, len(self.heads))), *parts])

    def _scores(self, texts: Sequence[str]) -> Floats:
        found = grams(texts, self.shape)
        sums, counts = self._sums(found)
        margin = sums / damped(counts)[:, None] * self.scale + self.shift
        return np.asarray(1.0 / (1.0 + np.exp(-margin.clip(-50, 50))))

    def _sums(self, found: Grams) -> tuple[Integers, Integers]:
        """Return the sum of the weights of each text's n-grams, and how many there are."""
        per_word = sum(_summed(self._values(part.buckets), part.edges) for part in found.of_words)
        count = sum(np.diff(part.edges) for part in found.of_words)
        words, pairs = found.words, found.pairs
        sums = _summed(np.asarray(per_word).take(words.buckets, axis=0), words.edges)
        sums += _summed(self._values(pairs.buckets), pairs.edges)
        counts = _summed(np.asarray(count)[words.buckets], words.edges) + np.diff(pairs.edges)
        return sums, counts

    def _values(self, buckets: Integers) -> NDArray[np.int32]:
        return np.asarray(_VALUES.take(self.weights.take(buckets, axis=0)))


@dataclass(frozen=True)
class LinearModel:
    """A block of weights per language."""

    version: str
    blocks: Mapping[str, Block]
    about: Mapping[str, object]

    @property
    def heads(self) -> tuple[str, ...]:
        """The heads that English has, which are all there are."""
        return self.blocks["en"].heads

    def scores(self, texts: Sequence[str], lang: str = "en") -> Floats:
        """Return one row of probabilities per normalised text, a column per `SUPPORTED[lang]`."""
        return self.blocks[lang].scores(texts)


def damped(counts: Integers) -> Floats:
    """Return what a text's sum is divided by, given the number of its n-grams.

    The root keeps long texts from shouting; the constant keeps one emoji from deciding alone.
    """
    return np.asarray(np.sqrt(counts + 16.0))


def _summed(values: NDArray[Any], edges: Integers) -> Integers:
    """Return the sum of each segment of rows; whole numbers, so exact however they are grouped."""
    running = np.zeros((len(values) + 1, *values.shape[1:]), np.int64)
    np.cumsum(values, axis=0, out=running[1:])
    return np.asarray(running[edges[1:]] - running[edges[:-1]])


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
        blocks = {
            lang: _block(one, _mapped(path, archive.getinfo(f"{lang}.npy")))
            for lang, one in about["blocks"].items()
        }
    return LinearModel(version=str(about["version"]), blocks=blocks, about=about)


def _block(about: Mapping[str, Any], weights: NDArray[np.uint8]) -> Block:
    return Block(
        heads=tuple(about["heads"]),
        shape=Shape(*map(int, about["shape"])),
        weights=weights,
        scale=np.array(about["scale"], np.float64),
        shift=np.array(about["shift"], np.float64),
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
    if {lang: block.heads for lang, block in model.blocks.items()} != dict(SUPPORTED):
        raise ValueError("the languages or heads are not those that this program knows")
    for block in model.blocks.values():
        heads = len(block.heads)
        shapes = (block.weights.shape, block.scale.shape, block.shift.shape)
        if shapes != ((block.shape.buckets, heads), (heads,), (heads,)):
            raise ValueError("the weights do not fit this program")
    return model
