"""A campfire under pines: flames, sparks, two tents, a guitar somewhere."""

from kindreel.demo.films.bubbles import glow
from kindreel.demo.films.ink import Canvas
from kindreel.demo.films.motion import Chance, swing
from kindreel.demo.films.people.body import person
from kindreel.demo.films.people.looks import Person, Pose, pose
from kindreel.demo.films.reel import Painter
from kindreel.demo.films.shapes import fade
from kindreel.demo.films.sound import Track, brush, hush, pluck

Spark = tuple[float, float, float]

_FRIENDS = (
    (Person("#a5673f", "#23191a", "long", "#d9a441", "#45566b"), 66, 0.5),
    (Person("#f6d3b8", "#d9664b", "hat", "#7f8fb0", "#4a4440"), 298, -0.5),
)


def _woods() -> Canvas:
    sheet = Canvas.paper("#3b4a5c")
    sheet.sky(("#2f3b56", "#4f5a72", "#8a7a7f", "#b98a72"))
    chance = Chance(6)
    for _ in range(60):
        sheet.disc(
            chance.between(0, 360), chance.between(0, 260), chance.between(0.7, 1.9), "#fff3d6cc"
        )
    for row, colour in enumerate(("#46596a", "#3a4c58", "#2d3d46")):
        for i in range(8):
            x, y = i * 56 - 20 + row * 22, 330 + row * 40 - i * 31 % 60
            for k in range(3):
                wide = 22 + k * 12
                sheet.fill(
                    [
                        (x, y - 90 + k * 34),
                        (x + wide, y - 30 + k * 34),
                        (x - wide, y - 30 + k * 34),
                    ],
                    colour,
                )
    sheet.box((-5, 420, 380, 240), "#4a4440")
    glow(sheet, 180, 510, 230, "#ffb066")
    for x, colour in ((60, "#c9714b"), (304, "#5f8f86")):
        sheet.fill([(x - 62, 460), (x, 366), (x + 62, 460)], colour)
        sheet.fill([(x - 14, 460), (x, 392), (x + 14, 460)], "#2f2a2e")
    sheet.grain(4)
    return sheet


def _flame(canvas: Canvas, t: float, size: float, colour: str) -> None:
    lick = [swing(t, 0.5 + 0.13 * i, i / 3 + size) for i in range(5)]
    with canvas.at(180, 540, size=size):
        canvas.blob(
            [
                (-40, -4),
                (-44, -40),
                (-26 + 6 * lick[0], -86),
                (-10, -58),
                (2 + 9 * lick[1], -136 - 12 * lick[2]),
                (16, -66),
                (30 + 6 * lick[3], -92),
                (44, -40),
                (38, -4),
            ],
            colour,
        )


def _friends(canvas: Canvas, t: float) -> None:
    mood = "joy" if t % 6 > 4.4 else "happy"
    for who, x, look in _FRIENDS:
        lean = 3 * swing(t, 2.6, x / 300)
        sways = pose(Pose(), mood, "hold", x=x, y=590, size=0.92, look=look, lean=lean)
        person(canvas, who, sways, t + x)


def _fire(canvas: Canvas, t: float) -> None:
    for turn in (12, -14):
        with canvas.at(180, 546, turn):
            canvas.box((-66, -9, 132, 18), "#6b4634", 9)
            canvas.disc(62, 0, 9, "#c99a6b")
    for size, colour in ((1.0, "#e2633b"), (0.74, "#f29a3f"), (0.46, "#ffd873")):
        _flame(canvas, t, size, colour)


def _sparks(canvas: Canvas, sparks: list[Spark], t: float) -> None:
    for x, begins, lasts in sparks:
        k = (t / lasts + begins) % 1
        flies = 180 + x + 16 * swing(k, 0.7, x / 40)
        canvas.disc(flies, 470 - 330 * k, 2.6 * (1 - k) + 0.5, fade("#ffd28a", 1 - k))


def start(_: float) -> Painter:
    """Paint the woods once; return the painter of moments."""
    woods, chance = _woods(), Chance(4)
    sparks = [
        (chance.between(-40, 40), chance.between(0, 1), chance.between(1.6, 3.2)) for _ in range(22)
    ]

    def paint(t: float) -> Canvas:
        canvas = woods.copy()
        glow(canvas, 180, 500, 130 + 9 * swing(t, 0.47) + 5 * swing(t, 0.29), "#ffc27a")
        _friends(canvas, t)
        _fire(canvas, t)
        _sparks(canvas, sparks, t)
        return canvas

    return paint


def sound(track: Track) -> None:
    """Play a finger-picked guitar and the fire's crackle."""
    track.swell(hush(track.seconds, 0.08, 13), 0.22, 1.7, 0.5)
    chance = Chance(12)
    for i in range(int(track.seconds * 7)):
        track.add(
            chance.between(0, track.seconds),
            brush(0.03, i % 9),
            chance.between(0.2, 1.2),
            chance.between(-0.7, 0.7),
        )
    chords = ("c3 g3 c4 e4", "a2 e3 a3 c4", "f2 c3 a3 c4", "g2 d3 g3 b3")
    for i in range(int(track.seconds / 0.27)):
        chord = chords[i // 8 % 4].split()
        track.add(
            i * 0.27,
            pluck(chord[(0, 2, 3, 2, 1, 2, 3, 2)[i % 8]], 1.4),
            0.5 if i % 8 else 0.65,
            0.15,
        )
