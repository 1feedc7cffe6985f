"""The calendar: which days count, and when a limit is up.

``calendar_of`` gives a ``WorkingCalendar``, a pure value that answers in microseconds.  Regional
days come from notices with a source.  A year whose notice was not imported gives provisional
dates; an import writes ``calendar.imported`` and a change of the settings
``calendar.regional_days.*`` writes ``terms.setting_confirmed``: upon either, count again.
"""

from onedoor.general.calendar.domain.errors import (
    BeyondCalendar,
    DaysNegative,
    NoticeUnreadable,
    PauseWrong,
)
from onedoor.general.calendar.domain.notices import Hours
from onedoor.general.calendar.domain.working_days import Due, Pause, WorkingCalendar
from onedoor.general.calendar.queries import (
    Day,
    Gap,
    NoticeRow,
    all_office_hours,
    calendar_of,
    gaps,
    notices,
    office_hours,
    year_of,
)
from onedoor.general.calendar.services import Imported, import_file

__all__ = [
    "BeyondCalendar",
    "Day",
    "DaysNegative",
    "Due",
    "Gap",
    "Hours",
    "Imported",
    "NoticeRow",
    "NoticeUnreadable",
    "Pause",
    "PauseWrong",
    "WorkingCalendar",
    "all_office_hours",
    "calendar_of",
    "gaps",
    "import_file",
    "notices",
    "office_hours",
    "year_of",
]
