"""Why a date or a notice is refused."""

from onedoor.kernel.errors import Forbidden, Invalid


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
