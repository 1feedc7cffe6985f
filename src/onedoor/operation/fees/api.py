"""Fees: the order of a granted case, its payment, its refund.

``charge`` and ``require_paid`` run inside the transaction of the module that owns the case.
Journal kinds (subject: the order): ``fees.charged``, ``fees.paid``, ``fees.wrong_amount``,
``fees.late``, ``fees.refund_asked``, ``fees.refund_approved``, ``fees.refunded``.
"""

from onedoor.operation.fees.bank import PlayedBank, connected, sign
from onedoor.operation.fees.domain.money import Charge, Money, money
from onedoor.operation.fees.domain.orders import (
    NoProvider,
    Order,
    Outcome,
    State,
    Told,
    Unpaid,
    Unsigned,
)
from onedoor.operation.fees.domain.provider import PaymentProvider
from onedoor.operation.fees.queries import due_between, mine, of_body, of_case, to_settle
from onedoor.operation.fees.services.charging import (
    Granted,
    charge,
    require_paid,
    take_call_back,
)
from onedoor.operation.fees.services.proving import give_proof
from onedoor.operation.fees.services.refunding import approve_refund, ask_refund, pay_back

__all__ = [
    "Charge",
    "Granted",
    "Money",
    "NoProvider",
    "Order",
    "Outcome",
    "PaymentProvider",
    "PlayedBank",
    "State",
    "Told",
    "Unpaid",
    "Unsigned",
    "approve_refund",
    "ask_refund",
    "charge",
    "connected",
    "due_between",
    "give_proof",
    "mine",
    "money",
    "of_body",
    "of_case",
    "pay_back",
    "require_paid",
    "sign",
    "take_call_back",
    "to_settle",
]
