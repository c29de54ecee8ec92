"""The last card of an episode: the account turns into the person behind it."""

import math
from dataclasses import dataclass
from functools import lru_cache

from PIL import Image

from kindreel.demo.films.bubbles import glow, heart
from kindreel.demo.films.ink import FILM_SCALE, TALL, WIDE, Canvas
from kindreel.demo.films.letters import wrap
from kindreel.demo.films.motion import Chance, blend, part, pop, swing
from kindreel.demo.films.people.portraits import portrait
from kindreel.demo.films.shapes import fade, mix


@dataclass(frozen=True)
class Reveal:
    """Who is behind an episode, in their own words, on a wall of their own colour."""

    name: str
    words: str
    wall: str
    leaf: str
    ornament: str = "leaves"
    seconds: float = 7.0


@lru_cache(maxsize=2)
def _wall(card: Reveal) -> Canvas:
    sheet = Canvas.paper(card.wall)
    sheet.sky((mix(card.wall, "#ffffff", 0.5), card.wall, mix(card.wall, card.leaf, 0.22)))
    chance = Chance(len(card.words))
    for _ in range(26):
        x, y = chance.between(0, WIDE), chance.between(0, TALL)
        sheet.disc(x, y, chance.between(2, 5), fade("#ffffff", 0.3))
    glow(sheet, WIDE / 2, 268, 210, "#ffffff")
    sheet.grain(2)
    return sheet


def play_reveal(card: Reveal, t: float) -> Canvas:
    """Return the card at a moment: an anonymous account that opens into a portrait."""
    sheet = _wall(card).copy()
    opened = part(t, 1.3, 0.9)
    y = blend(300, 250, opened)
    radius = blend(54, 104, opened)
    _ornament(sheet, card, t)
    sheet.disc(WIDE / 2, y, radius + 8, "#fffaf0")
    sheet.disc(WIDE / 2, y, radius, mix("#b9b3bd", card.leaf, opened * 0.6))
    if opened < 0.5:
        _nobody(sheet, WIDE / 2, y, radius * (1 - opened))
    else:
        _somebody(sheet, card, y, t)
    return _words(sheet, card, t).film(1 + 0.03 * part(t, 2, 5), 0.5, 0.4)


def _nobody(sheet: Canvas, x: float, y: float, r: float) -> None:
    sheet.disc(x, y - r * 0.2, r * 0.36, "#e9e5ea")
    sheet.oval(x, y + r * 0.55, r * 0.58, r * 0.34, "#e9e5ea")


def _somebody(sheet: Canvas, card: Reveal, y: float, t: float) -> None:
    size = 1.3 * pop(t, 1.7, 0.6)
    if size < 0.05:
        return
    over = sheet.copy()
    portrait(over, card.name, (WIDE / 2, y + 58), size, t)
    sheet.image.paste(over.image, (0, 0), _window(round(y)))


@lru_cache(maxsize=2)
def _window(y: int) -> Image.Image:
    """Return where the portrait shows: inside the circle, and above it where hair sticks out."""
    mask = Canvas.glass(WIDE, TALL)
    mask.disc(WIDE / 2, y, 104, "#ffffff")
    mask.box((0, 0, WIDE, y), "#ffffff")
    return mask.image.getchannel("A")


def _ornament(sheet: Canvas, card: Reveal, t: float) -> None:
    for i in range(14):
        turn = i * 360 / 14 + 6 * swing(t, 5, i / 7)
        size = pop(t, 1.5 + i * 0.05, 0.5)
        if size < 0.05:
            continue
        far = 128 + 5 * (i % 2)
        x = WIDE / 2 + far * math.cos(math.radians(turn))
        y = 250 + far * math.sin(math.radians(turn))
        with sheet.at(x, y, turn + 90, size):
            _piece(sheet, card, i)


def _piece(sheet: Canvas, card: Reveal, i: int) -> None:
    colour = mix(card.leaf, "#ffffff" if i % 3 else "#000000", 0.28 if i % 3 else 0.08)
    if card.ornament == "hearts":
        heart(sheet, 0, 0, 0.9 + 0.3 * (i % 2), colour)
    elif card.ornament == "petals":
        for turn in range(0, 360, 72):
            with sheet.at(0, 0, turn):
                sheet.oval(0, -7, 5, 7, colour)
        sheet.disc(0, 0, 4, "#f4cf62")
    elif card.ornament == "stars":
        star = [
            (0, -13),
            (4, -4),
            (13, -3),
            (6, 4),
            (8, 13),
            (0, 8),
            (-8, 13),
            (-6, 4),
            (-13, -3),
            (-4, -4),
        ]
        sheet.fill(star, colour)
    else:
        sheet.blob([(0, -17), (8, -4), (0, 15), (-8, -4)], colour)
        sheet.line([(0, -10), (0, 13)], mix(colour, "#000000", 0.15), 1.4)


def _words(sheet: Canvas, card: Reveal, t: float) -> Canvas:
    ink = mix(card.leaf, "#1d1418", 0.72)
    if t > 0.3:
        rise = 8 * (1 - part(t, 0.3, 0.5))
        words = "Behind every account\nis a real person."
        sheet.text((WIDE / 2, 76 + rise), words, 24, fade(ink, part(t, 0.3, 0.5)))
    if t > 2.2:
        sheet.text((WIDE / 2, 412), card.name, 30, fade(ink, part(t, 2.2, 0.4)))
    if t > 2.7:
        sheet.text((WIDE / 2, 492), _broken(card.words), 19, fade(ink, part(t, 2.7, 0.5)))
    if t > 3.6:
        sheet.text((WIDE / 2, 598), "#CreateKindness", 17, fade(ink, 0.75 * part(t, 3.6, 0.5)))
    return sheet


def _broken(words: str) -> str:
    return wrap(words, round(19 * 2 * FILM_SCALE), 296 * 2 * FILM_SCALE)
