"""A round bird hops along a fence, stops, looks at you, and sings."""

from kindreel.demo.films.ink import Canvas, Hand
from kindreel.demo.films.motion import hop, part, swing
from kindreel.demo.films.reel import Painter
from kindreel.demo.films.sound import Track, hush, pluck, whistle

_HAND = Hand("#5b4334", 1.7, tremble=0.5)


def _garden() -> Canvas:
    sheet = Canvas.paper("#f7efd9")
    sheet.sky(("#cfe4e6", "#e6eede", "#f7efd9"))
    sheet.hand = _HAND
    for x, y, r in ((40, 300, 90), (150, 330, 70), (260, 290, 96), (350, 330, 80)):
        sheet.disc(x, y, r, "#b9d19a")
    sheet.box((-5, 360, 380, 300), "#9cc07c")
    for i in range(6):
        x = i * 66 - 8
        sheet.fill([(x, 400), (x + 24, 378), (x + 48, 400), (x + 48, 600), (x, 600)], "#e9cba2")
        sheet.curve([(x + 14, 420), (x + 20, 480), (x + 12, 560)], "#cfa877", 2)
    for y in (440, 540):
        sheet.box((-5, y, 380, 18), "#d9b183")
    for i in range(9):
        x, y = i * 43 + 14, 606 + i % 3 * 9
        sheet.line([(x, 640), (x, y)], "#6f9a58", 3)
        sheet.disc(x, y, 7, ("#e98a76", "#f0c75e", "#f6f0e4")[i % 3])
    sheet.grain(7)
    return sheet


def _bird(canvas: Canvas, x: float, y: float, squeeze: float, open_: float) -> None:
    with canvas.at(x, y, 0, 1.25, squeeze):
        for side in (-8, 8):
            canvas.line([(side, -6), (side + 3, 8), (side + 9, 8)], "#c9813f", 3)
        canvas.blob([(-30, -22), (-62, -44), (-66, -30), (-34, -8)], "#4f7fa0")
        canvas.blob(
            [(-34, -26), (-20, -58), (8, -74), (34, -62), (40, -36), (26, -8), (-6, 0), (-28, -8)],
            "#6f9fc0",
        )
        canvas.blob([(-4, -36), (22, -48), (36, -34), (24, -10), (0, -4)], "#f2a96f")
        canvas.blob([(-26, -40), (-2, -38), (2, -22), (-24, -16), (-44, -20)], "#4f7fa0")
        with canvas.plain():
            canvas.disc(20, -56, 6, "#fffdf6")
            canvas.disc(21.5, -56, 3.8, "#2b2228")
            canvas.disc(23, -58, 1.3, "#ffffff")
        canvas.fill([(38, -56 - open_ * 4), (56, -52 - open_ * 6), (38, -48)], "#e8a33c")
        canvas.fill([(38, -50), (53, -46 + open_ * 7), (37, -42)], "#d98f2f")


def start(_: float) -> Painter:
    """Paint the garden once; return the painter of moments."""
    garden = _garden()

    def paint(t: float) -> Canvas:
        canvas = garden.copy()
        canvas.boil(t)
        step, rest = int(min(t, 4.2) / 0.7), min(t, 4.2) % 0.7
        k = part(rest, 0.1, 0.5) if t < 4.2 else 0
        up = hop(k, 1.0) if t < 4.2 else 0
        sings = max(0.0, swing(t, 0.42)) if 5.0 < t < 7.9 else 0.0
        _bird(canvas, -30 + (step + k) * 36, 380 - 46 * up, 1 + 0.08 * up - 0.05 * sings, sings)
        for i in range(4):
            since = t - 5.2 - i * 0.7
            if 0 < since < 2:
                x, y = 250 + since * 30 + 8 * swing(since, 1.1), 290 - since * 66
                canvas.oval(x, y, 7, 5.4, "#5b4334")
                canvas.line([(x + 6, y), (x + 6, y - 24), (x + 15, y - 19)], "#5b4334", 2.6)
        return canvas

    return paint


def sound(track: Track) -> None:
    """Play hops on a string, then a whistled song over a summer hush."""
    track.swell(hush(track.seconds, 0.4, 3), 0.05, 4, 0.5)
    for i in range(6):
        track.add(
            i * 0.7 + 0.1, pluck(("c4", "d4", "e4", "g4", "a4", "c5")[i], 0.7), 0.6, -0.5 + i * 0.18
        )
    for i, note in enumerate(["e6", "g6", "c6", "e6", "d6", "g6", "e6", "c6"]):
        track.add(5.0 + i * 0.38, whistle(note, 0.3), 0.42, 0.3)
    for i, note in enumerate(("c3", "g3", "e3", "c3")):
        track.add(4.8 + i, pluck(note), 0.5)
