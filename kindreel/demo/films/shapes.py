"""Colours that mix, and the points of soft shapes: curves, ovals, round boxes, ribbons."""

import math
from collections.abc import Sequence

from PIL import ImageColor

Point = tuple[float, float]
Rect = tuple[float, float, float, float]


def mix(one: str, other: str, share: float) -> str:
    """Return the colour that lies `share` of the way from one colour to the other."""
    a, b = ImageColor.getrgb(one)[:3], ImageColor.getrgb(other)[:3]
    k = min(1.0, max(0.0, share))
    return "#" + "".join(f"{round(p + (q - p) * k):02x}" for p, q in zip(a, b, strict=True))


def fade(colour: str, share: float) -> str:
    """Return the colour, let through so that only `share` of it is left."""
    return f"{colour[:7]}{round(255 * min(1.0, max(0.0, share))):02x}"


def smooth(points: Sequence[Point], *, closed: bool = False, steps: int = 6) -> list[Point]:
    """Return points on a soft curve through all the given ones (Catmull-Rom)."""
    count = len(points)
    if count < 3:
        return list(points)
    found: list[Point] = []
    for i in range(count if closed else count - 1):
        four = [_near(points, i + k, closed=closed) for k in (-1, 0, 1, 2)]
        found += [_between(four, step / steps) for step in range(steps)]
    return found if closed else [*found, points[-1]]


def _near(points: Sequence[Point], index: int, *, closed: bool) -> Point:
    last = len(points)
    return points[index % last] if closed else points[min(last - 1, max(0, index))]


def _between(four: Sequence[Point], k: float) -> Point:
    (ax, ay), (bx, by), (cx, cy), (dx, dy) = four
    square, cube = k * k, k * k * k
    wa, wb = -0.5 * cube + square - 0.5 * k, 1.5 * cube - 2.5 * square + 1
    wc, wd = -1.5 * cube + 2 * square + 0.5 * k, 0.5 * cube - 0.5 * square
    return wa * ax + wb * bx + wc * cx + wd * dx, wa * ay + wb * by + wc * cy + wd * dy


def ribbon(points: Sequence[Point], half: float) -> list[Point]:
    """Return the outline of a line as wide as twice `half`: each pixel once, for clear colours."""
    left, right = [], []
    for i, (x, y) in enumerate(points):
        (ax, ay), (bx, by) = points[max(0, i - 1)], points[min(len(points) - 1, i + 1)]
        far = math.hypot(bx - ax, by - ay) or 1.0
        ox, oy = (ay - by) / far * half, (bx - ax) / far * half
        left.append((x + ox, y + oy))
        right.append((x - ox, y - oy))
    return left + right[::-1]


def around(x: float, y: float, rx: float, ry: float) -> list[Point]:
    """Return points around an oval."""
    count = 14 if max(rx, ry) < 6 else 32
    turn = 2 * math.pi / count
    return [(x + rx * math.cos(i * turn), y + ry * math.sin(i * turn)) for i in range(count)]


def soft_box(rect: Rect, bend: float) -> list[Point]:
    """Return points around a box with round corners."""
    x, y, w, h = rect
    bend = min(bend, w / 2, h / 2)
    right, low = x + w - bend, y + h - bend
    corners = (
        (right, y + bend, -90),
        (right, low, 0),
        (x + bend, low, 90),
        (x + bend, y + bend, 180),
    )
    turns = [
        (cx, cy, math.radians(start + s)) for cx, cy, start in corners for s in range(0, 91, 15)
    ]
    return [(cx + bend * math.cos(turn), cy + bend * math.sin(turn)) for cx, cy, turn in turns]
