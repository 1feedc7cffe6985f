"""Why nobody is called, or no slip is given out."""

from onedoor.kernel.errors import Forbidden, Invalid, Missing, Refused
from onedoor.law.articles import HAMI


class SlipMissing(Missing):
    """There is no such slip."""

    code = "hall.slip_missing"


class NotThere(Forbidden):
    """Only who takes in cases in this hall may sit at its windows."""

    code = "hall.not_there"
    basis = HAMI(5)


class NotSeated(Refused):
    """Who calls sits at a window."""

    code = "hall.not_seated"


class WindowWrong(Invalid):
    """The hall has no such window in use."""

    code = "hall.window_wrong"
    basis = HAMI(13)


class WindowTaken(Refused):
    """Somebody else sits at this window, or oneself at another one."""

    code = "hall.window_taken"


class WindowPaused(Refused):
    """A window that pauses calls nobody."""

    code = "hall.window_paused"


class StillSomebody(Refused):
    """Who was called is served or passed over before the next one is called."""

    code = "hall.still_somebody"


class NoSuchQueue(Invalid):
    """No window of the hall is for this."""

    code = "hall.no_such_queue"
    basis = HAMI(13)


class NotOpenNow(Refused):
    """Slips are given out while the hall is open."""

    code = "hall.not_open_now"


class WrongTurn(Refused):
    """This cannot be done with a slip in its present state."""

    code = "hall.wrong_turn"


class CalledTooSeldom(Refused):
    """Nobody is passed over who was hardly called."""

    code = "hall.called_too_seldom"
    basis = HAMI(13)


class TerminalMissing(Missing):
    """No terminal of this code is in use."""

    code = "hall.terminal_missing"


class TerminalNameWrong(Invalid):
    """A terminal has a name of its own in its hall."""

    code = "hall.terminal_name_wrong"


class NotYourHall(Forbidden):
    """Terminals of a hall are the business of who works there."""

    code = "hall.not_your_hall"
    basis = HAMI(5)
