"""A topic that a body cannot settle alone: its stages, and when its head is reminded."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from onedoor.general.coordination.domain.errors import (
    DueTooSoon,
    MeetingUnfit,
    WordsMissing,
    WrongTurn,
)
from onedoor.law.articles import HAMI, implements

_LONGEST = 2000


class Stage(StrEnum):
    """Where a topic stands."""

    RAISED = "raised"  # 已提出，待上会
    DECIDED = "decided"  # 已议定，办理中
    REPORTED = "reported"  # 已报告，待销号
    CLOSED = "closed"  # 已销号
    DECLINED = "declined"  # 不上会，已说明


class Act(StrEnum):
    """What was done; each leaves a line on the sheet."""

    RAISE = "raise"  # 提出
    REFER = "refer"  # 提请上级
    DECIDE = "decide"  # 议定
    DECLINE = "decline"  # 不上会
    POSTPONE = "postpone"  # 改期
    REPORT = "report"  # 报告办结
    RETURN = "return"  # 退回
    CLOSE = "close"  # 销号
    REMIND = "remind"  # 提醒第一责任人


EDGES: Mapping[Act, tuple[Stage | None, Stage]] = {
    Act.RAISE: (None, Stage.RAISED),
    Act.REFER: (Stage.RAISED, Stage.RAISED),
    Act.DECIDE: (Stage.RAISED, Stage.DECIDED),
    Act.DECLINE: (Stage.RAISED, Stage.DECLINED),
    Act.POSTPONE: (Stage.DECIDED, Stage.DECIDED),
    Act.REMIND: (Stage.DECIDED, Stage.DECIDED),
    Act.REPORT: (Stage.DECIDED, Stage.REPORTED),
    Act.RETURN: (Stage.REPORTED, Stage.DECIDED),
    Act.CLOSE: (Stage.REPORTED, Stage.CLOSED),
}
ENDED = (Stage.CLOSED, Stage.DECLINED)


@dataclass(frozen=True, slots=True)
class Decision:
    """What a meeting decided: its name and day, the words, who owns it, until when."""

    meeting: str
    met_on: date
    words: str
    owner: str
    due_on: date


@dataclass(frozen=True, slots=True)
class Step:
    """One line of the sheet; ``due_on`` is the day it set, if it set one."""

    act: Act
    at: datetime
    body: str
    words: str
    due_on: date | None


@dataclass(frozen=True, slots=True)
class Topic:
    """A topic as the ledger shows it; ``owner`` and ``due_on`` are there once decided."""

    number: str
    title: str
    area: str
    raised_by: str
    raised_at: datetime
    stage: Stage
    meeting: str
    met_on: date | None
    owner: str
    due_on: date | None
    closed_at: datetime | None
    reminded_on: date | None

    def is_overdue(self, on: date) -> bool:
        """Tell whether it should have been reported by now."""
        return self.stage is Stage.DECIDED and self.due_on is not None and self.due_on < on


@implements(HAMI(5), note="raised, decided by a meeting, reported, closed: each in its turn")
def step(now: Stage | None, act: Act) -> Stage:
    """Return the stage after an act; refuse an act that is not the next one."""
    before, after = EDGES[act]
    if now is not before:
        raise WrongTurn(stage=now.value if now else "")
    return after


def said(text: str) -> str:
    """Return words without blanks at their ends; refuse none and too many."""
    words = text.strip()
    if not words or len(words) > _LONGEST:
        raise WordsMissing(most=_LONGEST)
    return words


@implements(HAMI(5), note="a decision has its meeting, and a day that lies ahead")
def checked(decision: Decision, *, raised_on: date, on: date) -> Decision:
    """Return a decision that can be put down on a day; refuse one that cannot."""
    meeting = decision.meeting.strip()
    if not meeting or not raised_on <= decision.met_on <= on:
        raise MeetingUnfit(raised_on=str(raised_on), on=str(on))
    check_due(decision.due_on, met_on=decision.met_on, on=on)
    return Decision(meeting, decision.met_on, said(decision.words), decision.owner, decision.due_on)


def check_due(due_on: date, *, met_on: date, on: date) -> None:
    """Refuse a day that is not after the meeting, or is past."""
    if due_on <= met_on or due_on < on:
        raise DueTooSoon(on=str(on))


@implements(HAMI(5), note="whoever answers for the area is reminded, again and again")
def to_remind(topic: Topic, *, on: date, every_days: int) -> bool:
    """Tell whether the head is reminded of a topic today."""
    if not topic.is_overdue(on):
        return False
    last = topic.reminded_on
    return last is None or on >= last + timedelta(days=every_days)
