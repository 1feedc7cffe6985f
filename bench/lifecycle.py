"""Four steps of a case's life among many: taken in and accepted, reviewed, decided, found again.

Each is the command or query that the desk calls, with its papers.  Bars: 37 lives a second among
100,000 cases, and among 1,000,000 no more than a tenth slower.  The baseline writes and reads the
rows of the same four steps through psycopg, without papers.  ``--full`` takes those numbers, else
5,000 and 20,000.
"""

import statistics
import sys
import time
from datetime import UTC, datetime, timedelta
from typing import Any

import psycopg

from bench import _many
from bench._city import database

SIZES, ALL_SIZES = (5_000, 20_000), (100_000, 1_000_000)
ROUNDS, LIVES, BAR, SLOWER = 5, 30, 37.0, 0.9
AT = datetime(2026, 11, 24, 4, 0, tzinfo=UTC)
_EVENT = """
INSERT INTO cases_caseevent (case_id, n, kind, at, by_kind, by, state, step, outcome, due_on,
  provisional, document, note)
SELECT id, events_count, 'review', %s, 'staff', 'x', %s, '', '', NULL, false, '', ''
  FROM cases_case WHERE number = %s
"""
_MOVE = "UPDATE cases_case SET state = %s, events_count = events_count + 1 WHERE number = %s"
_FIND = "SELECT * FROM cases_case WHERE body = %s AND number LIKE %s ORDER BY sort_on, id LIMIT 51"


def main() -> None:
    """Print lives a second for both sizes, and the baseline."""
    sizes = ALL_SIZES if "--full" in sys.argv else SIZES
    with database():
        from django.db import connection  # noqa: PLC0415  # after django.setup()

        from onedoor.operation.cases import testing  # noqa: PLC0415  # after django.setup()
        from onedoor.operation.cases.domain.states import State  # noqa: PLC0415  # after django.setup()

        cast = testing.cast()
        seed = testing.a_case(cast, State.DELIVERED)
        raw = psycopg.connect(**connection.get_connection_params() | {"cursor_factory": None})
        raw.prepare_threshold = 0
        there, rates, bare, computed = 1, [], [], 0.0
        for size in sizes:
            _many.copy(connection, _many.Copies(seed, size - there, f"{size}"))
            there = size
            spent = [_lives(cast, size * 100 + n) for n in range(ROUNDS)]
            rates.append(LIVES / statistics.median(wall for wall, _computed in spent))
            computed = statistics.median(computed for _wall, computed in spent) / LIVES
            spent_bare = [
                _bare(raw, connection, cast.officer.body, f"{seed}-{size}-%") for _ in range(ROUNDS)
            ]
            bare.append(LIVES / statistics.median(spent_bare))
    told = ", ".join(
        f"{rate:.0f}/s among {n:,} (rows alone by bare psycopg {most:.0f}/s, {rate / most:.0%})"
        for n, rate, most in zip(sizes, rates, bare, strict=True)
    )
    kept = rates[1] / rates[0]
    print(
        f"four steps of a case: {told} (bar {BAR:.0f}/s {_met(rates[0] >= BAR)}); the larger keeps "
        f"{kept:.0%} of the smaller (bar {SLOWER:.0%} {_met(kept >= SLOWER)}); this process "
        f"computed {1000 * computed:.0f} ms a case"
    )


def _lives(cast: Any, first: int) -> tuple[float, float]:
    """Return the seconds, by the wall and by the processor, of so many cases from first to last."""
    from onedoor.kernel.days import legal_day  # noqa: PLC0415  # after django.setup()
    from onedoor.operation.cases import api as cases  # noqa: PLC0415  # after django.setup()
    from onedoor.operation.cases import testing  # noqa: PLC0415  # after django.setup()
    from onedoor.operation.materials import api as materials  # noqa: PLC0415  # after django.setup()

    intake = cases.Intake(
        applicant=cast.applicant.ref, offering=cast.offering, posted=testing.POSTED,
        on_paper=frozenset({"layout", "rules"}), then=cases.Move.ACCEPT,
    )  # fmt: skip
    counter, officer = cast.counter, cast.officer
    began, computed = time.perf_counter(), time.process_time()
    for n in range(LIVES):
        at = AT + timedelta(seconds=first % 1000 * LIVES + n)
        receipt = cases.take_in(intake=intake, actor=counter, at=at, key=f"L{first}-{n}")
        told = {"number": receipt.number, "note": "", "actor": officer, "at": at}
        held = materials.of(holder=receipt.number)
        opinions = [cases.Opinion(one.id, fits=True) for one in held]
        cases.COMMANDS[cases.Move.REVIEW](opinions=opinions, **told)
        cases.COMMANDS[cases.Move.GRANT](**told)
        shown = cases.Filter(words=receipt.number)
        assert len(cases.inbox(actor=officer, shown=shown, on=legal_day(at)).rows) == 1
    return time.perf_counter() - began, time.process_time() - computed


def _bare(raw: "psycopg.Connection[Any]", connection: Any, body: str, like: str) -> float:
    """Return the seconds in which psycopg writes and reads the rows of the same steps."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT number FROM cases_case WHERE number LIKE %s LIMIT %s", [like, LIVES])
        numbers = [number for (number,) in cursor.fetchall()]
    began = time.perf_counter()
    for number in numbers:
        for state in ("accepted", "reviewed", "granted"):
            raw.execute(_MOVE, [state, number])
            raw.execute(_EVENT, [AT, state, number])
            raw.commit()
        assert raw.execute(_FIND, [body, number + "%"]).fetchall()
        raw.commit()
    return time.perf_counter() - began


def _met(is_met: bool) -> str:  # noqa: FBT001  # what was compared
    return "met" if is_met else "MISSED"


if __name__ == "__main__":
    main()
