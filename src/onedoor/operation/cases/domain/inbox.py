"""The officer's list: due first, with counters that are filters."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from onedoor.operation.cases.domain.channels import Channel
from onedoor.operation.cases.domain.states import State

UNHELD = "-"  # stands in a filter for: in nobody's hands


class Shelf(StrEnum):
    OVERDUE = "overdue"  # 超期
    DUE_SOON = "due_soon"  # 临期
    NORMAL = "normal"  # 正常
    PAUSED = "paused"  # 暂停


@dataclass(frozen=True, slots=True)
class Filter:
    """What the list is narrowed to; empty means everything open.

    ``joint`` shows instead the cases of other bodies that wait for a part of a joint review,
    ``approval`` those of one's own in which a longer limit waits to be approved.
    ``away`` what was taken in at one's own venue for bodies elsewhere, the newest first.
    ``handler`` has the cases in hand (``UNHELD``: nobody); ``newest_first`` orders by submission
    instead of due dates.
    """

    shelf: Shelf | None = None
    state: State | None = None
    words: str = ""
    joint: bool = False
    approval: bool = False
    away: bool = False
    handler: str = ""
    newest_first: bool = False


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the list; ``late`` names the steps that take longer than was planned."""

    number: str
    area: str
    title: str
    applicant_name: str
    state: State
    channel: Channel
    submitted_at: datetime
    due_on: date | None
    warn_on: date | None
    provisional: bool
    handler: str = ""
    late: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Counters:
    """How many open cases stand on each shelf."""

    overdue: int
    due_soon: int
    normal: int
    paused: int

    @property
    def all(self) -> int:
        """How many are open."""
        return self.overdue + self.due_soon + self.normal + self.paused


@dataclass(frozen=True, slots=True)
class Load:
    """What somebody has in hand, and how much of it waits for a decision; empty is nobody."""

    handler: str
    open: Counters
    waiting: int


@dataclass(frozen=True, slots=True)
class Board:
    """The open cases of a body, by who has them in hand."""

    loads: tuple[Load, ...]

    @property
    def open(self) -> Counters:
        """How many stand on each shelf in the whole body."""
        held = [one.open for one in self.loads]
        return Counters(
            overdue=sum(one.overdue for one in held),
            due_soon=sum(one.due_soon for one in held),
            normal=sum(one.normal for one in held),
            paused=sum(one.paused for one in held),
        )

    @property
    def waiting(self) -> int:
        """How many wait for a decision."""
        return sum(one.waiting for one in self.loads)
