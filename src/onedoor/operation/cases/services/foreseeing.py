"""What a move would do to each of several cases, by the rules that the commands keep.

It changes nothing: no commands.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from functools import partial

from onedoor.kernel.actors import Actor
from onedoor.kernel.errors import DomainError
from onedoor.operation.cases import access, flowing, holdings
from onedoor.operation.cases.domain.batch import MOST, Forecast, batch_moves, of_one_item
from onedoor.operation.cases.domain.joint import check_answer
from onedoor.operation.cases.domain.roles import check_hands, check_role
from onedoor.operation.cases.domain.states import DECISIONS, Move, State, edge_for
from onedoor.operation.cases.models import Case
from onedoor.operation.cases.services import (
    acceptance,
    completeness,
    deciding,
    handing,
    lacking,
    renewals,
)
from onedoor.operation.fees import api as fees
from onedoor.system.items import api as items


def forecasts(move: Move, numbers: Sequence[str], *, actor: Actor, at: datetime) -> list[Forecast]:
    """Return for each number, once and in order, what the move would do."""
    chosen = list(dict.fromkeys(numbers))[:MOST]
    return of_one_item(move, [_forecast(move, one, actor, at) for one in chosen])


def _forecast(move: Move, number: str, actor: Actor, at: datetime) -> Forecast:
    try:
        case, roles = access.case_to_read(number=number, actor=actor)
    except DomainError as error:
        return Forecast(number, obstacle=error)
    obstacle: DomainError | None = None
    try:
        edge = edge_for(move, State(case.state))
        check_role(edge, roles)
        if move in DECISIONS:
            check_hands(decider=actor, hands=access.hands_of(case))
        _NEEDS.get(move, _nothing)(case, actor, at)
        flowing.step_of(case, move)
    except DomainError as error:
        obstacle = error
    return Forecast(
        number, case.title, case.applicant_name, case.offering, State(case.state), obstacle
    )


def _nothing(_case: Case, _actor: Actor, _at: datetime) -> None:
    """Need nothing beside the state."""


def _complete(case: Case, _actor: Actor, at: datetime) -> None:
    if acceptance.late_notice(case, at) is None:
        what = items.offering(case.offering, case.version)
        completeness.check(holdings.holding_of(case, what))


def _fit(case: Case, _actor: Actor, at: datetime) -> None:
    renewals.require_in_time(case, at)
    deciding.require_fit(case)
    lacking.require_whole(case, items.offering(case.offering, case.version))
    check_answer("", objections=flowing.objections(case, flowing.done(case)))


def _paid(case: Case, _actor: Actor, _at: datetime) -> None:
    fees.require_paid(case.number)


def _in_hand(case: Case, actor: Actor, _at: datetime) -> None:
    handing.require_giver(case, actor)


_NEEDS: Mapping[Move, Callable[[Case, Actor, datetime], None]] = {
    Move.ACCEPT: _complete,
    Move.GRANT: _fit,
    Move.DELIVER: _paid,
    Move.HAND_OVER: _in_hand,
}
# The moves that may be made for several cases at once, each with what tells beforehand.
BATCH: Mapping[Move, Callable[..., list[Forecast]]] = {
    move: partial(forecasts, move) for move in batch_moves()
}
