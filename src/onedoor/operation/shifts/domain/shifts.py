"""交接班: what is counted of a shift, and from whom to whom a window goes over."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from onedoor.law.articles import HAMI, implements
from onedoor.operation.shifts.domain.errors import NotTheNext, TakenAlready, WordsWrong

LONGEST = 500


class Device(StrEnum):
    """What stands at a window and may be out of order."""

    PRINTER = "printer"  # 打印机
    READER = "reader"  # 读卡器


class Done(StrEnum):
    """What is done to a case at a counter, by the kind that the journal has for it."""

    RECEIVED = "cases.received"
    ACCEPTED = "cases.accepted"
    WITH_GAPS = "cases.accepted_with_gaps"
    SUPPLEMENT = "cases.supplement_asked"
    DECLINED = "cases.declined"
    DRAFT = "cases.draft_begun"
    HANDED = "handouts.handed"
    SENT = "handouts.sent"


class Given(StrEnum):
    """How a paper reached who it is for."""

    PRINTED = "printed"  # 已打印
    ONLINE = "online"  # 在申请人账户


@dataclass(frozen=True, slots=True)
class Paper:
    """A paper that was issued at a counter and is given to nobody yet."""

    document: str
    case: str
    at: datetime


@dataclass(frozen=True, slots=True)
class Summary:
    """What somebody did on a day: numbers called, served, passed by; cases; what is open."""

    day: date
    called: int
    served: int
    passed: int
    done: dict[Done, int]
    papers: tuple[Paper, ...]

    def figures(self) -> dict[str, int]:
        """Return the figures as a handover keeps them."""
        counted = {one.value: n for one, n in self.done.items()}
        numbers = {"called": self.called, "served": self.served, "passed": self.passed}
        return numbers | counted | {"papers": len(self.papers)}


@dataclass(frozen=True, slots=True)
class Handover:
    """A window that goes from one to the next; ``taken_at`` is None until the next has signed."""

    ref: str
    venue: str
    window: str
    day: date
    giver: str
    taker: str
    note: str
    left: str
    figures: dict[str, int]
    given_at: datetime
    taken_at: datetime | None


@implements(HAMI(11), HAMI(13), note="a window goes over to another person, of its roster if any")
def check_next(*, giver: str, taker: str, able: Collection[str], roster: Collection[str]) -> None:
    """Refuse to hand a window over to oneself, or to who may not serve it next."""
    if taker == giver or taker not in able or (roster and taker not in roster):
        raise NotTheNext(to=taker)


@implements(HAMI(13), note="both sign, each in a session of their own, and once")
def check_taking(handover: Handover) -> None:
    """Refuse to take over what was taken already."""
    if handover.taken_at is not None:
        raise TakenAlready


def checked(words: str) -> str:
    """Return words without stray blanks at their ends; refuse what does not fit."""
    words = words.strip()
    if len(words) > LONGEST:
        raise WordsWrong(most=LONGEST)
    return words
