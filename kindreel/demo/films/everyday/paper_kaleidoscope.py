"""A kaleidoscope of cut paper, turning. Square, as some members film."""

import math

from kindreel.demo.films.ink import Canvas, Hand
from kindreel.demo.films.motion import swing
from kindreel.demo.films.reel import Painter
from kindreel.demo.films.sound import Track, bell, pad

_PAPERS = ("#d9664b", "#e8b04a", "#f3d9a4", "#5f9a8c", "#41667a", "#b0789a", "#8a9a5b")


def _ring(canvas: Canvas, t: float, ring: int) -> None:
    count, far = (6, 8, 12, 12, 16)[ring], 40 + ring * 42 + 10 * swing(t, 6, ring / 5)
    way = 1 if ring % 2 else -1
    size = 0.75 + ring * 0.16 + 0.12 * swing(t, 5, ring / 4)
    for i in range(count):
        turn = i * 360 / count + way * t * (14 - ring)
        x, y = 200 + far * math.cos(math.radians(turn)), 200 + far * math.sin(math.radians(turn))
        with canvas.at(x, y, turn + 90, size):
            _cut(canvas, (ring + int(t / 4)) % 4, _PAPERS[(ring * 2 + i % 2) % 7])


def _cut(canvas: Canvas, kind: int, colour: str) -> None:
    if kind == 0:
        canvas.blob([(0, -26), (15, -4), (0, 20), (-15, -4)], colour)
    elif kind == 1:
        canvas.fill([(0, -22), (19, 12), (-19, 12)], colour)
    elif kind == 2:
        canvas.blob(
            [(0, 16), (-16, 0), (-14, -14), (-5, -16), (0, -8), (5, -16), (14, -14), (16, 0)],
            colour,
        )
    else:
        canvas.disc(0, 0, 15, colour)
        with canvas.plain():
            canvas.disc(0, 0, 6, "#fff3dc")


def start(_: float) -> Painter:
    """Paint the paper below once; return the painter of moments."""
    sheet = Canvas.paper("#efe0c6", 400, 400)
    sheet.sky(("#f5ead4", "#e8d4b4"))
    sheet.grain(6)
    sheet.hand = Hand(shadow="#3a241c38")

    def paint(t: float) -> Canvas:
        canvas = sheet.copy()
        for ring in (4, 3, 2, 1, 0):
            _ring(canvas, t, ring)
        with canvas.at(200, 200, t * 30, 1.1 + 0.12 * swing(t, 3)):
            for turn in range(0, 360, 45):
                with canvas.at(0, 0, turn):
                    canvas.blob([(0, -36), (9, -18), (0, -4), (-9, -18)], _PAPERS[turn // 45 % 2])
            canvas.disc(0, 0, 11, "#fff3dc")
        return canvas

    return paint


def sound(track: Track) -> None:
    """Play slow bells that turn around one another."""
    for i, chord in enumerate(("f3 c4 a4", "d3 a3 f4", "bb2 f3 d4")):
        track.add(i * 3.4, pad(chord, 4.6), 0.5)
    ring = ["f5", "a5", "c6", "e6", "c6", "a5", "g5", "d5"]
    for i in range(int(track.seconds / 0.42)):
        track.add(i * 0.42, bell(ring[i * 3 % 8], 1.8), 0.3, 0.8 * (-1) ** i)
        if i % 5 == 0:
            track.add(i * 0.42 + 0.21, bell(ring[i % 8][:-1] + "6", 1.2), 0.16, -0.4)
