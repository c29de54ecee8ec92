"""Invariant 6: the day somebody was born is nowhere once the age question is answered."""

import logging
import pickle
from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.contrib.sessions.models import Session
from django.core import mail
from django.core.cache.backends.base import BaseCache
from django.core.cache.backends.locmem import LocMemCache
from django.core.cache.backends.redis import RedisCache
from django.db import connection
from django.test import Client
from django.utils import timezone

from kindreel.age.tests.test_signing_up import SIGN_UP, answers
from kindreel.config.tests.cast import PASSWORD, person, signed_in
from kindreel.people.models import AgeBand, Person

pytestmark = pytest.mark.django_db

Verb = Callable[..., object]


def spellings(born: date) -> set[str]:
    """How a date may be written down."""
    day, month, year = born.day, born.month, born.year
    name, short = f"{born:%B}", f"{born:%b}"
    numbers = {f"{year}{sep}{month:02}{sep}{day:02}" for sep in ("-", "/", ".", "")}
    numbers |= {f"{day:02}{sep}{month:02}{sep}{year}" for sep in ("-", "/", ".", "")}
    numbers |= {f"{month:02}{sep}{day:02}{sep}{year}" for sep in ("-", "/", ".", "")}
    numbers |= {f"{year}{sep}{month}{sep}{day}" for sep in ("-", "/", ", ")}
    words = {f"{day} {name} {year}", f"{name} {day}, {year}", f"{short} {day}, {year}"}
    return numbers | words | {str(born.toordinal()), f"birthday_year={year}", f"'{year}'"}


def every_cell() -> list[str]:
    """Every value of every column of every table, Django's and the libraries' included."""
    cells = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608 - the database's own names
            cells += [f"{table}: {value}" for row in cursor.fetchall() for value in row]
    return cells


@pytest.fixture
def cached(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Everything that goes into the cache, readable."""
    kept: list[str] = []
    for backend in (LocMemCache, RedisCache):
        for verb in ("set", "add"):
            real = getattr(backend, verb)

            def note(
                self: BaseCache,
                key: str,
                value: object,
                *rest: Any,
                _real: Verb = real,
                **more: Any,
            ) -> object:
                kept.append(f"{key} {value!r} {pickle.dumps(value)!r}")
                return _real(self, key, value, *rest, **more)

            monkeypatch.setattr(backend, verb, note)
    return kept


def traces(client: Client, log: pytest.LogCaptureFixture, cached: list[str]) -> list[str]:
    sessions = [str(session.get_decoded()) for session in Session.objects.all()]
    cookies = [f"{name}: {morsel.value}" for name, morsel in client.cookies.items()]
    lines = [f"{record.getMessage()} {record.__dict__}" for record in log.records]
    mails = [str(letter.message()) for letter in mail.outbox]
    return every_cell() + sessions + cookies + lines + mails + cached


def assert_nowhere(born: date, found: list[str]) -> None:
    told = [(one, trace[:200]) for one in spellings(born) for trace in found if one in trace]
    assert told == []


def a_birthday(years: int) -> date:
    """A day that no table holds by chance: not the first of a month, not today."""
    return date(timezone.localdate().year - years, 7, 19)


@pytest.mark.parametrize("years", [9, 14, 17, 33])
def test_of_somebody_who_joins_or_may_not(
    years: int, caplog: pytest.LogCaptureFixture, cached: list[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    born, client = a_birthday(years), Client()
    client.post(SIGN_UP, answers(born, username="Not A Handle"))  # a mistake on the way
    client.post(SIGN_UP, answers(born))
    assert Person.objects.exists() == (years > 13)
    found = traces(client, caplog, cached)
    assert len(found) > 50
    assert_nowhere(born, found)


def test_of_somebody_who_is_asked_later(
    caplog: pytest.LogCaptureFixture, cached: list[str]
) -> None:
    caplog.set_level(logging.DEBUG)
    born, lou = a_birthday(15), person("lou", AgeBand.UNKNOWN)
    client = signed_in(lou)
    client.post("/age/", answers(born))
    lou.refresh_from_db()
    assert lou.age_band == AgeBand.EARLY_TEEN
    assert_nowhere(born, traces(client, caplog, cached))
    copy = client.post("/settings/export/", {"password": PASSWORD})
    assert copy.status_code == 200
    assert_nowhere(born, [b"".join(copy).decode(errors="replace")])


def test_it_would_be_found(caplog: pytest.LogCaptureFixture, cached: list[str]) -> None:
    born, client = a_birthday(14), Client()
    client.post(SIGN_UP, answers(born))
    Person.objects.update(bio=f"born {born:%d.%m.%Y}")
    with pytest.raises(AssertionError):
        assert_nowhere(born, traces(client, caplog, cached))
