"""Charging for a granted case, and taking what the institution tells of the payment."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from onedoor.general.calendar import api as calendars
from onedoor.general.terms import api as terms
from onedoor.kernel.actors import Actor, system
from onedoor.kernel.commands import command
from onedoor.kernel.days import legal_day
from onedoor.kernel.ids import clear_code
from onedoor.law.articles import ADL, HAMI, implements
from onedoor.operation.fees import access
from onedoor.operation.fees.domain.money import Charge, Money, money, total
from onedoor.operation.fees.domain.orders import (
    Outcome,
    State,
    Unpaid,
    Unsigned,
    outcome_of,
)
from onedoor.operation.fees.domain.provider import PaymentProvider
from onedoor.operation.fees.models import CallBack, Order
from onedoor.operation.fees.services.telling import tell

_NUMBER_LENGTH = 8


@dataclass(frozen=True, slots=True)
class Granted:
    """The granted case that something is charged for; by its area's calendar one has to pay."""

    case: str
    payer: str
    title: str
    body: str
    area: str


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
        due_on=_due_on(granted.area, at),
    )
    tell("charged", row, actor, at, amount=row.amount, due_on=row.due_on)


def _due_on(area: str, at: datetime) -> date:
    """Return by when an order is asked to be paid; nothing is lost when that day has passed."""
    on = legal_day(at)
    calendar = calendars.calendar_of(area, on=on, act="ADL")
    return calendar.due(on, terms.number("fees.pay_working_days", on=on)).day


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
        tell(_TOLD[outcome], row, system("fees.call_back"), at, amount=told.yuan)
    return outcome


_TOLD = {
    Outcome.PAID: "paid",
    Outcome.WRONG_AMOUNT: "wrong_amount",
    Outcome.LATE: "late",
}
