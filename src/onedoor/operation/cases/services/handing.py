"""移交经办 to a colleague, and 收回 of one's own last act; both are moves, nothing is erased."""

from datetime import datetime

from onedoor.general.people import api as people
from onedoor.kernel.actors import Actor
from onedoor.kernel.commands import command
from onedoor.law.articles import HAMI, implements
from onedoor.operation.cases import access
from onedoor.operation.cases.domain.handing import (
    Done,
    NoDutyForIt,
    check_giver,
    check_taker,
    may_take,
    taken_back,
)
from onedoor.operation.cases.domain.states import Move, Role, State
from onedoor.operation.cases.domain.words import check_reason
from onedoor.operation.cases.models import Case
from onedoor.operation.cases.services import recording


@implements(HAMI(4), note="who has a case is on record, with why it changed hands")
@command
def hand_over(*, number: str, to: str, reason: str, actor: Actor, at: datetime) -> None:
    """Give a case to a colleague of the body who has a duty for it."""
    case, edge = access.case_to_move(number=number, move=Move.HAND_OVER, actor=actor)
    reason = check_reason(reason)
    require_giver(case, actor)
    taker = people.staff_members([to]).get(to)
    if taker is None or not taker.active or taker.body != case.body:
        raise NoDutyForIt(to=to)
    check_taker(
        taker=to,
        duties=taker.duties,
        state=State(case.state),
        hands=access.hands_of(case).persons,
        handler=case.handler,
    )
    facts = {"from": case.handler, "to": to}
    case.handler = to
    told = recording.Told(note=f"{taker.name}（{taker.position}）：{reason}", facts=facts)
    recording.move(case, edge, actor=actor, at=at, told=told)


@implements(HAMI(4), note="a slip is undone in the open, before anybody built on it")
@command
def take_back(*, number: str, actor: Actor, at: datetime) -> None:
    """Undo one's own last act: the case is received or reviewed anew."""
    case, edge = access.case_to_move(number=number, move=Move.TAKE_BACK, actor=actor)
    undone = taken_back(acts(case), by=actor.ref)
    if undone is Move.RECEIVE:
        case.received_by = case.received_for = case.handler = ""
    told = recording.Told(facts={"undone": undone.value})
    recording.move(case, edge, actor=actor, at=at, told=told)


def require_giver(case: Case, actor: Actor) -> None:
    """Refuse to hand over what is in a colleague's hands."""
    check_giver(
        giver=actor.ref,
        is_head=Role.DECIDER in actor.duties,
        handler=case.handler,
        events=acts(case),
    )


def takers(case: Case) -> list[str]:
    """Return the colleagues who could bring a case on and do not have it in hand."""
    state, hands = State(case.state), access.hands_of(case).persons
    return [
        one.number
        for one in people.staff_of(body=case.body)
        if one.number != case.handler
        and may_take(taker=one.number, duties=one.duties, state=state, hands=hands)
    ]


def acts(case: Case) -> list[Done]:
    """Return what was done to a case, in order."""
    rows = case.events.order_by("n").values_list("kind", "by", "document")
    return [Done(*row) for row in rows]
