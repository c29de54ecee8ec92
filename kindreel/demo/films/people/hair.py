"""Hair and what is worn on heads, around a head of 36 by 38 at the middle of the sheet."""

from collections.abc import Callable

from kindreel.demo.films.ink import PLAIN, Canvas
from kindreel.demo.films.shapes import Point, fade, mix

Draw = Callable[[Canvas, str, float], None]

_CAP: tuple[Point, ...] = (
    (-38, 0),
    (-40, -18),
    (-30, -38),
    (0, -47),
    (30, -38),
    (40, -18),
    (38, 0),
)
_SCARF_TOP: tuple[Point, ...] = (
    (-40, 4),
    (-41, -20),
    (-28, -42),
    (0, -50),
    (28, -42),
    (41, -20),
    (40, 4),
)
_SCARF_CHIN: tuple[Point, ...] = (
    (-41, 2),
    (-34, 10),
    (-20, 32),
    (0, 38),
    (20, 32),
    (34, 10),
    (41, 2),
    (42, 34),
    (24, 54),
    (-6, 58),
    (-34, 50),
)


def _top(canvas: Canvas, colour: str, fringe: tuple[Point, ...]) -> None:
    canvas.blob((*_CAP, *fringe), colour)


def _nothing(canvas: Canvas, colour: str, _: float) -> None:
    """Leave this layer of the hair empty."""


def _short(canvas: Canvas, colour: str, turn: float) -> None:
    _top(canvas, colour, ((32, -12), (16 + turn, -24), (-8 + turn, -18), (-30, -14)))


def _swept(canvas: Canvas, colour: str, turn: float) -> None:
    _top(
        canvas,
        colour,
        ((33, -10), (24 + turn, -20), (-2 + turn, -26), (-22 + turn, -12), (-33, -4)),
    )


def _parted(canvas: Canvas, colour: str, turn: float) -> None:
    _top(canvas, colour, ((34, 4), (24, -14), (2 + turn, -33), (-20, -16), (-34, 4)))


def _fringe(canvas: Canvas, colour: str, turn: float) -> None:
    fringe = (
        (35, 2),
        (30, -14),
        (16 + turn, -11),
        (turn, -15),
        (-16 + turn, -11),
        (-30, -14),
        (-35, 2),
    )
    _top(canvas, colour, fringe)


def _spiky(canvas: Canvas, colour: str, turn: float) -> None:
    spikes = [(-38, -4), (-46, -22), (-34, -28), (-34, -48), (-18, -42), (-8, -60), (4, -45)]
    spikes += [(20, -57), (24, -42), (42, -42), (37, -24), (46, -14), (38, -2), (30, -16)]
    canvas.fill(
        [*spikes, (12 + turn, -22), (-6 + turn, -14), (-20 + turn, -22), (-32, -12)], colour
    )


def _curls(canvas: Canvas, colour: str, turn: float) -> None:
    ring = (
        (-37, -8),
        (-38, -24),
        (-28, -38),
        (-12, -46),
        (6, -48),
        (22, -43),
        (35, -30),
        (38, -14),
    )
    for x, y in ring:
        canvas.disc(x, y, 12, colour)
    with canvas.drawn(PLAIN):
        canvas.blob(
            [
                (-36, -14),
                (-24, -40),
                (0, -46),
                (26, -40),
                (36, -14),
                (16 + turn, -22),
                (-14 + turn, -23),
            ],
            colour,
        )


def _behind_afro(canvas: Canvas, colour: str, turn: float) -> None:
    for x, y, r in ((-30, -16, 26), (30, -16, 26), (-22, -40, 26), (22, -40, 26), (0, -50, 28)):
        canvas.disc(x - turn * 0.3, y, r, colour)


def _afro(canvas: Canvas, colour: str, turn: float) -> None:
    with canvas.drawn(PLAIN):
        canvas.blob(
            [
                (-37, -4),
                (-38, -30),
                (0, -52),
                (38, -30),
                (37, -4),
                (26, -20),
                (turn, -25),
                (-26, -20),
            ],
            colour,
        )


def _behind_long(canvas: Canvas, colour: str, _: float) -> None:
    sides = [(-40, -10), (-36, -34), (0, -46), (36, -34), (40, -10), (44, 30), (40, 62), (20, 66)]
    canvas.blob([*sides, (0, 58), (-20, 66), (-40, 62), (-44, 30)], colour)


