"""A library at night: one book climbs off the shelf and walks to its friends."""

from kindreel.demo.films.bubbles import glow
from kindreel.demo.films.ink import PLAIN, Canvas, Hand
from kindreel.demo.films.motion import Chance, blend, part, swing
from kindreel.demo.films.reel import Painter
from kindreel.demo.films.shapes import mix
from kindreel.demo.films.sound import Track, bell, pluck, wood

_COVERS = ("#b5563f", "#e0a33b", "#5f8f86", "#41667a", "#8a6b9a", "#c9806b", "#7a8a5b")
_HEART = (
    (0, 10),
    (-9, 1),
    (-10, -6),
    (-5, -10),
    (0, -6),
    (5, -10),
    (10, -6),
    (9, 1),
)
_TUNE = (
    "d5", "f#5", "a5", "f#5", "b5", "a5", "f#5", "e5",
    "d5", "e5", "f#5", "a5", "d6", "a5", "f#5", "d5",
)  # fmt: skip


def _library() -> Canvas:
    sheet = Canvas.paper("#5a4238")
    sheet.hand = Hand("#33241f", 1.2)
    chance = Chance(14)
    for shelf in range(4):
        y = 40 + shelf * 150
        sheet.box((-5, y - 20, 380, 150), ("#4a352d", "#453129")[shelf % 2])
        x = 6.0
        while x < 350:
            wide, tall = chance.between(16, 30), chance.between(74, 112)
            free = shelf == 2 and 90 < x < 290
            if not free:
                cover = chance.one_of(_COVERS)
                sheet.box((x, y + 118 - tall, wide, tall), cover, 2)
                sheet.box((x + 3, y + 130 - tall, wide - 6, 6), mix(cover, "#fff3d6", 0.5))
            x += wide + 1
        sheet.box((-5, y + 118, 380, 14), "#8a6248")
    with sheet.drawn(PLAIN):
        glow(sheet, 190, 380, 210, "#ffd9a0")
    sheet.grain(5)
    return sheet


def _book(canvas: Canvas, x: float, y: float, t: float, walks: float) -> None:
    step = swing(t, 0.5) * walks
    with canvas.at(x, y, 5 * step):
        for side in (-1, 1):
            foot = (side * 11 + side * step * 10, 0 - max(0.0, side * step) * 8)
            canvas.line([(side * 10, -18), foot], "#33241f", 4)
            canvas.oval(foot[0] + 4, foot[1], 8, 4.5, "#33241f")
        with canvas.at(0, -16 - 3 * abs(step)):
            canvas.box((-27, -92, 54, 92), "#d9664b", 5)
            canvas.box((-27, -92, 9, 92), "#b5503d", 3)
            with canvas.drawn(PLAIN):
                for eye in (-6, 15):
                    canvas.oval(eye, -60, 7.5, 9 if t % 2.3 > 0.15 else 1.4, "#fffdf6")
                    canvas.disc(eye + 2, -59, 3.6 if t % 2.3 > 0.15 else 0.3, "#2b2228")
                    canvas.oval(eye + (3 if eye > 0 else -3), -44, 5, 3.4, "#f2a39a")
                canvas.curve([(-3, -42), (5, -36 - 2 * walks), (13, -42)], "#2b2228", 2.6)
                canvas.text((5, -20), "HELLO", 9, "#fff3d6")
            for side in (-1, 1):
                wave = 30 + 14 * swing(t, 0.5) if side > 0 and walks < 0.5 else -14
                canvas.curve(
                    [(side * 27, -44), (side * 38, -40 - wave * 0.3), (side * 42, -44 - wave)],
                    "#33241f",
                    3.4,
                )


def _neighbours(canvas: Canvas, t: float) -> None:
    canvas.box((296, 362, 24, 94), "#5f8f86", 2)
    with canvas.at(320, 456, -10 * part(t, 7.6, 0.6)):
        canvas.box((-20, -90, 20, 90), "#e0a33b", 2)


def _hearts(canvas: Canvas, t: float) -> None:
    for i in range(3):
        up = part(t, 7.8 + i * 0.35, 1.6)
        x, y = 266 + i * 14 + 6 * swing(t, 1.4, i / 3), 330 - 90 * up
        with canvas.drawn(PLAIN), canvas.at(x, y, size=0.9 * (1 - up) + 0.1):
            canvas.blob(_HEART, "#f08a7a")


def _walked(t: float) -> float:
    if t < 1.0:
        return -50
    return blend(-50, 250, part(t, 1.0, 5.4)) if t < 7 else 250


def start(_: float) -> Painter:
    """Fill the shelves once; return the painter of moments."""
    library = _library()

    def paint(t: float) -> Canvas:
        canvas = library.copy()
        canvas.hand = Hand("#33241f", 1.4)
        _neighbours(canvas, t)
        _book(canvas, _walked(t), 456, t, 1.0 if 1.0 < t < 6.4 else 0.0)
        if t > 7.8:
            _hearts(canvas, t)
        return canvas

    return paint


def sound(track: Track) -> None:
    """Play tiptoe steps and a music box."""
    for i in range(22):
        track.add(1.0 + i * 0.25, wood(("d4", "a3")[i % 2], 0.15), 0.5, -0.7 + i * 0.06)
    for i, note in enumerate(_TUNE):
        track.add(0.6 + i * 0.5, bell(note, 1.4), 0.28)
        if i % 4 == 0:
            track.add(0.6 + i * 0.5, pluck(("d3", "g3", "b3", "a3")[i // 4]), 0.55)
    for i, note in enumerate(("a5", "d6", "f#6")):
        track.add(7.8 + i * 0.35, bell(note), 0.4, 0.4)
