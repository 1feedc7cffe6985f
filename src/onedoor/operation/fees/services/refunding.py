"""Paying back: asked for by one person, approved by another, done by the institution."""

from datetime import datetime

from onedoor.kernel.actors import Actor, system
from onedoor.kernel.commands import command
from onedoor.law.articles import ADL, implements
from onedoor.operation.fees import access
from onedoor.operation.fees.domain.money import Money
from onedoor.operation.fees.domain.orders import (
    NotOpen,
    ReasonMissing,
    SecondPersonNeeded,
    State,
)
from onedoor.operation.fees.domain.provider import PaymentProvider
from onedoor.operation.fees.models import Order
from onedoor.operation.fees.services.telling import tell

LONGEST = 1_000
_BATCH = 100


@implements(ADL(59), note="what was not to be charged is paid back, with the reason")
@command
def ask_refund(*, number: str, reason: str, actor: Actor, at: datetime) -> None:
    """Ask that what was paid be paid back."""
    row = access.to_refund(number=number, actor=actor)
    _require(row, State.PAID)
    reason = reason.strip()[:LONGEST]
    if not reason:
        raise ReasonMissing(order=number)
    row.state, row.refund_reason, row.asked_by = State.REFUND_ASKED, reason, actor.ref
    row.save()
    tell("refund_asked", row, actor, at)


@implements(ADL(59), note="a second person approves what is paid back")
@command
def approve_refund(*, number: str, actor: Actor, at: datetime) -> None:
    """Approve a refund, as another person than asked for it; the institution then pays back."""
    row = access.to_refund(number=number, actor=actor)
    _require(row, State.REFUND_ASKED)
    if actor.ref == row.asked_by:
        raise SecondPersonNeeded(order=number)
    row.state, row.approved_by = State.REFUND_APPROVED, actor.ref
    row.save()
    tell("refund_approved", row, actor, at)


def pay_back(*, provider: PaymentProvider, at: datetime) -> int:
    """Have the institution pay back what was approved; return how much it took.

    Asked again until it does: paying an order back again pays nothing more.
    """
    # What was never refused goes first: orders that keep failing do not hold up the others.
    approved = Order.objects.filter(state=State.REFUND_APPROVED).order_by("refund_error", "id")
    return sum(
        _note_answer(order=row.number, error=_asked(provider, row), at=at)
        for row in list(approved[:_BATCH])
    )


def _asked(provider: PaymentProvider, row: Order) -> str:
    return provider.pay_back(order=row.number, amount=Money(row.amount))


@implements(ADL(59), note="paid back once the institution says so, and until then shown as not yet")
@command
def _note_answer(*, order: str, error: str, at: datetime) -> bool:
    row = access.told_of(order)
    if row.state != State.REFUND_APPROVED:
        return False
    row.refund_error = error
    if not error:
        row.state, row.refunded_at = State.REFUNDED, at
        tell("refunded", row, system("fees.pay_back"), at, amount=row.amount)
    row.save()
    return not error


def _require(row: Order, state: State) -> None:
    if row.state != state:
        raise NotOpen(order=row.number, state=row.state)
