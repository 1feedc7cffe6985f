"""Why a shift is not handed over, or a device not set."""

from onedoor.kernel.errors import Forbidden, Invalid, Missing, Refused
from onedoor.law.articles import HAMI


class NotAtAWindow(Refused):
    """Who hands over, or speaks of a device, sits at a window."""

    code = "shifts.not_at_a_window"


class SomebodyHere(Refused):
    """Nobody is left standing at a window that is handed over."""

    code = "shifts.somebody_here"
    basis = HAMI(13)


class NotTheNext(Invalid):
    """A window goes over to another who may sit there, and is on its roster where there is one."""

    code = "shifts.not_the_next"
    basis = HAMI(11)


class HandoverMissing(Missing):
    """There is no such handover for this person to take."""

    code = "shifts.handover_missing"


class TakenAlready(Refused):
    """The handover was taken before."""

    code = "shifts.taken_already"


class NotAClerk(Forbidden):
    """Shifts are of those who take in at a counter."""

    code = "shifts.not_a_clerk"


class WordsWrong(Invalid):
    """A note or reason that is longer than fits."""

    code = "shifts.words_wrong"


class PaperMissing(Missing):
    """There is no such paper on one's list."""

    code = "shifts.paper_missing"
