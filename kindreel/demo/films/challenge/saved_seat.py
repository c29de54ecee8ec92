"""Lunch break: one chair is free, and somebody waves."""

from dataclasses import replace

from kindreel.demo.films.bubbles import bubble, pasted
from kindreel.demo.films.ink import Canvas
from kindreel.demo.films.motion import blend, part, swing
from kindreel.demo.films.people.body import person
from kindreel.demo.films.people.looks import Person, Pose, half_way, pose
from kindreel.demo.films.reel import Painter
from kindreel.demo.films.sound import Track, babble, hush, keys, kick, pluck

_HOSTS = (
    (Person("#efc19c", "#23191a", "straight", "#e2725b", voice="e4"), 70.0),
    (Person("#80492b", "#23191a", "afro", "#5f86b5", voice="a3"), 290.0),
)
_NEW = Person("#f6d3b8", "#9c5c2a", "bob", "#7fae8a", extra="glasses", voice="d4")
_WAVE, _CALM = pose(Pose(), "happy", "wave"), pose(Pose(), "soft", "hold")
_SHY, _GLAD = pose(Pose(), "worried", "hold"), pose(Pose(), "joy", "open")
_CALL, _ANSWER = "Hey! We saved you a seat.", "I practised this walk all week."
_PIANO = (
    "c4", "e4", "g4", "e4", "a3", "c4", "e4", "c4",
    "f3", "a3", "c4", "a3", "g3", "b3", "d4", "b3",
)  # fmt: skip


def _hall() -> Canvas:
    sheet = Canvas.paper("#f2e2c6")
    sheet.sky(("#cfe0d6", "#eee3c8"))
    for x in (20, 132, 244):
        sheet.box((x, 70, 96, 170), "#fffaf0", 6)
        sheet.box((x + 8, 78, 80, 154), "#b9dbe2", 4)
        sheet.blob(
            [(x + 8, 232), (x + 26, 196), (x + 52, 210), (x + 88, 186), (x + 88, 232)], "#9cc58f"
        )
    for i in range(9):
        sheet.fill(
            [(i * 44 - 8, 0), (i * 44 + 28, 0), (i * 44 + 10, 34)],
            ("#d9664b", "#e8b04a", "#5f9a8c")[i % 3],
        )
    sheet.box((-5, 420, 380, 240), "#c9a27a")
    sheet.box((-5, 414, 380, 10), "#b58a60")
    sheet.grain(5)
    return sheet


def _table(canvas: Canvas) -> None:
    canvas.box((14, 486, 332, 22), "#e9c48f", 8)
    canvas.box((30, 508, 14, 110), "#b58a60")
    canvas.box((316, 508, 14, 110), "#b58a60")
    for x, colour in ((70, "#d9553f"), (180, "#7fae62"), (290, "#e8b04a")):
        canvas.oval(x, 486, 34, 7, "#fffaf0")
        canvas.disc(x - 9, 477, 9, colour)
        canvas.box((x + 2, 468, 20, 14), "#d9a56b", 5)


def _newcomer(canvas: Canvas, t: float) -> None:
    walks = part(t, 3.2, 2.2)
    arrives = half_way(_SHY, _GLAD, part(t, 5.4, 0.6))
    y, size = blend(452, 560, walks), blend(0.6, 0.95, walks)
    person(canvas, _NEW, pose(arrives, x=180, y=y, size=size), t, 1.0 if 3.2 < t < 5.4 else 0.0)


def _hosts(canvas: Canvas, t: float) -> None:
    for i, (who, x) in enumerate(_HOSTS):
        both = half_way(_CALM, _WAVE, part(t, 1.4, 0.4) - part(t, 5.2, 0.4))
        reach = (both.right[0] + (10 * swing(t, 0.5) if 1.4 < t < 5.2 else 0), both.right[1])
        mood, look = "joy" if t > 6.4 else "", 0.5 if i == 0 else -0.6
        now = pose(both, mood, x=x, y=560, size=0.95, look=look)
        person(canvas, who, replace(now, right=reach), t + x)


def _say(seen: Canvas, t: float, seconds: float) -> None:
    if 1.6 < t < 4.0:
        pasted(seen, bubble(_CALL, -30, "#3f3038"), (150, 306), t - 1.6, 2.4)
    if 6.0 < t < seconds - 0.4:
        pasted(seen, bubble(_ANSWER, 0, "#3f3038"), (180, 306), t - 6.0, seconds)


def start(seconds: float) -> Painter:
    """Paint the hall once; return the painter of moments."""
    hall = _hall()

    def paint(t: float) -> Canvas:
        canvas = hall.copy()
        _newcomer(canvas, t)
        _hosts(canvas, t)
        _table(canvas)
        seen = canvas.film(1 + 0.08 * part(t, 4, 3), 0.5, 0.75)
        _say(seen, t, seconds)
        return seen

    return paint


def sound(track: Track) -> None:
    """Play a lunch room far away, two voices and a happy piano."""
    track.add(0, hush(track.seconds, 0.08, 31), 0.12)
    for after, syllable in babble(_CALL, "e4", 3):
        track.add(1.7 + after, syllable, 0.7, -0.4)
    for after, syllable in babble(_ANSWER, "d4", 4):
        track.add(6.1 + after, syllable, 0.7)
    for i in range(int(track.seconds / 0.4)):
        track.add(i * 0.4, keys(_PIANO[i % 16], 1.2), 0.42, 0.3)
        if i % 4 == 0:
            track.add(i * 0.4, pluck(("c3", "a2", "f2", "g2")[i // 4 % 4]), 0.6)
            track.add(i * 0.4, kick(), 0.3)
