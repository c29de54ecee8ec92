"""A grumpy cloud rains, the sun comes to visit, and the cloud cheers up."""

from kindreel.demo.films.bubbles import glow
from kindreel.demo.films.ink import PLAIN, Canvas, Hand
from kindreel.demo.films.motion import Chance, blend, part, pop, swing
from kindreel.demo.films.reel import Painter
from kindreel.demo.films.shapes import Point, fade
from kindreel.demo.films.sound import Track, bell, hush, pluck, wood

_HAND = Hand("#5b5566", 2.2, tremble=0.3)


def _face(canvas: Canvas, smile: float, blink: float) -> None:
    with canvas.drawn(PLAIN):
        for side in (-1, 1):
            canvas.oval(side * 22, -4, 6, max(1.0, 8 * (1 - blink)), "#3a3442")
            canvas.disc(side * 22 + 2, -7, 2, "#ffffff")
            canvas.oval(side * 38, 10, 9, 6, "#f2a39a99")
            canvas.curve(
                [
                    (side * 14, -20 - 4 * smile),
                    (side * 22, -24 + smile),
                    (side * 32, -20 - 4 + 8 * (smile > 0)),
                ],
                "#3a3442",
                3,
            )
        canvas.curve(
            [(-13, 12 - 5 * smile), (0, 12 + 8 * smile), (13, 12 - 5 * smile)], "#3a3442", 3.4
        )


def _meadow(paper: str, top: str, low: str) -> Canvas:
    sheet = Canvas.paper(paper)
    sheet.sky((top, low))
    sheet.blob([(-30, 520), (90, 480), (220, 520), (390, 470), (390, 660), (-30, 660)], "#97bf78")
    sheet.grain(4)
    return sheet


def _rain(canvas: Canvas, drops: list[Point], t: float) -> None:
    rain = 1 - part(t, 3.4, 1.2)
    for x, k in drops:
        y = 330 + (t * 0.9 + k) % 1 * 260
        canvas.line([(x, y), (x - 3, y + 16)], fade("#5f8fb5", rain), 3)


def _flowers(canvas: Canvas, t: float) -> None:
    for i in range(7):
        size = pop(t, 4.6 + i * 0.16, 0.5)
        if size > 0.05:
            _flower(canvas, 36 + i * 49, 540 + i % 3 * 26, size, i)


def start(_: float) -> Painter:
    """Paint the meadow twice, in rain and in sun; return the painter of moments."""
    grey = _meadow("#b9c3cc", "#9fabb8", "#cfd3d3")
    blue = _meadow("#bfe0ea", "#a9d6e4", "#f8efd0")
    chance = Chance(3)
    drops = [(chance.between(70, 290), chance.between(0, 1)) for _ in range(34)]

    def paint(t: float) -> Canvas:
        near, smile = part(t, 2.2, 1.6), blend(-1, 1, part(t, 3.6, 0.8))
        canvas = (blue if near > 0.6 else grey).copy()
        canvas.hand = _HAND
        canvas.boil(t)
        _rain(canvas, drops, t)
        _sun(canvas, blend(430, 258, near), 170 + 6 * swing(t, 2), t)
        _cloud(canvas, blend(180, 140, near), 270 + 7 * swing(t, 2.4), smile, t)
        _flowers(canvas, t)
        return canvas

    return paint


def _sun(canvas: Canvas, x: float, y: float, t: float) -> None:
    glow(canvas, x, y, 120, "#fff3c0")
    with canvas.at(x, y):
        for i in range(12):
            with canvas.at(0, 0, i * 30 + t * 16):
                canvas.fill([(70, -8), (92, 0), (70, 8)], "#f0b43c")
        canvas.disc(0, 0, 60, "#f8cc55")
        _face(canvas, 1, 1.0 if t % 2.1 < 0.15 else 0.0)


def _cloud(canvas: Canvas, x: float, y: float, smile: float, t: float) -> None:
    with canvas.at(x, y, 2 * swing(t, 1.7)):
        shade = "#f8f6ee" if smile > 0 else "#d5d9de"
        canvas.blob(
            [
                (-96, 30),
                (-108, 0),
                (-84, -28),
                (-56, -34),
                (-34, -66),
                (8, -70),
                (38, -46),
                (76, -40),
                (102, -8),
                (92, 28),
                (40, 40),
                (-40, 40),
            ],
            shade,
        )
        _face(canvas, smile, 1.0 if t % 2.7 < 0.15 else 0.0)


def _flower(canvas: Canvas, x: float, y: float, size: float, kind: int) -> None:
    canvas.curve([(x, y + 60), (x - 3, y + 30), (x, y + 60 - 60 * size)], "#5f8f4f", 4)
    with canvas.at(x, y + 60 - 60 * size, 0, size):
        for turn in range(0, 360, 60):
            with canvas.at(0, 0, turn):
                canvas.oval(0, -12, 8, 11, ("#e98a76", "#f6efe0", "#c79ac0", "#f0c75e")[kind % 4])
        canvas.disc(0, 0, 7, "#b5762f")


def sound(track: Track) -> None:
    """Play rain that gives way to a skipping marimba."""
    track.swell(hush(4.4, 0.6, 21), 0.26, 4.4, 1.0)
    for i, note in enumerate(("a3", "c4", "e4", "c4")):
        track.add(i * 0.6, pluck(note), 0.6)
    for i, note in enumerate(
        ["c5", "e5", "g5", "c6", "a5", "g5", "e5", "g5", "f5", "a5", "c6", "a5", "g5", "e5", "c5"]
    ):
        track.add(3.2 + i * 0.3, wood(note), 0.6, (-0.4, 0.4)[i % 2])
        if i % 4 == 0:
            track.add(3.2 + i * 0.3, bell(note, 1.4), 0.3)
            track.add(3.2 + i * 0.3, pluck(("c3", "f3")[i // 4 % 2]), 0.6)
