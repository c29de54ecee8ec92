"""Stars with the names of a whole class join up: the picture is a heart."""

import math

from kindreel.demo.films.bubbles import glow
from kindreel.demo.films.ink import Canvas
from kindreel.demo.films.motion import Chance, blend, part, pop, swing
from kindreel.demo.films.reel import Painter
from kindreel.demo.films.shapes import Point, fade
from kindreel.demo.films.sound import Track, bell, pad, pluck

_NAMES = (
    "Ada",
    "Ben",
    "Chidi",
    "Dora",
    "Emil",
    "Fatma",
    "Gus",
    "Hana",
    "Ivo",
    "June",
    "Kofi",
    "Lin",
)

_SIDE = (0.72, 1.15, 1.65, 2.15, 2.6)
_TURNS = (0.0, *_SIDE, math.pi, *(-turn for turn in reversed(_SIDE)))


def _heart_at(i: int) -> Point:
    a = _TURNS[i]
    x = 16 * math.sin(a) ** 3
    y = 13 * math.cos(a) - 5 * math.cos(2 * a) - 2 * math.cos(3 * a) - math.cos(4 * a)
    return 180 + x * 9.2, 296 - y * 10.2


def _night() -> Canvas:
    sheet = Canvas.paper("#2f3a56")
    sheet.sky(("#26304f", "#3a4468", "#5f5f86", "#a58a8f"))
    chance = Chance(31)
    for _ in range(140):
        sheet.disc(
            chance.between(0, 360),
            chance.between(0, 520),
            chance.between(0.5, 1.7),
            fade("#fff6de", chance.between(0.3, 0.9)),
        )
    sheet.blob(
        [(-30, 560), (70, 500), (170, 540), (270, 494), (390, 550), (390, 660), (-30, 660)],
        "#35405a",
    )
    sheet.blob([(-30, 606), (120, 566), (250, 596), (390, 570), (390, 660), (-30, 660)], "#2a334a")
    sheet.fill([(250, 584), (250, 556), (274, 534), (298, 556), (298, 584)], "#232b40")
    sheet.box((266, 560, 13, 14), "#ffd68a")
    sheet.grain(4)
    return sheet


def _scattered() -> list[Point]:
    chance = Chance(77)
    return [
        (
            80 + i * 5 % 3 * 100 + chance.between(-26, 26),
            90 + i // 3 * 112 + chance.between(-26, 26),
        )
        for i in range(len(_NAMES))
    ]


def _drifted(loose: list[Point], t: float) -> list[Point]:
    where = []
    for i, (x, y) in enumerate(loose):
        k, (hx, hy) = part(t, 3.6 + i * 0.12, 2.0), _heart_at(i)
        where.append(
            (blend(x, hx, k) + 2 * swing(t, 4, i / 7), blend(y, hy, k) + 2 * swing(t, 3.3, i / 5))
        )
    return where


def _join(canvas: Canvas, where: list[Point], t: float) -> None:
    for i, (x, y) in enumerate(where):
        joined = part(t, 6.6 + i * 0.28, 0.4)
        nx, ny = where[(i + 1) % len(where)]
        if joined > 0:
            canvas.line([(x, y), (blend(x, nx, joined), blend(y, ny, joined))], "#ffe9b8aa", 2)


def _named_stars(canvas: Canvas, where: list[Point], t: float) -> None:
    for i, (x, y) in enumerate(where):
        size = pop(t, 0.3 + i * 0.2, 0.5)
        if size > 0.05:
            _star(canvas, x, y, size * (1 + 0.15 * swing(t, 1.4, i / 4)))
            canvas.text((x, y + 21), _NAMES[i], 14, fade("#fff3d6", min(1.0, size)))


def start(_: float) -> Painter:
    """Paint the night once and scatter the names; return the painter of moments."""
    night, loose = _night(), _scattered()

    def paint(t: float) -> Canvas:
        canvas, where = night.copy(), _drifted(loose, t)
        _join(canvas, where, t)
        _named_stars(canvas, where, t)
        if t > 10.2:
            canvas.text((180, 300), "nobody left out", 23, fade("#fff3d6", part(t, 10.2, 0.8)))
        return canvas

    return paint


def _star(canvas: Canvas, x: float, y: float, size: float) -> None:
    glow(canvas, x, y, 18 * size, "#ffe9b8")
    with canvas.at(x, y, 0, size):
        canvas.fill(
            [
                (0, -10),
                (2.4, -2.4),
                (10, 0),
                (2.4, 2.4),
                (0, 10),
                (-2.4, 2.4),
                (-10, 0),
                (-2.4, -2.4),
            ],
            "#fff6de",
        )


def sound(track: Track) -> None:
    """Play a bell per name, and a chord when they join."""
    for i, note in enumerate(
        ["d5", "f5", "a5", "c6", "e6", "d6", "a5", "f5", "g5", "bb5", "d6", "f6"]
    ):
        track.add(0.3 + i * 0.2, bell(note, 1.4), 0.3, math.sin(i * 2.1) * 0.7)
        track.add(6.6 + i * 0.28, bell(note), 0.36, math.sin(i) * 0.7)
    for i, chord in enumerate(("d3 a3 f4", "bb2 f3 d4", "f2 c3 a3", "c3 g3 e4")):
        track.add(i * 3.25, pad(chord, 4.6), 0.5)
        track.add(i * 3.25, pluck(chord.split()[0]), 0.5)
