"""Working days that were used, without those that do not count."""

from collections.abc import Sequence
from datetime import date, timedelta

from onedoor.law.articles import ADL, implements
from onedoor.operation.clocks.domain.lights import Calendar, Span

_DAY = timedelta(days=1)


@implements(ADL(45), note="days of a special procedure were not used by the office")
def spent(*, start: date, end: date, calendar: Calendar, pauses: Sequence[Span] = ()) -> int:
    """Return the working days after a day, up to and with another, outside the pauses."""
    lost = 0
    for one in pauses:
        first, after = max(one.start, start + _DAY), min(one.end, end + _DAY)
        if first < after:
            lost += calendar.working_days(first - _DAY, after - _DAY)
    return calendar.working_days(start, end) - lost
