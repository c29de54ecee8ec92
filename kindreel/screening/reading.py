"""Reading a text: from any string to a verdict, always, and in bounded time."""

import re
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

from . import linear, transformer
from .languages import language_of
from .linear import LinearModel
from .model_files import SHIPPED, ModelFileError
from .normalise import normalise
from .policy import Policy, PolicyError, advise, load_policy
from .spans import spans_of
from .transformer import Transformer
from .verdict import HEADS, Context, Span, Verdict, not_checked

TOO_LONG: Final = 20_000
TRANSFORMER_READS: Final = ("", "en")  # "" is a text with nothing to tell a language by
LANGUAGES: Final = tuple(linear.SUPPORTED)
_MAY_BE_QUOTED: Final = 2_000
_QUOTED = re.compile(r"[\"“„«]([^\"“”„«»]{3,})[\"”“»]|^>[ ]?(.+)$", re.MULTILINE)
_ONLY_NAMES = re.compile(r"(?:\s*(?:@\w+|<user>))+\s*")


@dataclass(frozen=True)
class Said:
    """A text made ready: normalised, with what it answers, and the language it is in."""

    text: str
    own: str
    normalised: str
    parent: str
    language: str


@dataclass(frozen=True)
class Unreadable:
    """What keeps a text from being read, in words."""

    reason: str


class Reader:
    """One set of model files with one policy. Files are loaded when first needed, and once.

    `folder` holds `transformer.onnx`, `transformer.json`, `tokenizer.json`, `linear.npz` and
    `policy.json`; without a policy given, the folder's own is followed.
    """

    def __init__(self, folder: Path = SHIPPED, policy: Policy | None = None) -> None:
        self.folder = folder
        self._policy = policy

    @cached_property
    def policy(self) -> Policy:
        """The thresholds. Raises `PolicyError` or `OSError` when the file is no good."""
        return self._policy or load_policy(self.folder / "policy.json")

    @property
    def transformer(self) -> Transformer:
        """The model for English. Raises `ModelFileError`."""
        return transformer.load(self.folder)

    @property
    def linear(self) -> LinearModel:
        """The model for other languages and the fast lane. Raises `ModelFileError`."""
        return linear.load(self.folder / "linear.npz")

    def warm_up(self) -> None:
        """Load everything now, so that the first text does not wait for it."""
        for text in ("hello", "guten Morgen, wie geht es dir?"):
            self.read(text)

    def read(self, text: str, context: Context = Context()) -> Verdict:  # noqa: B008 (frozen)
        """Say what to do with a text. Never raises; what cannot be read is not checked."""
        try:
            return self._read(text, context)
        except (ModelFileError, PolicyError, OSError) as error:
            return not_checked(f"no model: {error}")
        except Exception as error:  # noqa: BLE001 (a detector that fails means hold, never clean)
            return not_checked(f"screening failed: {type(error).__name__}")

    def read_many(self, texts: Sequence[str]) -> list[Verdict]:
        """Say what to do with many texts, quickly: what is clear at once is settled at once."""
        verdicts: list[Verdict | None] = [None] * len(texts)
        with suppress(Exception):  # each text that is not settled is read, or told why not
            self._settle(texts, verdicts)
        return [found or self.read(text) for found, text in zip(verdicts, texts, strict=True)]

    def _read(self, text: str, context: Context) -> Verdict:
        said = made_ready(text, context)
        if isinstance(said, Unreadable):
            return not_checked(said.reason, policy=self.policy.version)
        if said.language in TRANSFORMER_READS:
            return self._by_transformer(said, context)
        heads = linear.SUPPORTED.get(said.language)
        if not heads:
            why = f"no model reads the language {said.language}"
            return not_checked(why, policy=self.policy.version, language=said.language)
        row = self.linear.scores([said.normalised], said.language)[0]
        scores = dict(zip(heads, row.tolist(), strict=True))
        return self._verdict(said, scores, context, self.linear.version)

    def _by_transformer(self, said: Said, context: Context) -> Verdict:
        model = self.transformer
        linear_scores = self.linear.scores([said.normalised], "en")[0]
        reading = model.read(said.normalised, linear_scores, said.parent)
        scores = dict(zip(HEADS, reading.scores.tolist(), strict=True))
        spans = spans_of(said.own, said.normalised, reading)
        return self._verdict(said, scores, context, model.version, spans)

    def _settle(self, texts: Sequence[str], verdicts: list[Verdict | None]) -> None:
        """Fill in what the fast lane can settle: other languages, and what is clearly harmless."""
        model, policy = self.linear, self.policy
        made = [made_ready(text, Context()) for text in texts]
        ready = [(number, said) for number, said in enumerate(made) if isinstance(said, Said)]
        english = [(n, said) for n, said in ready if said.language in TRANSFORMER_READS]
        rows = model.scores([said.normalised for _, said in english], "en")
        for (number, said), row in zip(english, rows.tolist(), strict=True):
            scores = dict(zip(HEADS, row, strict=True))
            if _is_clear(scores, policy):
                verdicts[number] = self._verdict(said, scores, Context(), model.version)

    def _verdict(
        self,
        said: Said,
        scores: Mapping[str, float],
        context: Context,
        model: str,
        spans: tuple[Span, ...] = (),
    ) -> Verdict:
        rounded = {head: round(score, 4) for head, score in scores.items()}
        advised = advise(rounded, context, self.policy)
        return Verdict(
            advised.advice,
            rounded,
            checked=True,
            model=model,
            policy=self.policy.version,
            reason=advised.reason,
            language=said.language,
            spans=spans,
        )


def _is_clear(scores: Mapping[str, float], policy: Policy) -> bool:
    return all(scores[head] < limit for head, limit in policy.clear.items())


def made_ready(text: str, context: Context) -> Said | Unreadable:
    """Normalise a text and what it answers, without what only quotes the other."""
    if len(text) > TOO_LONG:
        return Unreadable(f"text is longer than {TOO_LONG} characters")
    normalised = normalise(text)
    # A few signs are spelt out as eighteen letters; signs apart from words only double a text.
    if len(normalised) > 2 * TOO_LONG:
        return Unreadable("text is too long when spelt out")
    if not normalised and not _ONLY_NAMES.fullmatch(text):
        return Unreadable("text is empty")
    own, parent = text, normalise(context.parent[:_MAY_BE_QUOTED])
    if parent:
        own = _own_words(text, parent)
        normalised = normalise(own)
    return Said(text, own, normalised, parent, context.language or language_of(own))


def why_unreadable(text: str) -> str:
    """Say what keeps a text from being read, or nothing."""
    made = made_ready(text, Context(language="en"))
    return made.reason if isinstance(made, Unreadable) else ""


def _own_words(text: str, said: str) -> str:
    """Leave out what quotes the comment it answers, unless nothing else is said."""
    rest = _QUOTED.sub(lambda quote: _unless_said(quote, said), text)
    return rest if len(normalise(rest).split()) > 1 else text


def _unless_said(quote: re.Match[str], said: str) -> str:
    """Blank a quote of the other, letter for letter, so that places in the text stay."""
    words = normalise(quote.group(1) or quote.group(2))
    is_quote = words and f" {words} " in f" {said} "
    return " " * len(quote.group()) if is_quote else quote.group()
