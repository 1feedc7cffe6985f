"""常见咨询: a question with its answer that many have, on the guide of its item."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from onedoor.law.articles import PIPL, implements
from onedoor.operation.consultations.domain.errors import (
    FaqNotOpen,
    SecondPersonNeeded,
    StillPersonal,
)
from onedoor.operation.consultations.domain.questions import is_personal, words


class FaqState(StrEnum):
    PROPOSED = "proposed"  # 待审核
    PUBLISHED = "published"  # 已发布
    RETURNED = "returned"  # 不予发布
    WITHDRAWN = "withdrawn"  # 已撤下


class Verdict(StrEnum):
    PUBLISH = "publish"  # 发布
    RETURN = "return"  # 不予发布
    WITHDRAW = "withdraw"  # 撤下


EDGES = {
    (FaqState.PROPOSED, Verdict.PUBLISH): FaqState.PUBLISHED,
    (FaqState.PROPOSED, Verdict.RETURN): FaqState.RETURNED,
    (FaqState.PUBLISHED, Verdict.WITHDRAW): FaqState.WITHDRAWN,
}


@dataclass(frozen=True, slots=True)
class Pair:
    """The words to be published."""

    question: str
    answer: str


@dataclass(frozen=True, slots=True)
class Faq:
    """A published common question."""

    ref: str
    question: str
    answer: str
    published_at: datetime


@dataclass(frozen=True, slots=True)
class FaqLine:
    """One common question of a list at the desk."""

    ref: str
    title: str
    question: str
    state: FaqState
    proposed_at: datetime
    proposed_by: str


@dataclass(frozen=True, slots=True)
class FaqSheet:
    """A common question beside what was really asked and answered; ``verdicts`` are open now."""

    line: FaqLine
    item: str
    answer: str
    original: Pair
    reviewed_by: str
    reason: str
    verdicts: tuple[Verdict, ...]


@implements(
    PIPL(6), note="personal data are taken out by hand; numbers that slip through are found"
)
def checked(pair: Pair) -> Pair:
    """Return the words tidied; refuse those that still hold a number of somebody's."""
    clean = Pair(words(pair.question), words(pair.answer))
    if is_personal(clean.question) or is_personal(clean.answer):
        raise StillPersonal
    return clean


def after(state: FaqState, verdict: Verdict) -> FaqState:
    """Return the state that a verdict leads to; refuse one that is not open."""
    try:
        return EDGES[state, verdict]
    except KeyError:
        raise FaqNotOpen(state=state.value) from None


def open_to(state: FaqState) -> tuple[Verdict, ...]:
    """Return the verdicts that are open in a state."""
    return tuple(verdict for source, verdict in EDGES if source is state)


def check_second(*, proposer: str, reviewer: str) -> None:
    """Refuse a review by whoever proposed."""
    if proposer == reviewer:
        raise SecondPersonNeeded
