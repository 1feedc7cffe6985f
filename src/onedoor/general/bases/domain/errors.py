"""Why something about the register is refused."""

from onedoor.kernel.errors import Forbidden, Invalid, Missing, Refused
from onedoor.law.articles import HAMI


class InstrumentMissing(Missing):
    """No instrument of this title is on the register."""

    code = "bases.instrument_missing"


class InstrumentWrong(Invalid):
    """The instrument cannot be entered as given."""

    code = "bases.instrument_wrong"


class InstrumentCited(Refused):
    """Something rests on the instrument, so it stays on the register."""

    code = "bases.instrument_cited"
    basis = HAMI(1)


class NotKeeper(Forbidden):
    """The register is kept by legal reviewers."""

    code = "bases.not_keeper"


class ReminderMissing(Missing):
    """There is no such reminder, or it is settled, or another body's."""

    code = "bases.reminder_missing"


class NoteMissing(Invalid):
    """A reminder is settled with words that say what was found."""

    code = "bases.note_missing"
