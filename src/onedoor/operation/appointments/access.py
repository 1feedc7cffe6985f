"""The ways to an appointment, and who decides about those of a venue."""

from django.db.models import QuerySet

from onedoor.general.people import api as people
from onedoor.kernel.actors import Actor, ActorKind
from onedoor.law.articles import HAMI, PIPL, implements
from onedoor.operation.appointments.domain.errors import (
    AppointmentMissing,
    NotForStaff,
    NotManager,
)
from onedoor.operation.appointments.models import AppointmentRow, WaitRow
from onedoor.operation.hall import api as hall
from onedoor.system.venues import api as venues


def require_applicant(actor: Actor) -> None:
    """Refuse staff and machines."""
    if actor.kind is not ActorKind.APPLICANT:
        raise NotForStaff


@implements(HAMI(14), note="booked for oneself; at the counter or by telephone by its clerks")
def holder_of(*, venue: str, named: str, actor: Actor) -> str:
    """Return for whom a place is booked: oneself, or who stands before a clerk of the hall."""
    if not named:
        require_applicant(actor)
        return actor.applicant
    if not hall.may_sit(venue=venues.venue(venue), actor=actor):
        raise NotForStaff
    return people.applicant(named).id


@implements(PIPL(6), note="one's own, or one of the own hall; nobody else's")
def own(*, code: str, actor: Actor) -> AppointmentRow:
    """Return one's own appointment, or one of a clerk's own hall, locked."""
    rows = AppointmentRow.objects.select_for_update().filter(code=code)
    row = rows.first()
    if row is None or not _reaches(row, actor):
        raise AppointmentMissing(code=code)
    return row


def mine(actor: Actor) -> QuerySet[AppointmentRow]:
    """Return all one's own appointments."""
    if actor.kind is not ActorKind.APPLICANT:
        return AppointmentRow.objects.none()
    return AppointmentRow.objects.filter(holder=actor.applicant)


def _reaches(row: AppointmentRow, actor: Actor) -> bool:
    if actor.kind is ActorKind.APPLICANT:
        return row.holder == actor.applicant
    return hall.may_sit(venue=venues.venue(row.venue), actor=actor)


@implements(PIPL(6), note="a clerk sees what somebody booked in the own hall, and there alone")
def of_holder(*, venue: str, holder: str, actor: Actor) -> QuerySet[AppointmentRow]:
    """Return what somebody booked in a hall, for a clerk of it."""
    if not hall.may_sit(venue=venues.venue(venue), actor=actor):
        raise NotForStaff
    return AppointmentRow.objects.filter(venue=venue, holder=holder)


def by_code(code: str) -> AppointmentRow:
    """Return an appointment, locked, for whoever shows its code at the entrance."""
    row = AppointmentRow.objects.select_for_update().filter(code=code.strip().upper()).first()
    if row is None:
        raise AppointmentMissing(code=code[:20])
    return row


def waits(actor: Actor) -> QuerySet[WaitRow]:
    """Return where one stands on a waiting list."""
    if actor.kind is not ActorKind.APPLICANT:
        return WaitRow.objects.none()
    return WaitRow.objects.filter(holder=actor.applicant)


@implements(HAMI(5), note="who runs the venue")
def require_manager(*, venue: str, actor: Actor) -> None:
    """Refuse whoever does not run the venue."""
    if not venues.may_change(code=venue, actor=actor):
        raise NotManager(venue=venue)
