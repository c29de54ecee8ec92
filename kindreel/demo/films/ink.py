"""A sheet of paper to draw on: smooth shapes in a design space of 360 by 640, drawn double and shrunk.

Pillow draws hard edges; everything is drawn at twice the size of the film and averaged down, which
costs less than any softer way of drawing. A `Hand` decides how the same shapes look: flat, outlined
in ink, cut from paper (each piece with its shadow) or scribbled with a crayon that never sits still.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from PIL import Image, ImageChops, ImageColor, ImageDraw

from kindreel.demo.films.letters import font
from kindreel.demo.films.shapes import Point, Rect, around, ribbon, smooth, soft_box

WIDE, TALL = 360, 640
FILM_SCALE = 1.2  # 432 by 768: a phone held upright, and cheap to encode
DRAWN_SCALE = 2 * FILM_SCALE
_TREMBLE = [float(n) for n in np.random.default_rng(5).normal(0, 1, 997)]


@dataclass(frozen=True)
class Hand:
    """How shapes are drawn: an outline, a paper shadow, the tremble of a crayon."""

    outline: str | None = None
    width: float = 2.2
    shadow: str | None = None
    tremble: float = 0.0


PLAIN = Hand()


@lru_cache(maxsize=4)
def _noise(size: tuple[int, int], strength: float, seed: int) -> Image.Image:
    small = np.random.default_rng(seed).normal(128, strength * 0.7, (size[1] // 2, size[0] // 2))
    grey = Image.fromarray(small.clip(0, 255).astype(np.uint8)).resize(
        size, Image.Resampling.NEAREST
    )
    return Image.merge("RGB", (grey, grey, grey))


class Canvas:
    """A picture with a pen, a way of drawing and a place where drawing happens."""

    def __init__(self, image: Image.Image, scale: float) -> None:
        self.image, self.scale, self.hand = image, scale, PLAIN
        # A pen that lets colours through is several times slower, so opaque ones get their own.
        self._pens = ImageDraw.Draw(image), ImageDraw.Draw(image, "RGBA")
        self._place = (scale, 0.0, 0.0, 0.0, scale, 0.0)
        self._shiver = 0

    @classmethod
    def paper(cls, colour: str, wide: float = WIDE, tall: float = TALL) -> "Canvas":
        """Return a fresh sheet in one colour, at drawing size."""
        size = (round(wide * DRAWN_SCALE), round(tall * DRAWN_SCALE))
        return cls(Image.new("RGB", size, colour), DRAWN_SCALE)

    @classmethod
    def glass(cls, wide: float, tall: float, scale: float = DRAWN_SCALE) -> "Canvas":
        """Return a clear sheet for a piece that is laid on others."""
        size = (round(wide * scale), round(tall * scale))
        return cls(Image.new("RGBA", size, (255, 255, 255, 0)), scale)

    def copy(self) -> "Canvas":
        """Return the same picture on a sheet of its own."""
        other = Canvas(self.image.copy(), self.scale)
        other.hand = self.hand
        return other

    def boil(self, t: float, rate: float = 5.0) -> None:
        """Begin a frame of a trembling line: the same tremble for a fifth of a second."""
        self._shiver = int(t * rate) * 131

    @contextmanager
    def at(
        self, x: float, y: float, turn: float = 0, size: float = 1, squash: float = 1
    ) -> Iterator[None]:
        """Draw around another point, turned (degrees), sized and stretched upwards."""
        before = self._place
        a, b, e, c, d, f = before
        cos, sin = math.cos(math.radians(turn)) * size, math.sin(math.radians(turn)) * size
        self._place = (
            a * cos + b * sin, (b * cos - a * sin) * squash, a * x + b * y + e,
            c * cos + d * sin, (d * cos - c * sin) * squash, c * x + d * y + f,
        )  # fmt: skip
        yield
        self._place = before

    @contextmanager
    def drawn(self, hand: Hand) -> Iterator[None]:
        """Draw in another way for a while."""
        before, self.hand = self.hand, hand
        yield
        self.hand = before

    def plain(self) -> AbstractContextManager[None]:
        """Draw flat for a while, whatever the hand."""
        return self.drawn(PLAIN)

    def _pen(self, colour: str) -> ImageDraw.ImageDraw:
        return self._pens[len(colour) > 7]

    def _put(self, points: Iterable[Point]) -> list[Point]:
        a, b, e, c, d, f = self._place
        return [(a * x + b * y + e, c * x + d * y + f) for x, y in points]

    def _trembling(self, points: list[Point]) -> list[Point]:
        by, self._shiver = self.hand.tremble * self.scale, self._shiver + 7
        at = self._shiver
        return [
            (x + by * _TREMBLE[(at + i) % 997], y + by * _TREMBLE[(at + 3 * i + 11) % 997])
            for i, (x, y) in enumerate(points)
        ]

    def _zoom(self) -> float:
        a, b, _, c, d, _ = self._place
        return math.sqrt(abs(a * d - b * c))

    def fill(self, points: Sequence[Point], colour: str) -> None:
        """Fill a shape with straight sides."""
        where, hand = self._put(points), self.hand
        if hand.tremble:
            where = self._trembling(where)
        if hand.shadow:
            by = 2.6 * self.scale
            self._pen(hand.shadow).polygon(
                [(x + by, y + by * 1.2) for x, y in where], fill=hand.shadow
            )
        self._pen(colour).polygon(where, fill=colour)
        if hand.outline:
            width = max(1, round(hand.width * self.scale))
            self._pen(hand.outline).line(
                [*where, *where[:2]], fill=hand.outline, width=width, joint="curve"
            )

    def blob(self, points: Sequence[Point], colour: str) -> None:
        """Fill a shape with a soft edge through the given points."""
        self.fill(smooth(points, closed=True), colour)

    def oval(self, x: float, y: float, rx: float, ry: float, colour: str) -> None:
        """Fill an oval."""
        self.fill(around(x, y, rx, ry), colour)

    def disc(self, x: float, y: float, r: float, colour: str) -> None:
        """Fill a circle."""
        self.oval(x, y, r, r, colour)

    def box(self, rect: Rect, colour: str, bend: float = 0) -> None:
        """Fill a box (left, top, wide, tall), with round corners if asked."""
        x, y, w, h = rect
        sharp = [(x, y), (x + w, y), (x + w, y + h), (x, y + h)]
        self.fill(soft_box(rect, bend) if bend else sharp, colour)

    def line(self, points: Sequence[Point], colour: str, width: float) -> None:
        """Draw a line with round ends."""
        where = self._put(points)
        if self.hand.tremble:
            where = self._trembling(where)
        thick = max(1, round(width * self._zoom()))
        clear = len(colour) > 7
        if clear and thick > 5:
            self._pen(colour).polygon(ribbon(where, thick / 2), fill=colour)
        else:
            self._pen(colour).line(
                where, fill=colour, width=thick, joint=None if thick > 5 else "curve"
            )
        r = thick / 2 - 0.5
        for x, y in (
            where if thick > 5 and not clear else (where[0], where[-1]) if thick > 2 else ()
        ):
            self._pen(colour).ellipse((x - r, y - r, x + r, y + r), fill=colour)

    def curve(self, points: Sequence[Point], colour: str, width: float) -> None:
        """Draw a soft line through the given points."""
        self.line(smooth(points), colour, width)

    def limb(self, points: Sequence[Point], colour: str, width: float) -> None:
        """Draw a thick soft line in the sheet's own hand: shadow and outline included."""
        soft, hand = smooth(points), self.hand
        if hand.shadow:
            self.line([(x + 2, y + 3) for x, y in soft], hand.shadow, width)
        if hand.outline:
            self.line(
                soft, hand.outline, width + 2 * hand.width / max(0.4, self._zoom() / self.scale)
            )
        self.line(soft, colour, width)

    def text(self, xy: Point, words: str, size: float, colour: str, anchor: str = "mm") -> None:
        """Write words; they keep upright whatever the turn of the sheet."""
        (x, y), zoom = self._put([xy])[0], self._zoom()
        kind = font(max(4, round(size * zoom)))
        bold = max(0, round(size * zoom * 0.022))
        self._pen(colour).multiline_text(
            (x, y), words, font=kind, fill=colour, anchor=anchor, align="center",
            stroke_width=bold, stroke_fill=colour, spacing=size * zoom * 0.22,
        )  # fmt: skip

    def stamp(self, piece: "Canvas", x: float, y: float, turn: float = 0, size: float = 1) -> None:
        """Lay a clear sheet on this one, its middle at the point."""
        image = piece.image
        if size != 1:
            wide, tall = (max(1, round(n * size)) for n in image.size)
            image = image.resize((wide, tall), Image.Resampling.BILINEAR)
        if turn:
            image = image.rotate(-turn, Image.Resampling.BILINEAR, expand=True)
        (left, top) = self._put([(x, y)])[0]
        corner = (round(left - image.width / 2), round(top - image.height / 2))
        self.image.paste(image, corner, image)

    def sky(self, colours: Sequence[str]) -> None:
        """Cover the sheet with a soft change from the first colour at the top to the last."""
        _, tall = self.image.size
        strip = Image.new("RGB", (1, len(colours)))
        strip.putdata([ImageColor.getrgb(colour)[:3] for colour in colours])
        mixed = strip.resize((1, tall), Image.Resampling.BICUBIC).resize(self.image.size)
        self.image.paste(mixed)

    def grain(self, strength: float = 5, seed: int = 3) -> None:
        """Roughen the sheet like paper."""
        self.image.paste(
            ImageChops.add(self.image, _noise(self.image.size, strength, seed), 1, -128)
        )

    def film(self, zoom: float = 1, x: float = 0.5, y: float = 0.5) -> "Canvas":
        """Return the picture at film size, seen by a camera that came closer to a point (0 to 1)."""
        if self.scale == FILM_SCALE:
            return self
        if zoom == 1:
            return Canvas(self.image.reduce(2), FILM_SCALE)
        wide, tall = self.image.size
        left, top = wide * (1 - 1 / zoom) * x, tall * (1 - 1 / zoom) * y
        seen = (left, top, left + wide / zoom, top + tall / zoom)
        small = self.image.resize((wide // 2, tall // 2), Image.Resampling.BOX, box=seen)
        return Canvas(small, FILM_SCALE)

    def dimmed(self, colour: str, share: float) -> "Canvas":
        """Return the picture with so much of a colour over it."""
        sheet = Image.new("RGB", self.image.size, colour)
        return Canvas(Image.blend(self.image, sheet, share), self.scale)
