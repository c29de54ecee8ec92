"""A marble rolls down a run of wood and rings every bell on its way."""

from itertools import pairwise

from kindreel.demo.films.ink import Canvas, Hand
from kindreel.demo.films.motion import blend, pop
from kindreel.demo.films.reel import Painter
from kindreel.demo.films.shapes import Point
from kindreel.demo.films.sound import Track, bell, brush, kick, wood

_WAY: tuple[Point, ...] = (
    (40, 90),
    (300, 150),
    (318, 196),
    (70, 256),
    (46, 302),
    (290, 356),
    (316, 402),
    (80, 462),
    (60, 510),
    (180, 560),
)
_TIMES = (0.4, 1.5, 1.8, 2.9, 3.2, 4.2, 4.5, 5.5, 5.8, 6.7)
_BELLS = ("#d9664b", "#e8b04a", "#5f9a8c", "#6f86b5", "#b0789a")


def _board() -> Canvas:
    sheet = Canvas.paper("#f1e2c8")
    sheet.sky(("#f4e7d0", "#ead3b0"))
    sheet.hand = Hand(shadow="#3a241c30")
    for i in range(0, 8, 2):
        (ax, ay), (bx, by) = _WAY[i], _WAY[i + 1]
        sheet.fill(
            [
                (ax - 22, ay + 15),
                (bx + (10 if bx > ax else -10), by + 15),
                (bx + (10 if bx > ax else -10), by + 31),
                (ax - 22, ay + 31),
            ],
            ("#b98a5a", "#a9764a")[i // 2 % 2],
        )
    for x in (24, 328):
        sheet.box((x, 60, 14, 540), "#8a5f3c")
    sheet.box((130, 580, 100, 28), "#8a5f3c", 8)
    sheet.grain(5)
    return sheet


def _where(t: float) -> tuple[Point, int]:
    for i in range(len(_WAY) - 1):
        if t < _TIMES[i + 1]:
            k = max(0.0, (t - _TIMES[i]) / (_TIMES[i + 1] - _TIMES[i]))
            k = k * k * 0.45 + k * 0.55
            return (blend(_WAY[i][0], _WAY[i + 1][0], k), blend(_WAY[i][1], _WAY[i + 1][1], k)), i
    return (180, 566), len(_WAY)


def _bell_at(i: int) -> Point:
    return _WAY[i * 2 + 1] if i < 4 else (262, 592)


def _hung_bell(canvas: Canvas, t: float, i: int, since: float) -> None:
    x, y = _bell_at(i)
    swings = 16 * (1 - min(1.0, max(0.0, since) / 1.2)) if since > 0 else 0
    turn = swings * (1 if int(t * 9) % 2 else -1)
    with canvas.at(x + (-20 if x > 180 else 20) * (i < 4), y - 62, turn):
        canvas.blob(
            [(0, 0), (12, 10), (16, 30), (22, 36), (-22, 36), (-16, 30), (-12, 10)], _BELLS[i]
        )
        canvas.disc(0, 38, 5, "#6b4a3c")


def _ringing(canvas: Canvas, i: int, since: float) -> None:
    x, y = _bell_at(i)
    for turn in range(0, 360, 60):
        with canvas.at(x, y - 40, turn):
            canvas.line([(34 + since * 40, 0), (42 + since * 44, 0)], _BELLS[i], 3)


def _confetti(canvas: Canvas, t: float) -> None:
    for i in range(16):
        grown = pop(t, 6.8 + i * 0.03, 0.4)
        with canvas.at(180, 540, i * 22.5 - 90):
            canvas.disc(64 * grown + (i % 3) * 20 * grown, 0, 4 * grown + 0.1, _BELLS[i % 5])


def start(_: float) -> Painter:
    """Build the run once; return the painter of moments."""
    board = _board()

    def paint(t: float) -> Canvas:
        canvas = board.copy()
        (x, y), leg = _where(t)
        for i in range(len(_BELLS)):
            since = t - _TIMES[i * 2 + 1]
            _hung_bell(canvas, t, i, since)
            if 0 < since < 0.5:
                _ringing(canvas, i, since)
        canvas.disc(x, y, 14, "#41667a")
        canvas.disc(x - 4, y - 5, 4, "#dff0f2")
        if leg == len(_WAY):
            _confetti(canvas, t)
        return canvas

    return paint


def sound(track: Track) -> None:
    """Play the rolling, a knock at each turn, and the bells."""
    for i, (begin, end) in enumerate(pairwise(_TIMES)):
        steps = int((end - begin) / 0.06)
        for k in range(steps):
            track.add(
                begin + k * 0.06,
                brush(0.04, k % 5),
                0.3 + 0.3 * k / steps,
                (k / steps - 0.5) * (-1) ** (i // 2),
            )
        track.add(end, wood(("g4", "e4", "d4", "c4")[i % 4]), 0.5)
    for i, note in enumerate(("g5", "a5", "c6", "e6", "g6")):
        track.add(_TIMES[i * 2 + 1], bell(note), 0.6, (0.4, -0.4)[i % 2])
    for i, note in enumerate(("c5", "e5", "g5", "c6", "e6", "g6")):
        track.add(6.8 + i * 0.1, bell(note), 0.4)
    track.add(6.75, kick(), 0.8)
