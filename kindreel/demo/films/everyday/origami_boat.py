"""A sheet of paper folds itself into a boat and sails off over the table."""

from kindreel.demo.films.ink import Canvas, Hand
from kindreel.demo.films.motion import blend, part, swing
from kindreel.demo.films.reel import Painter
from kindreel.demo.films.shapes import Point
from kindreel.demo.films.sound import Track, bell, brush, pad, pluck

_SHEET: tuple[tuple[Point, ...], ...] = (
    ((-110, -150), (110, -150), (110, 150), (-110, 150)),
    ((-110, 0), (110, 0), (110, 150), (-110, 150)),
    ((-2, 0), (2, 0), (110, 110), (-110, 110)),
    ((-2, -10), (2, -10), (120, 90), (-120, 90)),
    ((-2, -30), (2, -30), (100, 60), (-100, 60)),
    ((-1, -86), (1, -86), (54, 30), (-54, 30)),
)
_HULL: tuple[tuple[Point, ...], ...] = (
    ((-110, 110), (110, 110), (110, 150), (-110, 150)),
    ((-110, 110), (110, 110), (110, 150), (-110, 150)),
    ((-110, 110), (110, 110), (110, 146), (-110, 146)),
    ((-120, 60), (120, 60), (120, 100), (-120, 100)),
    ((-118, 20), (118, 20), (80, 76), (-80, 76)),
    ((-140, -16), (140, -16), (84, 62), (-84, 62)),
)


def _between(steps: tuple[tuple[Point, ...], ...], now: float) -> list[Point]:
    i = min(len(steps) - 2, int(now))
    k = part(now - i, 0.15, 0.55)
    return [
        (blend(ax, bx, k), blend(ay, by, k))
        for (ax, ay), (bx, by) in zip(steps[i], steps[i + 1], strict=True)
    ]


def _table() -> Canvas:
    sheet = Canvas.paper("#c9a27a")
    for i in range(7):
        sheet.box((-5, i * 92, 380, 90), ("#cba57c", "#c59d72", "#d0ac84")[i % 3])
        sheet.curve(
            [(0, i * 92 + 30), (120, i * 92 + 38), (240, i * 92 + 26), (360, i * 92 + 36)],
            "#b98f6455",
            3,
        )
    sheet.hand = Hand(shadow="#3a241c44")
    sheet.box((26, 40, 70, 90), "#e9b04a")
    sheet.box((48, 56, 70, 90), "#5f9a8c")
    sheet.box((250, 30, 84, 60), "#f3e3c4")
    sheet.grain(5)
    return sheet


def _waves(canvas: Canvas, t: float) -> None:
    for i in range(5):
        y = 416 + i * 34
        wave = [(x, y + 5 * swing(t, 2.2, x / 120 + i / 3)) for x in range(-20, 400, 30)]
        with canvas.plain():
            canvas.curve(wave, "#5f93a8", 12 * part(t, 7.2 + i * 0.1, 0.8) + 0.5)


def _folded(canvas: Canvas, now: float) -> None:
    canvas.fill(_between(_SHEET, now), "#e2725b")
    if now > 1.2:
        canvas.fill(_between(_HULL, now), "#c95f4b")
        edge = 20 + 60 * (1 - now / 5)
        with canvas.plain():
            canvas.line([(-60, edge), (60, edge)], "#b5503d", 1.6)
    else:
        with canvas.plain():
            canvas.line([(-110, 0), (110, 0)], "#c95f4b", 2)


def start(_: float) -> Painter:
    """Paint the table once; return the painter of moments."""
    table = _table()

    def paint(t: float) -> Canvas:
        canvas = table.copy()
        sails = part(t, 7.4, 4.2)
        tilt = 5 * swing(t, 1.7) * part(t, 7.2, 0.6)
        if sails > 0:
            _waves(canvas, t)
        with canvas.at(180 + 250 * sails**2, 340 + 4 * swing(t, 1.3) * sails, tilt):
            _folded(canvas, min(4.99, t / 1.35))
        return canvas

    return paint


def sound(track: Track) -> None:
    """Play the rustle of each fold and a small tune that sets sail."""
    for i in range(5):
        track.add(i * 1.35 + 0.2, brush(0.4, i + 3), 1.2)
        track.add(i * 1.35 + 0.75, bell(("d5", "e5", "g5", "a5", "b5")[i], 1.2), 0.4)
        track.add(i * 1.35, pluck(("g3", "e3", "c3", "d3", "g3")[i]), 0.6)
    track.add(6.8, pad("g2 d3 b3", 5.2), 0.6)
    for i, note in enumerate(["g4", "b4", "d5", "g5", "f#5", "d5", "e5", "c5", "d5", "b4", "g4"]):
        track.add(7.0 + i * 0.4, pluck(note), 0.55, (-0.3, 0.3)[i % 2])
