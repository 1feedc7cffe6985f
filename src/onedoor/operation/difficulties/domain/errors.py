"""Why something about a difficulty is refused."""

from onedoor.kernel.errors import Forbidden, Invalid, Missing, Refused
from onedoor.law.articles import HAMI


class DifficultyMissing(Missing):
    """There is no such difficulty, or it is none of this person's business."""

    code = "difficulties.missing"


class NotForYou(Forbidden):
    """The window notes it, the manager classifies and verifies, the body resolves."""

    code = "difficulties.not_for_you"
    basis = HAMI(13)


class WrongTurn(Refused):
    """Registered, forwarded, resolved, verified and filed: in this order."""

    code = "difficulties.wrong_turn"
    basis = HAMI(13)


class AnotherVerifies(Refused):
    """Who resolved something does not verify it."""

    code = "difficulties.another_verifies"
    basis = HAMI(13)


class KindUnknown(Invalid):
    """What kind of difficulty it is, is chosen from the list."""

    code = "difficulties.kind_unknown"


class BodyUnfit(Invalid):
    """A difficulty is forwarded to a body of the area."""

    code = "difficulties.body_unfit"


class AlreadyPutOff(Refused):
    """A day is put off once, and before it has passed."""

    code = "difficulties.already_put_off"
    basis = HAMI(13)


class DaysWrong(Invalid):
    """A day is put off by no more working days than are set."""

    code = "difficulties.days_wrong"
