"""What can be asked about clocks."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from onedoor.general.calendar import api as calendars
from onedoor.kernel import prepared
from onedoor.kernel.errors import Missing
from onedoor.kernel.pages import PAGE, CursorUnreadable, Page, cursor, position
from onedoor.operation.clocks.domain import lights
from onedoor.operation.clocks.domain.limits import ACTS, INTERNAL, OWED, Kind, State
from onedoor.operation.clocks.domain.shapes import Cause, Change, Clock, Moved, Redating
from onedoor.operation.clocks.models import Clock as ClockRow
from onedoor.operation.clocks.models import DueChange
from onedoor.operation.clocks.models import Redating as RedatingRow
from onedoor.operation.clocks.values import clock

# EXPLAIN: all probe ``clock_of_case``.
_GOING = """WHERE "case" = %s AND state IN ('running', 'paused') ORDER BY id"""
_LATE = """
SELECT "case", place FROM clocks_clock
 WHERE "case" = ANY(%s) AND kind = ANY(%s) AND state = 'running' AND due_on < %s
 ORDER BY due_on, id
"""
_RUNNING = """WHERE "case" = %s AND kind = %s AND state = 'running' ORDER BY id LIMIT 1"""


class RedatingMissing(Missing):
    """There was no such run."""

    code = "clocks.redating_missing"


def of(case: str) -> tuple[Clock, ...]:
    """Return all clocks of a case in the order in which they started."""
    return tuple(clock(row) for row in ClockRow.objects.filter(case=case).order_by("id"))


def changes(case: str) -> tuple[Change, ...]:
    """Return every change of a due date of a case, oldest first."""
    rows = DueChange.objects.filter(clock__case=case).select_related("clock").order_by("id")
    return tuple(
        Change(
            kind=Kind(row.clock.kind),
            at=row.at,
            by=row.by,
            old=row.old_due_on,
            new=row.new_due_on,
            is_provisional=row.is_provisional,
            why=row.why,
            basis=row.basis,
            place=row.clock.place,
            notice=row.notice,
        )
        for row in rows
    )


def going(case: str) -> tuple[Clock, ...]:
    """Return the clocks of a case that run or stand still, in the order in which they started."""
    return tuple(clock(row) for row in prepared.rows_of(ClockRow, _GOING, [case]))


def late_steps(cases: Iterable[str], *, on: date) -> dict[str, tuple[str, ...]]:
    """Return the places of the steps that run past their planned days, by case."""
    found: dict[str, tuple[str, ...]] = {}
    for case, place in prepared.run(_LATE, (list(cases), list(INTERNAL), on)):
        found[case] = (*found.get(case, ()), place)
    return found


def branches_of(cases: Iterable[str]) -> dict[tuple[str, str], Clock]:
    """Return the running clocks of the parts of joint reviews, by case and place.

    EXPLAIN: one probe of ``clock_of_case`` a case.
    """
    rows = ClockRow.objects.filter(case__in=list(cases), kind=Kind.BRANCH, state=State.RUNNING)
    return {(row.case, row.place): clock(row) for row in rows}


def redatings(*, most: int = 20) -> tuple[Redating, ...]:
    """Return the last runs over all running clocks, the newest first."""
    return tuple(map(_run, RedatingRow.objects.order_by("-id")[:most]))


def redating(id: int, *, after: str = "") -> tuple[Redating, Page[Moved]]:  # noqa: A002  # as in addresses
    """Return a run with what it moved, fifty a page.

    EXPLAIN: a range of ``due_change_of_run``, the clock of each by its key.
    """
    run = RedatingRow.objects.filter(id=id).first()
    if run is None:
        raise RedatingMissing(id=id)
    rows = DueChange.objects.filter(run=run).select_related("clock")
    rows = rows.filter(id__gt=_last(after)) if after else rows
    found = list(rows.order_by("id")[: PAGE + 1])
    next_after = cursor(found[PAGE - 1].pk) if len(found) > PAGE else ""
    return _run(run), Page([_moved(row) for row in found[:PAGE]], next_after)


def _last(after: str) -> int:
    (last,) = position(after, fields=1)
    if not last.isdecimal():
        raise CursorUnreadable(cursor=after)
    return int(last)


def _run(row: RedatingRow) -> Redating:
    return Redating(
        id=row.pk,
        cause=Cause(row.cause),
        subject=row.subject,
        by=row.by,
        at=row.at,
        total=row.total,
        done=row.done,
        ended_at=row.ended_at,
        kept=row.kept,
        notice=row.notice,
    )


def _moved(row: DueChange) -> Moved:
    return Moved(
        case=row.clock.case,
        kind=Kind(row.clock.kind),
        place=row.clock.place,
        old=row.old_due_on,
        new=row.new_due_on,
        was_provisional=row.was_provisional,
        is_provisional=row.is_provisional,
    )


def running(*, case: str, kind: Kind) -> Clock | None:
    """Return the running clock of a kind, None if none runs."""
    row = next(iter(prepared.rows_of(ClockRow, _RUNNING, [case, kind])), None)
    return clock(row) if row else None


def overdue(*, kind: Kind, on: date, most: int) -> list[str]:
    """Return the cases of which a clock of a kind was due before a day, the longest first.

    What is provisional is left out: a notice of days off may still move it.  EXPLAIN: a range of
    ``clock_running_by_day``.
    """
    rows = ClockRow.objects.filter(kind=kind, state=State.RUNNING, due_on__lt=on, provisional=False)
    return list(rows.order_by("due_on", "id").values_list("case", flat=True)[:most])


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads clocks of one area on one day, asking for the calendar once."""

    calendar: lights.Calendar
    today: date

    def __call__(
        self, *, due_on: date | None, warn_on: date | None, provisional: bool
    ) -> lights.Reading:
        """Return the light of a case; one that waits for nobody's clock is grey."""
        if due_on is None or warn_on is None:
            return lights.Reading(lights.Light.GREY, 0, None, provisional)
        return lights.read(
            due_on=due_on,
            warn_on=warn_on,
            provisional=provisional,
            today=self.today,
            calendar=self.calendar,
        )


def reader(*, area: str, today: date, kind: Kind = Kind.DECISION_LEGAL) -> Reader:
    """Return what reads the clocks of a kind in an area on a day."""
    return Reader(calendars.calendar_of(area, on=today, act=ACTS[kind]), today)


def soonest(found: Iterable[Clock]) -> Clock | None:
    """Return of the clocks of a case the running one of what the office owes that is due first."""
    owed = (one for one in found if one.kind in OWED and one.state is State.RUNNING)
    return min(owed, key=lambda one: one.due_on, default=None)


def soonest_of(cases: Iterable[str]) -> dict[str, Clock]:
    """Return for each of the cases the running clock of what is owed that is due first."""
    rows = ClockRow.objects.filter(case__in=list(cases), kind__in=OWED, state=State.RUNNING)
    return {row.case: clock(row) for row in rows.order_by("-due_on", "-id")}
