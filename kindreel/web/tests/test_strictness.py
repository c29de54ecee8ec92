"""What the content security policy forbids is in no template of any room."""

import re

from kindreel.web.tests.files import (
    STATIC,
    icon_names,
    scripts,
    shown,
    stylesheets,
    templates,
)

FORBIDDEN = {
    "an inline style": re.compile(r"\sstyle\s*=", re.IGNORECASE),
    "a style element": re.compile(r"<style\b", re.IGNORECASE),
    "an inline handler": re.compile(r"\son[a-z]+\s*=\s*[\"']", re.IGNORECASE),
    "an htmx handler, which needs eval": re.compile(r"\bhx-on\b|\bhx-vals\s*=\s*[\"']js:"),
    "an inline script": re.compile(
        r"<script\b(?![^>]*\bsrc=)(?![^>]*application/json)", re.IGNORECASE
    ),
    "a javascript: address": re.compile(r"javascript:", re.IGNORECASE),
}
ELSEWHERE = re.compile(r"""(?:src|url\(|@import|from|import\(|fetch\()\s*=?\s*["'(]*https?://""")


def test_no_template_breaks_the_policy() -> None:
    texts = {shown(path): path.read_text() for path in templates()}
    broken = {
        (name, what)
        for name, text in texts.items()
        for what, pattern in FORBIDDEN.items()
        if pattern.search(text)
    }
    assert broken == set()


def test_the_search_finds_what_it_forbids() -> None:
    bad = '<p style="x"><style></style><a onclick="x" hx-on:click="x"></a><script>x</script>'
    bad += '<a href="javascript:x">'
    assert all(pattern.search(bad) for pattern in FORBIDDEN.values())


def test_nothing_is_fetched_from_elsewhere() -> None:
    files = [*templates(), *stylesheets(), *scripts()]
    assert [shown(path) for path in files if ELSEWHERE.search(path.read_text())] == []


ICON = re.compile(r'{% icon "([^"]+)"|\bicon="([^"]+)"')
DRAWING = re.compile(r'{% art "([^"]+)"|\bart="([^"]+)"')


def named(pattern: re.Pattern[str]) -> set[str]:
    """Every name that any template gives to an icon or a drawing."""
    texts = (path.read_text() for path in templates())
    return {"".join(found) for text in texts for found in pattern.findall(text)}


def test_every_icon_and_drawing_exists() -> None:
    assert named(ICON) - icon_names() == set()
    assert named(DRAWING) - {path.stem for path in (STATIC / "art").glob("*.svg")} == set()


def test_no_file_is_longer_than_the_house_allows() -> None:
    lengths = {shown(p): len(p.read_text().splitlines()) for p in (*stylesheets(), *scripts())}
    assert {name: lines for name, lines in lengths.items() if lines > 300} == {}


def test_what_is_bundled_has_its_licence() -> None:
    for licence in (
        "fonts/OFL.txt",
        "vendor/htmx-LICENSE.txt",
        "vendor/phosphor-LICENSE.txt",
        "vendor/tus-LICENSE.txt",
        "vendor/README.md",
    ):
        assert (STATIC / licence).read_text().strip()
