"""Counting working days: a table of ranks, so that every answer is one look-up.

Two facts make a due date: how many working days there are up to the start (its rank), and which
day has that rank plus the limit.  Neither needs a loop over days.
"""

from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import accumulate
from operator import attrgetter
from typing import NamedTuple

from onedoor.general.calendar.domain.errors import BeyondCalendar, DaysNegative, PauseWrong
from onedoor.law.articles import ADL, implements

FIRST, LAST = date(2000, 1, 1), date(2099, 12, 31)
_ZERO = FIRST.toordinal()
_DAYS = LAST.toordinal() - _ZERO + 1
_WEEKEND = 5
ONE_DAY = timedelta(days=1)


class Due(NamedTuple):
    """A last day; provisional when a day counted lies in a year without a notice."""

    day: date
    provisional: bool


@dataclass(frozen=True, slots=True)
class Pause:
    """Days that do not count, from ``start`` up to but not including ``end``."""

    start: date
    end: date

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise PauseWrong(start=self.start, end=self.end)

    @classmethod
    def through(cls, first: date, last: date) -> "Pause":
        """Return the pause of which both days named are part, as notices write it."""
        if last < first:
            raise PauseWrong(start=first, end=last)
        # 9999-12-31 is how other systems write an open end; no day follows it.
        return cls(first, min(last, date.max - ONE_DAY) + ONE_DAY)


@dataclass(frozen=True, slots=True, eq=False)
class WorkingCalendar:
    """The working days of one area.  A value: cached, shared, never changed.

    ``version`` grows with every import.
    """

    area: str
    version: int
    known_years: frozenset[int]
    _ranks: list[int] = field(repr=False)
    _days: list[date] = field(repr=False)
    _unknown: list[int] = field(repr=False)

    def is_working_day(self, day: date) -> bool:
        """Tell whether people work on a day; in an unknown year, by the weekday."""
        place = self._place(day)
        return self._ranks[place + 1] > self._ranks[place]

    def is_known(self, day: date) -> bool:
        """Tell whether the notice of the day's year was imported."""
        return day.year in self.known_years

    @implements(ADL(82), ADL(45), note="working days; the first day is day 0; pauses do not count")
    def due(self, start: date, days: int, pauses: Sequence[Pause] = ()) -> Due:
        """Return the last day of a limit in working days; ``start`` is day 0.

        Days inside a pause do not count.  With no days the start itself is the last day.
        Raises DaysNegative, or BeyondCalendar outside 2000-2099.
        """
        if days < 1:
            if days < 0:
                raise DaysNegative(days=days)
            self._place(start)
            return Due(start, provisional=False)
        ranks = self._ranks
        wanted = ranks[self._place(start) + 1] + days
        if pauses:
            wanted = self._after_pauses(start, wanted, pauses)
        if wanted > len(self._days):
            raise BeyondCalendar(day=f"{start} + {days}")
        day = self._days[wanted - 1]
        return Due(day, self._is_provisional(start, day))

    def last_day(self, start: date, natural_days: int) -> Due:
        """Return the last day of a limit in calendar days, moved to a working day."""
        if natural_days < 0:
            raise DaysNegative(days=natural_days)
        place = self._place(start) + natural_days
        if place >= _DAYS or self._ranks[place] >= len(self._days):
            raise BeyondCalendar(day=f"{start} + {natural_days}")
        day = self._days[self._ranks[place]]
        return Due(day, self._is_provisional(start, day))

    def next_working_day(self, day: date) -> Due:
        """Return the first working day after a day."""
        return self.due(day, 1)

    def working_days(self, after: date, until: date) -> int:
        """Return how many working days lie after one day up to and including another.

        Negative when ``until`` is the earlier of the two: working days gone by since.
        """
        return self._ranks[self._place(until) + 1] - self._ranks[self._place(after) + 1]

    def _after_pauses(self, start: date, wanted: int, pauses: Sequence[Pause]) -> int:
        ranks = self._ranks
        done = self._place(start) + 1
        in_order = pauses if len(pauses) == 1 else sorted(pauses, key=attrgetter("start"))
        for pause in in_order:
            first = self._place(pause.start)
            first = max(first, done)
            if ranks[first] >= wanted:
                break
            end = pause.end.toordinal() - _ZERO
            end = min(end, _DAYS)
            if end > first:
                wanted += ranks[end] - ranks[first]
                done = end
        return wanted

    def _is_provisional(self, start: date, day: date) -> bool:
        first = (start + ONE_DAY).year
        return self._unknown[day.year - FIRST.year + 1] > self._unknown[first - FIRST.year]

    def _place(self, day: date) -> int:
        place = day.toordinal() - _ZERO
        if not 0 <= place < _DAYS:
            raise BeyondCalendar(day=day)
        return place


def build(
    *, area: str, version: int, exceptions: Mapping[date, bool], known_years: AbstractSet[int]
) -> WorkingCalendar:
    """Return the calendar in which days work as their weekday says, but for the exceptions."""
    every = [date.fromordinal(_ZERO + n) for n in range(_DAYS)]
    works = [day.weekday() < _WEEKEND for day in every]
    for day, working in exceptions.items():
        if FIRST <= day <= LAST:
            works[day.toordinal() - _ZERO] = working
    unknown = (year not in known_years for year in range(FIRST.year, LAST.year + 1))
    return WorkingCalendar(
        area=area,
        version=version,
        known_years=frozenset(known_years),
        _ranks=list(accumulate(works, initial=0)),
        _days=[day for day, working in zip(every, works, strict=True) if working],
        _unknown=list(accumulate(unknown, initial=0)),
    )
