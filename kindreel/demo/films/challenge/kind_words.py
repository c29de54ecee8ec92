"""Words that move: a message to whoever has a bad day."""

from kindreel.demo.films.bubbles import heart
from kindreel.demo.films.ink import Canvas
from kindreel.demo.films.motion import Chance, part, pop, swing
from kindreel.demo.films.reel import Painter
from kindreel.demo.films.shapes import mix
from kindreel.demo.films.sound import Track, bell, brush, kick, pad, pluck, snap

_BEAT = 0.625
_CARDS: tuple[tuple[str, str, str], ...] = (
    ("You", "#f3e3c4", "#41667a"), ("are", "#e8b04a", "#5a3a2c"), ("not", "#d9664b", "#fff3dc"),
    ("too much.", "#5f9a8c", "#fff3dc"), ("You", "#f0c9b0", "#7a3a34"), ("are", "#41667a", "#f9e3b0"),
    ("not", "#f3e3c4", "#b5432f"), ("too little.", "#b0789a", "#fff3dc"), ("You are", "#e8b04a", "#4a3a2c"),
    ("exactly", "#fbf3df", "#4f8f86"), ("someone's", "#d9664b", "#fff3dc"), ("favourite\nperson.", "#f6dfb8", "#b5432f"),
)  # fmt: skip


def _card(index: int) -> Canvas:
    _, wall, ink = _CARDS[index]
    sheet, chance = Canvas.paper(wall), Chance(index)
    for _ in range(7):
        x, y, r = chance.between(0, 360), chance.between(0, 640), chance.between(50, 130)
        sheet.disc(x, y, r, mix(wall, ink, 0.09))
    for i in range(5):
        y = 60 + i * 130 + chance.between(-20, 20)
        sheet.curve([(-10, y), (90, y - 20), (200, y + 18), (370, y - 10)], mix(wall, ink, 0.16), 7)
    sheet.grain(6, index)
    return sheet


def start(_: float) -> Painter:
    """Remember each card while it is up; return the painter of moments."""
    kept: dict[int, Canvas] = {}

    def paint(t: float) -> Canvas:
        index = min(len(_CARDS) - 1, int(t / _BEAT))
        if index not in kept:
            kept.clear()
            kept[index] = _card(index)
        canvas, since = kept[index].copy(), t - index * _BEAT
        words, wall, ink = _CARDS[index]
        size = (74 if len(words) < 5 else 50) * max(0.1, pop(since, -0.05, 0.3))
        canvas.text((184, 324 + 5), words, size, mix(wall, "#000000", 0.16))
        canvas.text((180, 320), words, size, ink)
        if index == len(_CARDS) - 1:
            for i in range(9):
                up = part(since, i * 0.12, 1.2)
                x, y = 40 + i * 35, 560 - 150 * up + 8 * swing(t, 1.4, i / 9)
                heart(
                    canvas,
                    x,
                    y,
                    (1.4 + i % 3 * 0.4) * pop(since, i * 0.12),
                    ("#d9553f", "#e98a76", "#b0789a")[i % 3],
                )
        else:
            canvas.line([(90, 420), (90 + 180 * part(since, 0, 0.4), 420 - 6)], ink, 8)
        return canvas.film(1 + 0.03 * since, 0.5, 0.5)

    return paint


def sound(track: Track) -> None:
    """Play one chord per word with a soft beat."""
    chords = ("a3 c#4 e4", "f#3 a3 c#4", "d3 f#3 a3", "e3 g#3 b3")
    for i in range(int(track.seconds / _BEAT)):
        for j, note in enumerate(chords[i // 4 % 4].split()):
            track.add(i * _BEAT + j * 0.02, pluck(note), 0.5, -0.4 + 0.4 * j)
        track.add(i * _BEAT, (kick(), snap())[i % 2], 0.6)
        track.add(i * _BEAT + _BEAT / 2, brush(), 0.4, 0.4)
    for i, note in enumerate(["a5", "c#6", "e6", "a6"]):
        track.add(11 * _BEAT + i * 0.12, bell(note), 0.4)
    track.add(10 * _BEAT, pad("a3 c#4 e4", 3.0), 0.4)
