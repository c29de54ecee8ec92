"""Episode 1: a rumour runs through a group chat, and one person does not pass it on. Flat, dusk colours."""

from kindreel.demo.films.bubbles import glow
from kindreel.demo.films.ink import TALL, WIDE, Canvas
from kindreel.demo.films.motion import Chance, swing
from kindreel.demo.films.people.looks import Person
from kindreel.demo.films.reveal import Reveal
from kindreel.demo.films.shapes import fade, mix
from kindreel.demo.films.sound import Track, bell, keys, kick, pad
from kindreel.demo.films.stage import Line, Shot, Story, View, acts, at

PEOPLE = {
    "Maya": Person("#a5673f", "#2a1a1c", "bun", "#f08a5d", "#3b3557", voice="c4"),
    "Tariq": Person("#e8b48c", "#3d2519", "curls", "#3aa29a", "#3b3557", voice="g3"),
    "Ines": Person("#c68652", "#23191a", "straight", "#7d6cd0", "#3b3557", voice="d4"),
    "Bo": Person("#f6d3b8", "#9c5c2a", "spiky", "#d9a441", "#3b3557", voice="e3"),
}


def bedroom(canvas: Canvas) -> None:
    """Paint a room at night with a window, a bed and a string of small lights."""
    canvas.sky(("#4b3f72", "#6a5590", "#8a6aa0"))
    canvas.box((206, 120, 116, 150), "#372e5a", 8)
    canvas.box((214, 128, 100, 134), "#23204a", 4)
    canvas.disc(286, 160, 17, "#ffe9b8")
    for x, y in ((230, 150), (248, 190), (262, 146), (300, 214), (236, 228), (274, 240)):
        canvas.disc(x, y, 1.7, "#fff3d0")
    canvas.box((260, 128, 5, 134), "#372e5a")
    canvas.box((0, 470, WIDE, 170), "#3e3460")
    canvas.box((-20, 420, 190, 100), "#5f4c8c", 18)
    canvas.box((-20, 396, 96, 60), "#e9dcf2", 22)
    canvas.blob([(30, 430), (110, 424), (176, 440), (180, 520), (0, 524), (-10, 450)], "#c96f72")
    canvas.curve([(0, 88), (70, 116), (150, 92), (240, 112), (360, 80)], "#2b2448", 2)
    for i, (x, y) in enumerate(
        ((24, 101), (70, 116), (112, 104), (150, 93), (196, 105), (240, 112), (300, 98))
    ):
        glow(canvas, x, y + 6, 16, "#ffd27a")
        canvas.disc(x, y + 6, 4, ("#ffd27a", "#ff9f8a", "#bfe3c8")[i % 3])
    canvas.box((60, 190, 84, 110), "#f3e3c8", 4)
    canvas.box((68, 198, 68, 94), "#9fc9c0")
    canvas.blob([(72, 290), (90, 240), (104, 262), (120, 232), (134, 290)], "#4f8f86")


def screen(canvas: Canvas) -> None:
    """Paint a phone so close that only its screen counts."""
    canvas.sky(("#3a2f5c", "#5a4880"))
    canvas.box((22, 34, 316, 600), "#1f1933", 40)
    canvas.box((34, 48, 292, 576), "#efe6f4", 30)
    canvas.box((34, 48, 292, 70), "#8a6aa0", 30)
    canvas.box((34, 90, 292, 28), "#8a6aa0")
    canvas.text((180, 90), "class chat · 27", 18, "#fff7e8")
    for row in range(5):
        canvas.box((60, 480 + row * 26, 180 - row * 24, 10), fade("#b9a7c9", 0.35), 5)


def corridor(canvas: Canvas) -> None:
    """Paint a school corridor with lockers in the evening sun."""
    canvas.sky(("#ffd9a8", "#ffb38a", "#f29a86"))
    canvas.box((0, 470, WIDE, 170), "#7a5a83")
    canvas.fill([(0, 470), (WIDE, 470), (WIDE, 480), (0, 480)], "#5e4470")
    for i in range(7):
        x = -8 + i * 56
        colour = ("#6f63b0", "#7d70bd")[i % 2]
        canvas.box((x, 190, 52, 280), colour, 4)
        for y in (206, 214, 222):
            canvas.box((x + 14, y, 24, 3), mix(colour, "#000000", 0.25))
        canvas.disc(x + 42, 330, 3, "#f6dfa8")
    canvas.fill([(40, 480), (150, 480), (90, TALL), (-60, TALL)], "#ffd9a838")
    canvas.fill([(220, 480), (330, 480), (300, TALL), (150, TALL)], "#ffd9a838")


def dusk(canvas: Canvas) -> None:
    """Paint roofs at dusk with lit windows."""
    canvas.sky(("#ffd894", "#ffb98a", "#f5977f", "#c9748a"))
    glow(canvas, 262, 190, 84, "#fff1c4")
    canvas.disc(262, 190, 40, "#fff1c4")
    chance = Chance(4)
    for depth, colour in ((0, "#9a6a9c"), (1, "#6a4a8c"), (2, "#4d3a78")):
        x = -20.0
        while x < WIDE:
            wide = chance.between(44, 84)
            top = chance.between(220, 330) + depth * 52
            canvas.box((x, top, wide, 420), colour)
            _windows(canvas, chance, (x, top, wide), depth)
            x += wide
    canvas.box((0, 496, WIDE, 150), "#3c5a66")
    canvas.box((0, 492, WIDE, 8), "#6f9a94")


