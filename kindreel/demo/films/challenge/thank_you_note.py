"""A thank-you note writes itself with a fountain pen, then folds a heart on top."""

from kindreel.demo.films.bubbles import heart
from kindreel.demo.films.ink import DRAWN_SCALE, Canvas, Hand
from kindreel.demo.films.letters import font
from kindreel.demo.films.motion import pop, swing
from kindreel.demo.films.reel import Painter
from kindreel.demo.films.sound import Track, brush, keys, pad

_LINES = (
    "Dear Mr. Brandt,",
    "you noticed when I",
    "stopped talking.",
    "Nobody else did.",
    "Thank you for asking",
    "twice.",
    "Yours, Elif",
)
_SIZE = 24.0


def _desk() -> Canvas:
    sheet = Canvas.paper("#8a6a58")
    sheet.sky(("#94735f", "#7d5d4d"))
    sheet.hand = Hand(shadow="#2a1a1660")
    with sheet.at(180, 300, -2):
        sheet.box((-150, -230, 300, 440), "#fbf3df")
    sheet.box((-30, 560, 130, 110), "#41667a", 6)
    sheet.disc(318, 590, 34, "#efe2cf")
    with sheet.plain():
        sheet.disc(318, 590, 26, "#7a4a34")
        with sheet.at(180, 300, -2):
            for i in range(8):
                sheet.line([(-132, -150 + i * 46), (132, -150 + i * 46)], "#c9d9dd", 1.6)
            sheet.line([(-112, -226), (-112, 206)], "#e6b0a5", 1.4)
    sheet.grain(5)
    return sheet


def start(seconds: float) -> Painter:
    """Lay the desk once; return the painter of moments."""
    desk = _desk()
    per_letter = (seconds - 2.4) / sum(map(len, _LINES))

    def paint(t: float) -> Canvas:
        canvas = desk.copy()
        written, tip = max(0, int((t - 0.4) / per_letter)), (300.0, 560.0)
        for i, line in enumerate(_LINES):
            y = 134 + i * 46
            here = line[: max(0, written)]
            canvas.text((74, y), here, _SIZE, "#2f4a6b", "lm")
            if 0 <= written < len(line):
                wide = font(round(_SIZE * DRAWN_SCALE)).getlength(here) / DRAWN_SCALE
                tip = (76 + wide, y + 6 + 3 * swing(t, 0.16))
            written -= len(line)
        size = pop(t, seconds - 1.7, 0.5)
        if size > 0.05:
            heart(canvas, 272, 452, 2.0 * size, "#d9553f")
        _pen(canvas, *tip)
        return canvas

    return paint


def _pen(canvas: Canvas, x: float, y: float) -> None:
    with canvas.at(x, y, 34):
        canvas.fill([(0, 0), (-5, -20), (5, -20)], "#e0b45a")
        canvas.box((-7, -112, 14, 94), "#b5432f", 6)
        canvas.box((-7, -52, 14, 6), "#e0b45a")
        canvas.line([(4, -104), (4, -62)], "#e0b45a", 2.4)


def sound(track: Track) -> None:
    """Play a scratching pen and a quiet piano."""
    for i in range(int((track.seconds - 2.4) / 0.11)):
        track.add(0.4 + i * 0.11, brush(0.06, i % 7), 0.5 if i % 9 else 0.1, 0.3)
    for i, chord in enumerate(("c3 g3 e4", "a2 e3 c4", "f2 c3 a3", "g2 d3 b3")):
        track.add(i * 2.5, pad(chord, 3.4), 0.3)
        for j, note in enumerate((*chord.split(), ("g4", "e4", "c5", "d5")[i])):
            track.add(i * 2.5 + j * 0.55, keys(note), 0.55)
    track.add(track.seconds - 1.6, keys("c5"), 0.6)
    track.add(track.seconds - 1.45, keys("e5"), 0.5)
