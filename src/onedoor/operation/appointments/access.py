"""The ways to an appointment, and who decides about those of a venue."""

from django.db.models import QuerySet

from onedoor.kernel.actors import Actor, ActorKind
from onedoor.law.articles import HAMI, PIPL, implements
from onedoor.operation.appointments.domain.errors import (
    AppointmentMissing,
    NotForStaff,
    NotManager,
)
from onedoor.operation.appointments.models import AppointmentRow, WaitRow
from onedoor.system.venues import api as venues


def require_applicant(actor: Actor) -> None:
    """Refuse staff and machines."""
    if actor.kind is not ActorKind.APPLICANT:
        raise NotForStaff


@implements(PIPL(6), note="one's own, and nobody else's")
def own(*, code: str, actor: Actor) -> AppointmentRow:
    """Return one's own appointment, locked."""
    row = mine(actor).select_for_update().filter(code=code).first()
    if row is None:
        raise AppointmentMissing(code=code)
    return row


def mine(actor: Actor) -> QuerySet[AppointmentRow]:
    """Return all one's own appointments."""
    if actor.kind is not ActorKind.APPLICANT:
        return AppointmentRow.objects.none()
    return AppointmentRow.objects.filter(holder=actor.applicant)


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
