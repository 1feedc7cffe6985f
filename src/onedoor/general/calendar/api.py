"""The calendar: which days count, and when a limit is up.

``calendar_of`` gives a ``WorkingCalendar``, a pure value that answers in microseconds.  Regional
days come from notices with a source.  A year whose notice was not imported gives provisional
dates; an import writes ``calendar.imported`` and a change of the settings
``calendar.regional_days.*`` writes ``terms.setting_confirmed``: upon either, count again.
"""

from onedoor.general.calendar.domain.changes import Difference
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
    Proposed,
    all_office_hours,
    calendar_if,
    calendar_of,
    gaps,
    notices,
    office_hours,
    pending,
    proposal,
    year_of,
)
from onedoor.general.calendar.services import Imported, confirm, import_file, propose, withdraw

__all__ = [
    "BeyondCalendar",
    "Day",
    "DaysNegative",
    "Difference",
    "Due",
    "Gap",
    "Hours",
    "Imported",
    "NoticeRow",
    "NoticeUnreadable",
    "Pause",
    "PauseWrong",
    "Proposed",
    "WorkingCalendar",
    "all_office_hours",
    "calendar_if",
    "calendar_of",
    "confirm",
    "gaps",
    "import_file",
    "notices",
    "office_hours",
    "pending",
    "proposal",
    "propose",
    "withdraw",
    "year_of",
]
