"""The ways to a slip, a seat and a terminal, and who may sit where."""

from datetime import date

from onedoor.general.places import api as places
from onedoor.kernel.actors import Actor, ActorKind
from onedoor.law.articles import HAMI, implements
from onedoor.operation.hall.domain.errors import (
    NotSeated,
    NotThere,
    NotYourHall,
    SlipMissing,
    TerminalMissing,
)
from onedoor.operation.hall.models import SeatRow, SlipRow, TerminalRow
from onedoor.system.venues import api as venues

TAKES_IN, MANAGES, SUPERVISES = "counter.intake", "centre.manage", "office.supervise"


@implements(HAMI(5), note="who takes in cases sits in a hall of the own area, nobody elsewhere")
def require_clerk(*, venue: venues.Venue, actor: Actor) -> None:
    """Refuse whoever does not take in cases where this hall is."""
    if not may_sit(venue=venue, actor=actor):
        raise NotThere(venue=venue.name)


def may_sit(*, venue: venues.Venue, actor: Actor) -> bool:
    """Tell whether somebody may sit at a window of a hall."""
    return (
        actor.kind is ActorKind.STAFF
        and TAKES_IN in actor.duties
        and places.is_within(venue.area, actor.area)
    )


def may_watch(*, venue: venues.Venue, actor: Actor) -> bool:
    """Tell whether somebody may see how a hall goes: who sits there, runs or supervises it."""
    over = actor.duties & {MANAGES, SUPERVISES} and places.is_within(venue.area, actor.area)
    return actor.kind is ActorKind.STAFF and (bool(over) or may_sit(venue=venue, actor=actor))


@implements(HAMI(5), HAMI(20), note="who works in a hall looks after its terminals, nobody else")
def require_terminals(*, venue: venues.Venue, actor: Actor) -> None:
    """Refuse whoever does not work in this hall."""
    if not may_watch(venue=venue, actor=actor):
        raise NotYourHall(venue=venue.name)


def terminal_row(*, code: str) -> TerminalRow:
    """Return a terminal that is in use, locked."""
    rows = TerminalRow.objects.select_for_update().filter(code=code, withdrawn_at__isnull=True)
    row = rows.first()
    if row is None:
        raise TerminalMissing
    return row


def seat_of(actor: Actor) -> SeatRow:
    """Return one's own seat, locked."""
    row = SeatRow.objects.select_for_update().filter(clerk=actor.ref).first()
    if row is None:
        raise NotSeated
    return row


def slip_at(seat: SeatRow) -> SlipRow | None:
    """Return the slip that a window has called or serves, locked."""
    rows = SlipRow.objects.select_for_update().filter(venue=seat.venue, window=seat.window)
    return rows.filter(state__in=("called", "serving")).first()


def slip_of_day(*, venue: str, number: str, day: date) -> SlipRow:
    """Return a slip of a venue by the number of the day, locked."""
    rows = SlipRow.objects.select_for_update().filter(ref=ref_of(venue, day, number))
    row = rows.first()
    if row is None:
        raise SlipMissing(number=number)
    return row


def ref_of(venue: str, day: date, number: str) -> str:
    """Return the name of a slip for ever; its number is used again the next day."""
    return f"{venue}-{day:%Y%m%d}-{number}"
