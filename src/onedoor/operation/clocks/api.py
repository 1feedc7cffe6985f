"""What other modules may use of ``operation.clocks``."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from onedoor.kernel.actors import Actor
from onedoor.operation.clocks.domain.lights import Light, Reading, Thresholds
from onedoor.operation.clocks.domain.limits import (
    DECISION,
    DELIVERY,
    NOTICE,
    PROMISE_BASIS,
    Kind,
    Limit,
    State,
    Unit,
)

__all__ = [
    "DECISION",
    "DELIVERY",
    "NOTICE",
    "PROMISE_BASIS",
    "Change",
    "Clock",
    "Kind",
    "Light",
    "Limit",
    "Reading",
    "Redated",
    "State",
    "Thresholds",
    "Unit",
    "changes",
    "finish",
    "in_words",
    "of",
    "on_redated",
    "reading",
    "redate",
    "start",
    "stop",
]


@dataclass(frozen=True, slots=True)
class Clock:
    """One limit counted for one case."""

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


@dataclass(frozen=True, slots=True)
class Change:
    """A due date that moved: from where to where, why, on what basis, through whom."""

    kind: Kind
    at: datetime
    by: str
    old: date
    new: date
    why: str
    basis: str


@dataclass(frozen=True, slots=True)
class Redated:
    """A running clock whose dates were counted again after a calendar changed."""

    case: str
    kind: Kind
    old: date
    new: date
    warn_on: date
    provisional: bool


def start(*, case: str, kind: Kind, limit: Limit, on: date, area: str) -> Clock:
    """Start a clock on day 0, inside the caller's transaction."""
    raise NotImplementedError


def finish(*, case: str, kind: Kind, on: date) -> None:
    """End a running clock because what it waited for was done, in time or late."""
    raise NotImplementedError


def stop(*, case: str, on: date) -> None:
    """End every running clock of a case because nothing is waited for any more."""
    raise NotImplementedError


def of(case: str) -> Sequence[Clock]:
    """Return all clocks of a case in the order in which they started."""
    raise NotImplementedError


def changes(case: str) -> Sequence[Change]:
    """Return every change of a due date of a case, oldest first."""
    raise NotImplementedError


def reading(*, due_on: date, warn_on: date, provisional: bool, area: str, today: date) -> Reading:
    """Return the light of a running clock on a day, in working days of its area."""
    raise NotImplementedError


def in_words(shown: Reading) -> str:
    """Return a reading as people read it: ``剩余 2 个工作日``."""
    raise NotImplementedError


def on_redated(follower: Callable[[Sequence[Redated]], None]) -> None:
    """Name a function that is told, in the same transaction, of each batch counted again."""
    raise NotImplementedError


def redate(*, area: str, actor: Actor, at: datetime) -> int:
    """Count every running clock of an area again by today's calendar; return how many moved."""
    raise NotImplementedError
