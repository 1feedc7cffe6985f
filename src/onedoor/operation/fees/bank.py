"""A bank that is played: the adapter of the demo and of tests.  It takes no money."""

import hmac
from dataclasses import dataclass

from django.conf import settings

from onedoor.kernel.secrets import blind_index
from onedoor.operation.fees.domain.money import Money
from onedoor.operation.fees.domain.provider import PaymentProvider

_PURPOSE = "fees.call_back"


@dataclass(frozen=True, slots=True)
class PlayedBank:
    """``address`` is the page that plays the bank, to which the number of the order is added."""

    address: str

    def page(self, *, order: str, amount: Money) -> str:
        """Return the page that plays the bank; it reads the amount from the order."""
        del amount
        return f"{self.address}{order}/"

    def is_signed(self, *, order: str, amount: str, signature: str) -> bool:
        """Tell whether this bank signed these words."""
        return hmac.compare_digest(sign(order=order, amount=amount), signature)

    def pay_back(self, *, order: str, amount: Money) -> str:
        """Take every refund: no money moves."""
        del order, amount
        return ""


def connected(address: str = "") -> PaymentProvider | None:
    """Return the institution that takes payments: the played one, in a demo only."""
    return PlayedBank(address) if settings.ENVIRONMENT.demo else None


def sign(*, order: str, amount: str) -> str:
    """Return the signature of the played bank."""
    return blind_index(f"{order}\0{amount}", purpose=_PURPOSE).hex()
