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


class NotAReviewer(Forbidden):
    """The person may not review offerings of this body."""

    code = "items.not_a_reviewer"


class DraftMissing(Missing):
    """There is no such draft, or it is another body's."""

    code = "items.draft_missing"


class RowMissing(Missing):
    """The row is not in the draft: somebody else took it away."""

    code = "items.row_missing"


class DraftNotOpen(Refused):
    """The draft is in review, published or dropped, so this cannot be done to it now."""

    code = "items.draft_not_open"


class DraftChanged(Refused):
    """Somebody else saved the draft in the meantime."""

    code = "items.draft_changed"


class DraftTaken(Refused):
    """Another draft of the same offering is open, the fact ``ref``; one at a time."""

    code = "items.draft_taken"


class NothingChanged(Refused):
    """The draft says what the version in force says already."""

    code = "items.nothing_changed"


class SecondPersonNeeded(Refused):
    """Writing and reviewing are done by different people."""

    code = "items.second_person_needed"
    basis = HAMI(16)


class OpinionMissing(Invalid):
    """A draft is returned with words that say what to change."""

    code = "items.opinion_missing"


class StandingUnexplained(Invalid):
    """A standing is changed with words that say why, and the document that says so."""

    code = "items.standing_unexplained"


class DaysWrong(Invalid):
    """The day of effect lies in the past, or the day of cancelling is not after it."""

    code = "items.days_wrong"


class TooFarAhead(Invalid):
    """The day of effect or of cancelling lies too far away; ``last`` is the last to be chosen."""

    code = "items.too_far_ahead"


class StandingNotOpen(Refused):
    """The offering's standing cannot change in this way."""

    code = "items.standing_not_open"


class StandingAhead(Refused):
    """Another change of the offering's standing is planned or waits for a second person."""

    code = "items.standing_ahead"


class NoStandingAhead(Refused):
    """No change of the offering's standing is planned or waits to be confirmed."""

    code = "items.no_standing_ahead"


class OutsideHall(Refused):
    """The approved list keeps the item outside the hall: it is handled where its body says."""

    code = "items.outside_hall"
    basis = HAMI(10)


class OfferingPaused(Refused):
    """The item is paused and takes no new application."""

    code = "items.offering_paused"
    basis = BER(40)


class OfferingCancelled(Refused):
    """The item is cancelled and takes no new application."""

    code = "items.offering_cancelled"
    basis = HAMI(29, item=2)


class ProofWrong(Invalid):
    """The proof cannot enter the list of retained proofs: its basis is too low or missing."""

    code = "items.proof_wrong"
    basis = BER(44)


class NotPublishable(Invalid):
    """The document breaks rules; the fact ``flaws`` lists all of them."""

    code = "items.not_publishable"
    basis = BER(35)


class ReasonMissing(Refused):
    """The new version asks for more than at the start, and no reason is given."""

    code = "items.reason_missing"
    basis = HAMI(4)
