"""SQL that was written once, and how rows are made of what it answers."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from operator import itemgetter
from typing import Any, Generic, TypeVar

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet
from django.db.models.query import (
    FlatValuesListIterable,
    ModelIterable,
    ValuesListIterable,
    get_related_populators,
)
from django.db.models.sql.compiler import SQLCompiler

Row = TypeVar("Row")
Answer = Iterable[Sequence[Any]]


@dataclass(frozen=True)
class Statement(Generic[Row]):
    """`sql` is None when the queryset can never hold anything."""

    sql: str | None
    params: tuple[object, ...]
    places: tuple[tuple[int, int], ...]  # (which param, which value)
    made: Callable[[Answer], list[Row]]

    def rows(self, values: Sequence[object]) -> list[Row]:
        """Read with these values."""
        if self.sql is None:
            return []
        params: list[Any] = list(self.params)
        for at, number in self.places:
            params[at] = values[number]
        with connection.cursor() as cursor:
            cursor.execute(self.sql, params)
            answer: Answer = cursor.fetchall()
        return self.made(answer)


def compiled(queryset: QuerySet[Any, Row], values: Sequence[object]) -> Statement[Row]:
    """Write the SQL of a queryset, each of the `values` in a place that is remembered."""
    compiler = queryset.query.get_compiler(connection.alias)
    try:
        sql, params = compiler.as_sql()
    except EmptyResultSet:
        return Statement(None, (), (), lambda _: [])
    numbers = {value: number for number, value in enumerate(values)}
    places = [(at, numbers[param]) for at, param in enumerate(params) if param in numbers]
    if {number for _, number in places} != set(numbers.values()):
        raise TypeError("A prepared read has to compare with each of its arguments as it is.")
    plain = tuple(param.value if isinstance(param, Enum) else param for param in params)
    return Statement(sql, plain, tuple(places), _maker(queryset, compiler))


def _maker(queryset: QuerySet[Any, Row], compiler: SQLCompiler) -> Callable[[Answer], list[Row]]:
    kind = queryset._iterable_class  # noqa: SLF001 - Django tells nobody else what rows become
    converted = _converter(compiler)
    if kind is FlatValuesListIterable:
        return lambda answer: list(map(itemgetter(0), converted(answer)))
    if kind is ValuesListIterable:
        return lambda answer: list(map(tuple, converted(answer)))  # type: ignore[arg-type]
    fetched_beside = queryset._prefetch_related_lookups  # type: ignore[attr-defined]  # noqa: SLF001 - same
    if kind is not ModelIterable or compiler.annotation_col_map or fetched_beside:
        raise TypeError("A prepared read gives objects, tuples or single values.")
    build = _builder(compiler)
    return lambda answer: list(map(build, converted(answer)))


def _converter(compiler: SQLCompiler) -> Callable[[Answer], Answer]:
    converters = compiler.get_converters([column for column, _, _ in compiler.select])
    if not converters:
        return lambda answer: answer
    return lambda answer: compiler.apply_converters(answer, converters)


def _builder(compiler: SQLCompiler) -> Callable[[Sequence[Any]], Any]:
    """Return what makes an object of one row, as Django's `ModelIterable` does."""
    about: Any = compiler.klass_info
    first, last = about["select_fields"][0], about["select_fields"][-1] + 1
    names = [column.target.attname for column, _, _ in compiler.select[first:last]]
    populators = get_related_populators(about, compiler.select, connection.alias)  # type: ignore[call-arg]  # the stubs are of a later Django

    def build(row: Sequence[Any]) -> object:
        made = about["model"].from_db(connection.alias, names, row[first:last])
        for populator in populators:
            populator.populate(row, made)
        return made

    return build
