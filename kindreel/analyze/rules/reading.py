"""The one place where this room meets `screening`: a text in, scores and spans out."""

from collections.abc import Sequence
from dataclasses import dataclass

from kindreel import screening
from kindreel.analyze.rules.attributes import Scores
from kindreel.analyze.rules.refusals import RefusedError, comment_refused, not_readable_now
from kindreel.screening import LANGUAGES, Context, Verdict

_FAULTS = ("screening failed", "no model")  # reasons that lie with us and not with the text


@dataclass(frozen=True)
class Part:
    """A stretch of a text, in code points, and what a head gave it."""

    begin: int
    end: int
    head: str
    score: float


@dataclass(frozen=True)
class Reading:
    """What was read in a text."""

    scores: Scores
    language: str
    parts: tuple[Part, ...]


@dataclass(frozen=True)
class Asked:
    """A text to read, the text it answers, and the language its sender says it is in."""

    text: str
    parent: str = ""
    language: str = ""


def read(asked: Asked) -> Reading | RefusedError:
    """Read one text."""
    return _told(screening.read(asked.text, _context(asked)), asked)


def read_many(many: Sequence[Asked]) -> list[Reading | RefusedError]:
    """Read many texts in bulk, in the same order; what needs its context is read by itself."""
    alone = [asked for asked in many if not asked.parent]
    verdicts = iter(screening.read_many([asked.text for asked in alone]))
    return [read(asked) if asked.parent else _bulk_told(next(verdicts), asked) for asked in many]


def heads() -> Scores:
    """Return the scores of a plain sentence: they name every head that the model has."""
    return screening.read("What a lovely morning for a walk").scores


def _bulk_told(verdict: Verdict, asked: Asked) -> Reading | RefusedError:
    """Ask again with the language its sender knows, where bulk reading could not tell it."""
    return _told(verdict, asked) if verdict.checked or not asked.language else read(asked)


def _context(asked: Asked) -> Context:
    return Context(parent=asked.parent, language=asked.language)


def _told(verdict: Verdict, asked: Asked) -> Reading | RefusedError:
    language = verdict.language or asked.language
    if not verdict.checked:
        return _not_checked(verdict, language)
    parts = tuple(Part(span.start, span.end, span.head, span.score) for span in verdict.spans)
    return Reading(verdict.scores, language or LANGUAGES[0], parts)


def _not_checked(verdict: Verdict, language: str) -> Reading | RefusedError:
    if verdict.reason.startswith(_FAULTS):
        return not_readable_now()
    if language and language not in LANGUAGES:
        return Reading({}, language, ())  # nothing answers for any attribute in this language
    if "long" in verdict.reason:  # a few signs are spelt out as whole words
        return comment_refused("Comment text too long.", "COMMENT_TOO_LONG")
    return comment_refused("Unable to detect language.", "LANGUAGE_DETECTION_FAILED")
