"""What can be asked of fees."""

from datetime import date

from onedoor.kernel.actors import Actor
from onedoor.kernel.pages import PAGE
from onedoor.operation.fees import access
from onedoor.operation.fees.domain.money import Money
from onedoor.operation.fees.domain.orders import Order, Outcome, State, Told
from onedoor.operation.fees.models import CallBack
from onedoor.operation.fees.models import Order as OrderRow
from onedoor.operation.fees.values import order


def of_case(case: str) -> Order | None:
    """Return the order of a case, None where nothing is charged; who may ask is decided before."""
    row = OrderRow.objects.filter(case=case).first()
    return order(row) if row else None


def due_between(*, first: date, last: date, most: int) -> tuple[Order, ...]:
    """Return what is still to be paid, by a day between these two, both included."""
    rows = OrderRow.objects.filter(state=State.DUE, due_on__range=(first, last))
    return tuple(map(order, rows.order_by("id")[:most]))


def mine(*, case: str, actor: Actor) -> Order:
    """Return the order of one's own case."""
    return order(access.of_payer(case=case, actor=actor))


def of_body(*, actor: Actor) -> tuple[Order, ...]:
    """Return the fifty newest orders of one's body."""
    return tuple(map(order, access.of_body(actor).order_by("-id")[:PAGE]))


def to_settle(*, actor: Actor) -> tuple[Told, ...]:
    """Return the fifty newest call-backs of one's body that do not agree with their orders."""
    odd = (Outcome.WRONG_AMOUNT, Outcome.LATE)
    rows = CallBack.objects.filter(order__in=access.of_body(actor), outcome__in=odd)
    return tuple(
        Told(
            row.order.number,
            Money(row.amount),
            Money(row.order.amount),
            Outcome(row.outcome),
            row.at,
        )
        for row in rows.select_related("order").order_by("-id")[:PAGE]
    )
