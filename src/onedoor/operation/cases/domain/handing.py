"""移交经办、收回: who has a case in hand, to whom it goes, and what may be undone, until when."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

from onedoor.kernel.errors import Forbidden, Refused
from onedoor.law.articles import HAMI, implements
from onedoor.operation.cases.domain.states import DECISIONS, Move, Role, State, edges_from

# What may be undone: nobody was told of it by a letter, and no clock of the law began with it.
UNDONE = frozenset({Move.RECEIVE, Move.REVIEW})
# What brings a case on its way: whoever may do none of it has no use for the case.
_ONWARD = frozenset({
    Move.RECEIVE, Move.PRE_REVIEW, Move.ASK_FOR_SUPPLEMENT, Move.ACCEPT, Move.DECLINE,
    Move.RETURN, Move.ADVANCE, Move.RESUME, Move.REVIEW, Move.GRANT, Move.REFUSE, Move.ISSUE,
    Move.DELIVER,
})  # fmt: skip
_BY_CLOCK = frozenset({"redate"})  # what no person does stands between nobody and their act


class NotInHand(Forbidden):
    """A case is handed over by who has it, by the head, or back by who gave it last."""

    code = "cases.not_in_hand"


class InTheirHands(Refused):
    """The colleague has the case already."""

    code = "cases.in_their_hands"


class NoDutyForIt(Refused):
    """The colleague holds no duty that this case waits for, or took it in and may not decide."""

    code = "cases.no_duty_for_it"
    basis = HAMI(13)


class NothingToTakeBack(Refused):
    """The last act was somebody else's, was told by a letter, or is none that can be undone."""

    code = "cases.nothing_to_take_back"
    basis = HAMI(4)


class Act(Protocol):
    """What is read of an event: what was done, by whom, and the letter that told of it."""

    @property
    def kind(self) -> str: ...
    @property
    def by(self) -> str: ...
    @property
    def document(self) -> str: ...


ActT = TypeVar("ActT", bound=Act)


@dataclass(frozen=True, slots=True)
class Done:
    """One act of a case."""

    kind: str
    by: str
    document: str = ""


def may_give(*, giver: str, is_head: bool, handler: str, events: Sequence[Act]) -> bool:
    """Tell whether somebody may hand a case over: who has it, the head, or who gave it last."""
    last = last_act(events)
    gave_it = last is not None and (last.kind, last.by) == (Move.HAND_OVER, giver)
    return handler in ("", giver) or is_head or gave_it


def check_giver(*, giver: str, is_head: bool, handler: str, events: Sequence[Act]) -> None:
    """Refuse to hand over what is in a colleague's hands."""
    if not may_give(giver=giver, is_head=is_head, handler=handler, events=events):
        raise NotInHand(handler=handler)


@implements(HAMI(13), note="who took a case in is handed no decision of it")
def may_take(*, taker: str, duties: Iterable[str], state: State, hands: frozenset[str]) -> bool:
    """Tell whether somebody with these duties can bring a case on."""
    held = {Role(one) for one in duties if one in set(Role)}
    return any(
        edge.roles & held
        and edge.move in _ONWARD
        and not (edge.move in DECISIONS and taker in hands)
        for edge in edges_from(state)
    )


def check_taker(
    *, taker: str, duties: Iterable[str], state: State, hands: frozenset[str], handler: str
) -> None:
    """Refuse a colleague who could do nothing with the case, or has it already."""
    if taker == handler:
        raise InTheirHands(to=taker)
    if not may_take(taker=taker, duties=duties, state=state, hands=hands):
        raise NoDutyForIt(to=taker)


def may_take_back(events: Sequence[Act], *, by: str) -> bool:
    """Tell whether somebody's last act can be undone."""
    last = last_act(events)
    return last is not None and last.by == by and not last.document and last.kind in UNDONE


@implements(HAMI(4), note="until the next person signs, by who did it, and never what was told")
def taken_back(events: Sequence[Act], *, by: str) -> Move:
    """Return the act of this person that is undone; refuse what cannot be."""
    last = last_act(events)
    if last is None or not may_take_back(events, by=by):
        raise NothingToTakeBack
    return Move(last.kind)


def told_outside(events: Iterable[ActT]) -> tuple[ActT, ...]:
    """Return what others than staff read: not which officer gave a case to which."""
    return tuple(one for one in events if one.kind != Move.HAND_OVER)


def last_act(events: Sequence[Act]) -> Act | None:
    """Return the last thing that a person did."""
    return next((one for one in reversed(events) if one.kind not in _BY_CLOCK), None)
