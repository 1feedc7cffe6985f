"""What can be done to clocks.

``start``, ``finish`` and ``stop`` are no commands: they run inside the transaction of the module
that owns the case.
"""

from collections.abc import Callable, Sequence
from datetime import date, datetime

import psycopg
from django.db import connection

from onedoor.general.calendar import api as calendars
from onedoor.kernel.actors import Actor
from onedoor.kernel.commands import command
from onedoor.kernel.days import legal_day
from onedoor.law.articles import ADL, BER, implements
from onedoor.operation.clocks import counting
from onedoor.operation.clocks.domain import lights
from onedoor.operation.clocks.domain.limits import ACTS, Kind, Limit, State, Unit
from onedoor.operation.clocks.domain.shapes import Clock, Redated
from onedoor.operation.clocks.models import Clock as ClockRow
from onedoor.operation.clocks.models import DueChange

BATCH = 2_000
_START = """
INSERT INTO clocks_clock ("case", kind, area, started_on, days, unit, basis, due_on, warn_on,
    provisional, state)
VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, 'running')
"""
# EXPLAIN: one probe of the primary key for each row of the batch.
_PUT_DATES = """
UPDATE clocks_clock AS c SET due_on = v.due_on, warn_on = v.warn_on, provisional = v.provisional
FROM unnest(%s::bigint[], %s::date[], %s::date[], %s::boolean[])
  AS v (id, due_on, warn_on, provisional)
WHERE c.id = v.id
"""
CALENDAR_CHANGED = "calendar_changed"

Follower = Callable[[Sequence[Redated], Actor, datetime], None]
_followers: list[Follower] = []


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


def on_redated(follower: Follower) -> Follower:
    """Name a function that is told, in the same transaction, of each batch counted again."""
    if follower not in _followers:
        _followers.append(follower)
    return follower


def redate(*, actor: Actor, at: datetime) -> int:
    """Count every running clock again by the calendars now in force; return how many moved.

    Works in batches, each a transaction of its own.  A clock that is already right is left
    alone, so a run that was cut short is simply run again.
    """
    moved, after, more = 0, 0, True
    while more:
        batch_moved, after, more = _redate_batch(after=after, actor=actor, at=at)
        moved += batch_moved
    return moved


@implements(ADL(82), note="a notice of days off moves the dates of running cases, with a reason")
@command
def _redate_batch(*, after: int, actor: Actor, at: datetime) -> tuple[int, int, bool]:
    running = ClockRow.objects.filter(state=State.RUNNING, id__gt=after)
    rows = list(running.select_for_update().order_by("id")[:BATCH])
    again = _Counting(counting.thresholds(on=legal_day(at)))
    pairs = [(row, again.of(row)) for row in rows]
    stale = [(row, found) for row, found in pairs if _dates(row) != found]
    if stale:
        _put_dates(stale)
        _explain([(row, found) for row, found in stale if _moves(row, found)], actor, at)
        told = [_told(row, found) for row, found in stale]
        for follower in _followers:
            follower(told, actor, at)
    return len(stale), rows[-1].id if rows else after, len(rows) == BATCH


class _Counting:
    """Counts clocks again, asking for each calendar once."""

    def __init__(self, levels: lights.Thresholds) -> None:
        self._levels = levels
        self._calendars: dict[tuple[str, str], lights.Calendar] = {}

    def of(self, row: ClockRow) -> lights.Counted:
        act = ACTS[Kind(row.kind)]
        calendar = self._calendars.get((row.area, act))
        if calendar is None:
            calendar = calendars.calendar_of(row.area, act=act)
            self._calendars[row.area, act] = calendar
        limit = Limit(row.days, row.basis, Unit(row.unit))
        return lights.count(
            limit=limit, start=row.started_on, calendar=calendar, thresholds=self._levels
        )


def _dates(row: ClockRow) -> lights.Counted:
    return lights.Counted(row.due_on, row.warn_on, row.provisional)


def _moves(row: ClockRow, found: lights.Counted) -> bool:
    return (row.due_on, row.provisional) != (found.due_on, found.provisional)


def _put_dates(stale: Sequence[tuple[ClockRow, lights.Counted]]) -> None:
    ids = [row.pk for row, _found in stale]
    found = [counted for _row, counted in stale]
    with connection.cursor() as cursor:
        cursor.execute(
            _PUT_DATES,
            [
                ids,
                [one.due_on for one in found],
                [one.warn_on for one in found],
                [one.provisional for one in found],
            ],
        )


def _explain(moved: Sequence[tuple[ClockRow, lights.Counted]], actor: Actor, at: datetime) -> None:
    DueChange.objects.bulk_create(
        DueChange(
            clock=row,
            at=at,
            by=actor.ref,
            old_due_on=row.due_on,
            new_due_on=found.due_on,
            was_provisional=row.provisional,
            is_provisional=found.provisional,
            why=CALENDAR_CHANGED,
            basis=str(ADL(82)),
        )
        for row, found in moved
    )


def _told(row: ClockRow, found: lights.Counted) -> Redated:
    return Redated(
        case=row.case,
        kind=Kind(row.kind),
        old=row.due_on,
        new=found.due_on,
        warn_on=found.warn_on,
        provisional=found.provisional,
    )
