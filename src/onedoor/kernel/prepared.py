"""Hot statements, prepared on the server: any statement, and whole rows read and written.

Only what ``bench/`` shows to be hot comes here, and each module keeps its own in one place; all
else is written with the ORM.  Rows are those of the ORM, column by column, so nothing is told
twice.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, TypeVar

import psycopg
from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.db.models import Field, GeneratedField, Model

M = TypeVar("M", bound=Model)
Values = Sequence[Any] | Mapping[str, Any]


def run(statement: str, values: Values = ()) -> "psycopg.Cursor[tuple[Any, ...]]":
    """Run a statement that is prepared once it was run a few times."""
    ours = connections[DEFAULT_DB_ALIAS]
    ours.ensure_connection()
    with ours.wrap_database_errors:
        # A plain cursor of psycopg: Django's binds on the client, and then nothing is prepared.
        return psycopg.Cursor(ours.connection).execute(statement.encode(), values)


def rows_of(model: type[M], rest: str, values: Values = ()) -> list[M]:
    """Return rows of a table; ``rest`` is what follows its name in the statement."""
    table = _table(model)
    found = run(f"SELECT {table.columns} FROM {table.name} {rest}", values)  # noqa: S608  # fixed texts
    return [row_of(model, values) for values in found]


def columns_of(model: type[Model], alias: str) -> str:
    """Return the columns of a table as ``row_of`` takes them, for a statement of several."""
    return ", ".join(f"{alias}.{_quoted(field)}" for field in _fields(model))


def row_of(model: type[M], values: Sequence[Any]) -> M:
    """Return the row that the columns of a table make."""
    table = _table(model)
    told = list(values)
    for place, convert in table.converted:
        told[place] = convert(told[place], None, connection)
    row: M = model.from_db(connection.alias, table.attributes, told)
    return row


def insert(row: Model) -> None:
    """Put a row in whose key the database gives."""
    table = _table(type(row))
    (row.pk,) = run(table.insert, _told(row, table.written)).fetchone() or (None,)


def update(row: Model) -> None:
    """Write every column of a row that is there."""
    table = _table(type(row))
    run(table.update, [*_told(row, table.written), row.pk])


@dataclass(frozen=True, slots=True)
class _Table:
    name: str
    columns: str
    attributes: tuple[str, ...]
    converted: tuple[tuple[int, Callable[..., Any]], ...]
    written: tuple["Field[Any, Any]", ...]
    insert: str
    update: str


@cache
def _table(model: type[Model]) -> _Table:
    fields = _fields(model)
    written = tuple(
        field for field in fields if not field.primary_key and not isinstance(field, GeneratedField)
    )
    name = f'"{model._meta.db_table}"'
    key = model._meta.pk.column
    into = ", ".join(map(_quoted, written))
    given = ", ".join("%s" for _field in written)
    changed = ", ".join(f"{_quoted(field)} = %s" for field in written)
    return _Table(
        name=name,
        columns=", ".join(map(_quoted, fields)),
        attributes=tuple(field.attname for field in fields),
        converted=tuple(
            (place, field.from_db_value)
            for place, field in enumerate(fields)
            if hasattr(field, "from_db_value")
        ),
        written=written,
        insert=f'INSERT INTO {name} ({into}) VALUES ({given}) RETURNING "{key}"',  # noqa: S608  # fixed texts
        update=f'UPDATE {name} SET {changed} WHERE "{key}" = %s',  # noqa: S608  # fixed texts
    )


def _fields(model: type[Model]) -> "Sequence[Field[Any, Any]]":
    return model._meta.concrete_fields


def _quoted(field: "Field[Any, Any]") -> str:
    return f'"{field.column}"'


def _told(row: Model, written: "Sequence[Field[Any, Any]]") -> list[Any]:
    return [field.get_db_prep_save(getattr(row, field.attname), connection) for field in written]
