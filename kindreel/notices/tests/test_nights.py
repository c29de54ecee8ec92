"""When nobody is disturbed."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from django.conf import LazySettings

from kindreel.notices.rules import mail_after, quiet_until, zone_of
from kindreel.people.models import Person

BERLIN = ZoneInfo("Europe/Berlin")


def at(hour: int, minute: int = 0, day: int = 10) -> datetime:
    return datetime(2026, 6, day, hour, minute, tzinfo=BERLIN)


@pytest.mark.parametrize(
    ("moment", "until"),
    [
        (at(20, 59), None),
        (at(21, 0), at(7, 0, day=11)),
        (at(23, 59), at(7, 0, day=11)),
        (at(3, 30), at(7, 0)),
        (at(6, 59), at(7, 0)),
        (at(7, 0), None),
        (at(12, 0), None),
    ],
)
def test_a_night_lasts_until_the_morning(moment: datetime, until: datetime | None) -> None:
    assert quiet_until(moment, BERLIN) == until


def test_the_night_is_where_the_person_is() -> None:
    moment = datetime(2026, 6, 10, 12, 0, tzinfo=UTC)
    assert quiet_until(moment, ZoneInfo("Pacific/Auckland")) is not None
    assert quiet_until(moment, BERLIN) is None


def test_a_night_may_lie_within_one_day_or_not_be(settings: LazySettings) -> None:
    settings.NIGHT_BEGINS, settings.NIGHT_ENDS = 1, 5
    assert quiet_until(at(0, 30), BERLIN) is None
    assert quiet_until(at(2), BERLIN) == at(5)
    settings.NIGHT_BEGINS, settings.NIGHT_ENDS = 6, 6
    assert all(quiet_until(at(hour), BERLIN) is None for hour in range(24))


def test_the_morning_comes_even_when_the_clocks_change() -> None:
    before = datetime(2026, 3, 28, 23, 0, tzinfo=BERLIN)
    assert quiet_until(before, BERLIN) == datetime(2026, 3, 29, 7, 0, tzinfo=BERLIN)


def test_an_unknown_zone_is_the_community_s(settings: LazySettings) -> None:
    settings.TIME_ZONE = "Europe/Berlin"
    assert zone_of("Nowhere/Land") == zone_of("../etc/passwd") == zone_of("") == BERLIN


@pytest.mark.django_db
def test_only_under_18s_are_left_alone(mia: Person, ada: Person) -> None:
    mia.time_zone = ada.time_zone = "Europe/Berlin"
    assert mail_after(at(23), mia) == at(7, day=11)
    assert mail_after(at(23), ada) == at(23)
