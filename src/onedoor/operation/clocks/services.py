"""What can be done to clocks.

Nothing here is a command: these functions run inside the transaction of the module
that owns the case.
"""

from collections.abc import Collection, Iterator, Sequence
from datetime import date, datetime
from typing import Any

from onedoor.kernel import prepared
from onedoor.kernel.actors import Actor
from onedoor.law.articles import ADL, BER, Provision, implements
from onedoor.operation.clocks import counting
from onedoor.operation.clocks.domain import lights, pauses
from onedoor.operation.clocks.domain.limits import Kind, Limit, State, Unit
from onedoor.operation.clocks.domain.shapes import EXTENDED, PAUSED, Clock
from onedoor.operation.clocks.models import Clock as ClockRow
from onedoor.operation.clocks.models import DueChange

_START = """
INSERT INTO clocks_clock ("case", kind, place, area, started_on, days, unit, basis, due_on, warn_on,
    provisional, state)
VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s, %s, %s, 'running')
"""
# The same for a statement of another module, of a case and area in it; takes ``first``.
START = """
INSERT INTO clocks_clock ("case", kind, place, area, started_on, days, unit, basis, due_on, warn_on,
    provisional, state)
SELECT {case}, %(clock_kind)s, '', {area}, %(clock_on)s, %(clock_days)s, %(clock_unit)s,
    %(clock_basis)s, %(clock_due_on)s, %(clock_warn_on)s, %(clock_provisional)s, 'running'
  FROM {source}
"""
# EXPLAIN: a probe of ``clock_of_case``.
_FINISH = """
UPDATE clocks_clock SET state = 'finished', ended_on = %s
 WHERE "case" = %s AND kind = ANY(%s) AND place = %s AND state = 'running'
"""


@implements(ADL(42, paragraph=1), ADL(44), BER(36), note="each limit has a clock of its own")
def start(  # a clock is these facts
    *,
    case: str,
    kind: Kind,
    limit: Limit,
    on: date,
    area: str,
    counted: lights.Counted | None = None,
    place: str = "",
) -> Clock:
    """Start a clock on day 0; ``counted`` is what the limit comes to, where it is known.

    ``place`` is the step that a clock of a step is for.
    """
    found = counted or counting.counted(kind=kind, limit=limit, start=on, area=area)
    values = (
        case, kind.value, place, area, on, limit.days, limit.unit.value, str(limit.basis),
        found.due_on, found.warn_on, found.provisional,
    )  # fmt: skip
    prepared.run(_START, values)
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
        place=place,
    )


@implements(ADL(32, item=4), note="the days for saying what is missing run from the start")
def first(*, kind: Kind, limit: Limit, on: date, counted: lights.Counted) -> dict[str, Any]:
    """Return what ``START`` takes to start the first clock of a case with the case itself."""
    return {
        "clock_kind": kind.value,
        "clock_on": on,
        "clock_days": limit.days,
        "clock_unit": limit.unit.value,
        "clock_basis": str(limit.basis),
        "clock_due_on": counted.due_on,
        "clock_warn_on": counted.warn_on,
        "clock_provisional": counted.provisional,
    }


def finish(*, case: str, kinds: Collection[Kind], on: date, place: str = "") -> None:
    """End running clocks because what they waited for was done, in time or late."""
    prepared.run(_FINISH, (on, case, list(kinds), place))


def stop(*, case: str, on: date) -> None:
    """End every clock of a case because nothing is waited for any more."""
    going = ClockRow.objects.filter(case=case, state__in=(State.RUNNING, State.PAUSED))
    going.update(state=State.STOPPED, ended_on=on)


@implements(ADL(45), note="what a special procedure takes is not counted")
def pause(*, case: str, kinds: Sequence[Kind], on: date) -> None:
    """Let running clocks stand still from a day on."""
    for row in _going(case, kinds, State.RUNNING):
        row.pauses = pauses.written([*pauses.read(row.pauses), pauses.Pause(on)])
        row.state = State.PAUSED
        row.save()


@implements(ADL(45), note="what was left runs on, unchanged, from the day the procedure ends")
def resume(*, case: str, on: date, actor: Actor, at: datetime) -> None:
    """Let clocks that stand still run on; each says from when to when its date moved, and why."""
    for row in _going(case, tuple(Kind), State.PAUSED):
        *before, open_one = pauses.read(row.pauses)
        row.pauses = pauses.written([*before, pauses.Pause(open_one.start, on)])
        row.state = State.RUNNING
        _move(row, why=PAUSED, basis=ADL(45), actor=actor, at=at)


@implements(ADL(42, paragraph=1), note="longer, once, and the change says why and by whom")
def extend(*, case: str, kinds: Sequence[Kind], by: Limit, actor: Actor, at: datetime) -> None:
    """Make the limits of running clocks longer by working days."""
    for row in _going(case, kinds, State.RUNNING):
        row.days += by.days
        _move(row, why=EXTENDED, basis=by.basis, actor=actor, at=at)


def _going(case: str, kinds: Sequence[Kind], state: State) -> Iterator[ClockRow]:
    rows = ClockRow.objects.filter(case=case, kind__in=kinds, state=state)
    yield from rows.select_for_update().order_by("id")


def _move(row: ClockRow, *, why: str, basis: Provision | str, actor: Actor, at: datetime) -> None:
    """Count a row again and keep why its date is another one."""
    found = counting.counted(
        kind=Kind(row.kind),
        limit=Limit(row.days, row.basis, Unit(row.unit)),
        start=row.started_on,
        area=row.area,
        pauses=pauses.read(row.pauses),
    )
    was, was_provisional = row.due_on, row.provisional
    row.due_on, row.warn_on, row.provisional = found.due_on, found.warn_on, found.provisional
    row.save()
    if (was, was_provisional) == (row.due_on, row.provisional):
        return
    DueChange.objects.create(
        clock=row,
        at=at,
        by=actor.ref,
        old_due_on=was,
        new_due_on=row.due_on,
        was_provisional=was_provisional,
        is_provisional=row.provisional,
        why=why,
        basis=str(basis),
    )
