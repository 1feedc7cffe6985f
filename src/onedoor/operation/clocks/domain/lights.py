"""How near a due date is, in working days: the words come first, the colour second."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, Protocol

from onedoor.operation.clocks.domain.limits import Limit, Unit


class Due(Protocol):
    """A due date and whether a year without notice lies on the way to it."""

    @property
    def day(self) -> date: ...
    @property
    def provisional(self) -> bool: ...


class Span(Protocol):
    """Days from one up to but not including another."""

    @property
    def start(self) -> date: ...
    @property
    def end(self) -> date: ...


class Calendar(Protocol):
    """What the clocks need of a calendar of working days."""

    def due(self, start: date, days: int, pauses: Sequence[Any] = ()) -> Due: ...
    def last_day(self, start: date, natural_days: int) -> Due: ...
    def working_days(self, after: date, until: date) -> int: ...


class Light(StrEnum):
    GREEN = "green"  # 正常
    YELLOW = "yellow"  # 临期
    RED = "red"  # 超期
    GREY = "grey"  # 暂停


@dataclass(frozen=True, slots=True)
class Thresholds:
    """From when on a clock counts as nearly due: the larger of the two applies."""

    working_days: int = 1
    percent: int = 20


@dataclass(frozen=True, slots=True)
class Counted:
    """What a limit comes to when counted from a day."""

    due_on: date
    warn_on: date
    provisional: bool


@dataclass(frozen=True, slots=True)
class Reading:
    """A light with its number: working days left, or working days late when it is red."""

    light: Light
    working_days: int
    due_on: date | None
    provisional: bool


def count(
    *,
    limit: Limit,
    start: date,
    calendar: Calendar,
    thresholds: Thresholds,
    pauses: Sequence[Span] = (),
) -> Counted:
    """Return the last day that is in time, and the first on which a warning is due.

    Days in ``pauses`` do not count.
    """
    if limit.unit is Unit.NAMED_DAY:
        return _until(start + timedelta(days=limit.days), start, calendar, thresholds)
    if limit.unit is Unit.NATURAL_DAYS:
        lost = sum((span.end - span.start).days for span in pauses)
        due = calendar.last_day(start, limit.days + lost)
        days = calendar.working_days(start, due.day)
        pauses = ()
    else:
        due = calendar.due(start, limit.days, pauses)
        days = limit.days
    margin = max(thresholds.working_days, days * thresholds.percent // 100)
    warn_on = calendar.due(start, days - margin, pauses).day if days > margin else start
    return Counted(due.day, min(warn_on, due.day), due.provisional)


def _until(day: date, start: date, calendar: Calendar, thresholds: Thresholds) -> Counted:
    """Return a named day, which no day off moves and no pause, with its warning."""
    days = calendar.working_days(start, day)
    margin = max(thresholds.working_days, days * thresholds.percent // 100)
    warn_on = calendar.due(start, days - margin).day if days > margin else start
    return Counted(day, warn_on, provisional=False)


def read(
    *, due_on: date, warn_on: date, provisional: bool, today: date, calendar: Calendar
) -> Reading:
    """Return the light of a running clock on a day."""
    if today > due_on:
        late = calendar.working_days(due_on, today)
        return Reading(Light.RED, late, due_on, provisional)
    left = calendar.working_days(today, due_on)
    light = Light.YELLOW if today >= warn_on else Light.GREEN
    return Reading(light, left, due_on, provisional)
