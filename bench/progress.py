"""Progress by query code, as anybody asks without signing in.

The baseline asks the same rows through psycopg with prepared statements.  Bar: at least 35 %.
"""

import statistics
import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import psycopg

from bench._city import database

ROUNDS, ASKED, BAR = 7, 60, 0.35
AT = datetime(2026, 11, 24, 4, 0, tzinfo=UTC)
_CASE = "SELECT * FROM cases_case WHERE query_code = %s"
_EVENTS = "SELECT * FROM cases_caseevent WHERE case_id = %s ORDER BY n"
_NOTICE = "SELECT * FROM cases_notice WHERE case_id = %s AND supplied_at IS NULL"
_COUNT = """
WITH quick AS MATERIALIZED (SELECT set_config('synchronous_commit', 'off', true))
INSERT INTO people_attempt AS old (kind, key, started_at, count)
SELECT 'bench', %s, %s, 1 FROM quick
ON CONFLICT (kind, key) DO UPDATE SET count = old.count + 1 RETURNING count
"""


def main() -> None:
    """Print the rates and the ratio."""
    with database():
        from django.db import connection  # noqa: PLC0415  # after django.setup()

        from onedoor.operation.cases import testing  # noqa: PLC0415  # after django.setup()
        from onedoor.operation.cases.domain.states import State  # noqa: PLC0415  # after django.setup()
        from onedoor.operation.cases.models import Case  # noqa: PLC0415  # after django.setup()
        from onedoor.operation.cases.queries import public  # noqa: PLC0415  # after django.setup()

        number = testing.a_case(testing.cast(), State.ISSUED)
        code = Case.objects.get(number=number).query_code
        raw = psycopg.connect(**connection.get_connection_params() | {"cursor_factory": None})
        raw.prepare_threshold = 0

        def ours(n: int) -> None:
            public.progress(query_code=code, asker=f"{n}", at=AT + timedelta(seconds=n))

        def bare(n: int) -> None:
            raw.execute(_COUNT, [f"{n}".encode(), AT])
            raw.commit()
            row = raw.execute(_CASE, [code]).fetchone()
            raw.execute(_EVENTS, [row[0] if row else 0]).fetchall()
            raw.execute(_NOTICE, [row[0] if row else 0]).fetchone()
            raw.commit()

        pairs = [(_each(ours, r), _each(bare, r)) for r in range(ROUNDS)]
    here = statistics.median(pair[0] for pair in pairs)
    limit = statistics.median(pair[1] for pair in pairs)
    ratio = statistics.median(pair[1] / pair[0] for pair in pairs)
    print(
        f"progress: {1 / here:.0f}/s · bare psycopg {1 / limit:.0f}/s · {ratio:.0%} "
        f"(bar {BAR:.0%} {'met' if ratio >= BAR else 'MISSED'})"
    )


def _each(ask: Callable[[int], None], round_: int) -> float:
    began = time.perf_counter()
    for n in range(ASKED):
        ask(round_ * ASKED + n)
    return (time.perf_counter() - began) / ASKED


if __name__ == "__main__":
    main()
