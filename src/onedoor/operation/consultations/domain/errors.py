"""What can be refused when people ask and bodies answer."""

from onedoor.kernel.errors import Forbidden, Invalid, Missing, Refused
from onedoor.law.articles import HAMI, PIPL


class ConsultationMissing(Missing):
    """There is no such consultation, or this person may not know that there is."""

    code = "consultations.missing"


class FaqMissing(Missing):
    """There is no such common question in this person's hands."""

    code = "consultations.faq_missing"


class NotForStaff(Forbidden):
    """Staff answer questions; they do not ask them here."""

    code = "consultations.not_for_staff"


class NotYours(Forbidden):
    """The step belongs to the body that has the question now."""

    code = "consultations.not_yours"
    basis = HAMI(14)


class WordsMissing(Invalid):
    """A question, an answer and a reason have words."""

    code = "consultations.words_missing"


class WordsTooLong(Invalid):
    """More was written than is kept."""

    code = "consultations.words_too_long"


class ContactMissing(Invalid):
    """Who does not sign in leaves a telephone or an e-mail address."""

    code = "consultations.contact_missing"


class StillOpen(Refused):
    """The question before has not been answered yet."""

    code = "consultations.still_open"


class AskedEnough(Refused):
    """One asks, and asks once more."""

    code = "consultations.asked_enough"


class NotOpen(Refused):
    """There is no question that waits for an answer."""

    code = "consultations.not_open"


class AlreadyPutOff(Refused):
    """An answer is put off once, and before its day has passed."""

    code = "consultations.already_put_off"


class DaysWrong(Invalid):
    """The number of working days is none by which an answer can be put off."""

    code = "consultations.days_wrong"


class BodyUnfit(Refused):
    """A question goes to another body, and to one that there is."""

    code = "consultations.body_unfit"


class ForwardedEnough(Refused):
    """A question was handed on as often as it may be: now it is answered."""

    code = "consultations.forwarded_enough"
    basis = HAMI(14)


class NothingAnswered(Refused):
    """Only an answered question about an item becomes a common question."""

    code = "consultations.nothing_answered"


class FaqThere(Refused):
    """This answer is proposed, or published, already."""

    code = "consultations.faq_there"


class StillPersonal(Invalid):
    """The words of a common question still hold a number that belongs to somebody."""

    code = "consultations.still_personal"
    basis = PIPL(6)


class FaqNotOpen(Refused):
    """The common question is not in a state from which this can be done."""

    code = "consultations.faq_not_open"


class SecondPersonNeeded(Forbidden):
    """Who proposed a common question does not review it."""

    code = "consultations.second_person_needed"
