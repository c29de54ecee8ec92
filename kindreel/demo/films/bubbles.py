"""Speech bubbles, captions and messages: words on small sheets that pop up, stay and go."""

from functools import lru_cache

import numpy as np
from PIL import Image

from kindreel.demo.films.ink import DRAWN_SCALE, FILM_SCALE, Canvas
from kindreel.demo.films.letters import font, wrap
from kindreel.demo.films.motion import pop
from kindreel.demo.films.shapes import Point, mix

_SIZE = 18.0


def _lettered(words: str, size: float, wide: float) -> tuple[str, float, float]:
    kind = round(size * 2 * FILM_SCALE)
    lines = "\n".join(wrap(line, kind, wide * 2 * FILM_SCALE) for line in words.split("\n"))
    broad = max(font(kind).getlength(line) for line in lines.split("\n")) / (2 * FILM_SCALE)
    return lines, broad, (lines.count("\n") + 1) * size * 1.25


def _small(sheet: Canvas) -> Canvas:
    return Canvas(sheet.image.reduce(2), FILM_SCALE)


@lru_cache(maxsize=32)
def _bubble(words: str, tail: int, ink: str) -> Canvas:
    lines, broad, tall = _lettered(words, _SIZE, 196)
    wide, high = max(76.0, broad + 34), tall + 26
    sheet = Canvas.glass(wide + 8, high + 34)
    tip = min(wide - 26, max(26.0, wide / 2 + tail)) + 4
    sheet.box((6, 7, wide, high), "#3d2b3a40", 20)
    sheet.fill(
        [(tip - 11, high - 2), (tip + 11, high - 2), (tip + (6 if tail > 0 else -6), high + 26)],
        "#fffdf8",
    )
    sheet.box((4, 3, wide, high), "#fffdf8", 20)
    sheet.text((4 + wide / 2, 2 + high / 2), lines, _SIZE, ink)
    return _small(sheet)


def bubble(words: str, tail: float, ink: str) -> Canvas:
    """Return a speech bubble whose tail points so far to the side of its middle."""
    return _bubble(words, 8 * round(tail / 8), ink)


@lru_cache(maxsize=32)
def caption(words: str, ink: str, paper: str) -> Canvas:
    """Return a torn strip of paper with words on it."""
    lines, broad, tall = _lettered(words, _SIZE, 276)
    wide, high = max(120.0, broad + 40), tall + 26
    sheet = Canvas.glass(wide + 12, high + 14)
    rough = [(6 + wide * i / 8, 5 + (2 if i % 2 else 0)) for i in range(9)]
    low = [(6 + wide * (8 - i) / 8, 5 + high - (2 if i % 2 else 0)) for i in range(9)]
    sheet.fill([(x + 2, y + 4) for x, y in (*rough, *low)], "#2b1f2a38")
    sheet.fill([*rough, *low], mix(paper, "#ffffff", 0.55))
    sheet.text((6 + wide / 2, 4 + high / 2), lines, _SIZE, ink)
    return _small(sheet)


@lru_cache(maxsize=32)
def message(words: str, side: str) -> Canvas:
    """Return a message as a phone shows it, from others (<) or from oneself (>)."""
    lines, broad, tall = _lettered(words, 16.5, 210)
    wide, high = broad + 64, tall + 22
    mine = side == ">"
    sheet = Canvas.glass(wide + 6, high + 8)
    sheet.box((4, 5, wide, high), "#2b1f2a30", 16)
    sheet.box((2, 2, wide, high), "#cfe6d4" if mine else "#fffdf8", 16)
    x = wide - 16 if mine else 21
    sheet.disc(x, high / 2 + 2, 11, "#7fae96" if mine else "#b9b0c4")
    sheet.disc(x, high / 2 - 1, 4, "#ffffff")
    sheet.oval(x, high / 2 + 8, 7, 4, "#ffffff")
    sheet.text((wide / 2 + (-14 if mine else 16), high / 2 + 1), lines, 16.5, "#2f2433")
    return _small(sheet)


def pasted(seen: Canvas, piece: Canvas, place: Point, since: float, lasts: float) -> None:
    """Lay a piece on the film: it springs up, and goes at the end of its time."""
    size = pop(since, -0.06, 0.34) * min(1.0, max(0.05, (lasts - since) / 0.12))
    seen.stamp(piece, *place, 0, 1 if abs(size - 1) < 0.02 else size)


def heart(canvas: Canvas, x: float, y: float, size: float, colour: str) -> None:
    """Draw a heart."""
    with canvas.at(x, y, size=size):
        canvas.blob(
            [(0, 10), (-9, 1), (-10, -6), (-5, -10), (0, -6), (5, -10), (10, -6), (9, 1)], colour
        )


@lru_cache(maxsize=32)
def _light(r: int, colour: str) -> Canvas:
    """Return a soft disc of light: laying it down is much cheaper than drawing it again."""
    half = round(r * DRAWN_SCALE)
    line = np.arange(-half, half) / half
    near = 1 - np.minimum(1, np.hypot(line[:, None], line[None, :]))
    light = Image.new("RGBA", (2 * half, 2 * half), colour)
    light.putalpha(Image.fromarray((255 * 0.6 * near**1.2).astype(np.uint8)))
    return Canvas(light, DRAWN_SCALE)


def glow(canvas: Canvas, x: float, y: float, r: float, colour: str) -> None:
    """Draw soft light around a point."""
    step = 1 if r < 40 else 4
    canvas.stamp(_light(max(2, step * round(r / step)), colour), x, y)
