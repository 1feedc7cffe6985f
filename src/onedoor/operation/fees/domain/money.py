"""Money: yuan and fen, never a float, and what is charged with the basis it rests on."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from onedoor.kernel.errors import Invalid, Refused
from onedoor.law.articles import ADL, HAMI, implements

FEN = Decimal("0.01")
FREE = ("帮办", "代办")  # what the staff of a centre or station do for an applicant
MOST = Decimal("99999999999999.99")


class AmountWrong(Invalid):
    """An amount is not yuan and fen, or is none that can be charged."""

    code = "fees.amount_wrong"


class HelpCharged(Refused):
    """Help by the staff of a centre or station costs nothing."""

    code = "fees.help_charged"
    basis = HAMI(12)


@dataclass(frozen=True, slots=True, order=True)
class Money:
    """An amount in yuan, of nothing or more."""

    yuan: Decimal

    def __post_init__(self) -> None:
        if not self.yuan.is_finite() or not 0 <= self.yuan <= MOST:
            raise AmountWrong(amount=str(self.yuan))
        if self.yuan != self.yuan.quantize(FEN):
            raise AmountWrong(amount=str(self.yuan))
        object.__setattr__(self, "yuan", self.yuan.quantize(FEN))

    def __str__(self) -> str:
        return str(self.yuan)


def money(text: str) -> Money:
    """Return an amount that was written down; refuse what is none."""
    try:
        return Money(Decimal(text))
    except InvalidOperation:
        raise AmountWrong(amount=text[:20]) from None


@dataclass(frozen=True, slots=True)
class Charge:
    """One fee of an order: what for, how much, on which basis."""

    name: str
    amount: Money
    basis: str


@implements(HAMI(12), note="help by the staff of a venue costs nothing")
def check_free(charges: Iterable[Charge]) -> None:
    """Refuse a charge for what agents of a venue do."""
    named = [one.name for one in charges if any(word in one.name for word in FREE)]
    if named:
        raise HelpCharged(name=named[0])


@implements(ADL(58), ADL(59), note="the sum of published fees, each with its basis, no more")
def total(charges: Iterable[Charge]) -> Money:
    """Return what all fees come to; refuse one without a basis."""
    charges = tuple(charges)
    if any(not one.basis for one in charges):
        raise AmountWrong(amount="")
    check_free(charges)
    return Money(sum((one.amount.yuan for one in charges), start=Decimal(0)))
