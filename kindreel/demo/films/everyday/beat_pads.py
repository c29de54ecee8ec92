"""Sixteen soft pads light up with the beat they play."""

from kindreel.demo.films.ink import Canvas
from kindreel.demo.films.reel import Painter
from kindreel.demo.films.shapes import mix
from kindreel.demo.films.sound import Track, Wave, bell, brush, keys, kick, pluck, snap, wood

_STEP = 0.2
_WALL = "#e9dcc8"
_COLOURS = ("#d9664b", "#e0a33b", "#5f9a8c", "#6f86b5", "#b0789a", "#8a9a5b", "#c98a5a", "#7d6f9a")
_PATTERN: dict[int, tuple[int, ...]] = {
    0: (0, 6, 8, 14), 5: (4, 12), 3: (2, 6, 10, 13, 14), 9: (0, 3, 6), 10: (8, 11),
    12: (4, 7), 7: (12, 15), 14: (1, 9), 2: (5, 13), 15: (15,), 8: (10, 2),
}  # fmt: skip


def _sounds() -> dict[int, Wave]:
    return {
        0: kick(), 5: snap(), 3: brush(), 9: keys("c4", 0.8), 10: keys("a3", 0.8), 12: pluck("e4", 0.8),
        7: pluck("g4", 0.8), 14: wood("c5"), 2: wood("g5"), 15: bell("e6", 1.0), 8: pluck("a4", 0.8),
    }  # fmt: skip


def _table() -> Canvas:
    sheet = Canvas.paper(_WALL)
    sheet.sky(("#efe3cf", "#dcc7ab"))
    sheet.box((26, 86, 316, 480), "#00000024", 30)
    sheet.box((20, 76, 320, 480), "#5a4a48", 30)
    sheet.box((28, 84, 304, 464), "#6b5955", 24)
    for i in range(4):
        sheet.disc(70 + i * 73, 128, 20, "#4b3c3b")
        sheet.line([(70 + i * 73, 128), (62 + i * 73 + i * 5, 114)], "#f3e6cf", 3)
    sheet.text((180, 604), "made after homework", 20, "#5a4a48")
    sheet.grain(4)
    return sheet


def start(_: float) -> Painter:
    """Paint the machine once; return the painter of moments."""
    table = _table()

    def paint(t: float) -> Canvas:
        canvas = table.copy()
        step, bar = int(t / _STEP), int(t / _STEP) % 16
        for pad in range(16):
            x, y = 50 + pad % 4 * 67, 178 + pad // 4 * 88
            hits = [
                step - (bar - hit) % 16 for hit in _PATTERN.get(pad, ()) if pad % 5 < 2 + step // 12
            ]
            since = min((t - hit * _STEP for hit in hits if hit >= 0), default=9.0)
            shine = max(0.0, 1 - since / 0.45)
            colour = mix("#8a7872", _COLOURS[pad % 8], 0.45 + 0.55 * shine)
            push = 3 * shine
            canvas.box((x - 2 + push / 2, y + 4, 62, 74), "#00000033", 12)
            canvas.box(
                (x + push, y + push, 60 - 2 * push, 72 - 2 * push),
                mix(colour, "#fff7e0", 0.4 * shine),
                12,
            )
        canvas.box((40 + bar * 17.6, 528, 14, 7), "#f0c75e", 3)
        return canvas

    return paint


def sound(track: Track) -> None:
    """Play exactly what the pads show."""
    sounds = _sounds()
    for step in range(int(track.seconds / _STEP)):
        for pad, hits in _PATTERN.items():
            if step % 16 in hits and pad % 5 < 2 + step // 12:
                track.add(step * _STEP, sounds[pad], 0.5, (pad % 4 - 1.5) / 3)
