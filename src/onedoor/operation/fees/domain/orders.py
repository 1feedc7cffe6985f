"""An order: from what is due to paid, and back; and what a call-back of the payment does to it."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from onedoor.kernel.errors import Forbidden, Missing, Refused, Unavailable
from onedoor.law.articles import ADL, implements
from onedoor.operation.fees.domain.money import Charge, Money


class State(StrEnum):
    DUE = "due"  # 待缴费
    PAID = "paid"  # 已缴费
    REFUND_ASKED = "refund_asked"  # 退费待审批
    REFUND_APPROVED = "refund_approved"  # 退费办理中
    REFUNDED = "refunded"  # 已退费


class Outcome(StrEnum):
    """What became of a call-back; the last two wait for people to settle them."""

    PAID = "paid"  # 入账
    REPEATED = "repeated"  # 重复通知
    WRONG_AMOUNT = "wrong_amount"  # 金额不符
    LATE = "late"  # 退费后到账


class OrderMissing(Missing):
    """There is no such order, or this person may not know that there is."""

    code = "fees.order_missing"


class Unsigned(Forbidden):
    """A call-back does not bear the signature of the institution."""

    code = "fees.unsigned"


class NoProvider(Unavailable):
    """No institution that takes payments is connected."""

    code = "fees.no_provider"


class Unpaid(Refused):
    """What is to be paid before this step has not been paid."""

    code = "fees.unpaid"
    basis = ADL(59)


class NotOpen(Refused):
    """The order is not in a state from which this can be done."""

    code = "fees.not_open"


class ReasonMissing(Refused):
    """A refund says why."""

    code = "fees.reason_missing"


class SecondPersonNeeded(Forbidden):
    """Who asked for a refund does not approve it."""

    code = "fees.second_person_needed"


class DutyMissing(Forbidden):
    """Refunds are for those of the body who hold the duty."""

    code = "fees.duty_missing"


@dataclass(frozen=True, slots=True)
class Order:
    """An order as its payer and its body see it."""

    number: str
    case: str
    title: str
    body: str
    charges: tuple[Charge, ...]
    amount: Money
    state: State
    made_at: datetime
    due_on: date | None
    paid_at: datetime | None
    refund_reason: str
    asked_by: str
    refund_error: str


@dataclass(frozen=True, slots=True)
class Told:
    """One call-back as the reconciliation list shows it."""

    order: str
    amount: Money
    due: Money
    outcome: Outcome
    at: datetime


@implements(ADL(59), note="the published amount, once: not less, not more, not twice")
def outcome_of(state: State, *, due: Money, told: Money) -> Outcome:
    """Return what a call-back does to an order."""
    if told != due:
        return Outcome.WRONG_AMOUNT
    if state is State.DUE:
        return Outcome.PAID
    return Outcome.LATE if state is State.REFUNDED else Outcome.REPEATED
