"""办件编号: the item code, the day, and a serial number of four places that may grow."""

from datetime import date

from onedoor.law.articles import HAMI, implements


@implements(HAMI(4), note="one rule of numbers for every channel: 31 + 8 + 4 places")
def case_number(*, offering: str, on: date, serial: int) -> str:
    """Return the number of the day's n-th case of an offering."""
    return f"{offering}{on:%Y%m%d}{serial:04d}"


def series(*, offering: str, on: date) -> str:
    """Return the name of the series from which the day's serial numbers are taken."""
    return f"{offering}{on:%Y%m%d}"
