"""Bodies: the governments, offices, managers, departments, townships and utilities of the city.

Bodies are named by their 18-digit credit code.  ``may_oversee`` and ``may_run`` are the only
answers to who may supervise or manage whom.
"""

from onedoor.general.bodies.access import body, may_oversee, may_run, require_oversight
from onedoor.general.bodies.domain.bodies import (
    Body,
    Duty,
    Gap,
    Nature,
    Role,
    Tenure,
    Venue,
)
from onedoor.general.bodies.domain.errors import BodyMissing, OutsideYourArea
from onedoor.general.bodies.domain.sheet import COLUMNS, Flaw, Report
from onedoor.general.bodies.queries import bodies, body_named, gaps, holder, tenures
from onedoor.general.bodies.services import appoint, end_tenure, import_sheet, register

__all__ = [
    "COLUMNS",
    "Body",
    "BodyMissing",
    "Duty",
    "Flaw",
    "Gap",
    "Nature",
    "OutsideYourArea",
    "Report",
    "Role",
    "Tenure",
    "Venue",
    "appoint",
    "bodies",
    "body",
    "body_named",
    "end_tenure",
    "gaps",
    "holder",
    "import_sheet",
    "may_oversee",
    "may_run",
    "register",
    "require_oversight",
    "tenures",
]
