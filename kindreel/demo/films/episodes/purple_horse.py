"""Episode 3: mean comments under a drawing, and then a herd of purple horses. Soft watercolour."""

from kindreel.demo.films.bubbles import glow
from kindreel.demo.films.ink import TALL, WIDE, Canvas, Hand
from kindreel.demo.films.motion import Chance, part, pop, swing
from kindreel.demo.films.people.looks import Person
from kindreel.demo.films.reveal import Reveal
from kindreel.demo.films.shapes import Point, fade, mix
from kindreel.demo.films.sound import Track, bell, pad, pluck
from kindreel.demo.films.stage import Line, Shot, Story, View, acts, at

PEOPLE = {
    "Ilse": Person(
        "#f6d3b8",
        "#a8462a",
        "braids",
        "#7fb3a6",
        "#6f6a8c",
        extra="freckles",
        eyes="dot",
        voice="e4",
    ),
    "Gran": Person(
        "#efc19c", "#cfc7cc", "bun", "#b58fb9", "#6a5a70", extra="glasses", eyes="dot", voice="f3"
    ),
}
_TUNE = (
    "e5", "g5", "c6", "b5", "g5", "e5", "d5", "g5",
    "c5", "e5", "a5", "g5", "e5", "c5", "d5", "b4",
)  # fmt: skip
_CHORDS = (
    "c3 e3 g3", "a2 c3 e3", "d3 f3 a3", "a2 c3 e3",
    "f2 a2 c3", "g2 b2 d3", "c3 e3 g3 d4", "f2 a2 c3 e3",
)  # fmt: skip
_HORSE = (
    (-44, 2),
    (-38, -16),
    (-12, -18),
    (12, -16),
    (26, -40),
    (40, -52),
    (46, -44),
    (60, -34),
    (58, -26),
    (44, -28),
    (36, -8),
    (34, 8),
    (10, 14),
    (-30, 14),
)


def horse(canvas: Canvas, place: Point, size: float, colour: str, drawn: float = 1) -> None:
    """Draw a child's horse; `drawn` says how much of it is there yet."""
    dark = mix(colour, "#2b1840", 0.35)
    with canvas.at(*place, size=size):
        for i, leg in enumerate((-32, -20, 18, 29)):
            if drawn > 0.3 + i * 0.1:
                canvas.limb(
                    [(leg, 8), (leg - 2 + i % 2 * 4, 30), (leg - 3 + i % 2 * 6, 46)], colour, 9
                )
        if drawn > 0.1:
            canvas.blob(_HORSE, fade(colour, min(1.0, drawn * 2)))
        if drawn > 0.7:
            canvas.curve([(18, -18), (22, -34), (32, -48), (40, -56)], dark, 7)
            canvas.curve([(-43, -6), (-58, 2), (-60, 22), (-54, 34)], dark, 7)
        if drawn > 0.85:
            canvas.disc(48, -38, 2.6, "#2b1840")
            canvas.curve([(52, -29), (56, -30), (58, -32)], "#2b1840", 1.6)


def _wash(canvas: Canvas, colours: tuple[str, ...], seed: int) -> None:
    chance = Chance(seed)
    for _ in range(38):
        x, y, r = chance.between(-20, 380), chance.between(-20, 660), chance.between(40, 110)
        ring = [
            (x + r * chance.between(0.7, 1.2) * dx, y + r * chance.between(0.6, 1.1) * dy)
            for dx, dy in _RING
        ]
        canvas.blob(ring, fade(chance.one_of(colours), 0.16))


_RING = ((1, 0), (0.7, 0.7), (0, 1), (-0.7, 0.7), (-1, 0), (-0.7, -0.7), (0, -1), (0.7, -0.7))


def kitchen(canvas: Canvas) -> None:
    """Paint a kitchen corner in the morning in washes of peach and mint."""
    canvas.sky(("#fdf1e3", "#fbe3d3", "#f4d6cf"))
    with canvas.plain():
        _wash(canvas, ("#f6c9b0", "#cfe6dc", "#f9e4a8"), 5)
    canvas.box((36, 150, 116, 150), "#fffaf0", 6)
    canvas.box((44, 158, 100, 134), "#cfe8ee")
    canvas.blob([(44, 292), (70, 250), (100, 268), (144, 240), (144, 292)], "#a9cfa4")
    canvas.box((222, 226, 116, 8), "#c79a76", 3)
    for x, colour in ((236, "#e9967a"), (264, "#8fb9a8"), (292, "#e8c15f"), (318, "#b58fb9")):
        canvas.box((x, 196, 20, 30), colour, 5)
    canvas.disc(186, 120, 26, "#f3cf7a")
    canvas.line([(186, 0), (186, 96)], "#8a6f62", 2)
    glow(canvas, 186, 124, 80, "#fff3c4")
    canvas.grain(2)


def _table(canvas: Canvas, t: float) -> None:
    canvas.box((-10, 500, 380, 160), "#d8ab86")
    canvas.box((-10, 500, 380, 12), "#c7946c")
    canvas.fill([(104, 516), (256, 516), (274, 606), (86, 606)], "#fffdf6")
    horse(canvas, (176, 566), 0.92, "#8f6bc0", part(t, 0.3, 3.0))
    for i, colour in enumerate(("#e2725b", "#8f6bc0", "#5fa79a")):
        canvas.line([(288 + i * 14, 530), (300 + i * 14, 592)], colour, 8)


