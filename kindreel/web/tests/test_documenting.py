"""The page about this room names what the room has."""

import re

from kindreel.web.templatetags.kindreel_web import register
from kindreel.web.tests.files import PROJECT, TEMPLATES

PAGE = (PROJECT.parent / "docs" / "web.md").read_text()


def test_every_component_is_described_and_nothing_else() -> None:
    table = PAGE.split("## Components")[1].split("\n\n## ")[0]
    described = set(re.findall(r"^\| `([a-z]+)` \|", table, re.MULTILINE))
    assert described == {path.stem for path in (TEMPLATES / "components").glob("*.html")}


def test_every_tag_is_described() -> None:
    for name in (*register.tags, *register.filters):
        assert re.search(rf"(?:{{% |\|){name}\b", PAGE), name
