"""Slips are given out: at a kiosk, at the counter, and to who comes with an appointment."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import F

from onedoor.general.terms import api as terms
from onedoor.journal import api as journal
from onedoor.kernel.actors import Actor, system
from onedoor.kernel.commands import command
from onedoor.kernel.days import legal_day
from onedoor.law.articles import HAMI, implements
from onedoor.operation.hall import access
from onedoor.operation.hall.domain.errors import NoSuchQueue, NotOpenNow
from onedoor.operation.hall.domain.slips import Priority, Slip, rank
from onedoor.operation.hall.models import CounterRow, SlipRow
from onedoor.operation.hall.values import slip_of
from onedoor.system.venues import api as venues

_LETTERS = dict(zip(venues.Function, "BACDEFG", strict=True))  # 综合受理 is A


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody comes for; ``item`` is the offering, where it is known."""

    venue: str
    function: venues.Function
    item: str = ""
    priority: Priority = Priority.NONE


@implements(HAMI(13), note="a number for whatever the hall has a window for, while it is open")
@command
def take(*, wanted: Wanted, actor: Actor | None, at: datetime) -> Slip:
    """Give out a number; ``actor`` is who handed it out, nobody at a kiosk."""
    if not venues.opening(wanted.venue, at=at).now:
        raise NotOpenNow
    if wanted.priority is Priority.APPOINTMENT:
        raise NoSuchQueue(function=wanted.function.value)
    return issue(wanted, begins_at=None, actor=actor or system("kiosk"), at=at)


def issue(wanted: Wanted, *, begins_at: datetime | None, actor: Actor, at: datetime) -> Slip:
    """Put a number into the queue, inside the caller's transaction."""
    if wanted.function not in queues(wanted.venue):
        raise NoSuchQueue(function=wanted.function.value)
    day = legal_day(at)
    number = f"{_LETTERS[wanted.function]}{_next(wanted, day):03d}"
    row = SlipRow.objects.create(
        ref=access.ref_of(wanted.venue, day, number),
        venue=wanted.venue,
        day=day,
        number=number,
        function=wanted.function,
        item=wanted.item,
        priority=wanted.priority,
        rank_at=rank(
            priority=wanted.priority,
            taken_at=at,
            begins_at=begins_at,
            head_start=timedelta(minutes=terms.number("hall.head_start_minutes", on=day)),
        ),
        begins_at=begins_at,
        taken_at=at,
    )
    journal.write(
        kind="hall.taken", subject=row.ref, at=at, by=actor, venue=row.venue,
        function=row.function, priority=row.priority,
        begins_at=begins_at.isoformat() if begins_at else "",
    )  # fmt: skip
    return slip_of(row)


def queues(venue: str) -> frozenset[venues.Function]:
    """Return the functions for which a venue has a window in use."""
    found = venues.venue(venue)
    windows = [one for one in found.windows if one.in_use and found.until is None]
    return frozenset().union(*(one.functions for one in windows))


def _next(wanted: Wanted, day: date) -> int:
    """Return the next number; the row of the counter lets one after the other through."""
    row, _is_new = CounterRow.objects.get_or_create(
        venue=wanted.venue, day=day, function=wanted.function
    )
    CounterRow.objects.filter(pk=row.pk).update(last=F("last") + 1)
    row.refresh_from_db(fields=["last"])
    return row.last
