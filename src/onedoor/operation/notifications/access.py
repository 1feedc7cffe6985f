"""The ways from an identifier to a notification or a sending."""

from datetime import date

from django.db.models import QuerySet

from onedoor.general.people import api as people
from onedoor.kernel.actors import Actor, ActorKind
from onedoor.law.articles import PIPL, implements
from onedoor.operation.notifications.domain.moments import Way
from onedoor.operation.notifications.domain.shapes import (
    EVERYTHING,
    Choice,
    NotAdministrator,
    NotForAgents,
    NotificationMissing,
    SendingMissing,
)
from onedoor.operation.notifications.models import ChoiceRow, NotificationRow, SendingRow

_ADMINISTRATOR = "system.admin"


@implements(PIPL(6), note="an applicant, or an agent entrusted with following, and nobody beside")
def may_read(actor: Actor | None) -> bool:
    """Tell whether somebody has notifications to read at all."""
    if actor is None or actor.kind is not ActorKind.APPLICANT:
        return False
    return not actor.on_behalf_of or people.Scope.FOLLOW in actor.duties


def mine(actor: Actor) -> QuerySet[NotificationRow]:
    """Return what this person may read."""
    if not may_read(actor):
        return NotificationRow.objects.none()
    return NotificationRow.objects.filter(applicant=actor.applicant)


def one_of_mine(*, notification: str, actor: Actor) -> NotificationRow:
    """Return one notification of one's own."""
    found = mine(actor).filter(public_id=notification).first()
    if found is None:
        raise NotificationMissing(notification=notification)
    return found


def choice_of(applicant: str) -> Choice:
    """Return what an applicant chose; who chose nothing gets everything, in Chinese."""
    row = ChoiceRow.objects.filter(applicant=applicant).first()
    return Choice(frozenset(map(Way, row.ways)), row.language) if row else EVERYTHING


def require_own(actor: Actor, *, on: date) -> None:
    """Refuse whoever is neither the applicant nor the one who represents it."""
    if not may_choose(actor, on=on):
        raise NotForAgents


@implements(PIPL(44), note="a firm chooses through who represents it, never through an agent")
def may_choose(actor: Actor, *, on: date) -> bool:
    """Tell whether somebody decides how the applicant is told."""
    if actor.kind is not ActorKind.APPLICANT:
        return False
    whose = actor.on_behalf_of
    return not whose or people.acting(actor.ref, applicant=whose, on=on).represents


def failed(actor: Actor) -> QuerySet[SendingRow]:
    """Return what could not be sent, for a system administrator."""
    if actor.kind is not ActorKind.STAFF or _ADMINISTRATOR not in actor.duties:
        raise NotAdministrator
    return SendingRow.objects.filter(died_at__isnull=False)


def to_retry(*, sending: str, actor: Actor) -> SendingRow:
    """Return what could not be sent, locked."""
    found = failed(actor).select_for_update().filter(public_id=sending).first()
    if found is None:
        raise SendingMissing(sending=sending)
    return found
