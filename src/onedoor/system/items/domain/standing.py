"""Whether an offering may be applied for: in use, paused or cancelled (L4)."""

from dataclasses import dataclass
from datetime import datetime
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


@dataclass(frozen=True, slots=True)
class StandingChange:
    """One change of an offering's standing, with the document it rests on."""

    standing: Standing
    at: datetime
    by: str
    reason: str
    document_number: str


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
