"""What a list or a search shows of an item, offered here or only listed."""

import re
from dataclasses import dataclass
from datetime import date, datetime

from onedoor.system.forms.api import Text

# What no font shows, or what turns the order of the letters around it.
UNSEEN = re.compile("[\u200b\u2060\ufeff\u202a-\u202e\u2066-\u2069]")


@dataclass(frozen=True, slots=True)
class Entry:
    """One item of the catalogue as lists show it.

    ``offered`` says that it is fully defined here and may be applied for; ``sample`` that it
    is sample data of another place.
    """

    code: str
    name: Text
    area: str
    body: str
    department: Text
    task_type: str
    main_item: str
    sample: bool
    offered: bool
    online: bool
    audiences: tuple[str, ...]
    topics: tuple[str, ...]
    handling: str
    promised_days: int | None
    visits: int | None
    charges: bool | None
    state: str = "1"  # L4: 1 在用, 2 暂停, 3 取消
    terminals: bool = False  # whether it can be filed at a terminal

    @property
    def published(self) -> bool:
        """Whether a version was published here; what was only listed is neither of these."""
        return self.offered or self.state != "1"


@dataclass(frozen=True, slots=True)
class Hit:
    """One search result; the best have the highest score."""

    entry: Entry
    score: float


@dataclass(frozen=True, slots=True)
class Shelf:
    """One way into the catalogue with the number of items behind it."""

    key: str
    name: str
    count: int


@dataclass(frozen=True, slots=True)
class RefusedRow:
    """A row of an import that was not taken, and why."""

    line: int
    name: str
    why: str


@dataclass(frozen=True, slots=True)
class ImportReport:
    """What an import did; rows = added + changed + unchanged + refused.

    ``doubtful`` are rows that were taken and look wrong.
    """

    rows: int
    added: int
    changed: int
    unchanged: int
    refused: tuple[RefusedRow, ...]
    doubtful: tuple[RefusedRow, ...] = ()


@dataclass(frozen=True, slots=True)
class Measure:
    """One of the five things that must shrink (第四条): at the start and now."""

    name: str  # materials, steps, days, visits, fee
    baseline: int
    current: int

    @property
    def reduction(self) -> int:
        """By how many per cent it shrank; negative when it grew."""
        if not self.baseline:
            return 0 if not self.current else -100
        return 100 * (self.baseline - self.current) // self.baseline


@dataclass(frozen=True, slots=True)
class Version:
    """One published version, as the list of versions shows it."""

    version: int
    sha256: str
    published_at: datetime
    published_by: str
    reviewed_by: str
    effective_on: date
    reason: str
