"""What can be done to fees: charge, take a call-back, ask for a refund, approve it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from onedoor.journal import api as journal
from onedoor.kernel.actors import Actor, system
from onedoor.kernel.commands import command
from onedoor.kernel.days import legal_day
from onedoor.kernel.ids import clear_code
from onedoor.law.articles import ADL, HAMI, implements
from onedoor.operation.fees import access
from onedoor.operation.fees.domain.money import Charge, Money, money, total
from onedoor.operation.fees.domain.orders import (
    NotOpen,
    Outcome,
    ReasonMissing,
    SecondPersonNeeded,
    State,
    Unpaid,
    Unsigned,
    outcome_of,
)
from onedoor.operation.fees.domain.provider import PaymentProvider
from onedoor.operation.fees.models import CallBack, Order

LONGEST = 1_000
_NUMBER_LENGTH = 8


@dataclass(frozen=True, slots=True)
class Granted:
    """The granted case that something is charged for."""

    case: str
    payer: str
    title: str
    body: str


@implements(ADL(58), ADL(59), note="an order only where the published item charges, for no more")
def charge(granted: Granted, charges: Sequence[Charge], *, actor: Actor, at: datetime) -> None:
    """Make the order of a granted case; runs inside the transaction that grants it."""
    amount = total(charges)
    if not amount.yuan:
        return
    row = Order.objects.create(
        number=f"JF{legal_day(at):%Y%m%d}{clear_code(_NUMBER_LENGTH)}",
        case=granted.case,
        payer=granted.payer,
        title=granted.title,
        body=granted.body,
        charges=[
            {"fee": one.name, "amount": str(one.amount), "basis": one.basis} for one in charges
        ],
        amount=amount.yuan,
        made_at=at,
    )
    _tell("charged", row, actor, at, amount=row.amount)


@implements(ADL(59), note="what is charged by law is paid before the licence is made")
def require_paid(case: str) -> None:
    """Refuse to go on with a case whose order is due."""
    row = Order.objects.filter(case=case, state=State.DUE).first()
    if row is not None:
        raise Unpaid(order=row.number, amount=str(row.amount))


@implements(ADL(59), HAMI(29, item=8), note="signed, kept, counted once, whatever comes how often")
@command
def take_call_back(
    *, number: str, amount: str, signature: str, provider: PaymentProvider, at: datetime
) -> Outcome:
    """Take what the institution tells of an order; telling it again changes nothing."""
    if not provider.is_signed(order=number, amount=amount, signature=signature):
        raise Unsigned(order=number)
    told = money(amount)
    row = access.told_of(number)
    outcome = outcome_of(State(row.state), due=Money(row.amount), told=told)
    CallBack.objects.create(order=row, amount=told.yuan, outcome=outcome, at=at)
    if outcome is Outcome.PAID:
        row.state, row.paid_at = State.PAID, at
        row.save()
    if outcome is not Outcome.REPEATED:
        _tell(_TOLD[outcome], row, system("fees.call_back"), at, amount=told.yuan)
    return outcome


_TOLD = {
    Outcome.PAID: "paid",
    Outcome.WRONG_AMOUNT: "wrong_amount",
    Outcome.LATE: "late",
}


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
    _tell("refund_asked", row, actor, at)


@implements(ADL(59), note="a second person approves what is paid back")
@command
def approve_refund(*, number: str, actor: Actor, at: datetime) -> None:
    """Approve a refund, as another person than asked for it."""
    row = access.to_refund(number=number, actor=actor)
    _require(row, State.REFUND_ASKED)
    if actor.ref == row.asked_by:
        raise SecondPersonNeeded(order=number)
    row.state, row.approved_by, row.refunded_at = State.REFUNDED, actor.ref, at
    row.save()
    _tell("refunded", row, actor, at, amount=row.amount)


def _require(row: Order, state: State) -> None:
    if row.state != state:
        raise NotOpen(order=row.number, state=row.state)


def _tell(verb: str, row: Order, actor: Actor, at: datetime, **facts: object) -> None:
    journal.write(
        kind=f"fees.{verb}",
        subject=row.number,
        at=at,
        by=actor,
        case=row.case,
        body=row.body,
        **facts,
    )
