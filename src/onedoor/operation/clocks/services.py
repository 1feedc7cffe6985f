"""What can be done to clocks.

``start``, ``finish`` and ``stop`` are no commands: they run inside the transaction of the module
that owns the case.
"""

from collections.abc import Callable, Sequence
from datetime import date, datetime

from onedoor.general.calendar import api as calendars
from onedoor.kernel.actors import Actor
from onedoor.kernel.commands import command
from onedoor.kernel.days import legal_day
from onedoor.law.articles import ADL, BER, implements
from onedoor.operation.clocks.counting import thresholds
from onedoor.operation.clocks.domain import lights
from onedoor.operation.clocks.domain.limits import ACTS, Kind, Limit, State, Unit
from onedoor.operation.clocks.domain.shapes import Clock, Redated
from onedoor.operation.clocks.models import Clock as ClockRow
from onedoor.operation.clocks.models import DueChange
from onedoor.operation.clocks.values import clock

BATCH = 2_000
CALENDAR_CHANGED = "calendar_changed"

Follower = Callable[[Sequence[Redated], Actor, datetime], None]
_followers: list[Follower] = []


@implements(ADL(42, paragraph=1), ADL(44), BER(36), note="each limit has a clock of its own")
def start(*, case: str, kind: Kind, limit: Limit, on: date, area: str) -> Clock:
    """Start a clock on day 0."""
    calendar = calendars.calendar_of(area, act=ACTS[kind])
    found = lights.count(limit=limit, start=on, calendar=calendar, thresholds=thresholds(on=on))
    row = ClockRow.objects.create(
        case=case,
        kind=kind,
        area=area,
        started_on=on,
        days=limit.days,
        unit=limit.unit,
        basis=str(limit.basis),
        due_on=found.due_on,
        warn_on=found.warn_on,
        provisional=found.provisional,
        calendar_version=calendar.version,
        state=State.RUNNING,
    )
    return clock(row)


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

    Works in batches, each a transaction of its own; a run that was cut short is gone on with by
    the next, for a clock remembers by which version of the calendar it was counted.
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
    if not rows:
        return 0, after, False
    stale = [row for row in rows if _recount(row, on=legal_day(at))]
    before = {row.id: row for row in ClockRow.objects.filter(id__in=[row.id for row in stale])}
    ClockRow.objects.bulk_update(
        stale, ["due_on", "warn_on", "provisional", "calendar_version"], batch_size=500
    )
    moved = [row for row in stale if _differs(before[row.id], row)]
    DueChange.objects.bulk_create(
        DueChange(
            clock=row,
            at=at,
            by=actor.ref,
            old_due_on=before[row.id].due_on,
            new_due_on=row.due_on,
            was_provisional=before[row.id].provisional,
            is_provisional=row.provisional,
            why=CALENDAR_CHANGED,
            basis=str(ADL(82)),
        )
        for row in moved
    )
    told = [_told(before[row.id], row) for row in moved]
    for follower in _followers if told else ():
        follower(told, actor, at)
    return len(moved), rows[-1].id, len(rows) == BATCH


def _recount(row: ClockRow, *, on: date) -> bool:
    """Put new dates into a row counted by an older calendar; say whether it was one."""
    calendar = calendars.calendar_of(row.area, act=ACTS[Kind(row.kind)])
    if row.calendar_version == calendar.version:
        return False
    found = lights.count(
        limit=Limit(row.days, ADL(82), Unit(row.unit)),
        start=row.started_on,
        calendar=calendar,
        thresholds=thresholds(on=on),
    )
    row.due_on, row.warn_on, row.provisional = found.due_on, found.warn_on, found.provisional
    row.calendar_version = calendar.version
    return True


def _differs(old: ClockRow, new: ClockRow) -> bool:
    return (old.due_on, old.provisional) != (new.due_on, new.provisional)


def _told(old: ClockRow, new: ClockRow) -> Redated:
    return Redated(
        case=new.case,
        kind=Kind(new.kind),
        old=old.due_on,
        new=new.due_on,
        warn_on=new.warn_on,
        provisional=new.provisional,
    )
