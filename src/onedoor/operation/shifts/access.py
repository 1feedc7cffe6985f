"""Who hands which window over, and to whom it may go."""

from datetime import date, timedelta

from django.db.models import Q, QuerySet

from onedoor.general.people import api as people
from onedoor.kernel.actors import Actor, ActorKind
from onedoor.operation.hall import api as hall
from onedoor.operation.shifts.domain.errors import (
    HandoverMissing,
    NotAClerk,
    NotAtAWindow,
    PaperMissing,
)
from onedoor.operation.shifts.models import HandoverRow, PaperRow
from onedoor.system.staffing import api as staffing
from onedoor.system.venues import api as venues

TAKES_IN = "counter.intake"
_AHEAD = timedelta(days=3)


def require_clerk(actor: Actor) -> None:
    """Refuse whoever takes nothing in at a counter."""
    if actor.kind is not ActorKind.STAFF or TAKES_IN not in actor.duties:
        raise NotAClerk


def window_of(actor: Actor) -> hall.Seat:
    """Return the window at which somebody sits."""
    require_clerk(actor)
    seat = hall.seat(actor)
    if seat is None:
        raise NotAtAWindow
    return seat


def able(venue: str) -> dict[str, str]:
    """Return who may sit at the windows of a venue: their names by their numbers."""
    found = venues.venue(venue)
    staff = people.staff_of(duty=TAKES_IN)
    there = [one for one in staff if hall.may_sit(venue=found, actor=one.actor())]
    return {one.number: one.name for one in there}


def roster(venue: str, window: str, *, on: date) -> frozenset[str]:
    """Return who is on the roster of a window from a day on, the pairs of some days."""
    shifts = staffing.shifts(venue, first=on, last=on + _AHEAD)
    pairs = [(one.staff, one.stand_in) for one in shifts if one.window == window]
    return frozenset(number for pair in pairs for number in pair if number)


def mine(actor: Actor) -> "QuerySet[HandoverRow]":
    """Return the handovers that somebody gave or is to take."""
    if actor.kind is not ActorKind.STAFF:
        return HandoverRow.objects.none()
    return HandoverRow.objects.filter(Q(giver=actor.ref) | Q(taker=actor.ref))


def to_take(*, ref: str, actor: Actor) -> HandoverRow:
    """Return a handover, locked, for who is to take it."""
    row = mine(actor).select_for_update().filter(ref=ref, taker=actor.ref).first()
    if row is None:
        raise HandoverMissing(handover=ref)
    return row


def paper(*, document: str, actor: Actor) -> PaperRow:
    """Return a paper of one's own list, locked."""
    rows = PaperRow.objects.select_for_update().filter(document=document, clerk=actor.ref)
    row = rows.first()
    if row is None:
        raise PaperMissing(document=document)
    return row
