"""A whole person on a sheet: legs that walk, arms that reach, clothes, and a head on top."""

import math

from kindreel.demo.films.ink import PLAIN, Canvas
from kindreel.demo.films.motion import swing
from kindreel.demo.films.people import hair
from kindreel.demo.films.people.face import head
from kindreel.demo.films.people.looks import Person, Pose
from kindreel.demo.films.shapes import Point, fade, mix

NECK = (0.0, -118.0)


def person(canvas: Canvas, who: Person, now: Pose, t: float, stride: float = 0) -> None:
    """Draw somebody at a moment; `stride` above 0 walks."""
    step = swing(t, 0.62) * stride
    bob = abs(step) * 4 - 1.2 * swing(t, 2.6)
    with canvas.at(now.x, now.y, 0, now.size * who.tall):
        with canvas.drawn(PLAIN):
            canvas.oval(0, 2, 44, 7, "#1a12203a")
        _legs(canvas, who, step)
        with canvas.at(0, -bob, now.lean):
            _upper(canvas, who, now, t)


def bust(canvas: Canvas, who: Person, now: Pose, t: float = 0.4) -> None:
    """Draw head and shoulders around the neck at the middle of the sheet."""
    with canvas.at(0, 118):
        _upper(canvas, who, now, t)


def _upper(canvas: Canvas, who: Person, now: Pose, t: float) -> None:
    with canvas.at(NECK[0], NECK[1] - 34, now.nod * 0.6 + now.lean * 0.4):
        hair.behind(canvas, who.cut, who.hair, now.look * 9)
    _torso(canvas, who)
    for side, hand in ((-1, now.left), (1, now.right)):
        _arm(canvas, who, side, hand)
    with (
        canvas.at(NECK[0], NECK[1] - 34, now.nod * 0.6 + now.lean * 0.4),
        canvas.at(0, now.nod * 0.5),
    ):
        head(canvas, who, now, _blink(t, who))


def _blink(t: float, who: Person) -> float:
    k = (t + len(who.cut) * 0.7 + who.tall) % 3.3
    return 1.0 if k < 0.14 else 0.0


def _legs(canvas: Canvas, who: Person, step: float) -> None:
    shoe = mix(who.legs, "#000000", 0.45)
    for side in (-1, 1):
        swung = side * step * 16
        lift = max(0.0, side * step) * 7
        foot = (side * 13 + swung, -5 - lift)
        knee = (side * 13 + swung * 0.4 + abs(step) * 3, -28 - lift * 0.5)
        canvas.limb([(side * 12, -54), knee, foot], who.legs, 16)
        canvas.box((foot[0] - 9 + (3 if side > 0 else -3), foot[1] - 3, 20, 10), shoe, 5)


def _torso(canvas: Canvas, who: Person) -> None:
    shade = mix(who.top, "#000000", 0.14)
    canvas.line([(0, -128), (0, -112)], mix(who.skin, "#7a2f22", 0.2), 15)
    if who.extra == "dress":
        canvas.blob(
            [(-24, -116), (24, -116), (28, -86), (38, -42), (0, -38), (-38, -42), (-28, -86)],
            who.top,
        )
    else:
        canvas.blob(
            [
                (-27, -112),
                (-14, -118),
                (14, -118),
                (27, -112),
                (31, -84),
                (29, -50),
                (0, -46),
                (-29, -50),
                (-31, -84),
            ],
            who.top,
        )
    with canvas.drawn(PLAIN):
        canvas.blob([(-11, -118), (0, -110), (11, -118), (0, -121)], mix(who.skin, "#7a2f22", 0.12))
        canvas.curve([(-27, -56), (0, -51), (27, -56)], shade, 3)
        if who.tall > 1:
            canvas.line([(-29, -80), (29, -80)], fade(mix(who.top, "#ffffff", 0.5), 0.8), 9)


def _arm(canvas: Canvas, who: Person, side: int, hand: Point) -> None:
    shoulder = (side * 26.0, -106.0)
    elbow = _elbow(shoulder, hand, side)
    canvas.limb([shoulder, elbow, hand], mix(who.top, "#000000", 0.08), 14)
    with canvas.at(*hand):
        canvas.disc(0, 0, 8.2, who.skin)


def _elbow(shoulder: Point, hand: Point, side: int) -> Point:
    (sx, sy), (hx, hy) = shoulder, hand
    dx, dy = hx - sx, hy - sy
    far = max(1.0, math.hypot(dx, dy))
    slack = math.sqrt(max(0.0, 34.0**2 - (min(far, 66) / 2) ** 2))
    return (sx + hx) / 2 + side * abs(dy) / far * slack, (sy + hy) / 2 + abs(dx) / far * slack
