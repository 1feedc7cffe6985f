"""What every move of a case leaves behind: the row, an event, a journal entry.  No commands."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from onedoor.journal import api as journal
from onedoor.kernel.actors import Actor
from onedoor.operation.cases.domain.history import KINDS
from onedoor.operation.cases.domain.states import CONCLUDED, Edge
from onedoor.operation.cases.domain.steps import outcome_of
from onedoor.operation.cases.models import Case, CaseEvent
from onedoor.operation.clocks import api as clocks
from onedoor.system.flows import api as flows
from onedoor.system.items import api as items


@dataclass(frozen=True, slots=True)
class Told:
    """What a move says beside the fact that it was made."""

    note: str = ""
    document: str = ""
    facts: Mapping[str, object] = field(default_factory=dict)


NOTHING = Told()


def move(case: Case, edge: Edge, *, actor: Actor, at: datetime, told: Told = NOTHING) -> None:
    """Bring the locked row along the edge and record it."""
    step, outcome = _step(case, edge)
    case.state = edge.target
    if edge.target in CONCLUDED:
        case.concluded_at = at
    show_due(case)
    event = add_event(case, kind=edge.move.value, actor=actor, at=at)
    event.step, event.outcome = step, outcome
    event.note, event.document = told.note, told.document
    event.save()
    case.save()
    journal.write(
        kind=KINDS[edge.move],
        subject=case.number,
        at=at,
        by=actor,
        state=case.state,
        body=case.body,
        due_on=case.due_on,
        provisional=case.provisional,
        document=told.document,
        **told.facts,
    )


def show_due(case: Case) -> None:
    """Copy the clock that is due first into the row, by which lists are sorted."""
    put_due(case, clocks.soonest(case.number))


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
    )


def done(case: Case) -> list[flows.Event]:
    """Return what was done of the offering's flow so far, in order."""
    rows = case.events.exclude(outcome="").order_by("n").values_list("step", "outcome")
    return [flows.Event(step, outcome) for step, outcome in rows]


def _step(case: Case, edge: Edge) -> tuple[str, str]:
    """Return the step of the offering's flow that this move is, and the outcome it gives."""
    flow = items.offering(case.offering, case.version).flow
    state = flows.replay(flow, done(case), facts=case.answers)
    outcome = outcome_of(flow, edge.move)
    if not outcome:
        return state.step, ""
    flows.apply(flow, state, flows.Event(state.step, outcome), facts=case.answers)
    return state.step, outcome
