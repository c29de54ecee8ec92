"""Letters cut from old magazines jump into place, frame by frame, like stop motion."""

from kindreel.demo.films.ink import Canvas, Hand
from kindreel.demo.films.motion import Chance
from kindreel.demo.films.reel import Painter
from kindreel.demo.films.sound import Track, brush, kick, pluck, wood

_WORDS = ("ASK", "SOMEONE", "HOW THEY", "REALLY", "ARE")
_PAPERS = ("#d9553f", "#f3e3c4", "#e8b04a", "#41667a", "#fffaf0", "#5f9a8c", "#b0789a", "#2f2a33")
_HEART = (
    (0, 34),
    (-32, 4),
    (-34, -20),
    (-16, -34),
    (0, -20),
    (16, -34),
    (34, -20),
    (32, 4),
)
_RATE = 6.0


def _places() -> list[tuple[str, float, float]]:
    found = []
    for row, words in enumerate(_WORDS):
        step = min(58.0, 316 / len(words))
        for i, letter in enumerate(words):
            if letter != " ":
                found.append((letter, 180 + (i - (len(words) - 1) / 2) * step, 120 + row * 92.0))
    return found


def _wood() -> Canvas:
    sheet = Canvas.paper("#d8c3a0")
    for i in range(5):
        sheet.box((i * 74 - 4, -5, 72, 660), ("#d9c29c", "#d3ba92", "#dec9a6")[i % 3])
    sheet.hand = Hand(shadow="#3a241c38")
    for i in range(12):
        chance = Chance(i)
        with sheet.at(chance.between(0, 360), chance.between(560, 636), chance.between(0, 90)):
            sheet.fill([(-12, -8), (10, -10), (14, 6), (-8, 9)], chance.one_of(_PAPERS))
    sheet.grain(6)
    return sheet


def _letter(canvas: Canvas, i: int, place: tuple[str, float, float], jump: int) -> None:
    letter, x, y = place
    chance = Chance(i * 31 + jump)
    wide, tall = 21 + i % 3 * 3, 28 + i % 4 * 3
    paper = _PAPERS[i * 5 % 8]
    pale = paper in ("#f3e3c4", "#e8b04a", "#fffaf0")
    with canvas.at(
        x + chance.between(-1.5, 1.5),
        y + chance.between(-1.5, 1.5) + (i % 2) * 5,
        chance.between(-4, 4) + i * 37 % 17 - 8,
    ):
        canvas.fill(
            [(-wide, -tall), (wide - 3, -tall + 3), (wide, tall), (-wide + 2, tall - 3)], paper
        )
        canvas.text((0, 0), letter, 36 + i % 3 * 5, "#33262e" if pale else "#fff7e8")


def _cut_heart(canvas: Canvas, frame: int) -> None:
    with canvas.at(300, 500, 8 * (frame % 2) - 4):
        canvas.blob(_HEART, "#d9553f")


def start(_: float) -> Painter:
    """Lay the table once; return the painter of moments."""
    table, places = _wood(), _places()

    def paint(t: float) -> Canvas:
        canvas = table.copy()
        canvas.hand = Hand(shadow="#3a241c44")
        frame = int(t * _RATE)
        for i, place in enumerate(places):
            if frame > i + 1:
                _letter(canvas, i, place, frame // 3)
            elif frame == i + 1:
                _letter(canvas, i, (place[0], place[1] * 0.6 + 72, place[2] * 0.5 + 300), frame)
        if frame > len(places) + 3:
            _cut_heart(canvas, frame)
        return canvas

    return paint


def sound(track: Track) -> None:
    """Play a tap of paper per letter over a walking bass."""
    for i in range(len(_places())):
        track.add((i + 1) / _RATE, brush(0.1, i % 6), 1.2, 0.4 * (-1) ** i)
        track.add((i + 1) / _RATE, wood(("c5", "d5", "e5", "g5", "a5")[i * 3 % 5], 0.25), 0.5)
    for i in range(int(track.seconds * 3)):
        track.add(i / 3, pluck(("c3", "e3", "g3", "a3", "f3", "a3", "g3", "d3")[i % 8], 0.7), 0.6)
        if i % 2 == 0:
            track.add(i / 3, kick(), 0.4)
