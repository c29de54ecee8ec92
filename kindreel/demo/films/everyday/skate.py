"""A girl on a skateboard rolls through the neighbourhood and jumps whatever comes."""

from kindreel.demo.films.ink import Canvas, Hand
from kindreel.demo.films.motion import hop, swing
from kindreel.demo.films.people.body import person
from kindreel.demo.films.people.looks import Person, Pose, pose
from kindreel.demo.films.reel import Painter
from kindreel.demo.films.sound import Track, brush, hush, kick, pluck, snap

_WHO = Person("#c68652", "#5f8f86", "cap", "#e9a13b", "#45566b")
_COOL = pose(Pose(), "happy", look=0.8)
_EVERY = 2.0


def _street() -> Canvas:
    sheet = Canvas.paper("#f5d9b4")
    sheet.sky(("#f2b48f", "#f7d2a2", "#faecc8"))
    sheet.disc(90, 170, 46, "#fdf3cf")
    sheet.box((-5, 500, 380, 160), "#b59a8a")
    sheet.box((-5, 500, 380, 14), "#d9c4ae")
    sheet.grain(5)
    return sheet


def _houses(canvas: Canvas, shift: float) -> None:
    for i in range(7):
        x = (i * 104 - shift * 60) % 728 - 160
        tall = 170 + i * 53 % 120
        wall = ("#d98f72", "#e8b98a", "#a9b59a", "#c97f6b", "#8fa3a8", "#e0a877", "#b58f9a")[i]
        canvas.box((x, 500 - tall, 96, tall), wall)
        canvas.fill([(x - 5, 500 - tall), (x + 48, 462 - tall), (x + 101, 500 - tall)], "#8a5a4a")
        for k in range(4):
            canvas.box((x + 14 + k % 2 * 42, 520 - tall + k // 2 * 58, 26, 34), "#fdf0cf", 4)


def _road(canvas: Canvas, t: float) -> None:
    for i in range(5):
        canvas.box(((i * 110 - t * 230) % 550 - 120, 586, 60, 6), "#d9c4ae", 3)
    cone = 182 + (1.4 - t % _EVERY) * 230
    canvas.fill([(cone - 15, 566), (cone, 520), (cone + 15, 566)], "#d9553f")
    canvas.box((cone - 22, 562, 44, 9), "#b5432f", 3)


def _board(canvas: Canvas, t: float, up: float) -> None:
    with canvas.drawn(Hand()), canvas.at(180, 566 - 92 * up, -16 * up + 3 * swing(t, 0.9)):
        canvas.box((-60, -16, 120, 9), "#4f6f86", 5)
        for side in (-38, 38):
            canvas.disc(side, -2, 9, "#f3e6cf")
            canvas.disc(side, -2, 3, "#5a4a44")


def _rider(canvas: Canvas, t: float, up: float) -> None:
    mood, arms = "joy" if up > 0.3 else "", "cheer" if up > 0.2 else "open"
    now = pose(_COOL, mood, arms, x=180, y=548 - 100 * up, lean=8 - 14 * up, size=1.12)
    person(canvas, _WHO, now, t)


def start(_: float) -> Painter:
    """Paint the street once; return the painter of moments."""
    street = _street()

    def paint(t: float) -> Canvas:
        canvas, beat = street.copy(), t % _EVERY
        up = hop((beat - 1.0) / 0.8, 1) if 1.0 < beat < 1.8 else 0.0
        _houses(canvas, t)
        _road(canvas, t)
        _board(canvas, t, up)
        _rider(canvas, t, up)
        return canvas

    return paint


def sound(track: Track) -> None:
    """Play rolling wheels and a sunny guitar with a clap."""
    track.add(0, hush(track.seconds, 0.1, 8), 0.16)
    chords = ("g3 b3 d4", "e3 g3 b3", "c3 e3 g3", "d3 f#3 a3")
    for i in range(int(track.seconds / 0.25)):
        chord = chords[i // 8 % 4].split()
        if i % 8 in (0, 3, 6):
            for j, note in enumerate(chord):
                track.add(i * 0.25 + j * 0.015, pluck(note, 0.9), 0.4, -0.3 + 0.3 * j)
        track.add(i * 0.25, brush(), 0.3, 0.4)
        if i % 4 == 0:
            track.add(i * 0.25, (kick(), snap())[i // 4 % 2], 0.6)
