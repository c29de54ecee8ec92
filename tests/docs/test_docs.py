"""Documentation is tested: what the code has, the docs say, and the other way round."""

import re
from pathlib import Path

import pytest

from kindreel.config import settings as _settings  # noqa: F401 - fills VARIABLES
from kindreel.config.environment import VARIABLES

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted(DOCS.glob("*.md"))]
LINK = re.compile(r"\]\((?!https?://|#)([^)#]+)")
ROW = re.compile(r"^\| `([^`]+)` \| (.*?) \| (.*?) \|$", re.MULTILINE)


def test_every_room_has_its_heading() -> None:
    rooms = {path.name for path in (ROOT / "kindreel").iterdir() if (path / "__init__.py").exists()}
    headings = set(re.findall(r"^## (\w+)$", (DOCS / "rooms.md").read_text(), re.MULTILINE))
    assert headings == rooms


def test_every_setting_is_described_as_it_is() -> None:
    rows = {name: (default, words) for name, default, words in ROW.findall(settings_page())}
    assert set(rows) == set(VARIABLES)
    for name, variable in VARIABLES.items():
        assert rows[name][1] == variable.meaning, name


def settings_page() -> str:
    return (DOCS / "settings.md").read_text()


def test_every_requirement_has_its_reason() -> None:
    wanted = set()
    for name in ("run", "test", "train"):
        for line in (ROOT / "requirements" / f"{name}.in").read_text().splitlines():
            if line and not line.startswith("-r"):
                wanted.add(re.split(r"[\[<>=]", line)[0].lower())
    rows = {name.lower() for name, _, _ in ROW.findall((DOCS / "dependencies.md").read_text())}
    assert wanted - rows == set()


@pytest.mark.parametrize("paper", PAGES, ids=lambda paper: paper.name)
def test_every_link_leads_somewhere(paper: Path) -> None:
    dead = [link for link in LINK.findall(paper.read_text()) if not (paper.parent / link).exists()]
    assert dead == []


@pytest.mark.parametrize("paper", PAGES, ids=lambda paper: paper.name)
def test_every_make_target_exists(paper: Path) -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    named = set(re.findall(r"`make ([a-z-]+)`", paper.read_text()))
    assert named <= targets
