"""A city with many cases: copies of a few that were made through the services, set by set.

Every table that a case fills is filled, so that indexes are as deep as they will be.
"""

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass
from typing import Any

import psycopg

from bench._city import vacuum

# What tells copies apart.  ``nth`` numbers the copies; ``one`` is the row that is copied.
_MARK = "|| '-' || %(mark)s || '-' || nth"
_CASE = {
    "number": f"one.number {_MARK}",
    "query_code": "upper(left(md5(one.query_code || %(mark)s || nth), 16))",
    "key": f"one.key {_MARK}",
    "applicant_name": "nth || one.applicant_name",
    "submitted_at": "one.submitted_at - nth %% 300 * interval '1 hour'",
    "due_on": "one.due_on + (nth %% 120)::int - 10",
    "warn_on": "one.warn_on + (nth %% 120)::int - 10",
}
_OF_CASE: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "clocks_clock": ("case", {"case": f'one."case" {_MARK}'}),
    "materials_attachment": (
        "holder",
        {"holder": f"one.holder {_MARK}", "ref": "left(md5(one.ref || %(mark)s || nth), 22)"},
    ),
    "documents_issueddocument": (
        "case_number",
        {
            "case_number": f"one.case_number {_MARK}",
            "number": f"one.number {_MARK}",
            "ref": "left(md5(one.ref || %(mark)s || nth), 22)",
            "code": "upper(left(md5(one.code || %(mark)s || nth), 14))",
        },
    ),
}
_ROWS = """
INSERT INTO {table} ({columns})
SELECT {values} FROM {table} AS one CROSS JOIN generate_series(1, %(each)s) AS nth
 WHERE one."{key}" = %(number)s
"""
# What is there beside the rows, foreign keys first: how to take it away, and to put it back.
_HELD = """
WITH ours AS (SELECT name::regclass AS id FROM unnest(%s::text[]) AS name)
SELECT format('ALTER TABLE %%s DROP CONSTRAINT %%I', conrelid::regclass, conname),
       format('ALTER TABLE %%s ADD CONSTRAINT %%I %%s', conrelid::regclass, conname,
              pg_get_constraintdef(oid))
  FROM pg_constraint WHERE conrelid IN (SELECT id FROM ours) AND contype IN ('f', 'u')
UNION ALL
SELECT format('DROP INDEX %%s', indexrelid::regclass), pg_get_indexdef(indexrelid)
  FROM pg_index AS held WHERE indrelid IN (SELECT id FROM ours) AND NOT indisprimary
   AND NOT EXISTS (SELECT FROM pg_constraint WHERE conindid = held.indexrelid)
"""
MANY = 50_000
_EVENTS = f"""
INSERT INTO cases_caseevent ({{columns}})
SELECT {{values}}
  FROM cases_case AS old
  JOIN cases_caseevent AS one ON one.case_id = old.id
  CROSS JOIN generate_series(1, %(each)s) AS nth
  JOIN cases_case AS made ON made.number = old.number {_MARK}
 WHERE old.number = %(number)s
"""


@dataclass(frozen=True, slots=True)
class Copies:
    """So many copies of a case; ``mark`` tells these from others of the same case."""

    number: str
    each: int
    mark: str = ""


def copy(connection: Any, *wanted: Copies) -> None:
    """Copy cases with their events, clocks, materials and papers.

    Indexes are built anew behind very many rows: kept up row by row they take most of the time.
    """
    tables = ("cases_case", "cases_caseevent", *_OF_CASE)
    built = _built_after(tables) if sum(one.each for one in wanted) > MANY else nullcontext()
    with built:
        for one in wanted:
            _insert(connection, _ROWS.replace("{key}", "number"), "cases_case", _CASE, one)
            _insert(connection, _EVENTS, "cases_caseevent", {"case_id": "made.id"}, one)
            for table, (key, changed) in _OF_CASE.items():
                _insert(connection, _ROWS.replace("{key}", key), table, changed, one)
    vacuum(*tables)


@contextmanager
def _built_after(tables: Sequence[str]) -> Iterator[None]:
    """Take indexes and constraints of tables away, but for primary keys; put them back after."""
    with psycopg.connect(os.environ["DATABASE_OWNER_URL"], autocommit=True) as owner:
        held = owner.execute(_HELD, [list(tables)]).fetchall()
        for taken, _put_back in held:
            owner.execute(taken.encode())
        yield
        owner.execute("SET maintenance_work_mem = '512MB'")
        for _taken, put_back in reversed(held):
            owner.execute(put_back.encode())


def _insert(
    connection: Any, statement: str, table: str, changed: Mapping[str, str], one: Copies
) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT column_name FROM information_schema.columns WHERE table_name = %s"
            " AND is_generated = 'NEVER' AND column_name <> 'id'",
            [table],
        )
        columns = [name for (name,) in cursor.fetchall()]
        cursor.execute(
            statement.format(
                table=table,
                columns=", ".join(f'"{name}"' for name in columns),
                values=", ".join(changed.get(name, f'one."{name}"') for name in columns),
            ),
            {"each": one.each, "number": one.number, "mark": one.mark},
        )
