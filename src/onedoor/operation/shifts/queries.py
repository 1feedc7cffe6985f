"""What can be asked of shifts: how it went, who comes next, what is down, what was handed over."""

from datetime import date, datetime

from onedoor.kernel.actors import Actor
from onedoor.operation.hall import api as hall
from onedoor.operation.shifts import access, counting
from onedoor.operation.shifts.domain.errors import HandoverMissing
from onedoor.operation.shifts.domain.shifts import Device, Handover, Summary
from onedoor.operation.shifts.models import DeviceRow

_SHOWN = 10


def summary(*, actor: Actor, day: date) -> Summary:
    """Return how one's own shift went on a day."""
    access.require_clerk(actor)
    return counting.summary_of(actor.ref, day=day)


def down(seat: hall.Seat | None) -> dict[Device, datetime]:
    """Return the devices of a window that are out of order, and since when."""
    if seat is None:
        return {}
    rows = DeviceRow.objects.filter(venue=seat.venue, window=seat.window).order_by("device")
    return {Device(row.device): row.since for row in rows}


def next_ones(*, actor: Actor, on: date) -> dict[str, str]:
    """Return to whom one's window may go: names by numbers, the roster's where it has one."""
    seat = access.window_of(actor)
    roster = access.roster(seat.venue, seat.window, on=on)
    able = access.able(seat.venue)
    return {
        number: name
        for number, name in able.items()
        if number != actor.ref and (not roster or number in roster)
    }


def handovers(*, actor: Actor) -> tuple[Handover, ...]:
    """Return the last handovers that somebody gave or is to take, those to take first."""
    rows = access.mine(actor).order_by("-given_at")[:_SHOWN]
    found = [counting.handover_of(row) for row in rows]
    waits = [one for one in found if one.taken_at is None and one.taker == actor.ref]
    return (*waits, *(one for one in found if one not in waits))


def handover(*, ref: str, actor: Actor) -> Handover:
    """Return one handover, for the two between whom it is."""
    row = access.mine(actor).filter(ref=ref).first()
    if row is None:
        raise HandoverMissing(handover=ref)
    return counting.handover_of(row)
