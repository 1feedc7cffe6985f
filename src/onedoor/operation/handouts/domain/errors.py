"""Why a result does not leave the window."""

from onedoor.kernel.errors import Forbidden, Invalid, Refused
from onedoor.law.articles import ADL, HAMI


class NotAResultWindow(Forbidden):
    """Results leave by a window for results, by nobody else's."""

    code = "handouts.not_a_result_window"
    basis = HAMI(13)


class NotReady(Refused):
    """There is no result yet that could be handed out."""

    code = "handouts.not_ready"


class NumberWrong(Invalid):
    """The number is neither a person's nor a firm's."""

    code = "handouts.number_wrong"


class NotEntitled(Refused):
    """Who shows this card is neither the applicant nor acts for it."""

    code = "handouts.not_entitled"
    basis = ADL(44)


class NotSigned(Invalid):
    """What is handed out is signed for by who takes it."""

    code = "handouts.not_signed"
    basis = ADL(44)


class ParcelUnknown(Invalid):
    """A parcel has a carrier and a tracking number."""

    code = "handouts.parcel_unknown"


class AlreadyOut(Refused):
    """The result was handed out or posted before."""

    code = "handouts.already_out"


class NotOnItsWay(Refused):
    """No parcel is on its way of which this could be told."""

    code = "handouts.not_on_its_way"
