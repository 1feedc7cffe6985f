"""值班: which window should have whom, and whether an authorised person is there now."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from onedoor.law.articles import HAMI, implements
from onedoor.system.staffing.domain.errors import PairWrong


class Why(StrEnum):
    """What is wrong with an open window."""

    UNPLANNED = "unplanned"  # 没有排班
    ABSENT = "absent"  # 无人在岗
    UNAUTHORISED = "unauthorised"  # 在岗人员没有权限


@dataclass(frozen=True, slots=True)
class Shift:
    """Who serves a window on a day (A岗), and who steps in (B岗); both by staff number."""

    venue: str
    window: str
    day: date
    staff: str
    stand_in: str


@dataclass(frozen=True, slots=True)
class Gap:
    """An open window without an authorised person."""

    venue: str
    window: str
    why: Why


def check_pair(*, staff: str, stand_in: str) -> None:
    """Refuse somebody who would step in for themselves, and a post with one person only."""
    if not stand_in or staff == stand_in:
        raise PairWrong(staff=staff)


@implements(HAMI(11), note="each open window has an authorised person while the hall is open")
def gaps_of(
    venue: str,
    windows: Mapping[str, frozenset[str]],
    *,
    shifts: Mapping[str, Shift],
    present: Mapping[str, frozenset[str]],
) -> tuple[Gap, ...]:
    """Return the gaps of an open venue now.

    ``windows`` are those in use with the duties that each needs, ``shifts`` today's by window,
    ``present`` the duties of who is there, by staff number.
    """
    found = []
    for number, needed in windows.items():
        if why := _why(needed, shifts.get(number), present):
            found.append(Gap(venue, number, why))
    return tuple(found)


def _why(
    needed: frozenset[str], shift: Shift | None, present: Mapping[str, frozenset[str]]
) -> Why | None:
    if shift is None:
        return Why.UNPLANNED
    there = [one for one in (shift.staff, shift.stand_in) if one in present]
    if not there:
        return Why.ABSENT
    if any(needed <= present[one] for one in there):
        return None
    return Why.UNAUTHORISED
