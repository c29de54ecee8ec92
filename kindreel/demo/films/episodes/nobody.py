"""Episode 2: left out of the game until the rules change. Crayon on paper that never sits still."""

from kindreel.demo.films.ink import TALL, WIDE, Canvas, Hand
from kindreel.demo.films.motion import Chance, hop, part, swing
from kindreel.demo.films.people.looks import Person
from kindreel.demo.films.reveal import Reveal
from kindreel.demo.films.sound import Track, brush, kick, whistle, wood
from kindreel.demo.films.stage import Line, Shot, Story, View, acts, at

PEOPLE = {
    "Leo": Person(
        "#f3cba6",
        "#c98d3f",
        "curls",
        "#e9b949",
        "#5f7fa8",
        extra="freckles",
        eyes="dot",
        voice="b3",
    ),
    "Ada": Person("#7a4a2d", "#2a1a1c", "puffs", "#d9664b", "#4a5f78", eyes="dot", voice="d4"),
    "Max": Person("#f6d3b8", "#6a3f22", "short", "#5b8fb9", "#4a5f78", eyes="dot", voice="f3"),
    "Kim": Person("#efc19c", "#23191a", "bob", "#7fae62", "#5a5f78", eyes="dot", voice="e4"),
}
_TUNE = (
    "c5", "e5", "g5", "e5", "a5", "g5", "e5", "d5",
    "c5", "d5", "e5", "g5", "d5", "c5", "d5", "g4",
)  # fmt: skip


