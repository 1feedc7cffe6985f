"""Whether an offering may be applied for: in use, paused or cancelled (L4)."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from onedoor.law.articles import BER, HAMI, implements
from onedoor.system.items.domain.errors import OfferingCancelled, OfferingPaused, StandingNotOpen


class Standing(StrEnum):
    """L4 事项状态 of an offering that was published."""

    IN_USE = "1"  # 在用
    PAUSED = "2"  # 暂停
    CANCELLED = "3"  # 取消


_NEXT = {
    Standing.IN_USE: (Standing.PAUSED, Standing.CANCELLED),
    Standing.PAUSED: (Standing.IN_USE, Standing.CANCELLED),
    Standing.CANCELLED: (),
}
VERBS = {
    Standing.IN_USE: "items.resumed",
    Standing.PAUSED: "items.paused",
    Standing.CANCELLED: "items.cancelled",
}


class Stage(StrEnum):
    """How far a change of an offering's standing has come."""

    WAITING = "waiting"  # 待确认: for a second person
    PLANNED = "planned"  # 已定日期
    DONE = "done"  # 已生效
    DROPPED = "dropped"  # 已撤回


AHEAD = (Stage.WAITING, Stage.PLANNED)


@dataclass(frozen=True, slots=True)
class StandingChange:
    """One change of an offering's standing, with the document it rests on.

    ``on`` is the day of effect of a change that was planned, ``second`` who confirmed it.
    """

    standing: Standing
    at: datetime
    by: str
    reason: str
    document_number: str
    stage: Stage = Stage.DONE
    on: date | None = None
    second: str = ""


@implements(HAMI(29, item=2), note="what cannot be undone is not done by one person alone")
def needs_second(standing: Standing) -> bool:
    """Tell whether a change takes a second person: what is cancelled is never resumed."""
    return standing is Standing.CANCELLED


def require_next(now: Standing, wanted: Standing) -> None:
    """Refuse a change that does not follow; what is cancelled stays cancelled."""
    if wanted not in _NEXT[now]:
        raise StandingNotOpen(now=now.value, wanted=wanted.value)


@implements(HAMI(29, item=2), BER(40), note="what is cancelled or paused takes no new case")
def require_in_use(code: str, standing: Standing) -> None:
    """Refuse new applications for an item that is paused or cancelled."""
    if standing is Standing.CANCELLED:
        raise OfferingCancelled(code=code)
    if standing is Standing.PAUSED:
        raise OfferingPaused(code=code)