def _windows(canvas: Canvas, chance: Chance, house: tuple[float, float, float], depth: int) -> None:
    x, top, wide = house
    for row in range(6 if depth else 0):
        for column in range(int(wide // 18)):
            lit = chance.between(0, 1) > 0.45
            canvas.box(
                (x + 7 + column * 18, top + 12 + row * 24, 8, 12),
                "#ffd98a" if lit else "#00000022",
                2,
            )


def _buzz(canvas: Canvas, t: float) -> None:
    for i in range(3):
        shake = 3 * swing(t, 0.12) if t % 1.1 < 0.4 else 0
        glow(canvas, 170 + shake, 452 - i, 30, "#cfe6ff")


STORY = Story(
    1, "The Screenshot", PEOPLE, ink="#34264a", paper="#fff1dc",
    reveal=Reveal("Samira", "I was Maya. One friend didn't pass it on. That was enough to make me come back.", "#f6d2b4", "#4f8f86", "leaves"),
    shots=(
        Shot(4.2, bedroom, {"Maya": acts(at(0, "happy", "phone", x=180, size=1.25, y=575), at(2.5, "stunned"), at(3.3, "worried", glance=0.6))},
             (Line(2.6, 1.6, "Maya", "Wait. What?"),), (View(1.0), View(1.22, 0.5, 0.62)), front=_buzz),
        Shot(4.6, screen, lines=(Line(0.3, 4.3, "<", "did you hear about Maya??"), Line(1.2, 3.4, "<", "noooo is it true"), Line(2.1, 2.5, "<", "sending to everyone lol"), Line(3.1, 1.5, "<", "who has the screenshot"))),
        Shot(5.4, corridor, {
            "Bo": acts(at(0, "mocking", "phone", x=62, size=0.9, look=0.6), at(2.4, "mocking", "point", look=1)),
            "Ines": acts(at(0, "stunned", "phone", x=304, size=0.9, look=-0.6), at(3.2, "worried", look=-0.8)),
            "Maya": acts(at(0, "worried", "down", x=-60, size=1.1, y=585), at(3.2, "sad", "down", x=190, look=0.2), at(3.8, "cry", "face", look=0))},
            (Line(0.6, 2.0, "Bo", "Look who it is..."), Line(3.6, 1.8, "Maya", "It isn't even true.")), (View(1.0), View(1.14, 0.5, 0.7))),
        Shot(5.6, dusk, {
            "Maya": acts(at(0, "sad", "down", x=112, size=1.05, look=0.2), at(3.4, "stunned", look=0.8), at(4.6, "soft", "heart")),
            "Tariq": acts(at(0, "brave", "down", x=410, size=1.05, look=-0.6), at(1.4, "brave", "down", x=248), at(1.7, "soft", "phone", look=-0.8), at(3.3, "brave", "open"))},
            (Line(1.6, 1.7, "Tariq", "I got it too."), Line(3.4, 2.1, "Tariq", "I didn't send it on. And I told them to stop.")), (View(1.0), View(1.12, 0.5, 0.6))),
        Shot(4.6, dusk, {
            "Ines": acts(at(0, "worried", "down", x=420, size=0.98, look=-1), at(1.3, "soft", "down", x=302), at(2.2, "happy", "wave")),
            "Maya": acts(at(0, "soft", "down", x=80, size=1.05, look=0.6), at(2.0, "happy", look=0.6), at(3.0, "joy", "cheer")),
            "Tariq": acts(at(0, "happy", "down", x=190, size=1.05, look=0.4), at(3.0, "joy", "hug left", look=-0.4))},
            (Line(1.3, 1.6, "Ines", "I deleted it. Sorry, Maya."), Line(3.0, 1.5, "told", "A chain stops where you stop it.")), (View(1.12, 0.5, 0.7), View(1.0))),
    ),
)  # fmt: skip


def sound(track: Track) -> None:
    """Play low piano chords that turn from worry to warmth."""
    chords = (
        "a2 e3 c4 g4",
        "f2 c3 a3 e4",
        "d2 a2 f3 c4",
        "e2 b2 g#3 d4",
        "f2 c3 a3 e4",
        "c3 g3 e4 b4",
        "g2 d3 b3 f#4",
        "c3 g3 e4 c5",
    )
    for i in range(round(track.seconds / 4)):
        chord = chords[i % 8] if i < 8 else chords[5]
        track.add(i * 4, pad(chord, 5.5), 0.42)
        for j, note in enumerate(chord.split()):
            track.add(i * 4 + j * 0.5, keys(note), 0.34, (-0.3, 0.3)[j % 2])
            track.add(i * 4 + 2 + j * 0.5, keys(note), 0.2, (0.3, -0.3)[j % 2])
        if i > 2:
            track.add(i * 4, kick(), 0.5)
            track.add(i * 4 + 2, kick(), 0.4)
    for moment in (2.4, 4.6, 5.5, 6.4, 7.4):
        track.add(moment, bell("e6", 0.5), 0.25, 0.4)
