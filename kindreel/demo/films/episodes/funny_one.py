"""Episode 5: the one who made everybody laugh, and then says sorry. Ink lines and a single red."""

from kindreel.demo.films.ink import Canvas, Hand
from kindreel.demo.films.motion import Chance, part, swing
from kindreel.demo.films.people.looks import Person
from kindreel.demo.films.reveal import Reveal
from kindreel.demo.films.shapes import Rect
from kindreel.demo.films.sound import Track, brush, keys, kick, pluck, snap
from kindreel.demo.films.stage import Line, Shot, Story, View, acts, at

PAPER, INK, RED, GREY = "#f7f1e6", "#2b2530", "#d8503f", "#d5ccc2"
PEOPLE = {
    "Kai": Person("#f6ead9", "#2b2530", "swept", RED, "#55505a", eyes="dot", voice="f3"),
    "Otto": Person(
        "#f3e6d3", "#4a4048", "curls", "#bfb6ac", "#7a737a", extra="glasses", eyes="dot", voice="c4"
    ),
    "Pia": Person("#efdfca", "#55505a", "bun", "#e3dacd", "#55505a", eyes="dot", voice="e4"),
    "Jan": Person("#f6ead9", "#6d666c", "cap", "#a49c96", "#55505a", eyes="dot", voice="d3"),
}


def _hatch(canvas: Canvas, rect: Rect) -> None:
    x, y, wide, tall = rect
    step = 9
    for i in range(int((wide + tall) / step)):
        a, b = i * step, i * step - tall
        start = (x + min(a, wide), y + max(0.0, a - wide))
        canvas.line([start, (x + max(0.0, b), y + min(a, tall))], "#2b253038", 1.2)


def hall(canvas: Canvas) -> None:
    """Draw a school yard in ink: steps, a door, a wall with posters."""
    canvas.box((-5, -5, 380, 660), PAPER)
    canvas.box((-8, 150, 390, 300), "#efe6d6")
    canvas.box((130, 216, 100, 234), GREY, 6)
    canvas.box((142, 230, 34, 80), PAPER, 3)
    canvas.box((184, 230, 34, 80), PAPER, 3)
    with canvas.plain():
        _hatch(canvas, (0, 152, 120, 300))
        _hatch(canvas, (250, 330, 110, 120))
    for x, y, w, h in ((34, 220, 60, 78), (272, 200, 54, 70)):
        canvas.box((x, y, w, h), PAPER, 2)
        canvas.curve([(x + 10, y + h - 16), (x + w / 2, y + 20), (x + w - 10, y + h - 16)], INK, 2)
    for i in range(3):
        canvas.box((-8, 450 + i * 26, 390, 30), ("#e5dbcb", "#ece2d3", "#f2eadd")[i])
    canvas.grain(2)


def canteen(canvas: Canvas) -> None:
    """Draw a long empty table under big windows."""
    canvas.box((-5, -5, 380, 660), PAPER)
    for x in (24, 140, 256):
        canvas.box((x, 120, 84, 190), "#eee7da", 3)
        canvas.line([(x + 42, 120), (x + 42, 310)], INK, 2)
        canvas.line([(x, 200), (x + 84, 200)], INK, 2)
    with canvas.plain():
        _hatch(canvas, (0, 330, 360, 90))
    canvas.grain(2)


def room(canvas: Canvas) -> None:
    """Draw a desk at night with one lamp."""
    canvas.box((-5, -5, 380, 660), "#e6ddd0")
    with canvas.plain():
        _hatch(canvas, (0, 0, 360, 430))
        canvas.fill([(262, 214), (330, 214), (400, 470), (110, 470)], "#fff3cfb0")
    canvas.curve([(330, 470), (352, 330), (298, 216)], INK, 5)
    canvas.blob([(268, 216), (282, 180), (318, 180), (336, 216)], RED)
    canvas.grain(2)


def _tray(canvas: Canvas, _: float) -> None:
    canvas.box((-10, 486, 390, 22), GREY, 4)
    canvas.box((-10, 508, 390, 150), PAPER)
    canvas.box((146, 464, 84, 22), "#efe6d6", 6)
    canvas.disc(172, 466, 11, RED)


def _sorry(canvas: Canvas, t: float) -> None:
    canvas.box((-10, 492, 390, 160), "#d8cdbf")
    chance = Chance(3)
    for i in range(1 + int(t > 1.4) + int(t > 2.6)):
        x, y = 52 + i * 46, 524 + i % 2 * 26
        canvas.blob(
            [
                (x + 15 * dx + chance.between(-4, 4), y + 13 * dy)
                for dx, dy in ((1, 0), (0.6, 0.8), (-0.5, 0.9), (-1, 0), (-0.6, -0.8), (0.5, -1))
            ],
            PAPER,
        )
    canvas.fill([(150, 506), (290, 506), (304, 600), (136, 600)], "#fffdf6")
    k = part(t, 2.9, 1.6)
    words = "Otto. I am sorry."
    canvas.text((220, 546), words[: round(len(words) * k)], 17, INK)


