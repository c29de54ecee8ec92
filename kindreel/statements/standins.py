"""What stands in for the arguments of a prepared read while its SQL is written."""

from collections.abc import Callable, Collection
from datetime import UTC, date, datetime, time, timedelta
from enum import Enum
from uuid import UUID

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.db import connection
from django.db.models import Model

FAR = 7_340_000_000_000_000_000  # no table counts this far
APART = 1_000_000
COLLECTIONS = (list, tuple, set, frozenset)


def _day(mark: int) -> date:
    return date(9000, 1, 1) + timedelta(days=(mark - FAR) // APART)


SCALARS: dict[type, Callable[[int], object]] = {
    int: lambda mark: mark,
    str: lambda mark: f"stand-in {mark}",
    datetime: lambda mark: datetime.combine(_day(mark), time(), UTC),
    date: _day,
    UUID: lambda mark: UUID(int=mark),
}


def shape_of(argument: object) -> object:
    """Return what of an argument decides how the SQL reads."""
    kind = argument.__class__
    if kind in SCALARS or isinstance(argument, Model):
        return kind
    if isinstance(argument, COLLECTIONS):
        return list, _filled(len(argument)), next(iter(argument), None).__class__
    if isinstance(argument, AnonymousUser):
        return AnonymousUser, settings.OPEN_TO_VISITORS  # doors read it
    if argument is None or isinstance(argument, bool | Enum):
        return kind, argument
    raise TypeError(f"{argument!r} cannot be an argument of a prepared read.")


def sent(argument: object) -> Collection[object]:
    """Return the values of an argument as the database gets them.

    Collections are filled up by repeating a value: so few lengths need SQL of their own.
    """
    if isinstance(argument, COLLECTIONS):
        values = list(map(_adapted, argument))
        return values + values[-1:] * (_filled(len(values)) - len(values))
    if isinstance(argument, Model):
        return (argument.pk,)
    return (_adapted(argument),) if argument.__class__ in SCALARS else ()


def stand_in(argument: object, number: int) -> object:
    """Return something of the same kind that is found again among the values of the SQL."""
    mark = FAR + number * APART
    if isinstance(argument, COLLECTIONS):
        made = SCALARS[next(iter(argument)).__class__] if argument else SCALARS[int]
        return [made(mark + n) for n in range(_filled(len(argument)))]
    if isinstance(argument, Model):
        return _row(argument.__class__, mark)
    return SCALARS[argument.__class__](mark) if argument.__class__ in SCALARS else argument


def _row(model: type[Model], mark: int) -> Model:
    """Of a row only the id is known: whoever touches another column reads, and is refused."""
    return model.from_db(connection.alias, ["id"], [mark])


def _adapted(value: object) -> object:
    if isinstance(value, datetime):
        return connection.ops.adapt_datetimefield_value(value)
    if isinstance(value, date):
        return connection.ops.adapt_datefield_value(value)
    if isinstance(value, UUID) and not connection.features.has_native_uuid_field:
        return value.hex
    return value


def _filled(length: int) -> int:
    """The next power of two, as 5 → 8; 0 stays 0."""
    return 1 << (length - 1).bit_length() if length else 0
