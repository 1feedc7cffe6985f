"""Why something about a topic is refused."""

from onedoor.kernel.errors import Forbidden, Invalid, Missing, Refused
from onedoor.law.articles import HAMI


class TopicMissing(Missing):
    """There is no such topic, or it is none of this person's business."""

    code = "coordination.missing"


class NotYourPart(Forbidden):
    """A body raises, the office decides and closes, the owner reports."""

    code = "coordination.not_your_part"
    basis = HAMI(5)


class WrongTurn(Refused):
    """Raised, decided, reported, closed: in this order."""

    code = "coordination.wrong_turn"
    basis = HAMI(5)


class AnotherCloses(Refused):
    """Who reported that something is done does not close it."""

    code = "coordination.another_closes"
    basis = HAMI(5)


class OwnerUnfit(Invalid):
    """A topic is owned by a registered body of the area it lies in."""

    code = "coordination.owner_unfit"


class DueTooSoon(Invalid):
    """What was decided is due after the day of the meeting, and not before today."""

    code = "coordination.due_too_soon"


class MeetingUnfit(Invalid):
    """The meeting has a name, and has taken place after the topic was raised."""

    code = "coordination.meeting_unfit"


class WordsMissing(Invalid):
    """What is put on the sheet says something."""

    code = "coordination.words_missing"


class NobodyAbove(Refused):
    """A topic of the city has no government above it here."""

    code = "coordination.nobody_above"
    basis = HAMI(5)
