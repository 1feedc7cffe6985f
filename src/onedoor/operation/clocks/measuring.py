"""What limits of decisions came to: the days that were used, and the days past the limit."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import chain
from typing import NamedTuple

from django.db.models import Exists, F, OuterRef, QuerySet

from onedoor.general.calendar import api as calendars
from onedoor.law.articles import ADL, HAMI, implements
from onedoor.operation.clocks import counting
from onedoor.operation.clocks.domain import pauses
from onedoor.operation.clocks.domain.limits import ACTS, Kind, State
from onedoor.operation.clocks.domain.shapes import EXTENDED, Late
from onedoor.operation.clocks.domain.spent import spent as days_spent
from onedoor.operation.clocks.models import Clock as ClockRow
from onedoor.operation.clocks.models import DueChange

DECISION = (Kind.DECISION_LEGAL, Kind.DECISION_PROMISED, Kind.RENEWAL)
_DAY = timedelta(days=1)


class _Row(NamedTuple):
    case: str
    area: str
    kind: str
    due_on: date
    ended_on: date | None
    state: str
    pauses: str
    extended: bool


def spent(case: str) -> int | None:
    """Return the working days from acceptance to decision without pauses; None if undecided."""
    ended = ClockRow.objects.filter(case=case, kind=Kind.DECISION_LEGAL, state=State.FINISHED)
    row = ended.order_by("-id").first()
    if row is None or row.ended_on is None:
        return None
    return days_spent(
        start=row.started_on,
        end=row.ended_on,
        calendar=calendars.calendar_of(row.area, on=row.ended_on, act=ACTS[Kind.DECISION_LEGAL]),
        pauses=counting.ended(pauses.read(row.pauses)),
    )


@implements(
    HAMI(24),
    ADL(50, paragraph=2),
    ADL(74),
    note="pauses and approved extensions are in the date that was passed",
)
def late(*, on: date) -> Iterator[Late]:
    """Yield every limit of a decision that was passed, in open cases and in closed ones.

    A day that a notice of days off may still move is no day to hold anybody to.
    EXPLAIN: ranges of ``clock_running_by_day``, ``clock_paused``, ``clock_ended_late``.
    """
    rows = ClockRow.objects.filter(kind__in=DECISION)
    running = rows.filter(state=State.RUNNING, due_on__lt=on, provisional=False)
    paused = rows.filter(state=State.PAUSED, due_on__lt=on, provisional=False)
    ended = rows.filter(ended_on__gt=F("due_on"))
    known: dict[tuple[str, Kind], calendars.WorkingCalendar] = {}
    for row in chain(_flow(running), _flow(paused), _flow(ended)):
        until = _until(row, on)
        kind = Kind(row.kind)
        if until <= row.due_on:
            continue
        if (row.area, kind) not in known:
            known[row.area, kind] = calendars.calendar_of(row.area, on=on, act=ACTS[kind])
        yield Late(
            case=row.case,
            area=row.area,
            kind=kind,
            due_on=row.due_on,
            ended_on=row.ended_on,
            working_days=known[row.area, kind].working_days(row.due_on, until),
            extended=row.extended,
        )


def _extended() -> Exists:
    return Exists(DueChange.objects.filter(clock__case=OuterRef("case"), why=EXTENDED))


def _flow(rows: "QuerySet[ClockRow]") -> Iterator[_Row]:
    named = rows.annotate(extended=_extended()).order_by("id").values_list(*_Row._fields)
    yield from map(_Row._make, named.iterator(chunk_size=1_000))


def _until(row: _Row, on: date) -> date:
    """Return the last day on which a clock ran: its end, the day before it was paused, or now."""
    if row.ended_on is not None:
        return row.ended_on
    if row.state == State.PAUSED:
        return pauses.read(row.pauses)[-1].start - _DAY
    return on
