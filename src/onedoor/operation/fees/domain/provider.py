"""支付接口: what an institution that takes payments must offer."""

from typing import Protocol

from onedoor.operation.fees.domain.money import Money


class PaymentProvider(Protocol):
    """Sends a payer to pay one order, signs what it tells, and pays back."""

    def page(self, *, order: str, amount: Money) -> str:
        """Return the address where the payer pays; no call goes out."""

    def is_signed(self, *, order: str, amount: str, signature: str) -> bool:
        """Tell whether a call-back comes from the institution, word for word."""

    def pay_back(self, *, order: str, amount: Money) -> str:
        """Pay an order back to who paid it; again pays nothing more.

        Return nothing once it is done, else why it is not yet: one asks again later.
        """
