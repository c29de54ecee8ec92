"""How things move: easing, swinging, bouncing, and chance that falls the same way every time."""

import math

import numpy as np


def ease(k: float) -> float:
    """Return 0 to 1 as a soft start and a soft end."""
    k = min(1.0, max(0.0, k))
    return k * k * (3 - 2 * k)


def part(t: float, start: float, lasts: float) -> float:
    """Return how far (softly, 0 to 1) something is that starts at a moment and lasts a while."""
    return ease((t - start) / lasts)


def pop(t: float, start: float, lasts: float = 0.35) -> float:
    """Return a size that springs from 0 over 1 and settles."""
    k = (t - start) / lasts
    if k <= 0:
        return 0.0
    return 1.0 if k >= 1 else 1 - math.cos(k * math.pi * 1.5) * (1 - k) ** 1.5


def swing(t: float, every: float, shift: float = 0) -> float:
    """Return -1 to 1, to and fro once in so many seconds."""
    return math.sin(2 * math.pi * (t / every + shift))


def hop(t: float, every: float) -> float:
    """Return the height (0 to 1) of something that bounces once in so many seconds."""
    k = t / every % 1
    return 4 * k * (1 - k)


def blend(a: float, b: float, k: float) -> float:
    """Return the number so far on the way from one to the other."""
    return a + (b - a) * k


class Chance:
    """Chance that falls the same way for the same seed, in plain floats."""

    def __init__(self, seed: int) -> None:
        self._rng = np.random.default_rng(seed)

    def between(self, low: float, high: float) -> float:
        """Return a number between two."""
        return float(self._rng.uniform(low, high))

    def one_of(self, things: tuple[str, ...]) -> str:
        """Return one of the things."""
        return things[int(self._rng.integers(len(things)))]
