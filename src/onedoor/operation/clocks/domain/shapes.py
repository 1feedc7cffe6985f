"""Clocks and their changes as other modules see them."""

from dataclasses import dataclass
from datetime import date, datetime

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
    """A due date that moved: from where to where, why, on what basis, through whom."""

    kind: Kind
    at: datetime
    by: str
    old: date
    new: date
    is_provisional: bool
    why: str
    basis: str
    place: str = ""


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
