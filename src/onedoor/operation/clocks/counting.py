"""Counting as it is set here: an area's calendar, and from when on a clock is nearly due."""

from datetime import date

from onedoor.general.calendar import api as calendars
from onedoor.general.terms import api as terms
from onedoor.operation.clocks.domain import lights
from onedoor.operation.clocks.domain.limits import ACTS, Kind, Limit


def thresholds(*, on: date) -> lights.Thresholds:
    """Return from when on a clock counts as nearly due, as set for a day."""
    known = terms.settings(on=on)
    days, percent = known["clocks.yellow_working_days"], known["clocks.yellow_percent"]
    standard = lights.Thresholds()
    return lights.Thresholds(
        working_days=days if isinstance(days, int) else standard.working_days,
        percent=percent if isinstance(percent, int) else standard.percent,
    )


def counted(*, kind: Kind, limit: Limit, start: date, area: str) -> lights.Counted:
    """Return what a limit comes to in an area when it starts on a day."""
    return lights.count(
        limit=limit,
        start=start,
        calendar=calendars.calendar_of(area, act=ACTS[kind]),
        thresholds=thresholds(on=start),
    )
