"""What is set about appointments, and what a venue has free: for commands and for pages."""

from collections import Counter
from collections.abc import Mapping
from datetime import date, datetime, timedelta

from onedoor.general.terms import api as terms
from onedoor.kernel.days import legal_day, legal_time
from onedoor.operation.appointments.domain.slots import (
    Closure,
    Rules,
    Slot,
    State,
    places,
    slots_of,
)
from onedoor.operation.appointments.models import AppointmentRow, ClosureRow, PlacesRow
from onedoor.system.venues import api as venues

_FREEING = (State.CANCELLED, State.CALLED_OFF)


def rules(*, on: date) -> Rules:
    """Return what is set on a day."""

    def number(key: str) -> int:
        return terms.number(key, on=on)

    return Rules(
        slot_minutes=number("appointments.slot_minutes"),
        share_percent=number("appointments.share_percent"),
        service_minutes=number("hall.service_minutes"),
        days_ahead=number("appointments.days_ahead"),
        open_most=number("appointments.open_most"),
        early=timedelta(minutes=number("appointments.early_minutes")),
        late=timedelta(minutes=number("appointments.late_minutes")),
        misses_most=number("appointments.misses_most"),
        misses_days=number("appointments.misses_days"),
        blocked_days=number("appointments.blocked_days"),
        give=timedelta(hours=number("appointments.give_hours")),
    )


def each(venue: str, function: str, set_: Rules) -> int:
    """Return how many places every slot of a function has."""
    row = PlacesRow.objects.filter(venue=venue, function=function).first()
    if row is not None:
        return row.places
    return from_windows(venues.venue(venue), function, set_)


def from_windows(venue: venues.Venue, function: str, set_: Rules) -> int:
    """Return how many places the windows of a venue give to a slot of a function."""
    if venue.until is not None:
        return 0
    windows = sum(one.in_use and function in one.functions for one in venue.windows)
    return places(windows=windows, rules=set_)


def slots(venue: str, function: str, *, at: datetime) -> Mapping[date, tuple[Slot, ...]]:
    """Return the slots to come of each day for which appointments are taken now."""
    set_ = rules(on=legal_day(at))
    first = legal_day(at)
    last = first + timedelta(days=set_.days_ahead)
    number = each(venue, function, set_)
    shut = [
        Closure(row.ref, row.day, row.first, row.last, row.reason, row.function)
        for row in ClosureRow.objects.filter(venue=venue, day__range=(first, last))
    ]
    held = AppointmentRow.objects.filter(
        venue=venue, function=function, day__range=(first, last)
    ).exclude(state__in=_FREEING)
    taken = Counter(held.values_list("day", "start"))
    now = legal_time(at).strftime("%H:%M")
    found = {
        day: slots_of(
            day, spans=spans, each=number, function=function, rules=set_, closures=shut,
            taken={start: n for (one, start), n in taken.items() if one == day},
        )
        for day, spans in venues.hours(venue, first=first, last=last).items()
    }  # fmt: skip
    return {
        day: tuple(one for one in of_day if day > first or one.start > now)
        for day, of_day in found.items()
    }


def slot(venue: str, function: str, *, day: date, start: str, at: datetime) -> Slot | None:
    """Return one slot to come, if it is one."""
    found = slots(venue, function, at=at).get(day, ())
    return next((one for one in found if one.start == start), None)
