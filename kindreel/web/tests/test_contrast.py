"""Every pair of colours that carries words reads easily, in both themes."""

import re

import pytest

from kindreel.web.tests.files import STATIC, shown, stylesheets

TOKENS = (STATIC / "tokens.css").read_text()
BLOCK = re.compile(r"(?P<name>:root[^{]*?)\s*\{(?P<body>[^{}]*)\}")
COLOUR = re.compile(r"--(?P<name>[a-z-]+):\s*(?P<value>#[0-9a-f]{6})\b")
PAPERS = ("paper", "raised", "sunken")
CRAYONS = ("leaf", "sun", "sky", "plum")
WORDS = [
    *((word, paper) for paper in PAPERS for word in ("ink", "ink-soft", "ink-faint", "accent")),
    *((crayon, paper) for paper in PAPERS for crayon in CRAYONS),
    *((crayon, f"{crayon}-soft") for crayon in CRAYONS),
    *((f"{crayon}-soft", crayon) for crayon in CRAYONS),
    *(("ink", f"{crayon}-soft") for crayon in (*CRAYONS, "accent")),
    ("on-accent", "accent"),
    ("on-accent-soft", "accent-soft"),
    ("paper", "ink"),
    ("on-stage", "stage"),
    ("on-stage-soft", "stage"),
]
SHAPES = [*((edge, paper) for paper in PAPERS for edge in ("line-strong", "focus"))]


def blocks() -> dict[str, dict[str, str]]:
    """Colours by the selector that sets them, in the order of the file."""
    return {
        found["name"]: dict(COLOUR.findall(found["body"]))
        for found in BLOCK.finditer(TOKENS)
        if COLOUR.search(found["body"])
    }


LIGHT, BY_SYSTEM, BY_CHOICE = blocks().values()
THEMES = {"light": LIGHT, "dark": LIGHT | BY_CHOICE}


def brightness(colour: str) -> float:
    """Relative luminance as WCAG 2 defines it."""
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio as WCAG 2 defines it."""
    low, high = sorted((brightness(one), brightness(other)))
    return (high + 0.05) / (low + 0.05)


def too_faint(pairs: list[tuple[str, str]], least: float) -> dict[str, float]:
    """Pairs below the ratio, in any theme."""
    ratios = {
        f"{theme}: {over} on {under}": contrast(colours[over], colours[under])
        for theme, colours in THEMES.items()
        for over, under in pairs
    }
    return {name: round(ratio, 2) for name, ratio in ratios.items() if ratio < least}


def test_contrast_is_reckoned_as_the_standard_does() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


def test_words_read_on_their_paper() -> None:
    assert too_faint(WORDS, 4.5) == {}


def test_edges_of_controls_and_the_focus_ring_show() -> None:
    assert too_faint(SHAPES, 3) == {}


def test_words_on_a_video_read_even_where_it_is_white() -> None:
    red, green, blue, share = map(
        int,
        re.search(r"--stage-veil: rgb\((\d+) (\d+) (\d+) / (\d+)%\)", TOKENS).groups(),  # type: ignore[union-attr]
    )
    veiled = [round(part * share / 100 + 255 * (1 - share / 100)) for part in (red, green, blue)]
    behind = "#{:02x}{:02x}{:02x}".format(*veiled)
    for words in ("on-stage", "on-stage-soft"):
        assert contrast(LIGHT[words], behind) >= 4.5
    assert contrast(LIGHT["stage-heart"], behind) >= 3


def test_dark_is_the_same_by_system_and_by_choice() -> None:
    assert BY_SYSTEM == BY_CHOICE


def test_only_the_tokens_name_colours() -> None:
    named = re.compile(r"#[0-9a-f]{3,8}\b|\b(?:hsl|oklch)a?\(", re.IGNORECASE)
    found = {
        shown(path): hits
        for path in stylesheets()
        if path.name != "tokens.css" and (hits := named.findall(path.read_text()))
    }
    assert found == {}


def test_every_token_used_exists() -> None:
    known = set(re.findall(r"(--[a-z0-9-]+):", "".join(p.read_text() for p in stylesheets())))
    used = {
        (shown(path), name)
        for path in stylesheets()
        for name in re.findall(r"var\((--[a-z0-9-]+)", path.read_text())
    }
    assert {pair for pair in used if pair[1] not in known} == set()
