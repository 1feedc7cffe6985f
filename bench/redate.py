"""Running clocks counted again after a notice of days off: each moved date, with its history.

One case for each clock, the dearest way: a changed clock, a row of history, the case's row, its
event and a journal entry.  The baseline is a bare UPDATE of the same clocks.  Bar: 100,000 in a
minute.  ``--full`` takes 100,000, else 20,000.
"""

import json
import sys
import time
from datetime import UTC, datetime
from typing import Any

from bench._city import database, vacuum

FEW, ALL, BAR = 20_000, 100_000, 60.0
AT = datetime(2026, 11, 24, 4, 0, tzinfo=UTC)
# Like the one case that is there, a thousand times over.
_COPY = """
INSERT INTO {table} ({columns})
SELECT {values} FROM {table} AS one CROSS JOIN generate_series(1, %s) AS n WHERE one.id = %s
"""
_BARE = "UPDATE clocks_clock SET due_on = due_on + 1 WHERE state = 'running'"


def main() -> None:
    """Print the seconds, and how many times a bare UPDATE that is."""
    count = ALL if "--full" in sys.argv else FEW
    with database():
        from django.db import connection  # noqa: PLC0415  # after django.setup()

        from onedoor.general.calendar import api as calendars  # noqa: PLC0415  # after django.setup()
        from onedoor.kernel.actors import system  # noqa: PLC0415  # after django.setup()
        from onedoor.operation.cases import testing  # noqa: PLC0415  # after django.setup()
        from onedoor.operation.cases.domain.states import State  # noqa: PLC0415  # after django.setup()
        from onedoor.operation.clocks import api as clocks  # noqa: PLC0415  # after django.setup()

        testing.a_case(testing.cast(), State.SUBMITTED)
        numbered = {"number": "'B' || n", "query_code": "'B' || n", "key": "'B' || n"}
        _copies(connection, "cases_case", numbered, count - 1)
        _copies(connection, "clocks_clock", {"case": "'B' || n"}, count - 1)
        notice = {"2026": {"off": ["2026-11-26"], "text": "放假一天", "source": "测试"}}
        calendars.import_file(
            content=json.dumps({"years": notice}), area=testing.AREA, actor=system("bench"), at=AT
        )
        began = time.perf_counter()
        moved = clocks.redate(actor=system("bench"), at=AT)
        here = time.perf_counter() - began
        began = time.perf_counter()
        with connection.cursor() as cursor:
            cursor.execute(_BARE)
        bare = time.perf_counter() - began
        assert moved == count
    bar = BAR * count / ALL
    print(
        f"redate {count:,} clocks: {here:.1f} s · bare UPDATE {bare:.2f} s · {here / bare:.0f} × "
        f"(bar {bar:.0f} s {'met' if here < bar else 'MISSED'})"
    )


def _copies(connection: Any, table: str, changed: dict[str, str], count: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT column_name FROM information_schema.columns WHERE table_name = %s "
            "AND is_generated = 'NEVER' AND column_name <> 'id'",
            [table],
        )
        columns = [name for (name,) in cursor.fetchall()]
        quoted = ", ".join(f'"{name}"' for name in columns)
        values = ", ".join(changed.get(name, f'one."{name}"') for name in columns)
        cursor.execute(f"SELECT id FROM {table} LIMIT 1")
        (one,) = cursor.fetchone()
        cursor.execute(_COPY.format(table=table, columns=quoted, values=values), [count, one])
    vacuum(table)


if __name__ == "__main__":
    main()
