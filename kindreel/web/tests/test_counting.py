"""Numbers and times in few words; charts that stay in their box."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kindreel.web.figures import HEIGHT, WIDTH, draw_bars, draw_line
from kindreel.web.words import in_short, since

NOW = datetime(2026, 5, 20, 12, 0, tzinfo=UTC)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "0"),
        (999, "999"),
        (1000, "1k"),
        (1234, "1.2k"),
        (9999, "9.9k"),
        (10_000, "10k"),
        (999_999, "999k"),
        (1_000_000, "1M"),
        (12_345_678, "12M"),
    ],
)
def test_counts_are_short_and_never_rounded_up(number: int, words: str) -> None:
    assert in_short(number) == words


@pytest.mark.parametrize(
    ("ago", "words"),
    [
        (timedelta(seconds=-5), "just now"),
        (timedelta(seconds=59), "just now"),
        (timedelta(minutes=59), "59 min ago"),
        (timedelta(hours=1), "1 h ago"),
        (timedelta(hours=24), "1 day ago"),
        (timedelta(days=6, hours=23), "6 days ago"),
        (timedelta(days=8), "12 May"),
        (timedelta(days=400), "15 April 2025"),
    ],
)
def test_times_are_said_plainly(ago: timedelta, words: str) -> None:
    assert since(NOW - ago, NOW) == words


points = st.lists(st.tuples(st.text(max_size=3), st.floats(-10, 1e9)), min_size=1, max_size=40)


@given(points)
def test_bars_stay_inside_the_drawing(given_points: list[tuple[str, float]]) -> None:
    for bar in draw_bars(given_points).bars:
        assert bar.x >= 0
        assert bar.x + bar.width <= WIDTH
        assert bar.height >= 0
        assert bar.y + bar.height == pytest.approx(HEIGHT)


@given(points)
def test_a_line_goes_from_edge_to_edge(given_points: list[tuple[str, float]]) -> None:
    corners = [
        tuple(map(float, corner.split(","))) for corner in draw_line(given_points).line.split()
    ]
    assert corners[0][0] == 0
    assert corners[-1][0] == pytest.approx(WIDTH, abs=0.1)
    assert all(0 <= y <= HEIGHT for _, y in corners)
