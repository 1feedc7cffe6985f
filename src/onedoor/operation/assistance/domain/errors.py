"""Why help is refused."""

from onedoor.kernel.errors import Forbidden, Invalid, Missing
from onedoor.law.articles import HAMI


class AuthorisationMissing(Missing):
    """There is no such authorisation, or it is none of this person's business."""

    code = "assistance.missing"


class NotAuthorised(Forbidden):
    """No written authorisation of the applicant holds today for this."""

    code = "assistance.not_authorised"
    basis = HAMI(12)


class NoHelpHere(Forbidden):
    """The venue does not help with this item."""

    code = "assistance.no_help_here"
    basis = HAMI(12)


class SignatureMissing(Invalid):
    """An authorisation is signed, and holds until a day to come."""

    code = "assistance.signature_missing"
