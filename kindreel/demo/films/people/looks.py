"""What a cartoon person looks like, what they feel and how they stand: all of it numbers and colours."""

from dataclasses import dataclass, fields, replace
from typing import Any

from kindreel.demo.films.motion import blend


@dataclass(frozen=True)
class Person:
    """The lasting looks of somebody."""

    skin: str = "#e8b48c"
    hair: str = "#4a2c1a"
    cut: str = "short"
    top: str = "#e2725b"
    legs: str = "#3d4a5c"
    extra: str = ""
    eyes: str = "round"
    tall: float = 1.0
    voice: str = "a3"


@dataclass(frozen=True)
class Pose:
    """How somebody stands and what their face does at a moment; everything can be half-way."""

    x: float = 180
    y: float = 560
    size: float = 1.0
    lean: float = 0
    nod: float = 0
    look: float = 0
    glance: float = 0
    left: tuple[float, float] = (-35, -46)
    right: tuple[float, float] = (35, -46)
    brow: float = 0
    frown: float = 0
    wide: float = 1
    smile: float = 0.35
    mouth: float = 0
    blush: float = 0.35
    tear: float = 0


MOODS: dict[str, dict[str, float]] = {
    "calm": {"brow": 0, "frown": 0, "wide": 1, "smile": 0.3, "blush": 0.35, "tear": 0, "nod": 0},
    "happy": {"brow": 2, "frown": 0, "wide": 1, "smile": 1, "blush": 0.7, "tear": 0, "nod": -2},
    "joy": {"brow": 4, "frown": 0, "wide": 0.12, "smile": 1.1, "blush": 0.9, "tear": 0, "nod": -4},
    "soft": {"brow": 1, "frown": -0.4, "wide": 0.85, "smile": 0.55, "blush": 0.6, "tear": 0, "nod": 2},
    "sad": {"brow": 0, "frown": -1, "wide": 0.8, "smile": -0.7, "blush": 0.3, "tear": 0, "nod": 7},
    "cry": {"brow": 1, "frown": -1.2, "wide": 0.6, "smile": -0.9, "blush": 0.8, "tear": 1, "nod": 9},
    "worried": {"brow": 3, "frown": -0.9, "wide": 1.08, "smile": -0.35, "blush": 0.2, "tear": 0, "nod": 1},
    "cross": {"brow": -2, "frown": 1, "wide": 0.85, "smile": -0.5, "blush": 0.4, "tear": 0, "nod": 0},
    "mocking": {"brow": 2, "frown": 0.8, "wide": 0.7, "smile": 0.9, "blush": 0.3, "tear": 0, "nod": -4},
    "stunned": {"brow": 6, "frown": -0.3, "wide": 1.2, "smile": -0.1, "blush": 0.2, "tear": 0, "nod": -2},
    "brave": {"brow": 0, "frown": 0.45, "wide": 1, "smile": 0.25, "blush": 0.6, "tear": 0, "nod": -2},
}  # fmt: skip

ARMS: dict[str, tuple[tuple[float, float], tuple[float, float]]] = {
    "down": ((-35, -46), (35, -46)),
    "phone": ((-10, -86), (12, -86)),
    "wave": ((-35, -46), (52, -150)),
    "point": ((-35, -46), (66, -100)),
    "point left": ((-66, -100), (35, -46)),
    "open": ((-58, -84), (58, -84)),
    "hips": ((-30, -66), (30, -66)),
    "face": ((-20, -122), (20, -122)),
    "heart": ((-6, -92), (8, -94)),
    "cheer": ((-46, -190), (46, -190)),
    "crossed": ((16, -88), (-16, -84)),
    "hug left": ((-62, -100), (-40, -92)),
    "hug right": ((40, -92), (62, -100)),
    "think": ((-30, -76), (20, -118)),
    "hold": ((-20, -92), (22, -92)),
    "give": ((36, -100), (58, -98)),
    "give left": ((-58, -98), (-36, -100)),
}


def pose(before: Pose, mood: str = "", arms: str = "", **changes: float) -> Pose:
    """Return the pose after this one: a mood, a place for the hands, and anything else that changes."""
    new = replace(before, **MOODS[mood]) if mood else before  # type: ignore[arg-type]
    if arms:
        new = replace(new, left=ARMS[arms][0], right=ARMS[arms][1])
    return replace(new, **changes)  # type: ignore[arg-type]


def half_way(one: Pose, other: Pose, k: float) -> Pose:
    """Return the pose that lies so far between two."""
    found: dict[str, Any] = {}
    for field in fields(Pose):
        a, b = getattr(one, field.name), getattr(other, field.name)
        pair = isinstance(a, tuple)
        found[field.name] = tuple(map(blend, a, b, (k, k))) if pair else blend(a, b, k)
    return Pose(**found)
