"""进驻: a body posts one of its regular staff to a venue, for a year at least."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from onedoor.law.articles import HAMI, implements
from onedoor.system.staffing.domain.errors import (
    DateWrong,
    NoExceptions,
    NotYourSide,
    OtherWork,
    PartyMoveMissing,
    TooSoon,
    WordsMissing,
)


class Side(StrEnum):
    """Who looks after what of somebody who is posted."""

    HOME = "home"  # 派驻部门
    VENUE = "venue"  # 政务服务中心


class Field(StrEnum):
    """What is kept of a posting: the first five by the home body, the others by the venue."""

    GUIDANCE = "guidance"  # 业务指导
    HOME_TRAINING = "home_training"  # 业务培训
    PERSONNEL = "personnel"  # 人事管理
    PAY = "pay"  # 工资发放和津贴福利
    CONSEQUENCE = "consequence"  # 干部考核结果运用
    ASSIGNMENT = "assignment"  # 工作调配
    TRAINING = "training"  # 综合培训
    APPRAISAL = "appraisal"  # 干部考核
    AWARD = "award"  # 评先选优
    ROSTER = "roster"  # 值班安排


OF_HOME = frozenset({
    Field.GUIDANCE, Field.HOME_TRAINING, Field.PERSONNEL, Field.PAY, Field.CONSEQUENCE,
})  # fmt: skip


@dataclass(frozen=True, slots=True)
class Posting:
    """One person of ``home`` at a venue; ``party_moved_on`` is None for who has no relation.

    ``free_on`` is the first day on which an end needs no exception; ``until`` the last day.
    """

    id: str
    staff: str
    home: str
    venue: str
    since: date
    free_on: date
    party_member: bool
    party_moved_on: date | None
    until: date | None = None
    ended_because: str = ""


@dataclass(frozen=True, slots=True)
class Stay:
    """How long somebody stays at least, in days, and whether both sides may agree otherwise."""

    days: int
    exceptions: bool = True


@implements(HAMI(11), note="who looks after what: the home body its fields, the venue its own")
def side_of(field: Field) -> Side:
    """Return whose part a field is."""
    return Side.HOME if field in OF_HOME else Side.VENUE


def check_side(field: Field, sides: Iterable[Side]) -> None:
    """Refuse a note on what is the other side's part."""
    if side_of(field) not in set(sides):
        raise NotYourSide


@implements(HAMI(11), note="the party relation moves to the venue; who has none says so")
def check_party(*, member: bool, moved_on: date | None, since: date) -> date | None:
    """Return the day of the move as it is kept; refuse a member without one."""
    if not member:
        return None
    if moved_on is None:
        raise PartyMoveMissing(since=since)
    return moved_on


@implements(HAMI(11), note="no other work of the home body meanwhile")
def check_no_other_work(works: Mapping[str, tuple[date, date | None]], *, since: date) -> None:
    """Refuse when work of the home body, by what it is, goes on at the day of the posting."""
    for what, (begun, ended) in works.items():
        if ended is None or ended >= since:
            raise OtherWork(what=what, begun=begun)


def free_on(since: date, *, stay: Stay) -> date:
    """Return the first day on which somebody may be swapped: 2025-03-01 and a year, 2026-03-01."""
    return since + timedelta(days=stay.days)


@implements(HAMI(11), note="as a rule nobody is swapped within a year")
def check_end(posting: Posting, *, until: date, agreed: bool = False) -> None:
    """Refuse an end before the beginning, and one within the year that is not agreed.

    ``until`` is the last day: somebody whose year ends on 2026-02-28 may leave that evening.
    """
    if until < posting.since:
        raise DateWrong(since=posting.since, until=until)
    if not agreed and until + timedelta(days=1) < posting.free_on:
        raise TooSoon(free_on=posting.free_on)


@implements(HAMI(11), note="an exception has a reason and both sides' word")
def check_exception(*, why: str, stay: Stay) -> str:
    """Return the reason of an early end; refuse none, or any where no exception is allowed."""
    if not stay.exceptions:
        raise NoExceptions
    return check_words(why)


def check_words(words: str) -> str:
    """Return what was written, trimmed; refuse nothing at all."""
    words = words.strip()
    if not words:
        raise WordsMissing
    return words
