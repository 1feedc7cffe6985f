"""What a notice would change: the days that would no longer be worked, and those that would."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

_DAY = timedelta(days=1)


class Days(Protocol):
    """What is asked of a calendar."""

    def is_working_day(self, day: date) -> bool:
        """Tell whether people work on a day."""


@dataclass(frozen=True, slots=True)
class Difference:
    """The working days that are taken away, and the days off that become working days."""

    taken: tuple[date, ...] = ()
    added: tuple[date, ...] = ()


NO_CHANGES = Difference()


def difference(before: Days, after: Days, *, years: Iterable[int]) -> Difference:
    """Return in which days of some years two calendars differ."""
    days = [day for year in sorted(set(years)) for day in _days_of(year)]
    changed = [day for day in days if before.is_working_day(day) != after.is_working_day(day)]
    return Difference(
        taken=tuple(day for day in changed if before.is_working_day(day)),
        added=tuple(day for day in changed if after.is_working_day(day)),
    )


def _days_of(year: int) -> Iterable[date]:
    first = date(year, 1, 1)
    return (first + _DAY * n for n in range((date(year + 1, 1, 1) - first).days))
