"""Counting as it is set here: an area's calendar, and from when on a clock is nearly due."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from time import monotonic

from django.db import connection

from onedoor.general.calendar import api as calendars
from onedoor.general.terms import api as terms
from onedoor.kernel.days import legal_day
from onedoor.law.articles import ADL, implements
from onedoor.operation.clocks.domain import lights
from onedoor.operation.clocks.domain.limits import ACTS, Kind, Limit
from onedoor.operation.clocks.domain.pauses import Pause

KEPT_SECONDS = 1.0
_DAYS, _PERCENT = "clocks.yellow_working_days", "clocks.yellow_percent"
_Set = tuple[lights.Calendar, lights.Thresholds]
_kept: dict[tuple[str, str, date], tuple[float, _Set]] = {}


def thresholds(*, on: date) -> lights.Thresholds:
    """Return from when on a clock counts as nearly due, as set for a day."""
    known = terms.settings(on=on, only=(_DAYS, _PERCENT))
    days, percent = known[_DAYS], known[_PERCENT]
    standard = lights.Thresholds()
    return lights.Thresholds(
        working_days=days if isinstance(days, int) else standard.working_days,
        percent=percent if isinstance(percent, int) else standard.percent,
    )


def counted(
    *, kind: Kind, limit: Limit, start: date, area: str, pauses: Sequence[Pause] = ()
) -> lights.Counted:
    """Return what a limit comes to in an area when it starts on a day; pauses do not count."""
    calendar, levels = _as_set(area, ACTS[kind], start)
    return lights.count(
        limit=limit, start=start, calendar=calendar, thresholds=levels, pauses=ended(pauses)
    )


def ended(pauses: Sequence[Pause]) -> tuple[calendars.Pause, ...]:
    """Return the pauses that have ended, as calendars take them."""
    return tuple(calendars.Pause(one.start, one.end) for one in pauses if one.end)


@implements(ADL(32, item=4), note="what comes in online on a day off comes in on the day set")
def came_in_online(*, area: str, at: datetime) -> date:
    """Return day 0 of what is handed in online: that day, or the working day after it, as set."""
    day = legal_day(at)
    calendar, _levels = _as_set(area, ACTS[Kind.NOTICE], day)
    works = calendar.working_days(day - timedelta(days=1), day) > 0
    if works or terms.setting("clocks.online_receipt_counts_from", on=day) == "same_day":
        return day
    return calendar.due(day, 1).day


def _as_set(area: str, act: str, on: date) -> _Set:
    """Return calendar and thresholds; outside a transaction, as they stood a moment ago.

    Inside one they are asked for by that transaction: what it has changed itself must count.
    """
    if connection.in_atomic_block:
        return calendars.calendar_of(area, on=on, act=act), thresholds(on=on)
    known = _kept.get((area, act, on))
    if known is None or monotonic() - known[0] > KEPT_SECONDS:
        known = (monotonic(), (calendars.calendar_of(area, on=on, act=act), thresholds(on=on)))
        _kept.clear()
        _kept[area, act, on] = known
    return known[1]
