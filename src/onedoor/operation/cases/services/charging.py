"""What a granted case costs, by the version it was received under, and that it is paid."""

from datetime import datetime

from onedoor.kernel.actors import Actor
from onedoor.law.articles import ADL, implements
from onedoor.operation.cases.models import Case
from onedoor.operation.fees import api as fees
from onedoor.system.items import api as items


@implements(ADL(58), note="what the version in hand charges, each fee with its basis; else nothing")
def charge(case: Case, what: items.Offering, *, actor: Actor, at: datetime) -> None:
    """Make the order of a case that has just been granted, where its item charges."""
    if not what.what.charges:
        return
    charges = [
        fees.Charge(fee.name.zh, fees.Money(fee.amount), basis.cited if basis else "")
        for fee in what.what.fees
        for basis in (what.basis(fee.basis),)
    ]
    granted = fees.Granted(case.number, case.applicant, case.title, case.body, case.area)
    fees.charge(granted, charges, actor=actor, at=at)
