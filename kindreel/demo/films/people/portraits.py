"""Portraits of the made-up members: the same name always gives the same friendly face."""

import io
from zlib import crc32

from PIL import Image

from kindreel.demo.films.ink import Canvas
from kindreel.demo.films.motion import Chance
from kindreel.demo.films.people.body import bust
from kindreel.demo.films.people.looks import Person, Pose, pose
from kindreel.demo.films.shapes import fade, mix

SKINS = ("#f6d3b8", "#efc19c", "#dda377", "#c68652", "#a5673f", "#80492b", "#5e3420")
HAIRS = ("#23191a", "#3d2519", "#6a3f22", "#9c5c2a", "#c98d3f", "#a8462a", "#55505a")
CUTS = ("short", "swept", "long", "straight", "bob", "bun", "ponytail", "braids", "puffs", "afro", "spiky", "curls", "hat", "cap", "scarf")  # fmt: skip
TOPS = ("#d9664b", "#e0a33b", "#4f8f86", "#5b7fb0", "#8b6bab", "#c9718f", "#7c9a58", "#45566b")
WALLS = ("#f7dcb4", "#f3c6b5", "#c9dfce", "#c6d9e8", "#dccfe6", "#f6e3a6", "#e8d5c4", "#cfe0b8")
EXTRAS = ("", "", "", "glasses", "freckles", "headphones", "flower")
_WORN = ("#4f8f86", "#c9718f", "#5b7fb0", "#e0a33b", "#8b6bab", "#d9664b")
# The people behind the episodes are drawn as they are described, not as chance would have it.
KNOWN: dict[str, Person] = {
    "Samira": Person("#c68652", "#8b6bab", "scarf", "#e0a33b", eyes="round"),
    "Jonas": Person("#f6d3b8", "#c98d3f", "curls", "#5b7fb0", extra="freckles"),
    "Mei": Person("#efc19c", "#23191a", "bob", "#c9718f", extra="glasses"),
    "Daniel": Person("#80492b", "#23191a", "short", "#4f8f86", extra="headphones"),
    "Luca": Person("#dda377", "#3d2519", "swept", "#d9664b"),
    "Zola": Person("#5e3420", "#23191a", "puffs", "#e0a33b"),
}


def looks_of(name: str) -> Person:
    """Return what somebody of that name looks like."""
    if name in KNOWN:
        return KNOWN[name]
    chance = Chance(crc32(name.encode()))
    cut = chance.one_of(CUTS)
    worn = cut in ("scarf", "hat", "cap")
    skin = chance.one_of(SKINS)
    hairs = HAIRS[:3] if skin in SKINS[4:] else HAIRS
    return Person(
        skin, chance.one_of(_WORN if worn else hairs), cut, chance.one_of(TOPS),
        extra="" if cut == "scarf" else chance.one_of(EXTRAS),
    )  # fmt: skip


def portrait(
    canvas: Canvas, name: str, middle: tuple[float, float], size: float, t: float = 0.4
) -> None:
    """Draw somebody's head and shoulders, smiling, at a place on a sheet."""
    chance = Chance(crc32(name.encode()) + 1)
    mood = "happy" if name in KNOWN else chance.one_of(("happy", "calm", "soft", "happy"))
    now = pose(Pose(), mood, look=chance.between(-0.6, 0.6), lean=chance.between(-3, 3))
    with canvas.at(*middle, size=size):
        bust(canvas, looks_of(name), now, t)


def make_avatar(name: str, size: int = 256) -> bytes:
    """Return somebody's portrait as a PNG of `size` by `size` pixels."""
    wall = Chance(crc32(name.encode()) + 2).one_of(WALLS)
    sheet = Canvas(Image.new("RGB", (2 * size, 2 * size), wall), 2 * size / 140)
    sheet.disc(100, 34, 46, fade(mix(wall, "#ffffff", 0.5), 0.7))
    sheet.disc(26, 96, 30, fade(mix(wall, "#b0603a", 0.2), 0.5))
    portrait(sheet, name, (70, 106), 0.92)
    out = io.BytesIO()
    sheet.image.reduce(2).save(out, "PNG", optimize=True)
    return out.getvalue()
