"""From scores to advice: the thresholds, kept and versioned apart from the model."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Self

from .verdict import HEADS, Advice, Context

Limits = Mapping[str, float]


class PolicyError(ValueError):
    """A policy that cannot be followed: says which number is wrong."""


@dataclass(frozen=True)
class Policy:
    """The score per head at which a text is nudged, held, or answered with care.

    `spoken_to` is what a text that speaks to a person loses from its nudge threshold: the same
    words weigh more when somebody is meant. `again` is lost too when its author has spoken to that
    person at least `often` times in the last day. `clear` is the score of the fast lane under which
    a text is settled without the transformer.
    """

    version: str
    nudge: Limits
    hold: Limits
    care: Limits
    clear: Limits
    spoken_to: float = 0.0
    again: float = 0.0
    often: int = 5

    @classmethod
    def from_json(cls, text: str) -> Self:
        """Read a policy from the words of its file; raise `PolicyError` naming what is wrong."""
        try:
            given = json.loads(text)
            policy = cls(**given)
        except (ValueError, TypeError) as error:
            raise PolicyError(f"not a policy: {error}") from error
        for name in ("nudge", "hold", "care", "clear"):
            _check_limits(name, getattr(policy, name))
        return policy

    def as_json(self) -> dict[str, object]:
        """Return the policy as plain values, as its file holds them."""
        found = {field.name: getattr(self, field.name) for field in fields(self)}
        return {k: dict(v) if isinstance(v, Mapping) else v for k, v in found.items()}


@dataclass(frozen=True)
class Advised:
    """An advice, the head that led to it (nothing if none did), and why in words."""

    advice: Advice
    head: str
    reason: str


def load_policy(path: Path) -> Policy:
    """Read the policy of a folder of model files; raise `OSError` or `PolicyError`."""
    return Policy.from_json(path.read_text(encoding="utf-8"))


def advise(scores: Mapping[str, float], context: Context, policy: Policy) -> Advised:
    """Return the strictest advice that any head asks for.

    Somebody who may be at risk is cared for, not held for the words in which they say it: only a
    hold for what they say to others comes before.
    """
    cared = _led(scores, policy.care, 0.0)
    held = _led(scores, policy.hold, 0.0)
    if held and not (cared and scores[cared] >= scores[held]):
        return _advised(Advice.HOLD, held, scores)
    if cared:
        return _advised(Advice.CARE, cared, scores)
    nudged = _led(scores, policy.nudge, _discount(context, policy))
    if nudged:
        return _advised(Advice.NUDGE, nudged, scores)
    return Advised(Advice.PUBLISH, "", "no head reached its threshold")


def _discount(context: Context, policy: Policy) -> float:
    again = policy.again if context.times_lately >= policy.often else 0.0
    return (policy.spoken_to if context.addressed else 0.0) + again


def _led(scores: Mapping[str, float], limits: Limits, discount: float) -> str:
    """Name the head furthest over its limit, or nothing."""
    over = {
        head: scores[head] - limit + discount for head, limit in limits.items() if head in scores
    }
    head = max(over, key=over.__getitem__, default="")
    return head if head and over[head] >= 0 else ""


def _advised(advice: Advice, head: str, scores: Mapping[str, float]) -> Advised:
    return Advised(advice, head, f"{head} {scores[head]:.2f}")


def _check_limits(name: str, limits: object) -> None:
    if not isinstance(limits, Mapping):
        raise PolicyError(f"{name} is not a list of heads with their thresholds")
    for head, limit in limits.items():
        if head not in HEADS:
            raise PolicyError(f"{name}: there is no head called {head}")
        if isinstance(limit, bool) or not isinstance(limit, int | float) or not 0 < limit <= 1:
            raise PolicyError(f"{name}: the threshold of {head} is not above 0 and at most 1")
