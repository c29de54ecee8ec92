"""The files of the whole project that the tests of the shell read."""

from functools import cache
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[2]
STATIC = PROJECT / "web" / "static" / "web"
TEMPLATES = PROJECT / "web" / "templates"
BUNDLED = "vendor"  # third-party files: bundled as they are


def templates() -> list[Path]:
    """Every template of a page, in every room. E-mail knows no policy, and no stylesheets."""
    found = sorted(PROJECT.glob("*/templates/**/*.html"))
    return [path for path in found if not path.name.startswith("mail")]


def stylesheets() -> list[Path]:
    """Every stylesheet of every room."""
    return sorted(PROJECT.glob("*/static/**/*.css"))


def scripts() -> list[Path]:
    """Every script of our own."""
    return [path for path in sorted(PROJECT.glob("*/static/**/*.js")) if BUNDLED not in path.parts]


def shown(path: Path) -> str:
    """The path as a failing test should name it."""
    return str(path.relative_to(PROJECT))


@cache
def icon_names() -> frozenset[str]:
    """What the sprite has to offer."""
    sprite = (STATIC / "icons.svg").read_text()
    return frozenset(part.split('"', 1)[0] for part in sprite.split('<symbol id="')[1:])
