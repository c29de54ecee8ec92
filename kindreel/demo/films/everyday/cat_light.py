"""A cat chases a spot of light across the carpet, and never gets it."""

from kindreel.demo.films.bubbles import glow
from kindreel.demo.films.ink import Canvas, Hand
from kindreel.demo.films.motion import blend, part, swing
from kindreel.demo.films.reel import Painter
from kindreel.demo.films.sound import Track, bell, pluck, wood

_STOPS = ((90, 540), (270, 430), (110, 350), (280, 560), (70, 430), (230, 330), (180, 470))
_FUR = "#d98f4e"


def _floor() -> Canvas:
    sheet = Canvas.paper("#e6c79c")
    for i in range(9):
        sheet.box((-5, i * 76, 380, 74), ("#e3c294", "#dfbb8a", "#e8caa0")[i % 3])
    sheet.hand = Hand("#6b3f34", 1.4)
    sheet.oval(180, 450, 176, 160, "#b5563f")
    sheet.oval(180, 450, 150, 134, "#e8c98f")
    sheet.oval(180, 450, 124, 108, "#7f9a86")
    sheet.box((-20, 60, 170, 130), "#8a6a86", 26)
    sheet.box((-10, 44, 150, 60), "#a080a0", 24)
    sheet.box((276, 40, 60, 96), "#d98f6b", 12)
    for i in range(5):
        sheet.blob(
            [(306, 60), (270 + i * 18, 10), (262 + i * 22, -8), (284 + i * 16, 20)], "#6f9a6a"
        )
    sheet.grain(5)
    return sheet


def _spot(t: float) -> tuple[float, float]:
    i = min(len(_STOPS) - 2, int(t / 1.4))
    k = part(t - i * 1.4, 0.75, 0.45)
    (ax, ay), (bx, by) = _STOPS[i], _STOPS[i + 1]
    return blend(ax, bx, k) + 3 * swing(t, 0.31), blend(ay, by, k)


def _cat(canvas: Canvas, x: float, y: float, way: float, t: float) -> None:
    crouch = 4 * swing(t, 0.28)
    with canvas.at(x, y):
        side = 1 if way > 0 else -1
        tail = [
            (-side * 40, -22),
            (-side * 66, -40),
            (-side * (70 + 8 * swing(t, 0.9)), -74),
            (-side * 54, -88),
        ]
        canvas.limb(tail, _FUR, 12)
        for leg in (-30, -14, 18, 32):
            canvas.limb([(leg, -16), (leg + side * 3 * swing(t, 0.3, leg / 9), 6)], _FUR, 13)
        canvas.blob(
            [(-46, -22), (-30, -48 - crouch), (20, -46), (44, -30), (36, -8), (-36, -6)], _FUR
        )
        for i in range(3):
            canvas.line([(-20 + i * 14, -45), (-18 + i * 14, -30)], "#b56f35", 5)
        with canvas.at(side * 44, -46 + crouch * 0.5, side * 5):
            for ear in (-1, 1):
                canvas.fill([(ear * 26, -10), (ear * 23, -40), (ear * 6, -22)], _FUR)
            canvas.oval(0, 0, 29, 25, _FUR)
            with canvas.plain():
                canvas.oval(side * 4, 9, 15, 10, "#f7e6cf")
                for eye in (-11, 11):
                    canvas.oval(eye + side * 3, -3, 6.5, 8, "#f6f3d6")
                    canvas.oval(eye + side * 5, -2, 4, 6.6, "#2b2228")
                canvas.fill([(side * 5 - 4, 5), (side * 5 + 4, 5), (side * 5, 9)], "#c9605a")


def start(_: float) -> Painter:
    """Paint the carpet once; return the painter of moments."""
    carpet = _floor()

    def paint(t: float) -> Canvas:
        canvas = carpet.copy()
        canvas.hand = Hand("#6b3f34", 1.6)
        x, y = _spot(t)
        glow(canvas, x, y, 34, "#fffbe0")
        with canvas.plain():
            canvas.disc(x, y, 9, "#fffef2")
        after, ahead = _spot(max(0.0, t - 0.42)), _spot(t + 0.1)
        way = ahead[0] - after[0] + (1 if x > 180 else -1)
        far = -66 if way > 0 else 66
        _cat(canvas, after[0] + far, after[1] + 6 - 30 * abs(swing(t - 0.2, 1.4)) ** 6, way, t)
        return canvas

    return paint


def sound(track: Track) -> None:
    """Play sneaking plucks, and a ping each time the light escapes."""
    for i in range(int(track.seconds / 0.35)):
        track.add(
            i * 0.35,
            pluck(("a2", "c3", "d3", "d#3", "e3", "d#3", "d3", "c3")[i % 8], 0.5),
            0.6,
            -0.2,
        )
        if i % 2:
            track.add(i * 0.35, wood("a5", 0.15), 0.18, 0.5)
    for i in range(6):
        track.add(i * 1.4 + 0.8, bell(("e6", "g6", "a6")[i % 3], 0.8), 0.3, (-0.5, 0.5)[i % 2])
        track.add(i * 1.4 + 1.15, wood(("c4", "a3")[i % 2]), 0.5)
