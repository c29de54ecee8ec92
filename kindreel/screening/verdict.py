"""What screening says about a text, and what it may be told around the text."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from enum import StrEnum
from typing import Final

HARM: Final = (
    "toxic",
    "insult",
    "threat",
    "identity_attack",
    "sexual",
    "profanity",
    "bullying",
    "self_harm_concern",
    "spam",
)
WARMTH: Final = ("kind", "encouraging", "respectful", "curious")
HEADS: Final = HARM + WARMTH


class Advice(StrEnum):
    """What the asker is advised to do with the text; deciding stays with the asker.

    `CARE` publishes like `PUBLISH` and asks to offer help to the one who wrote the text.
    """

    PUBLISH = "publish"
    CARE = "care"
    NUDGE = "nudge"
    HOLD = "hold"


@dataclass(frozen=True)
class Context:
    """What stands around a text.

    `parent` is the comment it answers, `addressed` says whether it speaks to a person,
    `times_lately` how often its author spoke to that person in the last day, and `language` (as
    ISO 639-1) the language that the asker knows it to be in.
    """

    parent: str = ""
    addressed: bool = False
    times_lately: int = 0
    language: str = ""


@dataclass(frozen=True)
class Span:
    """Characters `start` to `end` (exclusive) of a text that carried a head's score."""

    start: int
    end: int
    head: str
    score: float


@dataclass(frozen=True)
class Verdict:
    """Scores from 0 to 1 per head and the advice drawn from them; for moderators, not authors.

    A text that could not be read has `checked` false and no scores: never take it for clean.
    """

    advice: Advice
    scores: Mapping[str, float]
    checked: bool
    model: str
    policy: str
    reason: str
    language: str = ""
    spans: tuple[Span, ...] = ()

    def as_json(self) -> dict[str, object]:
        """Return the verdict as plain values that the json module can write."""
        return {
            "advice": self.advice.value,
            "scores": dict(self.scores),
            "checked": self.checked,
            "model": self.model,
            "policy": self.policy,
            "reason": self.reason,
            "language": self.language,
            "spans": [asdict(span) for span in self.spans],
        }


def not_checked(reason: str, *, model: str = "", policy: str = "", language: str = "") -> Verdict:
    """Return the verdict on a text that could not be read: hold it, never call it clean."""
    return Verdict(
        Advice.HOLD,
        {},
        checked=False,
        model=model,
        policy=policy,
        reason=reason,
        language=language,
    )
