"""Orders for the tests of other modules."""

from datetime import UTC, datetime
from decimal import Decimal

from django.db import transaction

from onedoor.general.people import testing as people
from onedoor.kernel.actors import Actor
from onedoor.operation.fees.bank import PlayedBank, sign
from onedoor.operation.fees.domain.money import Charge, Money
from onedoor.operation.fees.domain.orders import Outcome
from onedoor.operation.fees.models import CallBack, Order
from onedoor.operation.fees.services.charging import Granted, charge, take_call_back

AT = datetime(2026, 11, 24, 4, 0, tzinfo=UTC)
AREA = "650502000000"
BANK = PlayedBank("/bank/")
FEE = Charge("工本费", Money(Decimal("120.50")), "《某法》第五条")


def charged(payer: Actor, *, case: str = "C1", body: str = people.SOME_BODY) -> str:
    """Charge a fee for a case; return the number of the order."""
    with transaction.atomic():
        charge(Granted(case, payer.applicant, "某许可", body, AREA), [FEE], actor=payer, at=AT)
    return Order.objects.get(case=case).number


def tell(number: str, *, amount: str = "120.50", signature: str | None = None) -> Outcome:
    """Let the played bank tell of a payment."""
    signed = sign(order=number, amount=amount) if signature is None else signature
    return take_call_back(number=number, amount=amount, signature=signed, provider=BANK, at=AT)


def kept() -> list[str]:
    """Return what became of every call-back, in order."""
    return list(CallBack.objects.order_by("id").values_list("outcome", flat=True))
