"""Paper lanterns rise from a lake, each with a wish for somebody else."""

from kindreel.demo.films.bubbles import glow
from kindreel.demo.films.ink import Canvas
from kindreel.demo.films.motion import Chance, part, swing
from kindreel.demo.films.reel import Painter
from kindreel.demo.films.shapes import fade
from kindreel.demo.films.sound import Track, bell, hush, pad

_WISHES = ("sleep well", "new friends", "courage", "for gran", "no fear", "a good day", "for Milo")


def _lake() -> Canvas:
    sheet = Canvas.paper("#3f4a6b")
    sheet.sky(("#2f3a5f", "#4f5580", "#8a7090", "#c9907f"))
    chance = Chance(21)
    for _ in range(50):
        sheet.disc(
            chance.between(0, 360), chance.between(0, 300), chance.between(0.6, 1.6), "#fff3d6bb"
        )
    sheet.blob(
        [(-30, 450), (60, 380), (140, 420), (230, 362), (390, 440), (390, 480), (-30, 480)],
        "#46496b",
    )
    sheet.box((-5, 466, 380, 190), "#54587f")
    for i in range(26):
        y = 474 + i * 6.4
        x = chance.between(0, 300)
        sheet.line([(x, y), (x + chance.between(20, 90), y)], "#c9907f44", 2)
    sheet.grain(4)
    return sheet


def _lantern(canvas: Canvas, x: float, y: float, size: float, words: str) -> None:
    glow(canvas, x, y, 70 * size, "#ffc27a")
    with canvas.at(x, y, 3 * swing(x + y, 160), size):
        canvas.blob([(-32, -42), (32, -42), (36, 0), (26, 40), (-26, 40), (-36, 0)], "#f7b45f")
        canvas.blob([(-17, -40), (17, -40), (19, 0), (13, 39), (-13, 39), (-19, 0)], "#ffd58a")
        canvas.box((-26, 36, 52, 8), "#b5643f", 3)
        canvas.text((0, 0), words.replace(" ", "\n"), 14, "#7a3f2c")


def start(_: float) -> Painter:
    """Paint the lake once; return the painter of moments."""
    lake, chance = _lake(), Chance(5)
    places = [
        (chance.between(0, 0.4) + i * 1.1, (70, 262, 160, 300, 100, 226, 180)[i], 1.15 - i * 0.06)
        for i in range(len(_WISHES))
    ]
    far = [
        (chance.between(20, 340), chance.between(0, 380), chance.between(8, 16)) for _ in range(12)
    ]

    def paint(t: float) -> Canvas:
        canvas = lake.copy()
        for x, y, speed in far:
            high = 360 - (y + t * speed) % 380
            glow(canvas, x, high, 13, "#ffcf8a")
            canvas.disc(x + 3 * swing(t, 4, x / 90), high, 3.4, "#ffd89a")
        for words, (begin, x, size) in zip(_WISHES, places, strict=True):
            if t > begin:
                y = 520 - 62 * (t - begin) * (0.4 + 0.6 * part(t, begin, 3))
                sway = x + 14 * swing(t, 5, x / 200)
                canvas.oval(sway, max(500.0, 1010 - y), 16 * size, 5, fade("#ffc98a", 0.35))
                _lantern(canvas, sway, y, size, words)
        return canvas

    return paint


def sound(track: Track) -> None:
    """Play night air, wide chords and slow bells."""
    track.swell(hush(track.seconds, 0.05, 37), 0.16, 6, 0.6)
    for i, chord in enumerate(("c#3 g#3 f4", "bb2 f3 c#4", "f#2 c#3 bb3", "g#2 eb3 c4")):
        track.add(i * 3.5, pad(chord, 5.2), 0.62)
    for i, note in enumerate(
        ["f5", "g#5", "c#6", "c6", "g#5", "f5", "eb5", "f5", "bb5", "g#5", "f5", "c#5"]
    ):
        track.add(0.8 + i * 1.05, bell(note), 0.4, 0.6 * (-1) ** i)
