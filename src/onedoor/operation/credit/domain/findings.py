"""When a finding counts against somebody: only when it is final, and until it is repaired."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from onedoor.kernel.errors import Refused
from onedoor.law.articles import HAMI, implements


class Kind(StrEnum):
    FALSE_PROMISE = "false_promise"  # 承诺不实
    BROKEN_PROMISE = "broken_promise"  # 逾期未履行承诺


class State(StrEnum):
    TOLD = "told"  # 已告知
    CONTESTED = "contested"  # 有异议
    FINAL = "final"  # 已认定
    DROPPED = "dropped"  # 不予认定
    REPAIRED = "repaired"  # 已修复


@dataclass(frozen=True, slots=True)
class Finding:
    """One record, for its body and its applicant."""

    number: str
    applicant: str
    body: str
    case: str
    kind: Kind
    state: State
    words: str
    found_at: datetime
    object_by: date
    objection: str
    answer: str
    repair: str
    settled_at: datetime | None
    repaired_at: datetime | None


@dataclass(frozen=True, slots=True)
class Exclusion:
    """That the way on a promise is shut to somebody: what for, and since when."""

    kind: Kind
    since: datetime


class StepNotOpen(Refused):
    """The record is not in a state in which this can be done."""

    code = "credit.step_not_open"


class StillOpenToObjection(Refused):
    """The days within which the applicant may object have not passed."""

    code = "credit.still_open_to_objection"
    basis = HAMI(18)


class ObjectionTooLate(Refused):
    """The days within which the applicant could object have passed."""

    code = "credit.objection_too_late"


class SecondPersonNeeded(Refused):
    """Who found it does not make it final."""

    code = "credit.second_person_needed"
    basis = HAMI(18)


@implements(HAMI(18), note="final only after the chance to object, and by a second person")
def check_settling(
    *, state: State, object_by: date, on: date, found_by: str, settled_by: str
) -> None:
    """Refuse to make a finding final, or to drop it, before its time or by who found it."""
    if state not in (State.TOLD, State.CONTESTED):
        raise StepNotOpen(state=state.value)
    if state is State.TOLD and on <= object_by:
        raise StillOpenToObjection(due=object_by)
    if settled_by == found_by:
        raise SecondPersonNeeded


def check_objecting(*, state: State, object_by: date, on: date) -> None:
    """Refuse an objection to what is settled, or after its days."""
    if state is not State.TOLD:
        raise StepNotOpen(state=state.value)
    if on > object_by:
        raise ObjectionTooLate(due=object_by)


def check_repairing(state: State) -> None:
    """Refuse to repair what does not count."""
    if state is not State.FINAL:
        raise StepNotOpen(state=state.value)
