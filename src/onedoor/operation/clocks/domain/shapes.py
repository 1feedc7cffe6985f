"""Clocks and their changes as other modules see them."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from onedoor.operation.clocks.domain.limits import Kind, State, Unit
from onedoor.operation.clocks.domain.pauses import Pause

# Why a due date moved.
CALENDAR_CHANGED = "calendar_changed"
PAUSED = "paused"  # a special procedure took its days
EXTENDED = "extended"


@dataclass(frozen=True, slots=True)
class Clock:
    """One limit counted for one case; ``place`` is the step it is for, where it is one's."""

    case: str
    kind: Kind
    started_on: date
    days: int
    unit: Unit
    basis: str
    due_on: date
    warn_on: date
    provisional: bool
    state: State
    ended_on: date | None
    pauses: tuple[Pause, ...] = ()
    place: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """A due date that moved: from where to where, why, on what basis, through whom.

    ``notice`` names the notice of days off that moved it, where it was one.
    """

    kind: Kind
    at: datetime
    by: str
    old: date
    new: date
    is_provisional: bool
    why: str
    basis: str
    place: str = ""
    notice: str = ""


class Cause(StrEnum):
    """Why running clocks were counted again."""

    NOTICE = "notice"  # 放假通知有变动
    SETTING = "setting"  # 计时规则有变动
    NIGHT = "night"  # 每晚核对
    ASKED = "asked"  # 有人要求再次重算


@dataclass(frozen=True, slots=True)
class Redating:
    """One run over all running clocks: why, how many were to be moved, how many are.

    One that has no end is under way, or was cut short: a later one takes up what it left.
    """

    id: int
    cause: Cause
    subject: str
    by: str
    at: datetime
    total: int
    done: int
    ended_at: datetime | None
    kept: int = 0
    notice: str = ""


@dataclass(frozen=True, slots=True)
class Foreseen:
    """How many cases a proposed notice would move, and how many are late already, and stay so."""

    moved: int
    kept: int


@dataclass(frozen=True, slots=True)
class Moved:
    """One line of the report on a run: which case, which limit, from when to when."""

    case: str
    kind: Kind
    place: str
    old: date
    new: date
    was_provisional: bool
    is_provisional: bool


@dataclass(frozen=True, slots=True)
class Late:
    """A limit of a decision that was passed: by so many working days, to the end or so far.

    ``extended`` says that the limit of the law was made longer in this case, by approval.
    """

    case: str
    area: str
    kind: Kind
    due_on: date
    ended_on: date | None
    working_days: int
    extended: bool


@dataclass(frozen=True, slots=True)
class Redated:
    """A running clock whose dates were counted again after a calendar changed."""

    case: str
    kind: Kind
    old: date
    new: date
    warn_on: date
    provisional: bool
