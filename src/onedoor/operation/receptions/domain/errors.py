"""Why something about cases taken in for elsewhere is refused."""

from onedoor.kernel.errors import Forbidden, Invalid, Missing, Refused
from onedoor.law.articles import HAMI


class ReceptionMissing(Missing):
    """The case was not taken in for elsewhere, or it is none of this person's business."""

    code = "receptions.missing"


class TakenElsewhere(Forbidden):
    """The item is not 全市通办: it is taken in where its body says."""

    code = "receptions.taken_elsewhere"
    basis = HAMI(20)


class NoPaper(Refused):
    """The item is handled online from end to end: nothing on paper goes anywhere."""

    code = "receptions.no_paper"
    basis = HAMI(20)


class OnItsWay(Refused):
    """A parcel is on its way; what comes next is sent when it has arrived."""

    code = "receptions.on_its_way"


class NothingUnderWay(Refused):
    """Nothing is on its way to this side."""

    code = "receptions.nothing_under_way"


class ContentsMissing(Invalid):
    """A parcel says what is in it and how it travels."""

    code = "receptions.contents_missing"
