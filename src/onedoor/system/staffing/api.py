"""Staffing: who is posted to which venue, who serves which window, and where nobody is.

Journal kinds (subject: the posting): ``staffing.posted``, ``staffing.end_asked``,
``staffing.end_declined``, ``staffing.ended``, ``staffing.noted``; (subject: the person)
``staffing.work_given``, ``staffing.work_ended``; (subject: the venue) ``staffing.planned``,
``staffing.arrived``, ``staffing.left``, ``staffing.unattended``.
"""

from onedoor.system.staffing.domain.postings import Field, Posting, Side, side_of
from onedoor.system.staffing.domain.watch import Gap, Shift, Why
from onedoor.system.staffing.queries import (
    Alert,
    Record,
    alerts,
    at_venue,
    postings,
    record,
    serving,
    venue_of,
    works,
)
from onedoor.system.staffing.services.posting import (
    Wanted,
    answer,
    ask_to_end,
    end,
    end_work,
    give_work,
    note,
    post,
)
from onedoor.system.staffing.services.serving import arrive, leave, plan, watch
from onedoor.system.staffing.watching import gaps, present, shifts

__all__ = [
    "Alert",
    "Field",
    "Gap",
    "Posting",
    "Record",
    "Shift",
    "Side",
    "Wanted",
    "Why",
    "alerts",
    "answer",
    "arrive",
    "ask_to_end",
    "at_venue",
    "end",
    "end_work",
    "gaps",
    "give_work",
    "leave",
    "note",
    "plan",
    "post",
    "postings",
    "present",
    "record",
    "serving",
    "shifts",
    "side_of",
    "venue_of",
    "watch",
    "works",
]
