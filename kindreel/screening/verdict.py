"""What screening says about a text, and what it may be told around the text."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Advice(StrEnum):
    """What the asker is advised to do with the text; deciding stays with the asker."""

    PUBLISH = "publish"
    NUDGE = "nudge"
    HOLD = "hold"


@dataclass(frozen=True)
class Context:
    """What stands around a text: the comment it answers, and whether it speaks to a person."""

    parent: str = ""
    addressed: bool = False


@dataclass(frozen=True)
class Verdict:
    """Scores from 0 to 1 per head and the advice drawn from them; for moderators, not authors."""

    advice: Advice
    scores: Mapping[str, float]
    checked: bool
    model: str
    policy: str
    reason: str

    def as_json(self) -> dict[str, object]:
        """Return the verdict as plain values that the json module can write."""
        return {
            "advice": self.advice.value,
            "scores": dict(self.scores),
            "checked": self.checked,
            "model": self.model,
            "policy": self.policy,
            "reason": self.reason,
        }


def not_checked(reason: str, *, model: str = "", policy: str = "") -> Verdict:
    """Return the verdict on a text that could not be read: hold it, never call it clean."""
    return Verdict(Advice.HOLD, {}, checked=False, model=model, policy=policy, reason=reason)
