"""What is read to watch the windows: rosters, who is there, and where nobody is."""

from collections.abc import Mapping
from datetime import date, datetime

from onedoor.general.people import api as people
from onedoor.kernel.days import legal_day
from onedoor.law.articles import HAMI, implements
from onedoor.system.staffing.domain.watch import Gap, Shift, gaps_of
from onedoor.system.staffing.models import PresenceRow, ShiftRow
from onedoor.system.venues import api as venues

# What must be entrusted to whoever serves a window of a function; the others need no duty.
NEEDED: Mapping[venues.Function, people.Duty] = {
    venues.Function.ACCEPT: people.Duty.INTAKE,
    venues.Function.ASSIST: people.Duty.INTAKE,
    venues.Function.CITYWIDE: people.Duty.INTAKE,
    venues.Function.BUNDLE: people.Duty.INTAKE,
    venues.Function.RESULT: people.Duty.DELIVER,
}


def shifts(venue: str, *, first: date, last: date) -> tuple[Shift, ...]:
    """Return the roster of a venue for some days, by day and window."""
    rows = ShiftRow.objects.filter(venue=venue, day__range=(first, last))
    return tuple(_shift(row) for row in rows.order_by("day", "window"))


def present(venue: str) -> dict[str, datetime]:
    """Return who is at a venue now, and since when."""
    rows = PresenceRow.objects.filter(venue=venue, left_at=None).order_by("came_at")
    return {row.staff: row.came_at for row in rows}


@implements(HAMI(11), note="which open windows have nobody who may serve there")
def gaps(venue: str, *, at: datetime) -> tuple[Gap, ...]:
    """Return the gaps of a venue now; none while it is closed."""
    if not venues.opening(venue, at=at).now:
        return ()
    found = venues.venue(venue)
    there = people.staff_members(present(venue))
    return gaps_of(
        venue,
        {one.number: needed(one) for one in found.windows if one.in_use},
        shifts={one.window: one for one in shifts(venue, first=legal_day(at), last=legal_day(at))},
        present={number: one.duties for number, one in there.items() if one.active},
    )


def all_gaps(*, at: datetime) -> tuple[Gap, ...]:
    """Return the gaps of every venue that keeps a roster, or has kept one."""
    rows = ShiftRow.objects.order_by("venue").values_list("venue", flat=True).distinct()
    there = {one.code for one in venues.venues()}
    return tuple(gap for code in rows if code in there for gap in gaps(code, at=at))


def needed(window: venues.Window) -> frozenset[str]:
    """Return the duties that somebody at a window must have."""
    return frozenset(NEEDED[one].value for one in window.functions if one in NEEDED)


def _shift(row: ShiftRow) -> Shift:
    return Shift(row.venue, row.window, row.day, row.staff, row.stand_in)
