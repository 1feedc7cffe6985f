"""Why something about postings, rosters or attendance is refused."""

from onedoor.kernel.errors import Forbidden, Invalid, Missing, Refused
from onedoor.law.articles import HAMI


class PostingMissing(Missing):
    """There is no such posting, or it is none of this person's business."""

    code = "staffing.posting_missing"


class NotYourSide(Forbidden):
    """The home body does its part, the venue does its own."""

    code = "staffing.not_your_side"
    basis = HAMI(11)


class NotRegular(Refused):
    """Only regular staff are posted to a venue."""

    code = "staffing.not_regular"
    basis = HAMI(11)


class NotYourStaff(Refused):
    """A body posts its own people, in service, and nobody else's."""

    code = "staffing.not_your_staff"
    basis = HAMI(11)


class PostedAlready(Refused):
    """Somebody is posted to one venue at a time."""

    code = "staffing.posted_already"
    basis = HAMI(11)


class OtherWork(Refused):
    """Whoever is posted has no other work of the home body, and is given none."""

    code = "staffing.other_work"
    basis = HAMI(11)


class PartyMoveMissing(Invalid):
    """The party relation moves along: its date is named, or that there is none."""

    code = "staffing.party_move_missing"
    basis = HAMI(11)


class TooSoon(Refused):
    """Who is posted stays a year, unless both sides agree for a reason."""

    code = "staffing.too_soon"
    basis = HAMI(11)


class NoExceptions(Refused):
    """A setting allows no exception from the year."""

    code = "staffing.no_exceptions"
    basis = HAMI(11)


class WordsMissing(Invalid):
    """What is asked for, declined or noted says why or what."""

    code = "staffing.words_missing"


class DateWrong(Invalid):
    """A day lies before what it belongs to, or too far ahead."""

    code = "staffing.date_wrong"


class AskedAlready(Refused):
    """One question at a time."""

    code = "staffing.asked_already"


class NothingAsked(Refused):
    """Nobody asked for an early end, or it was answered."""

    code = "staffing.nothing_asked"


class NotPostedHere(Refused):
    """Only who is posted to the venue, or works for who runs it, serves there."""

    code = "staffing.not_posted_here"
    basis = HAMI(11)


class PairWrong(Refused):
    """A post has two different people, and nobody has two posts on one day."""

    code = "staffing.pair_wrong"
    basis = HAMI(11)


class WindowMissing(Invalid):
    """The venue has no such window in use."""

    code = "staffing.window_missing"


class AlreadyThere(Refused):
    """Who is there arrives no second time."""

    code = "staffing.already_there"
