"""Episode 4: a bus full of people who look at their phones, and one who stands up. Cut from paper."""

from kindreel.demo.films.ink import Canvas, Hand
from kindreel.demo.films.motion import swing
from kindreel.demo.films.people.looks import Person
from kindreel.demo.films.reveal import Reveal
from kindreel.demo.films.sound import Track, hush, kick, pad, pluck
from kindreel.demo.films.stage import Line, Shot, Story, View, acts, at

PEOPLE = {
    "Sam": Person(
        "#80492b", "#23191a", "short", "#3f8f8a", "#394a5c", extra="headphones", voice="a3"
    ),
    "Nadia": Person("#dda377", "#c9718f", "scarf", "#e9c46a", "#5a4a6c", voice="e4"),
    "Rik": Person("#f6d3b8", "#9c5c2a", "spiky", "#d9664b", "#4a4458", voice="d3"),
    "Joy": Person("#c68652", "#3d2519", "ponytail", "#7b86c4", "#4a4458", voice="c4"),
}


def _outside(canvas: Canvas, t: float) -> None:
    shift = t * 90
    for i in range(6):
        x = (i * 130 - shift * 0.5) % 780 - 180
        canvas.box((x, 190 + i % 3 * 24, 84, 220), ("#8fb8a8", "#a9c7a0", "#7fa9a3")[i % 3])
    for i in range(5):
        x = (i * 170 - shift) % 850 - 180
        canvas.box((x + 16, 320, 8, 90), "#7a5a44")
        canvas.disc(x + 20, 310, 32, ("#e08f4f", "#d9a441", "#c9714b")[i % 3])


def _seats(canvas: Canvas, t: float) -> None:
    _outside(canvas, t)
    for x in (-18, 116, 250):
        _frame(canvas, x)
    canvas.box((-5, 396, 380, 250), "#e9c9a0")
    canvas.box((-5, 390, 380, 16), "#d2a878")
    for x in (22, 140, 258):
        canvas.box((x, 424 + 1.5 * swing(t, 0.7), 88, 120), "#4f7f9a", 18)
    canvas.box((-5, 548, 380, 100), "#8a6d5c")
    canvas.box((-5, 70, 380, 9), "#d99b4f", 4)
    for i in range(4):
        with canvas.at(50 + i * 88, 78, 7 * swing(t, 1.4, i / 9)):
            canvas.line([(0, 0), (0, 34)], "#7a5a44", 3)
            canvas.box((-10, 32, 20, 16), "#f0c987", 6)


def _frame(canvas: Canvas, x: float) -> None:
    edge = "#f2dcb8"
    canvas.box((x - 4, 120, 138, 26), edge)
    canvas.box((x - 4, 120, 16, 290), edge)
    canvas.box((x + 116, 120, 18, 290), edge)


def bus(canvas: Canvas) -> None:
    """Cut the sky behind a bus window and the roof out of paper."""
    canvas.sky(("#f7e6c4", "#f4d9b8", "#bfdcd2"))
    canvas.box((-5, -5, 380, 136), "#f2dcb8")
    canvas.box((90, 22, 180, 34), "#4a4458", 8)
    canvas.text((180, 39), "14  Market Square", 17, "#ffd98a")


def window(canvas: Canvas) -> None:
    """Cut a big window with evening light for a close look at a face."""
    canvas.sky(("#f8dca6", "#f3bf94", "#dd9a8a"))


def _near_window(canvas: Canvas, t: float) -> None:
    _outside(canvas, t * 1.2)
    canvas.box((-5, -5, 380, 60), "#f2dcb8")
    canvas.box((-5, 420, 380, 230), "#e9c9a0")
    canvas.box((-5, 412, 380, 16), "#d2a878")
    canvas.box((60, 452, 240, 220), "#4f7f9a", 34)


def _heartbeat(canvas: Canvas, t: float) -> None:
    beat = 1 + 0.16 * max(0.0, swing(t, 0.7)) ** 3
    with canvas.at(180, 588, size=beat * 2):
        canvas.blob(
            [(0, 10), (-9, 1), (-10, -6), (-5, -10), (0, -6), (5, -10), (10, -6), (9, 1)], "#e2574c"
        )


