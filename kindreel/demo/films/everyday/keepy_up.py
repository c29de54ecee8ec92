"""Seven touches with a football, no hands, a little proud."""

from kindreel.demo.films.ink import Canvas, Hand
from kindreel.demo.films.motion import hop, swing
from kindreel.demo.films.people.body import person
from kindreel.demo.films.people.looks import Person, Pose, pose
from kindreel.demo.films.reel import Painter
from kindreel.demo.films.sound import Track, kick, pluck, snap

_WHO = Person("#5e3420", "#23191a", "braids", "#d9a441", "#2f5a50")
_EVERY = 0.7


def _pitch() -> Canvas:
    sheet = Canvas.paper("#9cc58a")
    sheet.sky(("#cfe6ea", "#e9efd9"))
    for i in range(8):
        sheet.box(
            (i * 50 - 12, 250 + i * 17 % 40, 44, 160), ("#8fae86", "#a3bd8f", "#7fa07a")[i % 3], 20
        )
    for i in range(6):
        sheet.box((-5, 380 + i * 46, 380, 47), ("#8cbb74", "#98c580")[i % 2])
    sheet.hand = Hand("#fdf8ea", 3)
    sheet.line([(60, 390), (60, 280), (300, 280), (300, 390)], "#fdf8ea", 8)
    for i in range(9):
        sheet.line([(70 + i * 26, 284), (70 + i * 26, 386)], "#ffffff70", 1.4)
    sheet.line([(-10, 470), (370, 470)], "#fdf8ea", 6)
    sheet.grain(6)
    return sheet


def _player(canvas: Canvas, t: float, touch: int, up: float) -> None:
    foot = 12 * (1 - up) * (1 if touch % 2 else -1)
    mood = "joy" if touch > 5 else "happy"
    stands = pose(Pose(), mood, "open", x=148 + foot * 0.4, y=560, size=1.3)
    now = pose(stands, look=0.8, nod=5 - 12 * up, lean=5, glance=0.6 - up)
    person(canvas, _WHO, now, t, 0.7 if up < 0.35 else 0.15)


def _ball(canvas: Canvas, x: float, y: float, turned: float) -> None:
    with canvas.at(x, y, turned):
        canvas.disc(0, 0, 22, "#fdf8ea")
        canvas.fill([(0, -9), (9, -3), (5, 8), (-5, 8), (-9, -3)], "#3b2a2a")
        for turn in range(0, 360, 72):
            with canvas.at(0, 0, turn):
                canvas.line([(0, -9), (0, -20)], "#3b2a2a", 1.8)


def start(_: float) -> Painter:
    """Paint the pitch once; return the painter of moments."""
    pitch = _pitch()

    def paint(t: float) -> Canvas:
        canvas = pitch.copy()
        canvas.hand = Hand("#3b2a2a", 1.4)
        touch, up = int(t / _EVERY), hop(t, _EVERY)
        _player(canvas, t, touch, up)
        _ball(canvas, 236 + 12 * swing(t, 2 * _EVERY), 540 - 210 * up, t * 260)
        canvas.text((308, 108), str(touch + 1), 58 - 12 * min(1.0, t % _EVERY * 3), "#d9553f")
        return canvas

    return paint


def sound(track: Track) -> None:
    """Play a knock per touch and a bouncing bass."""
    for i in range(int(track.seconds / _EVERY) + 1):
        track.add(i * _EVERY, kick(), 1.0)
        track.add(i * _EVERY + _EVERY / 2, snap(), 0.3, 0.3)
        for j in range(4):
            track.add(
                i * _EVERY + j * _EVERY / 4, pluck(("d3", "a3", "f#3", "a3")[j], 0.5), 0.42, -0.2
            )
        track.add(
            i * _EVERY,
            pluck(("d4", "e4", "f#4", "g4", "a4", "b4", "c#5", "d5")[i % 8], 0.8),
            0.6,
            0.3,
        )
