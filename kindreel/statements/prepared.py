"""Querysets that are compiled once.

Django writes the SQL of a queryset anew for every request, which costs ten times what SQLite needs
to run it. A prepared read keeps the SQL and the way from its rows to objects. What it reads is as
fresh as ever: nothing of the answer is kept.
"""

from collections.abc import Callable
from functools import wraps
from typing import Any, NoReturn, ParamSpec, TypeVar

from django.db import connection
from django.db.models import QuerySet

from kindreel.statements.standins import sent, shape_of, stand_in
from kindreel.statements.statement import Statement, compiled

P = ParamSpec("P")
Row = TypeVar("Row")


def prepared(build: Callable[P, QuerySet[Any, Row]]) -> Callable[P, list[Row]]:
    """Turn a function that builds a queryset into one that reads its rows.

    Arguments may be ids, texts, days, moments, UUIDs, rows (of which only the id is known) and
    collections of ids, all of which only go into the queryset as values to compare with; True,
    False, None and members of enumerations may also decide what is built.
    """
    kept: dict[object, Statement[Row]] = {}

    @wraps(build)
    def read(*args: P.args, **kwargs: P.kwargs) -> list[Row]:
        arguments = (*args, *kwargs.values())
        shape = (len(args), *kwargs, *map(shape_of, arguments))
        statement = kept.get(shape)
        if statement is None:
            statement = kept[shape] = _written(build, args, kwargs)
        return statement.rows([value for argument in arguments for value in sent(argument)])

    return read


def _written(
    build: Callable[..., QuerySet[Any, Row]], args: tuple[object, ...], kwargs: dict[str, object]
) -> Statement[Row]:
    """Compile with values that can be found again in what comes out."""
    marked = [stand_in(argument, n) for n, argument in enumerate((*args, *kwargs.values()))]
    with connection.execute_wrapper(_refuse):
        named = dict(zip(kwargs, marked[len(args) :], strict=True))
        queryset = build(*marked[: len(args)], **named)
        return compiled(queryset, [value for argument in marked for value in sent(argument)])


def _refuse(*_: object) -> NoReturn:
    raise TypeError("A prepared read may not look at the database while it is built.")
