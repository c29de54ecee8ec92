"""A bike ride past hills and poplars, early in the day."""

from kindreel.demo.films.bubbles import glow
from kindreel.demo.films.ink import PLAIN, Canvas
from kindreel.demo.films.motion import swing
from kindreel.demo.films.people.face import head
from kindreel.demo.films.people.looks import Person, Pose, pose
from kindreel.demo.films.reel import Painter
from kindreel.demo.films.sound import Track, brush, hush, kick, pluck, whistle

_WHO = Person("#f3cba6", "#a8462a", "ponytail", "#4f8f86", "#45566b", extra="freckles")
# Her ponytail blows in the wind, so it is drawn apart from the head.
_BARE = Person(_WHO.skin, _WHO.hair, "swept", extra="freckles")
_LOOK = pose(Pose(), "happy", look=0.8)
_TUNE = (
    "f#5", "a5", "d6", "a5", "b5", "a5", "f#5", "e5",
    "d5", "f#5", "b5", "a5", "e5", "c#5", "e5", "a4",
)  # fmt: skip


def _morning() -> Canvas:
    sheet = Canvas.paper("#f6e3c0")
    sheet.sky(("#a9cdd0", "#d5e3cf", "#f8e6bd"))
    glow(sheet, 270, 210, 110, "#fff8de")
    sheet.disc(270, 210, 36, "#fff6d0")
    sheet.grain(4)
    return sheet


def _land(canvas: Canvas, t: float) -> None:
    for depth, (y, colour, speed) in enumerate(
        ((330, "#a9c4a6", 14), (390, "#8fb58a", 34), (440, "#75a373", 70))
    ):
        ridge = [
            (x, y + (30 - depth * 8) * swing(x + t * speed, 260 - depth * 40))
            for x in range(-30, 420, 30)
        ]
        canvas.blob([*ridge, (420, 660), (-30, 660)], colour)
    for i in range(6):
        x = (i * 120 - t * 96) % 720 - 160
        canvas.box((x - 3, 430, 6, 60), "#7a5a44")
        canvas.blob(
            [(x, 320), (x + 17, 380), (x + 12, 452), (x - 12, 452), (x - 17, 380)],
            ("#5f8f5f", "#6f9f5a", "#86a85a")[i % 3],
        )
    canvas.box((-5, 520, 380, 140), "#d9bd94")
    canvas.box((-5, 516, 380, 10), "#86a35f")
    for i in range(6):
        canvas.box(((i * 90 - t * 210) % 540 - 110, 596, 50, 5), "#f3e3c4", 2)


def _bike(canvas: Canvas, t: float) -> None:
    turn = t * 300
    for x in (108, 256):
        canvas.line([(x + 40 * c, 556 + 40 * s) for c, s in _WHEEL], "#3d3a44", 6)
        with canvas.at(x, 556, turn):
            for spoke in range(0, 180, 36):
                with canvas.at(0, 0, spoke):
                    canvas.line([(-36, 0), (36, 0)], "#8a8690", 1.4)
    frame = "#d9553f"
    for a, b in (
        ((108, 556), (150, 486)),
        ((150, 486), (232, 482)),
        ((232, 482), (176, 556)),
        ((176, 556), (108, 556)),
        ((176, 556), (146, 474)),
        ((256, 556), (226, 452)),
    ):
        canvas.line([a, b], frame, 6)
    canvas.line([(226, 452), (250, 446)], "#3d3a44", 6)
    canvas.box((126, 466, 42, 10), "#3d3a44", 5)
    canvas.box((250, 470, 40, 30), "#b98a5a", 6)
    for i, colour in enumerate(("#f0c75e", "#e98a76", "#fff3dc")):
        canvas.line([(258 + i * 12, 470), (258 + i * 12, 458)], "#5f8f5f", 3)
        canvas.disc(258 + i * 12, 452, 8, colour)


_WHEEL = [
    (1, 0),
    (0.92, 0.38),
    (0.71, 0.71),
    (0.38, 0.92),
    (0, 1),
    (-0.38, 0.92),
    (-0.71, 0.71),
    (-0.92, 0.38),
    (-1, 0),
    (-0.92, -0.38),
    (-0.71, -0.71),
    (-0.38, -0.92),
    (0, -1),
    (0.38, -0.92),
    (0.71, -0.71),
    (0.92, -0.38),
    (1, 0),
]


def _leg(canvas: Canvas, t: float, shift: float) -> None:
    x, y = 176 + 20 * swing(t, 1.2, 0.25 + shift), 556 + 20 * swing(t, 1.2, shift)
    canvas.limb(
        [(150, 462), (206 + (x - 176) * 0.5, 500 + (y - 556) * 0.6), (x, y)],
        _WHO.legs if shift else "#38465a",
        17,
    )
    canvas.box((x - 8, y - 3, 26, 11), "#f3e6cf", 5)


def _rider(canvas: Canvas) -> None:
    canvas.blob([(134, 470), (132, 420), (156, 372), (186, 366), (196, 392), (176, 470)], _WHO.top)
    canvas.limb([(178, 388), (206, 434), (246, 444)], "#447d75", 15)
    canvas.disc(248, 445, 8, _WHO.skin)


def _face(canvas: Canvas, t: float) -> None:
    blows = swing(t, 0.7)
    with canvas.drawn(PLAIN), canvas.at(188, 334 + 1.5 * swing(t, 0.6, 0.2), 4):
        canvas.blob(
            [(-24, -34), (-52, -20 + 5 * blows), (-76, -2 + 9 * blows), (-50, 4)], _WHO.hair
        )
        head(canvas, _BARE, _LOOK, 1.0 if t % 3 < 0.15 else 0.0)


def start(_: float) -> Painter:
    """Paint the morning once; return the painter of moments."""
    morning = _morning()

    def paint(t: float) -> Canvas:
        canvas = morning.copy()
        _land(canvas, t)
        with canvas.at(0, 2 * swing(t, 0.6)):
            _leg(canvas, t, 0.5)
            _bike(canvas, t)
            _leg(canvas, t, 0)
            _rider(canvas)
            _face(canvas, t)
        return canvas

    return paint


def sound(track: Track) -> None:
    """Play a light-footed folk tune with wind and a ticking wheel."""
    track.swell(hush(track.seconds, 0.14, 9), 0.12, 4, 0.6)
    chords = ("d3 a3 d4 f#4", "g2 d3 b3 d4", "b2 f#3 b3 d4", "a2 e3 a3 c#4")
    for i in range(int(track.seconds / 0.3)):
        chord = chords[i // 8 % 4].split()
        track.add(i * 0.3, pluck(chord[(0, 2, 1, 3)[i % 4]], 1.0), 0.45, -0.3)
        track.add(i * 0.3, brush(0.05, 4), 0.25, 0.4)
        if i % 2 == 0 and i // 16 % 2:
            track.add(i * 0.3, whistle(_TUNE[i // 2 % 16], 0.4), 0.24, 0.3)
        if i % 4 == 0:
            track.add(i * 0.3, kick(), 0.35)
