"""Drafts of an offering's next version: draft → legal review → published, by two people."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from onedoor.law.articles import BER, HAMI, implements
from onedoor.system.items.domain.errors import DraftNotOpen, SecondPersonNeeded, TooFarAhead


class DraftState(StrEnum):
    """Where a draft stands."""

    WRITING = "writing"  # 起草
    IN_REVIEW = "in_review"  # 法制审核
    APPROVED = "approved"  # 审核通过，待发布
    SCHEDULED = "scheduled"  # 定期发布
    PUBLISHED = "published"  # 已发布
    DROPPED = "dropped"  # 已放弃


class Verdict(StrEnum):
    """What a legal reviewer says."""

    APPROVE = "approve"  # 同意
    RETURN = "return"  # 退回修改


class DraftAct(StrEnum):
    """What can be done to a draft."""

    WRITE = "write"
    SEND = "send"
    REVIEW = "review"
    PUBLISH = "publish"
    DROP = "drop"
    TAKE_BACK = "take_back"


_OPEN_TO = {
    DraftAct.WRITE: (DraftState.WRITING, DraftState.APPROVED, DraftState.SCHEDULED),
    DraftAct.SEND: (DraftState.WRITING,),
    DraftAct.REVIEW: (DraftState.IN_REVIEW,),
    DraftAct.TAKE_BACK: (DraftState.IN_REVIEW,),
    DraftAct.PUBLISH: (DraftState.APPROVED, DraftState.SCHEDULED),
    DraftAct.DROP: (DraftState.WRITING, DraftState.APPROVED, DraftState.SCHEDULED),
}
ENDED = (DraftState.PUBLISHED, DraftState.DROPPED)


@dataclass(frozen=True, slots=True)
class Terms:
    """On what terms a draft is to be published.

    ``reason`` says why more is asked for than at the start.  ``baseline`` is what the item asked
    for before the reform, and counts at the first publication only.  ``effective_on`` in the
    future lets the clock publish it; on ``cancel_on`` the clock cancels the item.
    """

    reason: str = ""
    baseline: Mapping[str, int] = field(default_factory=dict)
    effective_on: date | None = None
    cancel_on: date | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """One draft with everything an editor's desk shows of it.

    ``document`` may be unfinished.  ``revision`` rises with every save; give it back to the next.
    ``version`` is the version it became.
    """

    ref: str
    code: str
    name: str
    body: str
    state: DraftState
    document: Mapping[str, Any]
    revision: int
    based_on: int | None
    editors: tuple[str, ...]
    terms: Terms
    sent_by: str
    sent_at: datetime | None
    reviewed_by: str
    reviewed_at: datetime | None
    opinion: str
    version: int | None
    saved_at: datetime


def require_open(act: DraftAct, state: DraftState) -> None:
    """Refuse what cannot be done to a draft in this state."""
    if state not in _OPEN_TO[act]:
        raise DraftNotOpen(state=state.value)


@implements(HAMI(16), note="what nobody alive will see take effect is a slip, and is not published")
def require_near(day: date, *, on: date, years: int) -> None:
    """Refuse a day of effect, or of cancelling, that is more than so many years away."""
    leap = (on.month, on.day) == (2, 29)
    last = on.replace(year=on.year + years, day=28 if leap else on.day)
    if day > last:
        raise TooFarAhead(last=last, years=years)


@implements(HAMI(16), BER(35), note="who wrote it does not review it; who reviewed it is another")
def require_second_person(act: DraftAct, *, person: str, editors: list[str], reviewer: str) -> None:
    """Refuse a reviewer who wrote any of it, and an editor who publishes what they reviewed."""
    wrote = act is DraftAct.REVIEW and person in editors
    reviewed = act is DraftAct.PUBLISH and person == reviewer
    if wrote or reviewed:
        raise SecondPersonNeeded
