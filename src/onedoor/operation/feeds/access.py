"""The ways from an identifier to a subscription or a delivery."""

from datetime import datetime

from django.db.models import QuerySet

from onedoor.kernel.actors import Actor, ActorKind
from onedoor.kernel.errors import Forbidden
from onedoor.operation.feeds.domain.deliveries import LetterMissing, SubscriptionMissing
from onedoor.operation.feeds.models import DeliveryRow, SubscriptionRow

ADMINISTRATOR = "system.admin"
SECRET = "feeds.secret"  # noqa: S105  # what the sealing is for, not a secret


class NotAdministrator(Forbidden):
    """What could not be delivered is for system administrators to see."""

    code = "feeds.not_administrator"


def require_administrator(actor: Actor) -> None:
    """Refuse everybody but a system administrator."""
    if actor.kind is not ActorKind.STAFF or ADMINISTRATOR not in actor.duties:
        raise NotAdministrator


def subscription_of(*, subscription: str, actor: Actor, lock: bool = False) -> SubscriptionRow:
    """Return a subscription of the calling system."""
    rows = SubscriptionRow.objects.select_for_update() if lock else SubscriptionRow.objects.all()
    found = rows.filter(public_id=subscription, client=actor.ref).first()
    if found is None or actor.kind is not ActorKind.MACHINE:
        raise SubscriptionMissing(subscription=subscription)
    return found


def letters_of(actor: Actor) -> QuerySet[DeliveryRow]:
    """Return the dead letters of the calling system; to an administrator, all of them."""
    rows = DeliveryRow.objects.filter(died_at__isnull=False).select_related("subscription")
    if actor.kind is ActorKind.MACHINE:
        return rows.filter(subscription__client=actor.ref)
    require_administrator(actor)
    return rows


def letter_to_retry(*, letter: str, actor: Actor) -> DeliveryRow:
    """Return a dead letter, locked, for its receiver or an administrator."""
    rows = letters_of(actor).select_for_update(of=("self",))
    found = rows.filter(public_id=letter).first()
    if found is None:
        raise LetterMissing(letter=letter)
    return found


def live(*, at: datetime | None = None) -> QuerySet[SubscriptionRow]:
    """Return the subscriptions that have not ended; with ``at``, those that may be tried then."""
    rows = SubscriptionRow.objects.filter(ended_at__isnull=True)
    return rows.filter(due_at__lte=at) if at else rows
