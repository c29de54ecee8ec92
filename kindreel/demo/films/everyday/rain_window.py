"""Rain on a window in the evening: drops that run, a warm lamp, a cup that steams."""

from kindreel.demo.films.bubbles import glow
from kindreel.demo.films.ink import Canvas
from kindreel.demo.films.motion import Chance, swing
from kindreel.demo.films.reel import Painter
from kindreel.demo.films.shapes import fade
from kindreel.demo.films.sound import Track, brush, hush, keys, kick, snap


def _room() -> Canvas:
    sheet = Canvas.paper("#4e5f78")
    sheet.sky(("#3c4a66", "#5c6f88", "#8592a0"))
    chance = Chance(2)
    for i in range(22):
        x, y = chance.between(0, 360), chance.between(120, 420)
        sheet.disc(
            x, y, chance.between(10, 30), fade(("#f4c27a", "#e98f6f", "#9fc3c9")[i % 3], 0.22)
        )
    for x in (-6, 172, 350):
        sheet.box((x, 0, 18, 470), "#6b4a3c")
    sheet.box((-5, 226, 370, 12), "#6b4a3c")
    sheet.box((-5, 462, 370, 26), "#8a624c")
    sheet.box((-5, 484, 370, 160), "#59403a")
    glow(sheet, 296, 420, 150, "#ffc987")
    sheet.box((290, 400, 10, 64), "#3f2c2a")
    sheet.fill([(262, 404), (276, 352), (314, 352), (328, 404)], "#ffd99a")
    sheet.box((56, 446, 84, 18), "#b5563f", 4)
    sheet.box((62, 430, 74, 17), "#e0a94f", 4)
    sheet.box((58, 415, 78, 16), "#5f8f86", 4)
    sheet.grain(4)
    return sheet


def _cup(canvas: Canvas, t: float) -> None:
    canvas.limb([(216, 428), (232, 436), (214, 450)], "#efe2cf", 6)
    canvas.blob([(168, 412), (216, 412), (214, 448), (204, 464), (180, 464), (170, 448)], "#efe2cf")
    canvas.oval(192, 414, 24, 6, "#6b3f2f")
    for i in range(3):
        sway = [(182 + i * 11 + 6 * swing(t, 2.4, i / 3 + k / 6), 402 - k * 14) for k in range(5)]
        canvas.curve(sway, "#ffffff55", 4)


def start(_: float) -> Painter:
    """Paint the room once and let every drop choose its way; return the painter of moments."""
    room, chance = _room(), Chance(8)
    drops = [
        [
            chance.between(0, 360),
            chance.between(-470, 460),
            chance.between(20, 150),
            chance.between(2, 4.6),
        ]
        for _ in range(64)
    ]

    def paint(t: float) -> Canvas:
        canvas = room.copy()
        for x, y, speed, r in drops:
            low = (y + t * speed) % 470 - 8
            wander = x + 3 * swing(low, 90, x)
            canvas.line([(wander, low - r * 5), (wander, low)], "#ffffff2e", r * 0.7)
            canvas.oval(wander, low, r * 0.85, r * 1.15, "#e6f0f599")
            canvas.disc(wander - r * 0.25, low - r * 0.4, r * 0.3, "#ffffffcc")
        _cup(canvas, t)
        return canvas

    return paint


def sound(track: Track) -> None:
    """Play slow electric-piano chords over rain, with a sleepy beat."""
    track.swell(hush(track.seconds, 0.55, 5), 0.16, 5, 0.3)
    chords = ("d3 f3 a3 c4 e4", "g2 f3 b3 d4 e4", "c3 e3 g3 b3 d4", "a2 e3 g3 c4 e4")
    for i in range(int(track.seconds / 2.8) + 1):
        for j, note in enumerate(chords[i % 4].split()):
            track.add(i * 2.8 + j * 0.03, keys(note, 2.8), 0.3, -0.4 + j * 0.2)
            track.add(i * 2.8 + 1.75, keys(note, 1.2), 0.14, 0.4 - j * 0.2)
        for beat, drum in (
            (0, kick()),
            (0.7, snap()),
            (1.05, kick()),
            (1.4, kick()),
            (2.1, snap()),
        ):
            track.add(i * 2.8 + beat, drum, 0.36)
        for k in range(8):
            track.add(i * 2.8 + k * 0.35 + 0.03 * (k % 2), brush(), 0.26, 0.5)
