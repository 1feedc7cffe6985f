"""延续: who asks in time holds on to a licence until somebody has decided."""

from datetime import date

from onedoor.kernel.errors import Refused
from onedoor.law.articles import ADL, implements


class RenewedBySilence(Refused):
    """Nobody decided before the licence ended: it is renewed, and there is nothing to decide."""

    code = "cases.renewed_by_silence"
    basis = ADL(50, paragraph=2)


class NothingRenewed(Refused):
    """No licence of this case ended while its office was silent."""

    code = "cases.nothing_renewed"
    basis = ADL(50, paragraph=2)


@implements(ADL(50, paragraph=1), note="so many days before the licence ends, and not later")
def is_in_time(*, filed_on: date, until: date, days: int) -> bool:
    """Tell whether an application came in at least so many days before a licence ends."""
    return (until - filed_on).days >= days
