"""A garden where every flower is a compliment somebody really got."""

from kindreel.demo.films.ink import Canvas, Hand
from kindreel.demo.films.motion import hop, part, pop, swing
from kindreel.demo.films.reel import Painter
from kindreel.demo.films.shapes import mix
from kindreel.demo.films.sound import Track, bell, hush, pluck, whistle

_GROWN: tuple[tuple[str, float, float, str], ...] = (
    ("good listener", 92, 300, "#e2725b"), ("brave", 262, 232, "#e8b04a"), ("funny", 182, 372, "#b0789a"),
    ("patient", 302, 388, "#6f86b5"), ("honest", 64, 438, "#f2a39a"), ("a friend", 190, 158, "#d9553f"),
)  # fmt: skip


def _bed() -> Canvas:
    sheet = Canvas.paper("#e9f0dc")
    sheet.sky(("#cfe6e6", "#eaf1da", "#fbf2d9"))
    sheet.hand = Hand("#6b5a44", 1.2, tremble=0.3)
    sheet.blob([(-30, 470), (80, 440), (220, 462), (390, 430), (390, 560), (-30, 560)], "#b5d19a")
    sheet.blob([(-20, 548), (120, 530), (260, 536), (380, 544), (380, 660), (-20, 660)], "#8a6246")
    for i in range(16):
        sheet.oval(i * 24 + 4, 576 + i * 37 % 50, 7, 4, "#7a5238")
    sheet.box((300, 486, 44, 60), "#5f8f9a", 8)
    sheet.line([(302, 500), (274, 486)], "#5f8f9a", 9)
    sheet.grain(6)
    return sheet


def _flower(canvas: Canvas, t: float, i: int) -> None:
    words, x, y, colour = _GROWN[i]
    begin = 0.5 + i * 1.5
    grown = part(t, begin, 1.4)
    if grown <= 0:
        return
    sway = 6 * swing(t, 3.1, i / 6) * grown
    top = 548 - (548 - y) * grown
    root = 180 + (x - 180) * 0.75
    stem = [(root, 552), (root + (x - root) * 0.4 - 8, 552 - (552 - top) * 0.4), (x + sway, top)]
    canvas.limb(stem, "#5f8f4f", 6)
    if grown > 0.6:
        with canvas.at(root + (x - root) * 0.4 - 6, 552 - (552 - top) * 0.42, -30 if i % 2 else 40):
            canvas.blob([(0, 0), (14, -10), (34, -4), (14, 6)], "#7fae62")
    size = pop(t, begin + 1.1, 0.6)
    if size > 0.05:
        with canvas.at(x + sway, top, sway, size):
            for turn in range(0, 360, 45):
                with canvas.at(0, 0, turn + i * 9):
                    canvas.blob(
                        [(0, -10), (13, -30), (0, -46), (-13, -30)],
                        mix(colour, "#ffffff", 0.2 * (turn // 45 % 2)),
                    )
            canvas.disc(0, 0, 17, "#f6dc94")
        half = (14 + 4.6 * len(words)) * size
        canvas.box((x + sway - half, top + 47 * size, 2 * half, 28 * size), "#fffaf0", 8)
        canvas.text((x + sway, top + 61 * size), words, 17 * size, "#5a3f32")


def _bee(canvas: Canvas, t: float) -> None:
    x, y = 180 + 130 * swing(t, 7), 250 + 70 * swing(t, 3.3, 0.2) - 8 * hop(t, 0.4)
    with canvas.at(x, y, 12 * swing(t, 3.3)):
        for side in (-5, 6):
            canvas.oval(side, -13 - 2 * swing(t, 0.17), 7, 10, "#ffffffcc")
        canvas.oval(0, 0, 17, 12, "#f0c04a")
        for stripe in (-6, 3):
            canvas.line([(stripe, -9), (stripe, 9)], "#4a3a34", 4)


def start(_: float) -> Painter:
    """Dig the bed once; return the painter of moments."""
    bed = _bed()

    def paint(t: float) -> Canvas:
        canvas = bed.copy()
        canvas.boil(t)
        for i in (5, 1, 0, 3, 2, 4):
            _flower(canvas, t, i)
        _bee(canvas, t)
        return canvas

    return paint


def sound(track: Track) -> None:
    """Play a rising harp, a bell per flower, and a garden's hush."""
    track.swell(hush(track.seconds, 0.3, 23), 0.06, 5, 0.6)
    chords = ("f3 a3 c4 f4 a4", "bb2 f3 bb3 d4 f4", "d3 a3 d4 f4 a4", "c3 g3 c4 e4 g4")
    for i in range(int(track.seconds / 1.5)):
        for j, note in enumerate(chords[i % 4].split()):
            track.add(i * 1.5 + j * 0.15, pluck(note), 0.5, -0.5 + j * 0.25)
            track.add(i * 1.5 + 0.75 + j * 0.15, pluck(note), 0.25, 0.5 - j * 0.25)
        if i < 6:
            track.add(1.6 + i * 1.5, bell(("c6", "d6", "f6", "a5", "g5", "c6")[i]), 0.4)
    for i, note in enumerate(["c5", "f5", "a5", "g5", "f5"]):
        track.add(9.0 + i * 0.5, whistle(note, 0.6), 0.3)
