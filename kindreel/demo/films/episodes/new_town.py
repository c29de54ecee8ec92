"""Episode 6: a friend moved away, and one small hello. A storybook of autumn colours."""

from kindreel.demo.films.bubbles import glow
from kindreel.demo.films.ink import TALL, WIDE, Canvas, Hand
from kindreel.demo.films.motion import Chance, swing
from kindreel.demo.films.people.looks import Person
from kindreel.demo.films.reveal import Reveal
from kindreel.demo.films.shapes import fade, mix
from kindreel.demo.films.sound import Track, bell, hush, pluck, whistle
from kindreel.demo.films.stage import Line, Shot, Story, View, acts, at

PEOPLE = {
    "Zola": Person("#5e3420", "#23191a", "puffs", "#e8a838", "#4a5b4f", extra="dress", voice="d4"),
    "Pim": Person("#efc19c", "#c98d3f", "hat", "#5f8f7a", "#5a4a4a", voice="g3"),
    "Eli": Person("#c68652", "#3d2519", "curls", "#b5563f", "#3f4f5c", extra="glasses", voice="b3"),
}
_LEAVES = ("#e0913f", "#c9613a", "#e8b84a", "#b5563f", "#d97f3f")


def _crown(canvas: Canvas, x: float, y: float, size: float, seed: int) -> None:
    chance = Chance(seed)
    canvas.blob(
        [(x - 9, y + 120 * size), (x - 5, y), (x + 5, y), (x + 9, y + 120 * size)], "#6f4a38"
    )
    for _ in range(26):
        dx, dy = chance.between(-46, 46) * size, chance.between(-52, 34) * size
        canvas.disc(
            x + dx, y + dy, chance.between(12, 22) * size, fade(chance.one_of(_LEAVES), 0.85)
        )


def street(canvas: Canvas) -> None:
    """Paint a street of small houses in autumn, with hills behind."""
    canvas.sky(("#f9e3b8", "#f6cf9c", "#eebb92"))
    glow(canvas, 90, 130, 90, "#fff4cf")
    canvas.blob(
        [(-30, 330), (60, 250), (170, 300), (270, 236), (400, 320), (400, 460), (-30, 460)],
        "#c9a878",
    )
    canvas.blob(
        [(-30, 380), (90, 310), (200, 352), (330, 300), (400, 360), (400, 480), (-30, 480)],
        "#a9986a",
    )
    for x, wall, roof in (
        (16, "#f3e1c4", "#b5563f"),
        (128, "#e9cfa8", "#6f7f6a"),
        (250, "#f0d9c0", "#9a5a4a"),
    ):
        canvas.box((x, 340, 92, 120), wall)
        canvas.fill([(x - 10, 344), (x + 46, 286), (x + 102, 344)], roof)
        canvas.box((x + 12, 372, 24, 28), "#7fa3a8", 3)
        canvas.box((x + 56, 400, 26, 60), mix(roof, "#000000", 0.2), 3)
        canvas.box((x + 68, 296, 13, 30), mix(roof, "#ffffff", 0.2))
    canvas.box((-5, 456, 380, 200), "#9a8a62")
    canvas.blob([(-20, 540), (120, 500), (380, 520), (390, 650), (-20, 650)], "#b8a070")
    _crown(canvas, 330, 330, 1.1, 3)
    _crown(canvas, 20, 380, 0.8, 5)
    canvas.grain(2)


def _falling(canvas: Canvas, t: float) -> None:
    chance = Chance(9)
    for i in range(14):
        x0, y0, speed = chance.between(0, WIDE), chance.between(0, TALL), chance.between(34, 62)
        y = (y0 + t * speed) % (TALL + 30) - 15
        with canvas.at(x0 + 18 * swing(t, 2.7, i / 5), y, 60 * swing(t, 1.9, i / 3)):
            canvas.blob([(0, -7), (5, 0), (0, 8), (-5, 0)], _LEAVES[i % 5])


def classroom(canvas: Canvas) -> None:
    """Paint a class with a board, a map and a window full of leaves."""
    canvas.sky(("#e9d9b8", "#e3cda6"))
    canvas.box((20, 180, 200, 120), "#7a5a44", 4)
    canvas.box((28, 188, 184, 104), "#4f6f60")
    canvas.text((120, 226), "Welcome, Zola", 18, "#f3ecd8")
    canvas.curve([(62, 250), (110, 256), (178, 248)], "#f3ecd8", 2)
    canvas.box((246, 170, 94, 150), "#fff3da", 4)
    canvas.box((254, 178, 78, 134), "#bcd7d4")
    _crown(canvas, 294, 250, 0.5, 8)
    for x in (20, 140, 260):
        canvas.box((x, 400, 84, 12), "#a9764a", 3)
        canvas.box((x + 8, 412, 8, 70), "#8a5f3c")
        canvas.box((x + 68, 412, 8, 70), "#8a5f3c")
    canvas.box((-5, 478, 380, 170), "#b98f62")
    canvas.grain(2)


