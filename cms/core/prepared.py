"""Statements whose SQL is written once for a process.

Django writes it anew each time, which takes several times as long as asking the database. It matters only where a
request is answered hundreds of times a second; everywhere else a plain QuerySet is to be preferred.
"""

import inspect
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from functools import cache
from typing import Any, Generic, TypeVar, cast

from django.db import connection
from django.db.models import Field, Model, QuerySet
from django.db.models.sql.compiler import SQLCompiler

M = TypeVar("M", bound=Model)


class Written:
    """SQL, what stands at its places, and how its columns become fields."""

    def __init__(self, model: Any, sql: str, slots: list[Any], compiler: SQLCompiler):
        self.model, self.sql, self.slots, self.compiler = model, sql, slots, compiler
        columns = [column for column, _sql, _alias in compiler.select]
        self.names = [column.target.attname for column in columns]
        self.converters = compiler.get_converters(columns)

    def converted(self, rows: list[Any]) -> Iterable[Any]:
        return self.compiler.apply_converters(rows, self.converters) if self.converters else rows


class Prepared(Generic[M]):
    """A query of rows as a function builds it, whose parameters are annotated as `str`, `int` or `datetime`.

    Each parameter has to reach the SQL as it is. Rows that are selected along with others are not read.
    """

    def __init__(self, build: Callable[..., QuerySet[M]]):
        self.build = build
        self.written: Written | None = None

    def __call__(self, **values: Any) -> list[M]:
        written = self.written or self.write()
        with connection.cursor() as cursor:
            cursor.execute(written.sql, [slot(values) for slot in written.slots])
            found = cursor.fetchall()
        alias = connection.alias
        return [written.model.from_db(alias, written.names, row) for row in written.converted(found)]

    def first(self, **values: Any) -> M | None:
        """The first row; None if there is none."""
        return next(iter(self(**values)), None)

    def write(self) -> Written:
        """Have the SQL written with marks for the values, which tell where each belongs."""
        marks = {name: mark(number, given.annotation) for number, (name, given) in enumerate(self.parameters())}
        queryset = self.build(**marks)
        compiler = queryset.query.get_compiler(connection=connection)
        sql, params = compiler.as_sql()
        names = {as_sent(value): name for name, value in marks.items()}
        slots = [slot(names.get(param), param) for param in params]
        self.written = Written(queryset.model, sql, slots, compiler)
        return self.written

    def parameters(self):
        return inspect.signature(self.build).parameters.items()


def mark(number: int, kind: type) -> Any:
    """A value that no row has."""
    marks = {str: f"<mark {number}>", int: -8_000_000_000 - number, datetime: datetime(1000, 1, 1 + number, tzinfo=UTC)}
    return marks[kind]


def as_sent(value: Any) -> Any:
    return connection.ops.adapt_unknown_value(value)


def slot(name: str | None, constant: Any) -> Callable[[dict[str, Any]], Any]:
    """What stands at a place of the SQL: a value, or always the same."""
    return (lambda values: as_sent(values[name])) if name else (lambda values: constant)


def insert(row: Model) -> bool:
    """Add a row, which has its primary key from then on; False if one like it is there, and nothing is added."""
    fields, sql = inserting(type(row))
    values = [prepared(field, field.pre_save(row, add=True)) for field in fields]
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        made = cursor.fetchone()
    if made is None:
        return False
    row.pk, row._state.adding, row._state.db = made[0], False, connection.alias
    return True


def update(row: Model, *names: str) -> None:
    """Save these fields of a row."""
    fields, sql = updating(type(row), names)
    with connection.cursor() as cursor:
        cursor.execute(sql, [*(prepared(field, getattr(row, field.attname)) for field in fields), row.pk])


def prepared(field: Field, value: Any) -> Any:
    return field.get_db_prep_save(value, connection)


@cache
def inserting(model: type[Model]) -> tuple[Sequence[Field], str]:
    fields = [field for field in model._meta.concrete_fields if not field.primary_key]
    columns = ", ".join(quoted(field.column) for field in fields)
    values = ", ".join(["%s"] * len(fields))
    table, key = quoted(model._meta.db_table), quoted(model._meta.pk.column)
    return fields, f"INSERT INTO {table} ({columns}) VALUES ({values}) ON CONFLICT DO NOTHING RETURNING {key}"  # noqa: S608


@cache
def updating(model: type[Model], names: Sequence[str]) -> tuple[Sequence[Field], str]:
    fields = [cast(Field, model._meta.get_field(name)) for name in names]
    sets = ", ".join(f"{quoted(field.column)} = %s" for field in fields)
    return fields, f"UPDATE {quoted(model._meta.db_table)} SET {sets} WHERE {quoted(model._meta.pk.column)} = %s"  # noqa: S608


def quoted(name: str | None) -> str:
    return connection.ops.quote_name(name or "")
