"""Legal instruments, what became of them, and the reminders that follow."""

import re
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from onedoor.law.grades import Grade
from onedoor.law.register import ActText, Rank

UNREAD = "MEM"  # dates or number not yet read in a published text: 待核实
_NUMBER = re.compile(r"\d+")
_GRADES = {
    Rank.LAW: Grade.LAW,
    Rank.ADMIN_REGULATION: Grade.REGULATION,
    Rank.REGION_REGULATION: Grade.LOCAL,
    Rank.CITY_REGULATION: Grade.LOCAL,
    Rank.RULE: Grade.RULE,
}


class State(StrEnum):
    """What became of an instrument."""

    VALID = "valid"  # 有效
    AMENDED = "amended"  # 已修改
    REPEALED = "repealed"  # 已废止


@dataclass(frozen=True, slots=True)
class Instrument:
    """One instrument under its title; ``last_article`` 0 says that nobody has counted."""

    title: str
    grade: Grade
    document: str = ""
    since: date | None = None
    until: date | None = None
    last_article: int = 0
    state: State = State.VALID
    changed_on: date | None = None
    source: str = ""

    def in_force(self, on: date) -> bool:
        """Tell whether it is in force on a day."""
        begun = self.since is not None and self.since <= on
        return begun and (self.until is None or on < self.until)

    @property
    def verified(self) -> bool:
        """Whether its dates and number were read in a published text."""
        return self.source != UNREAD

    def has(self, article: str) -> bool:
        """Tell whether it can have an article, as ``35`` or ``35之一``."""
        found = _NUMBER.match(article)
        number = int(found[0]) if found else 0
        return number > 0 and (not self.last_article or number <= self.last_article)


@dataclass(frozen=True, slots=True)
class Reminder:
    """Something that cites a changed instrument, to be looked at until a day."""

    ref: str
    instrument: str
    state: State
    changed_on: date
    cited_by: str
    holder: str
    articles: tuple[str, ...]
    due_on: date
    settled_by: str = ""
    settled_at: datetime | None = None
    note: str = ""


def of_act(act: ActText) -> Instrument:
    """Return an act that the law pages know as an instrument of the register."""
    return Instrument(
        title=act.title,
        grade=_GRADES[act.rank],
        document=act.document,
        since=act.valid_from,
        until=act.valid_until,
        last_article=act.last_article,
        source="LAW" if act.verified else UNREAD,
    )
