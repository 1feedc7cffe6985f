"""延续: until when a licence may be asked to be renewed, and whether that was in time."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Protocol

from onedoor.law.articles import ADL, implements
from onedoor.operation.licences.domain.licences import Licence

ONE_DAY = timedelta(days=1)


class WorkingDays(Protocol):
    """What is asked of a calendar."""

    def working_days(self, after: date, until: date) -> int: ...


@dataclass(frozen=True, slots=True)
class Lead:
    """How long before its licence ends a renewal is to be asked for."""

    days: int
    in_working_days: bool


@dataclass(frozen=True, slots=True)
class Renewal:
    """A licence that ends, asked to be renewed on ``filed_on``; until ``last_day`` in time."""

    licence: Licence
    until: date
    last_day: date
    filed_on: date

    @property
    @implements(ADL(50, paragraph=1), note="so many days before the licence ends, and not later")
    def is_in_time(self) -> bool:
        """Whether nobody may be silent any more: undecided, the licence goes on."""
        return self.filed_on <= self.last_day

    @property
    def has_ended(self) -> bool:
        """Whether there is nothing left to renew."""
        return self.until < self.filed_on


@implements(ADL(50, paragraph=1), note="in days, or in working days where the rules say those")
def last_day(until: date, days: int, calendar: WorkingDays | None = None) -> date:
    """Return the last day that lies ``days`` before an end; working days with a calendar."""
    found = until - timedelta(days=days)
    while calendar is not None and calendar.working_days(found, until) < days:
        found -= ONE_DAY
    return found
