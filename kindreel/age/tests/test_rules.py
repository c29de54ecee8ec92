"""From a birthday to a band."""

from datetime import date

import pytest

from kindreel.age.rules import (
    age_on,
    ask_again_on,
    band_of,
    is_older_than_said,
    is_possible,
    is_under_floor,
)
from kindreel.people.models import AgeBand

TODAY = date(2026, 6, 15)


@pytest.mark.parametrize(
    ("born", "age"),
    [
        (date(2013, 6, 15), 13),
        (date(2013, 6, 16), 12),
        (date(2012, 2, 29), 14),
        (date(2026, 6, 15), 0),
    ],
)
def test_ages_are_whole_years(born: date, age: int) -> None:
    assert age_on(born, TODAY) == age


def test_a_leap_day_s_birthday_is_the_first_of_march() -> None:
    assert age_on(date(2012, 2, 29), date(2025, 2, 28)) == 12
    assert age_on(date(2012, 2, 29), date(2025, 3, 1)) == 13


@pytest.mark.parametrize(
    ("born", "band"),
    [
        (date(2013, 1, 1), AgeBand.EARLY_TEEN),
        (date(2010, 6, 16), AgeBand.EARLY_TEEN),
        (date(2010, 6, 15), AgeBand.LATE_TEEN),
        (date(2008, 6, 16), AgeBand.LATE_TEEN),
        (date(2008, 6, 15), AgeBand.ADULT),
    ],
)
def test_bands_begin_on_the_birthday(born: date, band: AgeBand) -> None:
    assert band_of(born, TODAY) == band


def test_the_floor_begins_on_the_birthday() -> None:
    assert is_under_floor(date(2013, 6, 16), TODAY)
    assert not is_under_floor(date(2013, 6, 15), TODAY)


@pytest.mark.parametrize(
    ("born", "asked_again"),
    [
        (date(2012, 1, 1), date(2028, 4, 1)),
        (date(2012, 3, 31), date(2028, 4, 1)),
        (date(2012, 4, 1), date(2028, 7, 1)),
        (date(2012, 12, 31), date(2029, 1, 1)),
        (date(2009, 8, 8), date(2027, 10, 1)),
        (date(1990, 8, 8), None),
    ],
)
def test_the_next_question_comes_with_a_quarter_and_tells_no_birthday(
    born: date, asked_again: date | None
) -> None:
    assert ask_again_on(born, TODAY) == asked_again


def test_days_nobody_alive_was_born_on_are_impossible() -> None:
    assert not is_possible(date(2026, 6, 16), TODAY)
    assert not is_possible(date(1900, 1, 1), TODAY)
    assert is_possible(date(2026, 6, 15), TODAY)


def test_nobody_grows_faster_than_time() -> None:
    said_on = date(2025, 1, 1)
    assert is_older_than_said(date(2000, 1, 1), AgeBand.EARLY_TEEN, said_on)
    assert not is_older_than_said(date(2009, 3, 1), AgeBand.EARLY_TEEN, said_on)
    assert not is_older_than_said(date(2012, 3, 1), AgeBand.LATE_TEEN, said_on)
    assert not is_older_than_said(date(2000, 1, 1), AgeBand.UNKNOWN, said_on)
