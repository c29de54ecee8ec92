"""A scarf grows stitch by stitch, with hearts in it."""

from kindreel.demo.films.ink import Canvas
from kindreel.demo.films.motion import swing
from kindreel.demo.films.reel import Painter
from kindreel.demo.films.shapes import mix
from kindreel.demo.films.sound import Track, keys, pluck, wood

_HEART = (
    "..........",
    "..##..##..",
    ".########.",
    ".########.",
    "..######..",
    "...####...",
    "....##....",
    "..........",
)
_ROWS, _COLUMNS = 24, 10


def _stitch(canvas: Canvas, x: float, y: float, colour: str) -> None:
    canvas.blob(
        [(x - 12, y - 12), (x - 4, y - 10), (x, y + 6), (x - 5, y + 9), (x - 12, y - 2)], colour
    )
    canvas.blob(
        [(x + 12, y - 12), (x + 4, y - 10), (x, y + 6), (x + 5, y + 9), (x + 12, y - 2)],
        mix(colour, "#000000", 0.07),
    )


def _colour(row: int, column: int) -> str:
    if row % 12 >= 8:
        return ("#e8b04a", "#f3e3c4", "#f3e3c4", "#e8b04a")[row % 12 - 8]
    return "#d9553f" if _HEART[row % 12][column] == "#" else "#4f8f86"


def _wool() -> Canvas:
    sheet = Canvas.paper("#ead9c0")
    sheet.sky(("#f1e4cf", "#e2cbaa"))
    for i, colour in enumerate(("#4f8f86", "#d9553f", "#e8b04a")):
        x, y = 60 + i * 58, 598 - i % 2 * 12
        sheet.disc(x, y, 34, colour)
        for k in range(4):
            sheet.curve(
                [(x - 28, y - 12 + k * 9), (x, y - 22 + k * 13), (x + 28, y - 8 + k * 7)],
                mix(colour, "#000000", 0.14),
                2.4,
            )
    sheet.grain(4)
    return sheet


def _column(i: int) -> int:
    """Return where the stitch lies in its row: every second row is knitted back."""
    return i % _COLUMNS if i // _COLUMNS % 2 == 0 else _COLUMNS - 1 - i % _COLUMNS


def _knit(sheet: Canvas, i: int) -> None:
    row, column = i // _COLUMNS, _column(i)
    _stitch(sheet, 72 + column * 24, 46 + row * 20, _colour(row, column))


def _needles(canvas: Canvas, t: float, total: int) -> None:
    x, y = 72 + _column(total) * 24, 52 + min(total // _COLUMNS, _ROWS) * 20
    canvas.curve([(x, y), (x + 40, y + 60), (120, 560), (60, 590)], "#4f8f86", 3)
    for side in (-1, 1):
        with canvas.at(x, y, side * (58 + 9 * swing(t, 0.22, side / 4))):
            canvas.line([(0, -96), (0, 12)], "#a9764a", 8)
            canvas.disc(0, -98, 9, "#8a5f3c")


def start(seconds: float) -> Painter:
    """Lay out the wool once; return the painter of moments, each with the stitches up to then."""
    sheet, done = _wool(), [0]

    def paint(t: float) -> Canvas:
        total = int(min(1.0, t / (seconds - 0.8)) * _ROWS * _COLUMNS)
        for i in range(done[0], total):
            _knit(sheet, i)
        done[0] = max(done[0], total)
        canvas = sheet.copy()
        _needles(canvas, t, total)
        return canvas

    return paint


def sound(track: Track) -> None:
    """Play clicking needles and a sofa tune."""
    for i in range(int(track.seconds / 0.15)):
        track.add(i * 0.15, wood(("b5", "g5")[i % 2], 0.08), 0.22, (-0.4, 0.4)[i % 2])
    for i, note in enumerate(
        ["c4", "e4", "g4", "e4", "f4", "a4", "c5", "a4", "g4", "e4", "c4", "d4"]
    ):
        track.add(i * 0.6, keys(note, 1.4), 0.6)
        if i % 2 == 0:
            track.add(i * 0.6, pluck(("c3", "f2", "g2")[i // 2 % 3]), 0.5)
