"""事后核查: what is checked after a decision on a promise, and that nobody is unheard."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from onedoor.kernel.errors import Forbidden, Invalid, Refused
from onedoor.law.articles import ADL, HAMI, implements

ALL = 100
GOING = ("open", "mending", "hearing")


class CheckState(StrEnum):
    WAIVED = "waived"  # 免于核查
    OPEN = "open"  # 待核查
    MENDING = "mending"  # 限期整改中
    HEARING = "hearing"  # 已告知拟撤销，陈述申辩中
    TRUE = "true"  # 属实
    UNTRUE = "untrue"  # 不实，已撤销


@dataclass(frozen=True, slots=True)
class Check:
    """The check of one case: until when, what was found, what the applicant said to it."""

    case: str
    item: str
    state: CheckState
    why: str
    due_on: date | None
    found: str
    told_at: datetime | None
    mend_by: date | None
    answer_by: date | None
    statement: str
    stated_at: datetime | None
    ended_at: datetime | None


class CheckNotOpen(Refused):
    """Nothing is to be checked any more, or it waits for something else."""

    code = "promises.check_not_open"


class DecidedItself(Forbidden):
    """Who decided on a promise does not check whether it is true."""

    code = "promises.decided_itself"
    basis = HAMI(18)


class MendingTooLong(Invalid):
    """Something is mended within one working day or more, ``most`` at the most."""

    code = "promises.mending_too_long"
    basis = HAMI(18)


class StillMending(Refused):
    """The day by which it is to be mended has not passed, or nobody ordered that; ``due``."""

    code = "promises.still_mending"
    basis = HAMI(18)


class NotHeard(Refused):
    """Nothing is revoked before the applicant could say something to it."""

    code = "promises.not_heard"
    basis = ADL(69)


class StatementTooLate(Refused):
    """The days for a statement have passed, or nobody asked for one."""

    code = "promises.statement_too_late"


@implements(HAMI(18), note="each promise is checked, or says why not")
def is_drawn(*, check: str, percent: int, draw: int) -> bool:
    """Tell whether a case is checked: all, none, or a sample; ``draw`` is from 0 to 99."""
    return draw < {"must": ALL, "sample": percent}.get(check, 0)


@implements(ADL(69), HAMI(18), note="heard first: a statement was made, or its days have passed")
def check_heard(*, state: CheckState, answer_by: date | None, stated: bool, on: date) -> None:
    """Refuse to revoke without the hearing step."""
    if state is not CheckState.HEARING or answer_by is None:
        raise NotHeard
    if not stated and on <= answer_by:
        raise NotHeard(due=answer_by)


@implements(HAMI(18), note="another than decided looks whether it is true")
def check_checker(*, checker: frozenset[str], decided: frozenset[str]) -> None:
    """Refuse a check by, or on behalf of, anybody who decided."""
    if checker & decided:
        raise DecidedItself


@implements(HAMI(18), note="first an order to mend by a day, in days that can be kept")
def check_days(days: int, *, most: int) -> None:
    """Refuse an order to mend at once, or in more days than are set."""
    if not 0 < days <= most:
        raise MendingTooLong(most=most)


@implements(HAMI(18), note="nothing is revoked while it may still be mended")
def check_mended(*, state: CheckState, mend_by: date | None, on: date) -> None:
    """Refuse to go on to a revocation before the day of the order to mend has passed."""
    require_state(state, CheckState.MENDING)
    if mend_by is None or on <= mend_by:
        raise StillMending(due=mend_by or "")


def check_stating(*, state: CheckState, answer_by: date | None, stated: bool, on: date) -> None:
    """Refuse a statement that nobody asked for, a second one, and one that is too late."""
    if state is not CheckState.HEARING or stated or answer_by is None or on > answer_by:
        raise StatementTooLate


def require_state(state: CheckState, *wanted: CheckState) -> None:
    """Refuse a step that is not the next one."""
    if state not in wanted:
        raise CheckNotOpen(state=state.value)
