"""What every move of a case leaves behind: the row, an event, a journal entry.  No commands."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from onedoor.journal import api as journal
from onedoor.kernel import prepared
from onedoor.kernel.actors import Actor, ActorKind
from onedoor.kernel.days import legal_day
from onedoor.law.articles import ADL, HAMI, implements
from onedoor.operation.assistance import api as assistance
from onedoor.operation.cases import access, flowing, statements, visits
from onedoor.operation.cases.domain.history import KINDS
from onedoor.operation.cases.domain.states import CONCLUDED, Edge, Move
from onedoor.operation.cases.models import Case, CaseEvent
from onedoor.operation.cases.services import planning
from onedoor.operation.clocks import api as clocks
from onedoor.operation.receptions import api as receptions


@dataclass(frozen=True, slots=True)
class Told:
    """What a move says beside the fact that it was made."""

    note: str = ""
    document: str = ""
    facts: Mapping[str, object] = field(default_factory=dict)


NOTHING = Told()
# Neither gives a case away, nor takes it: who approves leaves it with who works on it.
_NOT_IN_HAND = frozenset({Move.HAND_OVER, Move.TAKE_BACK, Move.PAUSE})


def move(  # what is done, by whom, when, and what is said of it
    case: Case,
    edge: Edge,
    *,
    actor: Actor,
    at: datetime,
    told: Told = NOTHING,
    done: tuple[str, str] | None = None,
) -> None:
    """Bring the locked row along the edge and record it.

    ``done`` is the step of the flow with its outcome, where the move alone does not tell it.
    """
    _require_in_force(case, edge, actor, at)
    before = statements.events_of(case)
    step, outcome = done or flowing.step_of(case, edge.move, before)
    if outcome:
        visits.require(case, step)
    case.state = edge.target
    if is_of_body(case, actor) and edge.move not in _NOT_IN_HAND:
        case.handler = actor.ref
    if edge.target in CONCLUDED and edge.source is not edge.target:
        case.concluded_at, case.concluded_by = at, actor.ref
    going = clocks.going(case.number)
    put_due(case, clocks.soonest(going))
    event = add_event(case, kind=edge.move.value, actor=actor, at=at)
    event.step, event.outcome = step, outcome
    event.note, event.document = told.note, told.document
    prepared.insert(event)
    prepared.update(case)
    history = flowing.history([*before, (event.kind, step, outcome)])
    planning.open_next(case, history, going, at)
    journal.write(
        kind=KINDS[edge.move],
        subject=case.number,
        at=at,
        by=actor,
        state=case.state,
        body=case.body,
        due_on=case.due_on,
        provisional=case.provisional,
        handler=case.handler,
        document=told.document,
        **told.facts,
    )


@implements(HAMI(12), ADL(24), note="each move in a body's place is held against the day's paper")
def _require_in_force(case: Case, edge: Edge, actor: Actor, at: datetime) -> None:
    """Refuse a move in the place of a case's body once that is delegated no more.

    Nor does an agent act whom the applicant lets act no more; each step of theirs is on record.
    What was decided may still be handed over.
    """
    if access.is_helper(case, actor):
        assistance.require_for(case.number, actor=actor, on=legal_day(at))
        assistance.note(case.number, step=edge.move.value, actor=actor, at=at)
    elif edge.move is not Move.DELIVER and access.is_from_elsewhere(case, actor):
        receptions.require_in_force(case.number, actor=actor, on=legal_day(at))


def is_of_body(case: Case, actor: Actor) -> bool:
    """Tell whether somebody works where a case is handled: then it is in their hands."""
    return actor.kind is ActorKind.STAFF and actor.body == case.body


def show_due(case: Case) -> None:
    """Copy the clock that is due first into the row, by which lists are sorted."""
    put_due(case, clocks.soonest(clocks.going(case.number)))


def put_due(case: Case, due: clocks.Clock | None) -> None:
    """Put the clock that is due first into the row; none leaves it without a date."""
    case.due_on = due.due_on if due else None
    case.warn_on = due.warn_on if due else None
    case.provisional = bool(due and due.provisional)


def add_event(case: Case, *, kind: str, actor: Actor, at: datetime) -> CaseEvent:
    """Return the next event of a case, not yet saved, and count it in the row."""
    case.events_count += 1
    return CaseEvent(
        case=case,
        n=case.events_count,
        kind=kind,
        at=at,
        by_kind=actor.kind,
        by=actor.ref,
        state=case.state,
        due_on=case.due_on,
        provisional=case.provisional,
        behalf=actor.on_behalf_of if actor.kind is ActorKind.STAFF else "",
    )