STORY = Story(
    4, "Bus 14", PEOPLE, hand=Hand(shadow="#2b1a1a3c"), ink="#3c2c30", paper="#f6e6c8",
    reveal=Reveal("Daniel", "My knees were shaking. I stood up anyway. You don't have to be loud to be brave.", "#f2d7a4", "#3f8f8a", "leaves"),
    shots=(
        Shot(5.0, bus, {
            "Nadia": acts(at(0, "calm", "hold", x=66, size=0.98, y=570, look=-0.4), at(1.9, "worried", look=0.5), at(3.4, "sad", glance=0.9, look=0)),
            "Rik": acts(at(0, "happy", "down", x=184, size=0.98, y=566, look=-0.6), at(1.6, "mocking", "point left", look=-1)),
            "Joy": acts(at(0, "happy", "down", x=300, size=0.98, y=570, look=-0.8), at(2.6, "joy", "face"), at(4, "happy", "hips"))},
            (Line(2.5, 2.3, "Rik", "Is that a tablecloth on your head?"),), back=_seats),
        Shot(4.6, window, {"Sam": acts(at(0, "worried", "phone", x=180, size=1.7, y=735, glance=1), at(2.2, "worried", look=-0.9, glance=0), at(3.4, "sad", look=0, glance=1))},
             (Line(0.5, 1.9, "told", "I looked at my phone."), Line(2.6, 1.8, "told", "Everybody did.")), (View(1.0), View(1.1, 0.5, 0.6)), back=_near_window),
        Shot(4.0, window, {"Sam": acts(at(0, "worried", "down", x=180, size=1.7, y=735, look=-0.5), at(1.6, "brave", look=-0.8), at(2.8, "brave", "down", nod=-5))},
             (Line(0.6, 2.6, "told", "My heart was so loud."),), (View(1.1, 0.5, 0.6), View(1.22, 0.5, 0.7)), back=_near_window, front=_heartbeat),
        Shot(6.2, bus, {
            "Rik": acts(at(0, "mocking", "hips", x=266, size=0.98, y=560, look=-0.8), at(2.2, "stunned", "down", look=-0.9), at(4.4, "worried", glance=0.9, look=0)),
            "Joy": acts(at(0, "happy", "down", x=322, size=0.96, y=572, look=-0.8), at(2.4, "worried", "down", glance=0.8)),
            "Nadia": acts(at(0, "sad", "hold", x=66, size=0.98, y=570, glance=0.9), at(2.2, "stunned", look=0.8, glance=0), at(4.4, "soft", "heart")),
            "Sam": acts(at(0, "brave", "down", x=420, size=1.05, y=596, look=-0.9), at(1.8, "brave", "down", x=150), at(2.0, "soft", "open", look=-0.8), at(4.0, "happy", "wave"))},
            (Line(2.0, 1.8, "Sam", "Is this seat free?"), Line(4.1, 2.0, "Sam", "Hi. I'm Sam. I like your scarf.")), back=_seats),
        Shot(4.8, bus, {
            "Joy": acts(at(0, "worried", "down", x=318, size=0.96, y=572, look=-0.8), at(1.2, "sad", "hold"), at(2.6, "soft")),
            "Nadia": acts(at(0, "soft", "heart", x=84, size=1.05, y=588, look=0.6), at(1.6, "happy", "open"), at(3.2, "joy")),
            "Sam": acts(at(0, "happy", "down", x=198, size=1.05, y=588, look=-0.6), at(3.2, "joy", "hips"))},
            (Line(0.5, 1.7, "Nadia", "Thank you for sitting here."), Line(2.7, 2.0, "told", "Sitting down next to someone is loud enough.")), (View(1.0), View(1.12, 0.2, 0.8)), back=_seats),
    ),
)  # fmt: skip


def sound(track: Track) -> None:
    """Play a humming bus, a heartbeat, and a guitar that dares to begin."""
    track.swell(hush(track.seconds, 0.02, 4), 0.22, 3.1, 0.4)
    for i in range(6):
        track.add(9.6 + i * 0.7, kick(), 0.9)
        track.add(9.8 + i * 0.7, kick(), 0.55)
    chords = (
        "d3 a3 d4 f4",
        "a2 e3 c4 e4",
        "d3 a3 d4 f4",
        "g2 d3 b3 d4",
        "c3 g3 c4 e4",
        "f2 c3 a3 c4",
        "c3 g3 c4 e4",
        "g2 d3 b3 g4",
        "c3 g3 c4 e4",
    )
    for i in range(int(track.seconds / 3.6)):
        if i == 3:
            continue
        chord = chords[i % 9].split()
        track.add(i * 3.6, pad(chords[i % 9], 4.4), 0.3)
        for j in range(8):
            track.add(
                i * 3.6 + j * 0.45,
                pluck(chord[(0, 2, 1, 3, 2, 1, 3, 2)[j]]),
                0.34 if i > 2 else 0.18,
                0.3 * (-1) ** j,
            )
