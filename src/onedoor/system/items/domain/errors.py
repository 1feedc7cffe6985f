"""Why something about the catalogue is refused."""

from onedoor.kernel.errors import Forbidden, Invalid, Missing, Refused
from onedoor.law.articles import BER, HAMI


class OfferingMissing(Missing):
    """There is no such offering, or no such version of it."""

    code = "items.offering_missing"


class EntryMissing(Missing):
    """There is no such item in the catalogue."""

    code = "items.entry_missing"


class NotAnEditor(Forbidden):
    """The person may not edit the offerings of this body."""

    code = "items.not_an_editor"


class NotPublishable(Invalid):
    """The document breaks rules; the fact ``flaws`` lists all of them."""

    code = "items.not_publishable"
    basis = BER(35)


class ReasonMissing(Refused):
    """The new version asks for more than at the start, and no reason is given."""

    code = "items.reason_missing"
    basis = HAMI(4)