def _still_table(canvas: Canvas, _: float) -> None:
    _table(canvas, 9)


def page(canvas: Canvas) -> None:
    """Paint the post: the drawing and room for what people write under it."""
    canvas.sky(("#efe3f2", "#e3d6ea"))
    with canvas.plain():
        _wash(canvas, ("#d8c4e6", "#f3dbe0"), 8)
    canvas.box((50, 44, 260, 210), "#fffdf6", 10)
    horse(canvas, (172, 152), 1.7, "#8f6bc0")
    canvas.grain(2)


def _greying(canvas: Canvas, t: float) -> None:
    with canvas.plain():
        canvas.box((0, 0, WIDE, TALL), fade("#7d7788", 0.34 * part(t, 0.8, 3.4)))


def wall(canvas: Canvas) -> None:
    """Paint a wall for many small pictures."""
    canvas.sky(("#fdf3dc", "#f8e2cf"))
    with canvas.plain():
        _wash(canvas, ("#f6d3b0", "#d5e8da", "#e6d4ee"), 11)
    canvas.grain(2)


_HERD = (
    "#8f6bc0",
    "#b06fb5",
    "#6f6bc0",
    "#a58ad0",
    "#c07aa8",
    "#7a5fae",
    "#9a6bd0",
    "#8a7ac8",
    "#b58fd6",
)


def _herd(canvas: Canvas, t: float) -> None:
    for i, colour in enumerate(_HERD):
        size = pop(t, 0.4 + i * 0.36, 0.5)
        if size < 0.05:
            continue
        x, y = 68 + i % 3 * 112, 214 + i // 3 * 118
        with canvas.at(x, y, 4 * swing(i, 2.6) + 1.5 * swing(t, 3, i / 5), size):
            canvas.box((-48, -46, 96, 96), "#fffdf6", 4)
            horse(canvas, (-4, 12), 0.6 + 0.08 * (i % 3), colour)
            canvas.box((-16, -54, 32, 13), ("#f3cf7acc", "#a9d6c3cc", "#f2b2a8cc")[i % 3])


STORY = Story(
    3, "The Purple Horse", PEOPLE, hand=Hand("#8a6f7a", 1.1, tremble=0.2), ink="#4a3550", paper="#fdf3e6",
    reveal=Reveal("Mei", "They laughed at my drawing too. Now I draw every single day.", "#e8d6ee", "#8a64b0", "petals"),
    shots=(
        Shot(4.8, kitchen, {"Ilse": acts(at(0, "calm", "hold", x=176, size=1.25, y=600, glance=1), at(1.4, "soft", "hold", glance=1, look=-0.3), at(3.3, "joy", "cheer", glance=0))},
             (Line(3.3, 1.5, "Ilse", "Done! I'll post it."),), (View(1.16, 0.5, 0.9), View(1.0)), front=_table),
        Shot(5.2, page, lines=(Line(0.4, 4.8, "<", "is that a potato?"), Line(1.3, 3.9, "<", "horses are not purple"), Line(2.2, 3.0, "<", "please stop drawing"), Line(3.2, 2.0, "<", "hahaha a potato!!")), back=_greying, rows=310),
        Shot(5.2, kitchen, {"Ilse": acts(at(0, "sad", "phone", x=128, size=1.2, y=600, glance=1), at(1.6, "cry", "face", glance=0.6)),
                            "Gran": acts(at(0, "worried", "down", x=430, size=1.2, y=610, look=-0.7), at(2.2, "soft", "down", x=266), at(2.8, "soft", "hug left"))},
             (Line(0.5, 1.4, "Ilse", "Maybe they're right."), Line(2.6, 2.5, "Gran", "I like that it's purple. It is brave.")), (View(1.0), View(1.16, 0.5, 0.8)), front=_still_table),
        Shot(3.8, page, rows=310, lines=(Line(0.3, 3.5, "<", "i tried to draw it too!"), Line(1.2, 2.6, "<", "mine is purple as well"), Line(2.1, 1.7, ">", "can I see them??"))),
        Shot(5.4, wall, {"Ilse": acts(at(0, "stunned", "down", x=180, size=0.9, y=690), at(1.8, "happy", "heart"), at(3.2, "joy", "cheer"))},
             (Line(2.7, 2.6, "told", "One kind comment calls the next one."),), (View(1.1, 0.5, 0.4), View(1.0)), back=_herd),
    ),
)  # fmt: skip


def sound(track: Track) -> None:
    """Play a music box with soft strings."""
    for i in range(int(track.seconds / 0.4)):
        if 4.8 < i * 0.4 < 10.5 and i % 2:
            continue
        low = 5.0 < i * 0.4 < 12
        note = "a4" if low and i % 4 == 0 else _TUNE[i % 16]
        track.add(i * 0.4, bell(note, 1.6), 0.26, 0.5 * (-1) ** i)
    for i, chord in enumerate(_CHORDS):
        track.add(i * 4, pad(chord, 5), 0.5)
        track.add(i * 4, pluck(chord.split()[0]), 0.4)
        track.add(i * 4 + 2, pluck(chord.split()[2]), 0.3)
