"""Bread in an oven, quicker than life: it rises, it browns, the clock runs, steam, done."""

from kindreel.demo.films.bubbles import glow
from kindreel.demo.films.ink import Canvas
from kindreel.demo.films.motion import part, pop, swing
from kindreel.demo.films.reel import Painter
from kindreel.demo.films.shapes import fade, mix
from kindreel.demo.films.sound import Track, bell, brush, hush, pluck, wood


def _kitchen() -> Canvas:
    sheet = Canvas.paper("#f4dfc0")
    sheet.sky(("#f7e7cb", "#f1d5b3"))
    for row in range(5):
        for column in range(7):
            sheet.box(
                (column * 56 - 10 + row % 2 * 28, 10 + row * 34, 52, 30),
                ("#f9efdc", "#f3e2c6", "#eed7ba")[(row + column) % 3],
                4,
            )
    sheet.box((22, 190, 316, 420), "#7d9a94", 20)
    sheet.box((36, 204, 288, 60), "#6a8680", 12)
    for x in (84, 128, 232, 276):
        sheet.disc(x, 234, 14, "#e9dcc4")
        sheet.line([(x, 234), (x + 5, 224)], "#5a4a44", 3)
    sheet.box((44, 284, 272, 270), "#4b3a36", 16)
    sheet.box((56, 296, 248, 246), "#3a2a28", 10)
    sheet.box((60, 272, 240, 12), "#e9dcc4", 6)
    sheet.box((-5, 606, 380, 50), "#c79a6b")
    sheet.grain(5)
    return sheet


def _loaf(canvas: Canvas, rise: float, brown: float) -> None:
    crust = mix("#f3dfb5", "#b5702f", brown)
    top = 486 - 70 - 62 * rise
    wide = 76 + 14 * rise
    canvas.blob(
        [
            (180 - wide, 486),
            (180 - wide - 6, 460 - 14 * rise),
            (150 - 12 * rise, top),
            (210 + 12 * rise, top),
            (180 + wide + 6, 460 - 14 * rise),
            (180 + wide, 486),
        ],
        crust,
    )
    for i in (-1, 0, 1):
        x = 180 + i * 40
        canvas.curve(
            [(x - 12, top + 34), (x + 2, top + 22), (x + 14, top + 26)],
            mix(crust, "#fff3d6", 0.5),
            3 + 4 * rise,
        )
    canvas.box((92, 482, 176, 9), "#2b2022", 4)


def start(_: float) -> Painter:
    """Paint the kitchen once; return the painter of moments."""
    kitchen = _kitchen()

    def paint(t: float) -> Canvas:
        canvas = kitchen.copy()
        rise, brown, done = part(t, 0.6, 5.5), part(t, 3.2, 5), t > 8.6
        with canvas.at(0, 0):
            glow(canvas, 180, 440, 118 + 3 * swing(t, 0.8), "#ff9d4a")
        canvas.line([(62, 494), (298, 494)], "#8d7a70", 3)
        _loaf(canvas, rise, brown)
        canvas.line([(70, 310), (120, 430)], "#ffffff22", 16)
        canvas.disc(180, 234, 24, "#fffaf0")
        with canvas.at(180, 234, t * 360 * (1 if not done else 0)):
            canvas.line([(0, 0), (0, -17)], "#b5563f", 3)
        with canvas.at(180, 234, min(t, 8.6) * 34):
            canvas.line([(0, 0), (0, -11)], "#4b3a36", 4)
        for i in range(4):
            up = (t * 0.5 + i / 4) % 1
            x = 110 + i * 46 + 10 * swing(t, 2, i / 3)
            canvas.disc(x, 270 - up * 190, 10 + 18 * up, fade("#ffffff", 0.34 * (1 - up) * brown))
        if done:
            with canvas.at(180, 118, -5, pop(t, 8.6, 0.5) or 0.01):
                canvas.box((-104, -30, 208, 60), "#d9664b", 16)
                canvas.text((0, 0), "fresh bread!", 28, "#fff7e8")
        return canvas

    return paint


def sound(track: Track) -> None:
    """Play a ticking kitchen clock, a humming tune, and the oven's bell."""
    track.add(0, hush(track.seconds, 0.03, 7), 0.14)
    tune = [
        "g4",
        "b4",
        "d5",
        "b4",
        "c5",
        "e5",
        "d5",
        "b4",
        "a4",
        "c5",
        "b4",
        "g4",
        "a4",
        "d4",
        "g4",
        "d4",
    ]
    for i in range(int(track.seconds / 0.28)):
        track.add(i * 0.28, wood(("e6", "c6")[i % 2], 0.1), 0.12, 0.6)
        if i % 2 == 0 and i * 0.28 < 8.6:
            track.add(i * 0.28, pluck(tune[i // 2 % 16], 1.0), 0.5, -0.2)
        if i % 4 == 2:
            track.add(i * 0.28, brush(), 0.4)
    for i, note in enumerate(("g5", "b5", "d6", "g6")):
        track.add(8.6 + i * 0.16, bell(note), 0.4)