def _behind_bob(canvas: Canvas, colour: str, _: float) -> None:
    canvas.blob(
        [(-41, -10), (0, -47), (41, -10), (46, 26), (34, 38), (0, 32), (-34, 38), (-46, 26)], colour
    )


def _behind_bun(canvas: Canvas, colour: str, turn: float) -> None:
    canvas.disc(-turn * 0.6, -56, 18, colour)


def _behind_tail(canvas: Canvas, colour: str, _: float) -> None:
    canvas.blob([(20, -40), (44, -40), (58, -16), (54, 22), (46, 38), (42, 14), (34, -10)], colour)


def _behind_braids(canvas: Canvas, colour: str, _: float) -> None:
    for side in (-1, 1):
        for i in range(5):
            canvas.oval(side * (39 + (i % 2) * 2), 6 + i * 14, 9 - i * 0.5, 9, colour)
        canvas.disc(side * 40, 76, 5, "#e7b23c")


def _behind_puffs(canvas: Canvas, colour: str, _: float) -> None:
    for side in (-1, 1):
        for dx, dy in ((0, 0), (8, -9), (12, 4), (-4, -10)):
            canvas.disc(side * (34 + dx), -38 + dy, 14, colour)


def _behind_scarf(canvas: Canvas, colour: str, _: float) -> None:
    canvas.blob(
        [
            (-44, -8),
            (-36, -40),
            (0, -52),
            (36, -40),
            (44, -8),
            (46, 34),
            (30, 58),
            (-30, 58),
            (-46, 34),
        ],
        colour,
    )


def _scarf(canvas: Canvas, colour: str, turn: float) -> None:
    edge, dark = mix(colour, "#000000", 0.12), mix(colour, "#000000", 0.2)
    left, right = (-31 + turn * 0.4, -14), (31 + turn * 0.4, -14)
    canvas.blob((*_SCARF_TOP, right, (turn * 0.5, -31), left), colour)
    canvas.blob(_SCARF_CHIN, colour)
    with canvas.drawn(PLAIN):
        canvas.curve([(-32, 20), (-12, 42), (18, 50)], fade(dark, 0.6), 2)
        canvas.curve([(-31 + turn * 0.4, -12), (turn * 0.5, -30), (31 + turn * 0.4, -12)], edge, 3)


def _hat(canvas: Canvas, colour: str, turn: float) -> None:
    """Draw a knitted hat with a bobble; the colour is the hat's."""
    canvas.disc(-turn * 0.4, -66, 11, mix(colour, "#ffffff", 0.55))
    canvas.blob([(-40, -24), (-35, -46), (0, -62), (35, -46), (40, -24), (0, -28)], colour)
    canvas.box((-43, -36, 86, 15), mix(colour, "#ffffff", 0.25), 7)


def _cap(canvas: Canvas, colour: str, turn: float) -> None:
    """Draw a cap with a shade to the side the head turns."""
    side = 1 if turn >= 0 else -1
    canvas.blob(
        [(side * 6, -24), (side * 40, -26), (side * 62, -18), (side * 40, -13), (side * 6, -15)],
        mix(colour, "#000000", 0.2),
    )
    canvas.blob([(-39, -16), (-36, -38), (0, -52), (36, -38), (39, -16), (0, -20)], colour)


BACK: dict[str, Draw] = {
    "long": _behind_long, "straight": _behind_long, "bob": _behind_bob, "bun": _behind_bun,
    "ponytail": _behind_tail, "braids": _behind_braids, "puffs": _behind_puffs,
    "afro": _behind_afro, "scarf": _behind_scarf,
}  # fmt: skip
FRONT: dict[str, Draw] = {
    "short": _short, "swept": _swept, "long": _parted, "straight": _fringe, "bob": _fringe,
    "bun": _parted, "ponytail": _swept, "braids": _parted, "puffs": _parted, "afro": _afro,
    "spiky": _spiky, "curls": _curls, "scarf": _scarf, "hat": _hat, "cap": _cap,
}  # fmt: skip


def behind(canvas: Canvas, cut: str, colour: str, turn: float) -> None:
    """Draw the part of the hair that lies behind the head."""
    BACK.get(cut, _nothing)(canvas, colour, turn)


def before(canvas: Canvas, cut: str, colour: str, turn: float) -> None:
    """Draw the part of the hair that lies over the head."""
    FRONT.get(cut, _nothing)(canvas, colour, turn)
