"""复议、诉讼: what somebody undertakes against an answer, and what comes of it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from onedoor.kernel.errors import Invalid, Refused
from onedoor.law.articles import ADL
from onedoor.operation.cases.domain.states import Move


class RemedyKind(StrEnum):
    """Before whom an answer is contested."""

    RECONSIDERATION = "reconsideration"  # 行政复议
    LAWSUIT = "lawsuit"  # 行政诉讼


class Result(StrEnum):
    """What came of it."""

    UPHELD = "upheld"  # 维持、驳回
    ORDERED_ANEW = "ordered_anew"  # 撤销并责令重新作出决定
    QUASHED = "quashed"  # 撤销、确认违法或者无效
    CHANGED = "changed"  # 变更
    DROPPED = "dropped"  # 撤回、终止


@dataclass(frozen=True, slots=True)
class Remedy:
    """One reconsideration or lawsuit; without a result it is under way."""

    n: int
    kind: RemedyKind
    authority: str
    filed_on: date
    result: Result | None
    decided_on: date | None
    document_number: str


class DayImpossible(Invalid):
    """A day that lies in the future, or before the one it follows."""

    code = "cases.day_impossible"


class ContestedAlready(Refused):
    """One is under way; a second waits until the first has its result."""

    code = "cases.contested_already"
    basis = ADL(7)


class NothingContested(Refused):
    """No reconsideration or lawsuit is under way."""

    code = "cases.nothing_contested"


class NotOrdered(Refused):
    """No decision of reconsideration and no judgement orders a new answer."""

    code = "cases.not_ordered"
    basis = ADL(7)


def check_day(day: date, *, after: date, today: date) -> None:
    """Refuse a day before another, or after today."""
    if not after <= day <= today:
        raise DayImpossible(day=day, after=after, today=today)


def untimely(remedies: Iterable[Remedy]) -> frozenset[Move]:
    """Return the moves about remedies that nothing calls for now.

    One that is under way is ended before the next begins, and only an order begins anew.
    """
    results = [one.result for one in remedies]
    closed = {Move.CONTEST} if None in results else {Move.SETTLE}
    return frozenset(closed if Result.ORDERED_ANEW in results else closed | {Move.REOPEN})
