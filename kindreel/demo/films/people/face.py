"""A face that feels: eyes, brows, mouth, blush and tears around the middle of a head."""

from PIL import ImageColor

from kindreel.demo.films.ink import PLAIN, Canvas
from kindreel.demo.films.people import hair
from kindreel.demo.films.people.looks import Person, Pose
from kindreel.demo.films.shapes import fade, mix

INK = "#2a1d23"


def dark(who: Person) -> bool:
    """Tell whether ink would be lost on this skin."""
    return sum(ImageColor.getrgb(who.skin)[:3]) < 330


def head(canvas: Canvas, who: Person, now: Pose, blink: float) -> None:
    """Draw the whole head around the middle of the sheet."""
    turn = now.look * 9
    ear = mix(who.skin, "#a04030", 0.12)
    if who.cut != "scarf":
        for side in (-1, 1):
            canvas.oval(side * 36 - turn * 0.35, 6, 8, 10, ear)
    canvas.blob(_JAW, who.skin)
    with canvas.drawn(PLAIN):
        _cheeks(canvas, who, now, turn)
        _eyes(canvas, who, now, turn, blink)
        _mouth(canvas, who, now, turn)
        _tears(canvas, now, turn)
    hair.before(canvas, who.cut, who.hair, turn)
    with canvas.drawn(PLAIN):
        _brows(canvas, who, now, turn)
        _worn(canvas, who, turn)


_JAW = (
    (-36, -8),
    (-30, -32),
    (0, -40),
    (30, -32),
    (36, -8),
    (34, 14),
    (20, 33),
    (0, 38),
    (-20, 33),
    (-34, 14),
)


def _cheeks(canvas: Canvas, who: Person, now: Pose, turn: float) -> None:
    tint = fade(mix(who.skin, "#e0413f", 0.3 if dark(who) else 0.55), 0.25 + 0.5 * now.blush)
    for side in (-1, 1):
        canvas.oval(side * 21 + turn, 16, 8, 5.5, tint)
    if who.extra == "freckles":
        for dx, dy in ((-25, 10), (-20, 12), (-16, 9), (16, 9), (20, 12), (25, 10)):
            canvas.disc(dx + turn, dy, 1.3, mix(who.skin, "#7a3b1d", 0.55))


def _eyes(canvas: Canvas, who: Person, now: Pose, turn: float, blink: float) -> None:
    open_ = now.wide * (1 - blink)
    for side in (-1, 1):
        x, y = side * 14 + turn, -1
        if open_ < 0.25:
            up = -4 if now.smile > 0.5 else 3
            canvas.curve([(x - 7, y - up * 0.4), (x, y + up), (x + 7, y - up * 0.4)], INK, 3)
        elif who.eyes == "dot" and not dark(who):
            canvas.oval(x + now.look * 2, y + now.glance * 2, 4, 5.4 * open_, INK)
            canvas.disc(x + 1.4 + now.look * 2, y - 2 * open_ + now.glance * 2, 1.3, "#ffffff")
        else:
            _round_eye(canvas, x, y, open_, now)


def _round_eye(canvas: Canvas, x: float, y: float, open_: float, now: Pose) -> None:
    canvas.oval(x, y, 8.2, 9.6 * open_, "#fffdf8")
    px, py = x + now.look * 2.6, y + now.glance * 3 + 0.5
    canvas.oval(px, py, 4.9, min(5.4, 9 * open_), INK)
    canvas.disc(px + 1.7, py - 2, 1.7, "#ffffff")
    canvas.curve(
        [(x - 8.5, y - 5 * open_), (x, y - 10 * open_), (x + 8.5, y - 5 * open_)], INK, 2.2
    )


def _brows(canvas: Canvas, who: Person, now: Pose, turn: float) -> None:
    worn = who.cut in ("scarf", "hat", "cap")
    colour = mix("#3a2418" if worn else who.hair, "#000000", 0.25)
    for side in (-1, 1):
        x, y = side * 14 + turn, -15.5 - now.brow
        inner, outer = y - 1 + now.frown * 4.5, y + 1.5 - now.frown * 3
        canvas.curve(
            [(x - side * 8, inner), (x, (inner + outer) / 2 - 2), (x + side * 8, outer + 1)],
            colour,
            3,
        )


def _mouth(canvas: Canvas, who: Person, now: Pose, turn: float) -> None:
    half, bend = 9.5 + 3 * abs(now.smile), now.smile * 5
    y, x = 21 - max(0.0, now.smile), turn * 1.1
    canvas.curve(
        [(x - 2, 9), (x + 2 + turn * 0.25, 10.5), (x - 0.5, 11.6)], mix(who.skin, "#6b2b1f", 0.5), 2
    )
    gape = max(now.mouth, (now.smile - 0.8) * 1.6)
    if gape < 0.08:
        canvas.curve(
            [(x - half, y - bend * 0.7), (x, y + bend), (x + half, y - bend * 0.7)],
            "#35100f" if dark(who) else "#7c2d33",
            2.8,
        )
        return
    low = y + bend + 3 + gape * 9
    canvas.blob(
        [
            (x - half, y - bend * 0.6),
            (x, y + bend * 0.35),
            (x + half, y - bend * 0.6),
            (x + half * 0.55, low - 2),
            (x, low),
            (x - half * 0.55, low - 2),
        ],
        "#3d0d16" if dark(who) else "#7c2330",
    )
    canvas.oval(x, low - 2.6, half * 0.42, 1 + gape * 2.2, "#ec8e86")


def _tears(canvas: Canvas, now: Pose, turn: float) -> None:
    if now.tear < 0.05:
        return
    for side, late in ((-1, 0.0), (1, 0.35)):
        y = 8 + 22 * max(0.0, now.tear - late)
        canvas.blob(
            [
                (side * 17 + turn, y - 5),
                (side * 17 + turn + 3, y + 2),
                (side * 17 + turn, y + 5),
                (side * 17 + turn - 3, y + 2),
            ],
            "#9fd3ee",
        )


def _worn(canvas: Canvas, who: Person, turn: float) -> None:
    if who.extra == "glasses":
        for side in (-1, 1):
            x = side * 14.5 + turn
            ring = [(x + 11 * c, -1 + 11 * s) for c, s in _ROUND]
            canvas.line(ring, "#3b2f3b", 2.4)
        canvas.line([(-4 + turn, -2), (4 + turn, -2)], "#3b2f3b", 2.4)
    elif who.extra == "headphones":
        canvas.curve([(-40, 0), (-36, -36), (0, -53), (36, -36), (40, 0)], "#4b4453", 5)
        for side in (-1, 1):
            canvas.oval(side * 41, 6, 8, 13, "#e4a23a")
    elif who.extra == "flower":
        for dx, dy in ((0, -7), (7, -2), (4, 6), (-4, 6), (-7, -2)):
            canvas.disc(28 + dx, -30 + dy, 5, "#f4b6c2")
        canvas.disc(28, -30, 4.5, "#f3c64f")


_ROUND = [
    (1, 0), (0.81, 0.59), (0.31, 0.95), (-0.31, 0.95), (-0.81, 0.59),
    (-1, 0), (-0.81, -0.59), (-0.31, -0.95), (0.31, -0.95), (0.81, -0.59), (1, 0),
]  # fmt: skip
