"""A city with many cases: copies of a few that were made through the services, set by set.

Every table that a case fills is filled, so that indexes are as deep as they will be.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from bench._city import analyze

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
    """Copy cases with their events, clocks, materials and papers."""
    for one in wanted:
        _insert(connection, _ROWS.replace("{key}", "number"), "cases_case", _CASE, one)
        _insert(connection, _EVENTS, "cases_caseevent", {"case_id": "made.id"}, one)
        for table, (key, changed) in _OF_CASE.items():
            _insert(connection, _ROWS.replace("{key}", key), table, changed, one)
    analyze("cases_case", "cases_caseevent", *_OF_CASE)


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