def _scribble(
    canvas: Canvas, rect: tuple[float, float, float, float], colour: str, seed: int
) -> None:
    x, y, w, h = rect
    chance = Chance(seed)
    points = []
    for i in range(int(h // 7)):
        edge = (x, x + w) if i % 2 else (x + w, x)
        points += [
            (edge[0] + chance.between(-5, 5), y + i * 7),
            (edge[1] + chance.between(-5, 5), y + i * 7 + 3),
        ]
    canvas.line(points, colour, 5)


def yard(canvas: Canvas) -> None:
    """Draw a school yard with a fence, a tree and a sun in crayon."""
    canvas.box((0, 0, WIDE, TALL), "#fbf3df")
    _scribble(canvas, (-10, 10, 380, 250), "#bfe0ea", 1)
    for x, y in ((70, 150), (230, 176)):
        canvas.blob(
            [(x - 40, y), (x - 20, y - 22), (x + 8, y - 26), (x + 40, y - 4), (x + 20, y + 12)],
            "#ffffff",
        )
    canvas.disc(306, 70, 34, "#f6c945")
    for i in range(10):
        with canvas.at(306, 70, i * 36):
            canvas.line([(44, 0), (60, 3)], "#f0b429", 4)
    _scribble(canvas, (-10, 380, 380, 270), "#a9cf7f", 2)
    _scribble(canvas, (-10, 430, 380, 220), "#8fbf68", 3)
    canvas.blob([(44, 400), (50, 300), (40, 260), (66, 260), (62, 310), (72, 400)], "#9a6b42")
    for x, y, r in ((50, 236, 44), (18, 262, 32), (86, 262, 34)):
        canvas.disc(x, y, r, "#79ae57")
    for i in range(13):
        x = i * 30 + 2
        canvas.fill([(x, 330), (x + 8, 320), (x + 16, 330), (x + 15, 404), (x + 1, 404)], "#e6b98a")
    for y in (345, 380):
        canvas.box((-5, y, 370, 9), "#d9a571")
    canvas.grain(2)


def corner(canvas: Canvas) -> None:
    """Draw the lonely end of the yard, by a wall."""
    yard(canvas)
    canvas.fill([(0, 160), (150, 190), (150, 470), (0, 560)], "#d8a08a")
    for row in range(7):
        for column in range(3):
            canvas.line(
                [
                    (column * 52 + row % 2 * 24, 210 + row * 42),
                    (column * 52 + 30 + row % 2 * 24, 212 + row * 42),
                ],
                "#b97f6b",
                3,
            )


def _ball(canvas: Canvas, x: float, y: float, turn: float) -> None:
    with canvas.at(x, y, turn):
        canvas.disc(0, 0, 17, "#f26d4f")
        canvas.curve([(-16, -4), (0, 3), (16, -4)], "#fff4e0", 3)
        canvas.curve([(-4, -16), (3, 0), (-4, 16)], "#fff4e0", 3)


def _passing(canvas: Canvas, t: float) -> None:
    x = 180 + 66 * swing(t, 2.0)
    _ball(canvas, x, 455 - 130 * hop(t, 1.0), x * 3)


def _rolling(canvas: Canvas, t: float) -> None:
    k = part(t, 0.3, 1.9)
    x = 390 - 250 * k
    _ball(canvas, x, 566 - 26 * (1 - k) * hop(t, 0.6), x * 3)


def _high(canvas: Canvas, t: float) -> None:
    x = 180 + 120 * swing(t, 3.1)
    _ball(canvas, x, 440 - 190 * hop(t, 1.1), x * 2)


STORY = Story(
    2, "Team of Nobody", PEOPLE, hand=Hand("#6b4a35", 1.6, tremble=0.45), ink="#4d3526", paper="#fbf3df",
    reveal=Reveal("Jonas", "I stood at that wall for a whole year. Then somebody changed the rules.", "#cfe3ee", "#4f86a8", "stars"),
    shots=(
        Shot(4.4, yard, {
            "Max": acts(at(0, "happy", "cheer", x=78, size=0.86), at(1, "happy", "open", look=0.6), at(2, "joy", "cheer"), at(3, "happy", "open")),
            "Kim": acts(at(0, "happy", "open", x=282, size=0.86, look=-0.6), at(1, "joy", "cheer"), at(2, "happy", "open"), at(3, "joy", "cheer")),
            "Ada": acts(at(0, "happy", "down", x=182, size=0.8, y=500), at(1.5, "joy", "wave"), at(2.6, "happy", "open"))},
            front=_passing, views=(View(1.0), View(1.08, 0.5, 0.8))),
        Shot(4.4, yard, {
            "Leo": acts(at(0, "calm", "down", x=-40, size=1.05, look=0.8), at(1.4, "happy", "wave", x=104), at(3.0, "sad", "down", glance=0.8)),
            "Max": acts(at(0, "happy", "hips", x=272, size=1.05, look=-0.7), at(2.1, "cross", "crossed", look=-0.9))},
            (Line(1.2, 1.2, "Leo", "Can I play?"), Line(2.5, 1.7, "Max", "We're full. Even teams only.")), (View(1.05, 0.5, 0.7), View(1.12, 0.5, 0.7))),
        Shot(4.6, corner, {"Leo": acts(at(0, "sad", "down", x=172, size=1.2, look=0.7, y=570), at(2.0, "sad", "crossed", look=-0.3, glance=0.9), at(3.4, "cry", "crossed"))},
             (Line(0.5, 1.6, "Leo", "It's OK."), Line(2.5, 1.9, "told", "It was not OK.")), (View(1.0), View(1.25, 0.45, 0.7))),
        Shot(6.4, corner, {
            "Leo": acts(at(0, "sad", "down", x=110, size=1.1, y=575), at(1.2, "stunned", look=0.8, glance=0.8), at(4.4, "worried", look=0.6, glance=0), at(5.3, "happy", "heart")),
            "Ada": acts(at(0, "happy", "down", x=440, size=1.1, look=-0.6), at(2.4, "soft", "down", x=262), at(2.7, "soft", "give left"), at(4.4, "brave", "open"))},
            (Line(2.5, 1.8, "Ada", "Our rule is silly."), Line(4.5, 1.9, "Ada", "We just make three teams!")), (View(1.0), View(1.1, 0.5, 0.7)), front=_rolling),
        Shot(4.8, yard, {
            "Max": acts(at(0, "happy", "open", x=52, size=0.84), at(0.8, "joy", "cheer"), at(2.4, "happy", "point"), at(3.4, "joy", "cheer")),
            "Kim": acts(at(0, "joy", "cheer", x=312, size=0.84), at(1, "happy", "open"), at(2, "joy", "cheer")),
            "Leo": acts(at(0, "happy", "open", x=136, size=1.0, y=575), at(1.2, "joy", "cheer"), at(2.3, "happy", "open"), at(3.2, "joy", "cheer")),
            "Ada": acts(at(0, "joy", "cheer", x=232, size=1.0, y=575), at(1.7, "happy", "open"), at(2.8, "joy", "cheer"))},
            (Line(0.6, 1.6, "Max", "Good throw, Leo!"), Line(2.8, 1.9, "told", "There is room. You make it.")), (View(1.1, 0.5, 0.8), View(1.0)), front=_high),
    ),
)  # fmt: skip


def _marimba(i: int, *, sad: bool) -> str:
    return ("a4", "c5", "e5", "c5")[i % 4] if sad else _TUNE[i % 16]


def _low(bar: int, *, sad: bool) -> str:
    return ("a3", "f3")[bar % 2] if sad else ("c4", "a3", "f3", "g3")[bar % 4]


def sound(track: Track) -> None:
    """Play a skipping marimba that slows down in the middle and skips again."""
    moment, i = 0.0, 0
    while moment < track.seconds - 0.6:
        sad = 8.6 < moment < 15
        track.add(moment, wood(_marimba(i, sad=sad)), 0.5, 0.4 * (-1) ** i)
        if i % 4 == 0:
            track.add(moment, wood(_low(i // 4, sad=sad), 0.6), 0.6)
            track.add(moment, kick(), 0.2 if sad else 0.45)
        if i % 2 and not sad:
            track.add(moment, brush(), 0.5)
        moment += 0.46 if sad else 0.23
        i += 1
    for j, note in enumerate(("g5", "a5", "c6")):
        track.add(18.6 + j * 0.3, whistle(note), 0.3)
