"""Reading a text: from any string to a verdict, always, and in bounded time."""

import re
from typing import Final

from . import linear
from .linear import LinearModel, ModelFileError
from .normalise import normalise
from .policy import POLICY, advise
from .verdict import Context, Verdict, not_checked

TOO_LONG: Final = 20_000
_MAY_BE_QUOTED: Final = 2_000
_QUOTED = re.compile(r"[\"“„«]([^\"“”„«»]{3,})[\"”“»]|^>[ ]?(.+)$", re.MULTILINE)


def read(text: str, context: Context = Context()) -> Verdict:  # noqa: B008 (frozen)
    """Say what to do with a text. Never raises; what cannot be read is held as not checked."""
    try:
        return _read(text, context)
    except Exception as error:  # noqa: BLE001 (a detector that fails means hold, never clean)
        return not_checked(f"screening failed: {type(error).__name__}", policy=POLICY.version)


def why_unreadable(text: str) -> str:
    """Say what keeps a text from being scored, or nothing."""
    if len(text) > TOO_LONG:
        return f"text is longer than {TOO_LONG} characters"
    spelt = normalise(text)
    # A few signs are spelt out as eighteen letters; signs apart from words only double a text.
    if len(spelt) > 2 * TOO_LONG:
        return "text is too long when spelt out"
    return "" if spelt else "text is empty"


def scores_of(model: LinearModel, texts: list[str]) -> list[dict[str, float]]:
    """Return the scores of texts, each the same as if it stood alone."""
    rows = model.scores([normalise(text) for text in texts])
    return [dict(zip(model.heads, map(_rounded, row), strict=True)) for row in rows.tolist()]


def _read(text: str, context: Context) -> Verdict:
    wrong = why_unreadable(text)
    if wrong:
        return not_checked(wrong, policy=POLICY.version)
    try:
        model = linear.load(linear.SHIPPED)
    except ModelFileError as error:
        return not_checked(f"no model: {error}", policy=POLICY.version)
    scores = scores_of(model, [_own_words(text, context.parent)])[0]
    advised = advise(scores, addressed=context.addressed)
    return Verdict(
        advised.advice,
        scores,
        checked=True,
        model=model.version,
        policy=POLICY.version,
        reason=advised.reason,
    )


def _own_words(text: str, parent: str) -> str:
    """Leave out what quotes the comment it answers, unless nothing else is said."""
    said = normalise(parent[:_MAY_BE_QUOTED])
    if not said:
        return text
    rest = _QUOTED.sub(lambda quote: _unless_said(quote, said), text)
    return rest if len(normalise(rest).split()) > 1 else text


def _unless_said(quote: re.Match[str], said: str) -> str:
    words = normalise(quote.group(1) or quote.group(2))
    return " " if words and f" {words} " in f" {said} " else quote.group()


def _rounded(value: float) -> float:
    return round(value, 4)
