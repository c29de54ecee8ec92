"""A doodle draws itself: a house, a sun, a tree, two friends holding hands."""

import math

from kindreel.demo.films.ink import Canvas, Hand
from kindreel.demo.films.motion import Chance
from kindreel.demo.films.reel import Painter
from kindreel.demo.films.shapes import Point
from kindreel.demo.films.sound import Track, brush, pluck, wood

Stroke = tuple[str, float, tuple[Point, ...]]


def _ring(x: float, y: float, r: float, turns: float = 1.08) -> tuple[Point, ...]:
    count = int(26 * turns)
    return tuple(
        (x + r * math.cos(i * math.tau / 26), y + r * math.sin(i * math.tau / 26))
        for i in range(count)
    )


def _scrub(x: float, y: float, wide: float, tall: float) -> tuple[Point, ...]:
    chance = Chance(int(x + y))
    return tuple(
        (x + (wide if i % 2 else 0) + chance.between(-4, 4), y + tall * i / 15) for i in range(16)
    )


def _friend(x: float, colour: str, skin: str, hair: str) -> list[Stroke]:
    return [
        (skin, 12, _scrub(x - 13, 392, 26, 30)), ("#5a4638", 3.4, _ring(x, 406, 23)), (hair, 9, ((x - 23, 402), (x - 16, 384), (x, 378), (x + 16, 384), (x + 23, 402))),
        (colour, 11, _scrub(x - 18, 440, 36, 66)), ("#5a4638", 6, ((x - 9, 510), (x - 11, 556), (x - 20, 558))), ("#5a4638", 6, ((x + 9, 510), (x + 11, 556), (x + 20, 558))),
        ("#5a4638", 3, ((x - 8, 402), (x - 8, 405))), ("#5a4638", 3, ((x + 8, 402), (x + 8, 405))), ("#c9433f", 3, ((x - 9, 414), (x, 420), (x + 9, 414))),
    ]  # fmt: skip


_STROKES: list[Stroke] = [
    ("#7fae62", 9, ((10, 566), (90, 558), (180, 566), (270, 557), (350, 565))), ("#8fbf68", 12, _scrub(14, 574, 330, 44)),
    ("#f0b43c", 10, _ring(296, 96, 30, 1.8)), *[("#f0b43c", 5, ((296 + 42 * math.cos(a), 96 + 42 * math.sin(a)), (296 + 62 * math.cos(a), 96 + 62 * math.sin(a)))) for a in (0.4, 1.2, 2.0, 2.8, 3.6, 4.4, 5.2, 6.0)],
    ("#b5563f", 5, ((40, 330), (40, 210), (160, 210), (160, 330), (40, 330))), ("#d98f6b", 10, _scrub(50, 222, 100, 100)), ("#8a4a5a", 7, ((28, 212), (100, 136), (172, 212), (28, 212))),
    ("#41667a", 6, ((86, 330), (86, 276), (116, 276), (116, 330))), ("#e8b04a", 7, ((58, 236), (78, 236), (78, 256), (58, 256), (58, 236))),
    ("#8a6246", 12, ((270, 350), (274, 300), (270, 256))), ("#6f9f58", 14, _ring(270, 226, 34, 2.0)), ("#86b56a", 12, _ring(270, 222, 17, 1.6)),
    *_friend(132, "#d9553f", "#c68652", "#3d2519"), *_friend(232, "#5f86b5", "#f0c8a4", "#c98d3f"),
    ("#5a4638", 6, ((150, 456), (168, 482), (182, 478))), ("#5a4638", 6, ((214, 456), (196, 482), (182, 478))), ("#5a4638", 6, ((114, 456), (92, 430))), ("#5a4638", 6, ((250, 456), (274, 430))),
    ("#d9553f", 7, ((182, 366), (168, 350), (172, 336), (182, 344), (192, 336), (196, 350), (182, 366))),
]  # fmt: skip


def start(seconds: float) -> Painter:
    """Lay the paper once; return the painter of moments, each with the strokes up to then."""
    sheet = Canvas.paper("#fbf5e6")
    sheet.grain(6)
    sheet.hand = Hand(tremble=0.25)
    points = sum(len(stroke[2]) for stroke in _STROKES)
    done = [0]

    def paint(t: float) -> Canvas:
        upto, seen, tip = int(min(1.0, t / (seconds - 1.2)) * points), 0, (180.0, 700.0)
        for colour, width, way in _STROKES:
            now = min(len(way), upto - seen)
            if now > 1 and seen + now > done[0]:
                sheet.line(way[max(0, done[0] - seen - 1) : now], colour, width)
            if 0 < now < len(way):
                tip = way[now - 1]
            seen += len(way)
        done[0] = max(done[0], upto)
        canvas = sheet.copy()
        _crayon(canvas, tip, next((s[0] for s, end in _ends() if end >= upto), "#d9553f"))
        return canvas

    return paint


def _ends() -> list[tuple[Stroke, int]]:
    total, found = 0, []
    for stroke in _STROKES:
        total += len(stroke[2])
        found.append((stroke, total))
    return found


def _crayon(canvas: Canvas, tip: Point, colour: str) -> None:
    with canvas.drawn(Hand("#5a4638", 1.4)), canvas.at(*tip, 30):
        canvas.fill([(0, 0), (-9, -22), (9, -22)], colour)
        canvas.box((-13, -98, 26, 78), colour, 4)
        canvas.box((-13, -80, 26, 38), "#fff7e4")


def sound(track: Track) -> None:
    """Play rubbing crayon and a ukulele."""
    for i in range(int((track.seconds - 1.2) / 0.1)):
        track.add(i * 0.1, brush(0.09, i % 8), 0.45, 0.4 * (-1) ** i)
    chords = ("g4 c4 e4 c5", "g4 c4 e4 a4", "a4 c4 f4 a4", "g4 d4 g4 b4")
    for i in range(int(track.seconds / 0.34)):
        if i % 8 in (0, 2, 3, 5, 6):
            for j, note in enumerate(chords[i // 8 % 4].split()):
                track.add(i * 0.34 + j * 0.02, pluck(note, 0.6), 0.3, -0.2)
        if i % 8 == 4:
            track.add(i * 0.34, wood("c3"), 0.5)
