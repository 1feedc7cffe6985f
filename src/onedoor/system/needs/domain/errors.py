"""Why something about a need is refused."""

from onedoor.kernel.errors import Forbidden, Invalid, Missing, Refused
from onedoor.law.articles import HAMI


class NeedMissing(Missing):
    """There is no such need, or it is none of this person's business."""

    code = "needs.missing"


class NotYourPart(Forbidden):
    """Who runs a venue tells its needs, its government grants them."""

    code = "needs.not_your_part"
    basis = HAMI(5)


class Answered(Refused):
    """The need was answered or taken back already."""

    code = "needs.answered"
    basis = HAMI(5)


class ToldAlready(Refused):
    """The same need of the same venue and year stands already."""

    code = "needs.told_already"


class AmountUnfit(Invalid):
    """An amount is above nothing; people are whole; no more is granted than was asked for."""

    code = "needs.amount_unfit"


class YearUnfit(Invalid):
    """Needs are told for this year and the next."""

    code = "needs.year_unfit"


class WordsMissing(Invalid):
    """What for and why is said; so is why less is granted, and by which document."""

    code = "needs.words_missing"
