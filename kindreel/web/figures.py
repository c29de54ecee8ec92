"""Small charts as SVG coordinates; the templates draw them."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

Point: TypeAlias = tuple[str, float]

WIDTH, HEIGHT, FOOT = 320, 120, 20  # the drawing, and the strip for labels under it


@dataclass(frozen=True)
class Bar:
    """One bar: its box and what it says."""

    x: float
    y: float
    width: float
    height: float
    label: str
    value: float


@dataclass(frozen=True)
class Chart:
    """A drawing: bars, or the points of a line and of the area under it."""

    width: int = WIDTH
    height: int = HEIGHT + FOOT
    base: int = HEIGHT
    bars: tuple[Bar, ...] = ()
    line: str = ""
    area: str = ""
    first: str = ""
    last: str = ""


def _scaled(points: Sequence[Point]) -> list[float]:
    """Heights in drawing units; an all-zero row lies flat."""
    top = max((value for _, value in points), default=0) or 1
    return [round(max(value, 0) / top * (HEIGHT - 4), 1) for _, value in points]


def draw_bars(points: Sequence[Point]) -> Chart:
    """Place one bar a point, a quarter of its step as the gap."""
    if not points:
        return Chart()
    step = WIDTH / len(points)
    bars = tuple(
        Bar(round(i * step + step / 8, 1), HEIGHT - tall, round(step * 0.75, 1), tall, label, value)
        for i, ((label, value), tall) in enumerate(zip(points, _scaled(points), strict=True))
    )
    return Chart(bars=bars, first=points[0][0], last=points[-1][0])


def draw_line(points: Sequence[Point]) -> Chart:
    """Join the points from edge to edge; one point alone is a level line."""
    if not points:
        return Chart()
    heights = _scaled(points)
    heights = heights * 2 if len(heights) == 1 else heights
    step = WIDTH / (len(heights) - 1)
    line = " ".join(f"{round(i * step, 1)},{HEIGHT - tall}" for i, tall in enumerate(heights))
    area = f"0,{HEIGHT} {line} {WIDTH},{HEIGHT}"
    return Chart(line=line, area=area, first=points[0][0], last=points[-1][0])