def _laughs(canvas: Canvas, t: float) -> None:
    if t < 1.7:
        return
    for i, (x, y) in enumerate(((52, 318), (304, 306), (96, 276), (258, 266))):
        size = 17 + 3 * swing(t, 0.5, i / 4)
        canvas.text((x, y - 6 * swing(t, 0.9, i / 3)), "HA HA", size, RED)


STORY = Story(
    5, "The Funny One", PEOPLE, hand=Hand(INK, 1.8), ink=INK, paper=PAPER,
    reveal=Reveal("Luca", "I was Kai. I was scared they would laugh at me, so I made them laugh at someone else.", "#f1dccd", "#c2503f", "hearts"),
    shots=(
        Shot(5.0, hall, {
            "Jan": acts(at(0, "calm", "down", x=60, size=0.9, y=520, look=0.5), at(1.7, "joy", "hips")),
            "Pia": acts(at(0, "calm", "down", x=302, size=0.9, y=520, look=-0.5), at(1.7, "joy", "face")),
            "Kai": acts(at(0, "happy", "phone", x=132, size=1.1, y=575, look=0.7), at(1.0, "mocking", "point", look=0.8)),
            "Otto": acts(at(0, "calm", "hold", x=244, size=1.1, y=575, look=-0.5), at(1.8, "stunned", "down"), at(2.8, "sad", "down", glance=0.9))},
            (Line(2.4, 2.4, "Kai", "Walk again, Otto! Like a penguin!"),), front=_laughs, views=(View(1.0), View(1.12, 0.5, 0.75))),
        Shot(4.4, canteen, {"Otto": acts(at(0, "sad", "down", x=180, size=1.15, y=585, glance=0.9), at(2.4, "cry", "face"))},
             (Line(0.8, 2.8, "told", "The next day, nobody sat with Otto."),), (View(1.0), View(1.2, 0.5, 0.6)), front=_tray),
        Shot(4.2, hall, {"Kai": acts(at(0, "happy", "phone", x=180, size=1.4, y=640, glance=0.8), at(1.2, "stunned", glance=0, look=0.9), at(2.2, "worried", "down", look=0.8), at(3.1, "sad", "heart", glance=0.8))},
             (Line(2.3, 1.8, "Kai", "I did that."),), (View(1.0), View(1.14, 0.5, 0.4))),
        Shot(5.2, room, {"Kai": acts(at(0, "worried", "hold", x=150, size=1.1, y=590, glance=1, look=0.4), at(1.3, "cross", "face"), at(2.0, "worried", "hold"), at(2.6, "sad", "hold"), at(3.0, "brave", "hold", glance=1))},
             (Line(0.4, 2.2, "told", "Saying sorry took four tries."),), (View(1.12, 0.5, 0.8), View(1.0, 0.5, 0.8)), front=_sorry),
        Shot(7.0, canteen, {
            "Otto": acts(at(0, "worried", "down", x=252, size=1.12, y=575, look=-0.6), at(2.4, "calm", look=-0.8), at(5.0, "soft", look=-0.6)),
            "Kai": acts(at(0, "worried", "down", x=-50, size=1.12, y=575, look=0.7), at(1.2, "sad", "down", x=108), at(1.5, "sad", "open"), at(2.8, "worried", "down"), at(5.0, "soft", "heart"))},
            (Line(1.3, 1.9, "Kai", "It wasn't funny. I'm sorry."), Line(3.3, 1.7, "Otto", "I need some time."), Line(5.1, 1.8, "Kai", "I know. I'll be here.")), (View(1.0), View(1.1, 0.5, 0.7))),
    ),
)  # fmt: skip


def sound(track: Track) -> None:
    """Play a bouncy joke that stops, and then a careful piano."""
    for i in range(11):
        track.add(i * 0.44, pluck(("c3", "g3")[i % 2], 0.5), 0.6)
        track.add(i * 0.44 + 0.22, brush(), 0.5)
        track.add(i * 0.44, (kick(), snap())[i % 2], 0.5)
    chords = (
        "a2 e3 a3 c4",
        "f2 c3 f3 a3",
        "d2 a2 d3 f3",
        "e2 b2 e3 g3",
        "f2 c3 a3 c4",
        "c3 g3 c4 e4",
        "f2 c3 a3 c4",
        "g2 d3 g3 b3",
        "c3 g3 c4 e4",
    )
    for i in range(int((track.seconds - 5.2) / 3)):
        chord = chords[i % 9].split()
        for j in range(6):
            note = chord[(0, 2, 3, 2, 1, 2)[j]]
            track.add(5.2 + i * 3 + j * 0.5, keys(note), 0.42 if j else 0.55, 0.25 * (-1) ** j)
