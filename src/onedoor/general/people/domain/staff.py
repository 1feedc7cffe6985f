"""Rules of staff accounts."""

import re

from onedoor.kernel.errors import Invalid, Refused

_NUMBER = re.compile(r"[A-Za-z0-9][A-Za-z0-9-]{2,31}")


class StaffNumberWrong(Invalid):
    """A staff number has 3 to 32 letters, digits and hyphens."""

    code = "people.staff_number_wrong"


class AccountTaken(Refused):
    """Somebody has this staff number already."""

    code = "people.account_taken"


class AdministersOneself(Refused):
    """Nobody changes one's own duties, password or second factor as an administrator."""

    code = "people.administers_oneself"


def staff_number(text: str) -> str:
    """Return a staff number, trimmed; refuse what is none."""
    number = text.strip()
    if not _NUMBER.fullmatch(number):
        raise StaffNumberWrong(number=number[:32])
    return number
