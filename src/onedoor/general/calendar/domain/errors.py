"""Why a date or a notice is refused."""

from onedoor.kernel.errors import Forbidden, Invalid, Missing, Refused
from onedoor.law.articles import ADL


class DaysNegative(Invalid):
    code = "calendar.days_negative"


class BeyondCalendar(Invalid):
    code = "calendar.beyond"


class PauseWrong(Invalid):
    code = "calendar.pause_wrong"


class NoticeUnreadable(Invalid):
    code = "calendar.notice_unreadable"


class NotAdministrator(Forbidden):
    code = "calendar.not_administrator"


class DocumentMissing(Invalid):
    """A notice is taken on the strength of a paper, which has a number."""

    code = "calendar.document_missing"


class SecondAdministratorNeeded(Forbidden):
    """Who proposes a notice does not confirm it: it moves the dates of everybody."""

    code = "calendar.second_administrator_needed"
    basis = ADL(82)


class ProposalOpen(Refused):
    """Another notice waits to be confirmed; what it would change is counted without this one."""

    code = "calendar.proposal_open"


class ProposalClosed(Refused):
    """This proposal was confirmed or taken back."""

    code = "calendar.proposal_closed"


class ProposalMissing(Missing):
    """There is no such proposal."""

    code = "calendar.proposal_missing"
