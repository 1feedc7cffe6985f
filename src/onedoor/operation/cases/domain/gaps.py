"""容缺受理: accepted with gaps, where only what may follow is missing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Protocol

from onedoor.kernel.errors import Invalid, Refused
from onedoor.law.articles import ADL, HAMI, implements


class Lack(Protocol):
    """What is read of a required material that is not there; 0 days say that it may not follow."""

    @property
    def key(self) -> str: ...
    @property
    def days(self) -> int: ...


@dataclass(frozen=True, slots=True)
class Gap:
    """One material that may follow, as the notice asks for it."""

    key: str
    title: str
    form: str
    filled_at: datetime | None


class NothingMissing(Refused):
    """Where nothing is missing, a case is accepted in the ordinary way."""

    code = "cases.nothing_missing"


class MainMissing(Invalid):
    """What may not follow is missing; ``names`` says which."""

    code = "cases.main_missing"
    basis = HAMI(18)


class GapsNotPromised(Refused):
    """The applicant has not promised in writing to supply just what is missing."""

    code = "cases.gaps_not_promised"
    basis = HAMI(18)


class PromisedAlready(Refused):
    """Just this text stands as promised in this case."""

    code = "cases.promised_already"


class WayShut(Refused):
    """An unrepaired record shuts the ways on a promise; the ordinary way stays open."""

    code = "cases.way_shut"
    basis = HAMI(18)


class FactNotPromised(Refused):
    """What was promised in place of a material is not the text that stands for it now."""

    code = "cases.fact_not_promised"
    basis = HAMI(18)


class NoDayLeft(Refused):
    """No day lies before the promised one by which anything could be supplied."""

    code = "cases.no_day_left"
    basis = HAMI(18)


# Why a case in which only deferrable materials are missing may yet not be accepted with gaps.
GAPS_REFUSED = (NothingMissing, GapsNotPromised, WayShut, NoDayLeft)


class NotInNotice(Refused):
    """What is handed in was not named in the notice; nothing else is asked for."""

    code = "cases.not_in_notice"
    basis = HAMI(18)


class GapsOpen(Refused):
    """What was promised may still be supplied: nothing is decided before."""

    code = "cases.gaps_open"
    basis = HAMI(18)


class GrantedWithout(Refused):
    """A required material is not there: no licence is granted; ``names`` says what."""

    code = "cases.granted_without"
    basis = ADL(34, paragraph=1)


class GapTooLate(Refused):
    """The day by which it was to be supplied has passed."""

    code = "cases.gap_too_late"
    basis = HAMI(18)


@implements(
    HAMI(18), note="main materials there, the rest promised before the decision, a clean record"
)
def check_gaps(
    *,
    lacks: Sequence[Lack],
    promised: frozenset[str] | None,
    names: str,
    is_shut: bool,
    days: int,
    decided_in: int,
) -> None:
    """Refuse to accept with gaps unless every condition holds; ``names`` is what is missing.

    ``days`` are those told and promised, ``decided_in`` those of the promised limit.
    """
    if not lacks:
        raise NothingMissing
    if not all(one.days for one in lacks):
        raise MainMissing(names=names)
    if is_shut:
        raise WayShut
    if not 0 < days < decided_in:
        raise NoDayLeft
    if promised != frozenset(one.key for one in lacks):
        raise GapsNotPromised(names=names)


@implements(HAMI(18), note="no promise of an applicant moves the day of a decision")
def days_until(last: date, *, most: int, due: Callable[[int], date]) -> int:
    """Return the most working days to supply in that end on a day or before; 0 when none do."""
    return max((days for days in range(1, most + 1) if due(days) <= last), default=0)


@implements(HAMI(18), note="what was promised in writing may follow, whoever was silent meanwhile")
def may_follow(*, lacks: Sequence[Lack], promised: frozenset[str]) -> bool:
    """Tell whether all that is missing was promised, and may follow."""
    return bool(lacks) and all(one.days and one.key in promised for one in lacks)


@implements(
    ADL(34, paragraph=1), ADL(38, paragraph=1), HAMI(18),
    note="no licence without a required material, by whatever way the case came",
)  # fmt: skip
def check_whole(missing: Sequence[str]) -> None:
    """Refuse to grant while something required is missing, naming all of it."""
    if missing:
        raise GrantedWithout(names="、".join(missing))
