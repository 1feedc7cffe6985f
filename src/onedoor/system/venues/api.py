"""Venues: the halls, centres and stations of the city, their windows and hours, the negative list.

Journal kinds (subject: the venue): ``venues.opened``, ``venues.changed``, ``venues.closed``,
``venues.windows_set``, ``venues.week_set``, ``venues.day_set``, ``venues.day_dropped``,
``venues.shared``, ``venues.share_ended``; (subject: the entry) ``venues.negative_asked``,
``venues.negative_checked``, ``venues.negative_approved``, ``venues.negative_rejected``,
``venues.negative_removed``.
"""

from onedoor.system.venues.access import list_area, may_change
from onedoor.system.venues.domain.hours import Differs
from onedoor.system.venues.domain.negatives import Entry, Reason, Stage
from onedoor.system.venues.domain.places import (
    NEEDS,
    REQUIRED,
    Facility,
    Function,
    Kind,
    Venue,
    Window,
)
from onedoor.system.venues.queries import (
    Coverage,
    Flaw,
    Opening,
    coverage,
    document_of,
    entries,
    entry,
    flaws,
    hours,
    opening,
    outside,
    run_by,
    seasons,
    shared_by,
    venue,
    venues,
)
from onedoor.system.venues.services.listing import Wanted, approve, ask, check, reject, remove
from onedoor.system.venues.services.running import (
    Facts,
    change,
    close,
    drop_day,
    open_venue,
    set_day,
    set_week,
    set_windows,
)
from onedoor.system.venues.services.sharing import end_sharing, share

__all__ = [
    "NEEDS",
    "REQUIRED",
    "Coverage",
    "Differs",
    "Entry",
    "Facility",
    "Facts",
    "Flaw",
    "Function",
    "Kind",
    "Opening",
    "Reason",
    "Stage",
    "Venue",
    "Wanted",
    "Window",
    "approve",
    "ask",
    "change",
    "check",
    "close",
    "coverage",
    "document_of",
    "drop_day",
    "end_sharing",
    "entries",
    "entry",
    "flaws",
    "hours",
    "list_area",
    "may_change",
    "open_venue",
    "opening",
    "outside",
    "reject",
    "remove",
    "run_by",
    "seasons",
    "set_day",
    "set_week",
    "set_windows",
    "share",
    "shared_by",
    "venue",
    "venues",
]
