"""Area codes of 12 digits: how they nest.  Which places there are, ``general.places`` knows."""

import re
from enum import StrEnum

CHINA = "100000000000"
XINJIANG = "650000000000"
HAMI = "650500000000"

PROVINCES = frozenset(
    {
        *("11", "12", "13", "14", "15", "21", "22", "23", "31", "32", "33", "34", "35", "36"),
        *("37", "41", "42", "43", "44", "45", "46", "50", "51", "52", "53", "54", "61", "62"),
        *("63", "64", "65", "71", "81", "82"),
    }
)
_CUTS = (2, 4, 6, 9, 12)  # province, city, county, township, village


class Level(StrEnum):
    CITY = "city"  # 地级
    COUNTY = "county"  # 县级
    TOWNSHIP = "township"  # 乡级
    VILLAGE = "village"  # 村级


def full_code(text: str) -> str:
    """Return an area code as 12 digits; empty when the text is not 6, 9 or 12 digits."""
    return text.ljust(12, "0") if re.fullmatch(r"[0-9]{6}(?:[0-9]{3}){0,2}", text) else ""


def prefix_of(code: str) -> str:
    """Return the digits with which every code inside a place begins."""
    if code == CHINA:
        return ""
    return next(code[:n] for n in _CUTS if not code[n:].strip("0"))


def ancestors(code: str) -> tuple[str, ...]:
    """Return the codes above a 12-digit code by its digits, nearest first, ending at the nation."""
    if code == CHINA:
        return ()
    above = {code[:n].ljust(12, "0") for n in _CUTS} - {code}
    return (*sorted(above, reverse=True), CHINA)


def is_within(code: str, ancestor: str) -> bool:
    """Tell whether a place is the other one or lies in it, by the digits of the codes."""
    return code == ancestor or ancestor in ancestors(code)