def two_homes(canvas: Canvas) -> None:
    """Paint two rooms side by side: the old town, cool; the new town, warm."""
    canvas.box((0, 0, WIDE, 330), "#a9c4b8")
    canvas.box((0, 330, WIDE, 320), "#eac48f")
    for top, wall, rug in ((0, "#8fb0a4", "#5f8f7a"), (330, "#dca968", "#b5563f")):
        canvas.box((22, top + 60, 84, 90), "#fdf0d6", 4)
        canvas.blob(
            [(26, top + 148), (50, top + 96), (72, top + 124), (102, top + 88), (104, top + 148)],
            wall,
        )
        canvas.box((0, top + 288, WIDE, 42), rug)
        canvas.box((266, top + 170, 70, 120), mix(wall, "#3a2a20", 0.35), 4)
        for i in range(3):
            canvas.box((274 + i * 17, top + 182, 12, 40), _LEAVES[i], 2)
    canvas.box((0, 322, WIDE, 16), "#fff6e2")
    canvas.grain(2)


STORY = Story(
    6, "One Hello", PEOPLE, hand=Hand("#5a3a2c", 1.0), ink="#46302a", paper="#fbeed3",
    reveal=Reveal("Zola", "Eli and I drew this together. Somewhere near you there is an Eli. Say hello.", "#f6ddb0", "#b5563f", "leaves"),
    shots=(
        Shot(4.8, street, {
            "Pim": acts(at(0, "soft", "down", x=104, size=1.0, look=0.7), at(1.4, "sad", "wave"), at(3.2, "cry", "wave")),
            "Zola": acts(at(0, "soft", "down", x=196, size=1.0, look=-0.7), at(1.3, "sad", "wave", look=-0.7), at(4.6, "sad", "down", x=410))},
            (Line(1.3, 1.9, "Zola", "I'll call you. Promise."),), front=_falling),
        Shot(5.0, classroom, {
            "Zola": acts(at(0, "worried", "hold", x=110, size=1.15, y=590), at(2.2, "worried", look=0.9), at(3.4, "sad", glance=0.9, look=0)),
            "Eli": acts(at(0, "calm", "hold", x=296, size=0.86, y=520, glance=1), at(2.4, "calm", look=-0.8, glance=0), at(3.3, "worried", glance=1, look=0))},
            (Line(0.6, 2.0, "told", "New school. Twenty-six faces."), Line(2.9, 1.9, "told", "Not one name I knew.")), (View(1.0), View(1.14, 0.3, 0.7))),
        Shot(6.0, two_homes, {
            "Pim": acts(at(0, "happy", "phone", x=176, size=1.0, y=308), at(2.6, "soft", "open"), at(5.0, "happy", "wave")),
            "Zola": acts(at(0, "sad", "phone", x=176, size=1.0, y=624), at(3.0, "worried", "think"), at(5.0, "soft", "phone"))},
            (Line(0.4, 1.9, "Zola", "Nobody talks to me here."), Line(2.5, 3.2, "Pim", "Maybe they're shy too. Say hi to one. Just one.")), (View(), View(1.0))),
        Shot(6.4, classroom, {
            "Eli": acts(at(0, "calm", "hold", x=256, size=1.1, y=580, glance=1), at(2.4, "stunned", look=-0.8, glance=0), at(3.6, "happy", "open", look=-0.8), at(5.2, "joy")),
            "Zola": acts(at(0, "worried", "down", x=-50, size=1.1, y=590, look=0.8), at(1.4, "brave", "down", x=112), at(1.8, "soft", "wave", look=0.8), at(4.0, "happy", "open"), at(5.2, "joy", "cheer"))},
            (Line(1.7, 1.7, "Zola", "Hi. I'm Zola."), Line(3.6, 2.6, "Eli", "Hi! Nobody ever asks what I draw.")), (View(1.0), View(1.12, 0.5, 0.7))),
        Shot(4.8, street, {
            "Zola": acts(at(0, "happy", "down", x=-30, size=1.05, look=0.7), at(2.0, "joy", "wave", x=128), at(3.4, "happy", "hug right")),
            "Eli": acts(at(0, "happy", "down", x=60, size=1.05, look=-0.4), at(2.0, "happy", "cheer", x=240), at(3.4, "joy", "hug left", look=-0.6))},
            (Line(2.4, 2.3, "told", "One hello. That was all."),), (View(1.12, 0.5, 0.8), View(1.0)), front=_falling),
    ),
)  # fmt: skip


def sound(track: Track) -> None:
    """Play a waltz for a plucked string and a flute, with wind in the leaves."""
    track.swell(hush(track.seconds, 0.12, 6), 0.12, 5.3, 0.8)
    chords = ("d3 f#3 a3", "b2 d3 f#3", "g2 b2 d3", "a2 c#3 e3")
    tune = ("f#5", "", "e5", "d5", "", "b4", "g5", "f#5", "e5", "a4", "", "")
    for i in range(int(track.seconds / 1.65)):
        chord = chords[i % 4].split()
        for j in range(3):
            track.add(
                i * 1.65 + j * 0.55,
                pluck(chord[0] if j == 0 else chord[j]),
                0.5 if j == 0 else 0.3,
                0.2 * j - 0.2,
            )
            note = tune[(i * 3 + j) % 12]
            if note and (i > 13 or i % 8 < 4):
                track.add(i * 1.65 + j * 0.55, whistle(note, 0.62), 0.26, 0.2)
    for j, note in enumerate(("d6", "f#6", "a6")):
        track.add(18.7 + j * 0.18, bell(note, 1.2), 0.2)
