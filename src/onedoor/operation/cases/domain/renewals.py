"""延续: who asks in time holds on to a licence until somebody has decided."""

from onedoor.kernel.errors import Refused
from onedoor.law.articles import ADL


class RenewedBySilence(Refused):
    """Nobody decided before the licence ended: it is renewed, and there is nothing to decide."""

    code = "cases.renewed_by_silence"
    basis = ADL(50, paragraph=2)


class NothingRenewed(Refused):
    """No licence of this case ended while its office was silent."""

    code = "cases.nothing_renewed"
    basis = ADL(50, paragraph=2)
