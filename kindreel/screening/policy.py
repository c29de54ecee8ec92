"""From scores to advice: the thresholds, kept and versioned apart from the model."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from .verdict import Advice


@dataclass(frozen=True)
class Policy:
    """The score per head at which a text is nudged or held.

    `spoken_to` is what a text that speaks to a person loses from its nudge threshold: the same
    words weigh more when somebody is meant.
    """

    version: str
    nudge: Mapping[str, float]
    hold: Mapping[str, float]
    spoken_to: float


@dataclass(frozen=True)
class Advised:
    """An advice and the head that led to it."""

    advice: Advice
    reason: str


# Chosen on half of the dev rows; the rates they give on the other half are in MODEL_CARD.md.
POLICY: Final = Policy(
    version="2026.11",
    nudge=MappingProxyType({"toxic": 0.53, "identity_attack": 0.6}),
    hold=MappingProxyType({"toxic": 0.94, "identity_attack": 0.9, "spam": 0.97}),
    spoken_to=0.05,
)


def advise(scores: Mapping[str, float], *, addressed: bool, policy: Policy = POLICY) -> Advised:
    """Return the strictest advice that any head asks for."""
    held = _led(scores, policy.hold, 0.0)
    if held:
        return Advised(Advice.HOLD, held)
    nudged = _led(scores, policy.nudge, policy.spoken_to if addressed else 0.0)
    if nudged:
        return Advised(Advice.NUDGE, nudged)
    return Advised(Advice.PUBLISH, "no head reached its threshold")


def _led(scores: Mapping[str, float], limits: Mapping[str, float], discount: float) -> str:
    """Name the head furthest over its limit, or nothing."""
    over = {head: scores[head] - limit + discount for head, limit in limits.items()}
    head = max(over, key=over.__getitem__)
    return f"{head} {scores[head]:.2f}" if over[head] >= 0 else ""
