"""Broad sea, slow waves, a small boat with a light. Filmed lying down."""

from kindreel.demo.films.bubbles import glow
from kindreel.demo.films.ink import Canvas
from kindreel.demo.films.motion import swing
from kindreel.demo.films.reel import Painter
from kindreel.demo.films.shapes import fade
from kindreel.demo.films.sound import Track, hush, pad, whistle

_SEA = ("#7fa9a8", "#6a98a0", "#558796", "#447688", "#356478")


def _sky() -> Canvas:
    sheet = Canvas.paper("#f6d9b0", 640, 360)
    sheet.sky(("#f3b690", "#f8d6a6", "#fbeccb", "#a9c7bd"))
    glow(sheet, 452, 132, 110, "#fff6d6")
    sheet.disc(452, 132, 38, "#fff3cc")
    for x, y, w in ((90, 70, 120), (250, 46, 80), (560, 66, 90)):
        sheet.blob(
            [(x - w / 2, y), (x - w / 4, y - 14), (x + w / 6, y - 18), (x + w / 2, y), (x, y + 7)],
            "#fff3dcaa",
        )
    sheet.blob([(-20, 176), (60, 140), (130, 160), (210, 178), (210, 200), (-20, 200)], "#8fa89f")
    sheet.grain(4)
    return sheet


def _boat(canvas: Canvas, x: float, y: float, turn: float) -> None:
    with canvas.at(x, y, turn):
        canvas.fill([(-4, -70), (-4, -14), (34, -14)], "#fff7e6")
        canvas.fill([(-8, -62), (-8, -14), (-30, -14)], "#e98a6b")
        canvas.line([(-6, -74), (-6, -8)], "#6b4a3c", 3)
        canvas.blob([(-40, -12), (40, -12), (28, 8), (-28, 8)], "#8a5a44")
        glow(canvas, 26, -18, 14, "#ffe3a0")


def _sea(canvas: Canvas, t: float) -> None:
    for i, colour in enumerate(_SEA):
        y = 186 + i * 34
        if i == 2:
            _boat(canvas, 130 + t * 15, y - 2 + 7 * swing(t, 4.1), 5 * swing(t, 4.1, 0.2))
        crest = [
            (x, y + (5 + 2 * i) * swing(t, 4.4 - i * 0.3, x / (190 + 40 * i) + i / 3))
            for x in range(-20, 680, 35)
        ]
        canvas.blob([*crest, (680, 380), (-20, 380)], colour)
        canvas.curve([(x, y + 8) for x, y in crest[1 + i % 3 :: 2]], fade("#fff7e6", 0.24), 2.4)


def _gull(canvas: Canvas, x: float, y: float, wing: float) -> None:
    canvas.curve(
        [(x - 13, y - 5 - wing), (x - 5, y - 4), (x, y), (x + 5, y - 4), (x + 13, y - 5 - wing)],
        "#5a5a66",
        2.4,
    )


def start(_: float) -> Painter:
    """Paint the sky once; return the painter of moments."""
    sky = _sky()

    def paint(t: float) -> Canvas:
        canvas = sky.copy()
        _sea(canvas, t)
        for i in range(3):
            y = 66 + i * 13 + 5 * swing(t, 3, i / 3)
            _gull(canvas, 300 + i * 46 + t * 9, y, 6 * swing(t, 0.9, i / 5))
        return canvas

    return paint


def sound(track: Track) -> None:
    """Play waves that come and go under long chords and one far flute."""
    track.swell(hush(track.seconds, 0.16, 11), 0.5, 4.4, 0.9)
    track.swell(hush(track.seconds, 0.5, 12), 0.12, 4.4, 1.0)
    for i, chord in enumerate(("d3 a3 f#4", "b2 f#3 d4", "g2 d3 b3", "a2 e3 c#4")):
        track.add(i * 4, pad(chord, 5.5), 0.5)
    for moment, note in (
        (2, "a5"),
        (3.1, "f#5"),
        (6.2, "d5"),
        (9, "e5"),
        (10.1, "f#5"),
        (13, "d5"),
    ):
        track.add(moment, whistle(note, 1.0), 0.16, 0.4)
