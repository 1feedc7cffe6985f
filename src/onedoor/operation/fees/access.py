"""The ways from a number or a case to an order."""

from django.db.models import Q, QuerySet

from onedoor.kernel.actors import Actor, ActorKind
from onedoor.operation.fees.domain.orders import DutyMissing, OrderMissing
from onedoor.operation.fees.models import Order

HANDLING = "fees.handle"


def of_payer(*, case: str, actor: Actor) -> Order:
    """Return the order of a case, or with this number, for whoever applied."""
    named = Q(case=case) | Q(number=case)
    found = Order.objects.filter(named, payer=actor.applicant).first()
    if found is None or actor.kind is not ActorKind.APPLICANT:
        raise OrderMissing(order=case)
    return found


def told_of(number: str) -> Order:
    """Return an order, locked, of which the institution tells."""
    found = Order.objects.select_for_update().filter(number=number).first()
    if found is None:
        raise OrderMissing(order=number)
    return found


def of_body(actor: Actor) -> "QuerySet[Order]":
    """Return the orders of one's body, for who handles fees."""
    if actor.kind is ActorKind.STAFF and HANDLING in actor.duties:
        return Order.objects.filter(body=actor.body)
    return Order.objects.none()


def to_refund(*, number: str, actor: Actor) -> Order:
    """Return an order, locked, for those of its body who handle fees."""
    found = Order.objects.select_for_update().filter(number=number, body=actor.body).first()
    if found is None or actor.kind is not ActorKind.STAFF:
        raise OrderMissing(order=number)
    if HANDLING not in actor.duties:
        raise DutyMissing(order=number)
    return found
