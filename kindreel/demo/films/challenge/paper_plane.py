"""A paper plane carries a message over the roofs to the right window."""

from kindreel.demo.films.bubbles import glow, heart
from kindreel.demo.films.ink import Canvas, Hand
from kindreel.demo.films.motion import Chance, blend, part, pop, swing
from kindreel.demo.films.people.body import bust
from kindreel.demo.films.people.looks import Person, Pose, half_way, pose
from kindreel.demo.films.reel import Painter
from kindreel.demo.films.shapes import mix
from kindreel.demo.films.sound import Track, bell, hush, pad, pluck

_HAND = Hand(shadow="#2f243428")
_WHO = Person("#a5673f", "#3d2519", "curls", "#8a6b9a")
_SAD, _GLAD = pose(Pose(), "sad"), pose(Pose(), "joy")


def _sky() -> Canvas:
    sheet = Canvas.paper("#cfe3e6")
    sheet.sky(("#a9cfd9", "#d9e8dc", "#f9e9c8"))
    for x, y, w in ((70, 90, 110), (270, 150, 130), (120, 236, 90)):
        sheet.blob(
            [
                (x - w / 2, y),
                (x - w / 4, y - 22),
                (x + w / 8, y - 28),
                (x + w / 2, y - 2),
                (x, y + 12),
            ],
            "#fffaf0",
        )
    sheet.grain(5)
    return sheet


def _roofs(canvas: Canvas, shift: float, depth: int) -> None:
    chance = Chance(depth + 1)
    for i in range(9):
        x = (i * 110 - shift * (0.35 + 0.4 * depth)) % 990 - 220
        tall = chance.between(90, 190) + depth * 10
        y = 660 - tall + (1 - depth) * -70
        wall = chance.one_of(("#e8c8a0", "#d9a98a", "#c9d0b8", "#e0b8a8", "#b9c9cc"))
        canvas.box((x, y, 108, tall + 80), mix(wall, "#8fa9b5", 0.35 * (1 - depth)))
        roof = mix(chance.one_of(("#b5563f", "#8a5a5a", "#5f7f86")), "#8fa9b5", 0.4 * (1 - depth))
        canvas.fill([(x - 8, y), (x + 54, y - 54), (x + 116, y)], roof)
        canvas.box((x + 20, y + 26, 24, 32), "#fff3d0", 3)
        canvas.box((x + 64, y + 26, 24, 32), "#7f9aa3", 3)


def _plane(canvas: Canvas, x: float, y: float, turn: float, size: float) -> None:
    with canvas.at(x, y, turn, size):
        canvas.fill([(62, 0), (-44, -34), (-26, 2)], "#fffdf6")
        canvas.fill([(62, 0), (-26, 2), (-36, 28)], "#e3dccb")
        canvas.fill([(62, 0), (-26, 2), (-18, 14)], "#cfc6b2")
        heart(canvas, -14, -12, 0.6, "#d9553f")


def _window(canvas: Canvas, t: float, x: float, cheered: float) -> None:
    canvas.box((x - 120, 190, 400, 480), "#d9a98a")
    glow(canvas, x, 410, 120, "#ffe9b8")
    canvas.box((x - 84, 300, 168, 220), "#fff3d0", 6)
    canvas.box((x - 74, 310, 148, 200), "#8a6b5a", 4)
    with canvas.at(x, 470, 0, 1.05):
        bust(canvas, _WHO, half_way(_SAD, _GLAD, cheered), t)
    canvas.box((x - 119, 520, 398, 150), "#d9a98a")
    canvas.box((x - 100, 508, 200, 22), "#fff3d0", 5)


def _flight(canvas: Canvas, t: float, lands: float) -> None:
    x = blend(150 + 30 * swing(t, 4.2), 176, lands)
    y = blend(240 + 60 * swing(t, 3.4), 486, lands)
    for i in range(5):
        canvas.disc(x - 70 - i * 22, y + 6 * swing(t, 1.6, i / 4), 3.2 - i * 0.5, "#ffffffaa")
    _plane(canvas, x, y, blend(-14 * swing(t, 3.4, 0.25), 8, lands), blend(1, 0.7, lands))


def _message(canvas: Canvas, size: float) -> None:
    if size > 0.05:
        with canvas.at(180, 130, 0, size):
            canvas.box((-140, -44, 280, 88), "#fffaf0", 18)
            canvas.text((0, 0), "I miss you.\nCome outside?", 24, "#5a3f4a")


def start(seconds: float) -> Painter:
    """Paint the sky once; return the painter of moments."""
    sky = _sky()

    def paint(t: float) -> Canvas:
        canvas = sky.copy()
        canvas.hand = _HAND
        arrive = part(t, seconds - 5.2, 2.2)
        for depth in (0, 1):
            _roofs(canvas, 150 * min(t, seconds - 3), depth)
        if arrive > 0:
            _window(canvas, t, blend(560, 236, arrive), part(t, seconds - 3.0, 0.7))
        _flight(canvas, t, part(t, seconds - 3.6, 0.9))
        _message(canvas, pop(t, seconds - 2.4, 0.5))
        return canvas

    return paint


def sound(track: Track) -> None:
    """Play wind and a soaring string line that lands on a bell."""
    track.swell(hush(track.seconds, 0.18, 27), 0.2, 3.4, 0.8)
    for i, chord in enumerate(("e3 b3 g#4", "c#3 g#3 e4", "a2 e3 c#4", "b2 f#3 d#4")):
        track.add(i * 3.2, pad(chord, 4.4), 0.5)
        for j in range(8):
            track.add(
                i * 3.2 + j * 0.4, pluck(chord.split()[(0, 1, 2, 1)[j % 4]]), 0.42, -0.3 + j * 0.08
            )
    for i, note in enumerate(("b5", "e6", "g#6")):
        track.add(track.seconds - 2.4 + i * 0.18, bell(note), 0.45)
