"""What can be done to clocks.

``start``, ``finish`` and ``stop`` are no commands: they run inside the transaction of the module
that owns the case.
"""

from datetime import date

import psycopg
from django.db import connection

from onedoor.law.articles import ADL, BER, implements
from onedoor.operation.clocks import counting
from onedoor.operation.clocks.domain import lights
from onedoor.operation.clocks.domain.limits import Kind, Limit, State
from onedoor.operation.clocks.domain.shapes import Clock
from onedoor.operation.clocks.models import Clock as ClockRow

_START = """
INSERT INTO clocks_clock ("case", kind, area, started_on, days, unit, basis, due_on, warn_on,
    provisional, state)
VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, 'running')
"""


@implements(ADL(42, paragraph=1), ADL(44), BER(36), note="each limit has a clock of its own")
def start(  # a clock is these six facts
    *,
    case: str,
    kind: Kind,
    limit: Limit,
    on: date,
    area: str,
    counted: lights.Counted | None = None,
) -> Clock:
    """Start a clock on day 0; ``counted`` is what the limit comes to, where it is known."""
    found = counted or counting.counted(kind=kind, limit=limit, start=on, area=area)
    values = (
        case, kind.value, area, on, limit.days, limit.unit.value, str(limit.basis), found.due_on,
        found.warn_on, found.provisional,
    )  # fmt: skip
    connection.ensure_connection()
    with connection.wrap_database_errors:
        # A plain cursor of psycopg: Django's binds on the client, and then nothing is prepared.
        psycopg.Cursor(connection.connection).execute(_START, values)
    return Clock(
        case=case,
        kind=kind,
        started_on=on,
        days=limit.days,
        unit=limit.unit,
        basis=str(limit.basis),
        due_on=found.due_on,
        warn_on=found.warn_on,
        provisional=found.provisional,
        state=State.RUNNING,
        ended_on=None,
    )


def finish(*, case: str, kind: Kind, on: date) -> None:
    """End a running clock because what it waited for was done, in time or late."""
    running = ClockRow.objects.filter(case=case, kind=kind, state=State.RUNNING)
    running.update(state=State.FINISHED, ended_on=on)


def stop(*, case: str, on: date) -> None:
    """End every running clock of a case because nothing is waited for any more."""
    running = ClockRow.objects.filter(case=case, state=State.RUNNING)
    running.update(state=State.STOPPED, ended_on=on)
