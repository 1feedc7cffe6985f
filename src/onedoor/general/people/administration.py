"""The security administrator's door: accounts of staff, one by one and from a sheet."""

from onedoor.general.people.domain.sheet import COLUMNS
from onedoor.general.people.queries import Account
from onedoor.general.people.queries import account as one
from onedoor.general.people.queries import accounts as listed
from onedoor.general.people.services.accounts import (
    NewStaff,
    change_duties,
    change_post,
    disable,
    enable,
    end_sessions,
    onboard,
    reset_password,
    reset_second_factor,
)
from onedoor.general.people.services.imports import StaffReport, import_staff

__all__ = [
    "COLUMNS",
    "Account",
    "NewStaff",
    "StaffReport",
    "change_duties",
    "change_post",
    "disable",
    "enable",
    "end_sessions",
    "import_staff",
    "listed",
    "onboard",
    "one",
    "reset_password",
    "reset_second_factor",
]
