"""Where a case stands in the flow of its offering, and which of its steps are whose.

A branch of a joint step is told in the column ``step`` of an event as ``step.branch``.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import takewhile

from onedoor.law.articles import ADL, HAMI, implements
from onedoor.operation.cases import statements
from onedoor.operation.cases.domain.handing import UNDONE
from onedoor.operation.cases.domain.joint import is_objection
from onedoor.operation.cases.domain.states import CONCLUDED, Move, Role
from onedoor.operation.cases.domain.steps import outcome_of
from onedoor.operation.cases.models import Case
from onedoor.operation.cases.offerings import offering_of
from onedoor.system.flows import api as flows

_BRANCH = "."
_MOVES = frozenset(move.value for move in Move)
# Moves that a flow must know; the others it may leave to the state alone.
_DRAWN = frozenset({Move.ISSUE})
# What leads away from where a case can be accepted.
_LEAVE_INTAKE = {
    Move.ACCEPT, Move.ACCEPT_WITH_GAPS, Move.DEEM, Move.DECLINE, Move.ASK_FOR_SUPPLEMENT,
}  # fmt: skip
Row = tuple[str, str, str]
_IN_FLOW = frozenset({Move.REVIEW, Move.GRANT, Move.REFUSE, Move.ISSUE, Move.DELIVER})


@dataclass(frozen=True, slots=True)
class Turn:
    """One way to leave a step, or one part of a joint step, that is no move of the table.

    ``key`` names it in an address or a form, ``words`` says it in Chinese.
    """

    step: str
    outcome: str
    words: str

    @property
    def key(self) -> str:
        return f"{self.step}:{self.outcome}"


@dataclass(frozen=True, slots=True)
class Open:
    """A step that is open, or one part of a joint one: in whose lane, which body's.

    ``body`` is empty where it is the applicant's.
    """

    one: flows.OpenStep
    lane: flows.Lane
    body: str


def done(case: Case) -> list[flows.Event]:
    """Return what was done of the offering's flow so far, in order."""
    return history(statements.events_of(case))


@implements(ADL(7), note="what is to be decided anew is done anew, from the acceptance on")
def history(rows: Iterable[Row]) -> list[flows.Event]:
    """Return what was done, of the kinds, steps and outcomes of the events of a case.

    A case that was opened again begins where it can be accepted; whoever withdraws a promise
    begins the ordinary way from its start.
    """
    told = _on_this_way(_standing(rows))
    again = max((n for n, (kind, *_rest) in enumerate(told) if kind == Move.REOPEN), default=0)
    if again:
        told = _before_acceptance(told[:again]) + told[again:]
    return [event(step, outcome) for _kind, step, outcome in told if outcome]


def _standing(rows: Iterable[Row]) -> list[Row]:
    """Return what was done and not taken back."""
    told: list[Row] = []
    for row in rows:
        if row[0] == Move.TAKE_BACK:
            last = next(n for n in range(len(told) - 1, -1, -1) if told[n][0] in UNDONE)
            del told[last]
        else:
            told.append(row)
    return told


def _on_this_way(rows: Iterable[Row]) -> list[Row]:
    told = list(rows)
    left = [n for n, (kind, *_rest) in enumerate(told, 1) if kind == Move.WITHDRAW_PROMISE]
    return told[left[-1] :] if left else told


def _before_acceptance(told: list[Row]) -> list[Row]:
    return list(takewhile(lambda one: one[0] not in _LEAVE_INTAKE, told))


def event(step: str, outcome: str) -> flows.Event:
    """Return an event of the flow from what the columns tell."""
    key, _, branch = step.partition(_BRANCH)
    return flows.Event(key, outcome, branch)


def key(place: str) -> str:
    """Return the step of a place in the flow."""
    return place.partition(_BRANCH)[0]


@implements(
    ADL(26, paragraph=2), HAMI(20), note="each department answers its own part, and no other's"
)
def turns(case: Case, history: Sequence[flows.Event], *, body: str) -> tuple[Turn, ...]:
    """Return the ways on that a reviewer of a body has now, beside the moves of the table."""
    flow = offering_of(case.offering, case.version).flow
    return tuple(
        Turn(one.place, outcome.key, f"{one.name.zh}：{outcome.name.zh}")
        for one in flows.open_steps(flow, history, facts=case.answers)
        if one.duty == Role.REVIEWER and (flow.lane(one.lane).body or case.body) == body
        for outcome in one.outcomes
        if one.branch or outcome.key not in _MOVES
    )


def objects(case: Case, event: flows.Event) -> bool:
    """Tell whether an event is the objection of one part of a joint step."""
    if not event.branch:
        return False
    step = offering_of(case.offering, case.version).flow.step(event.step)
    return is_objection(event.outcome, [one.key for one in step.outcomes])


def objections(case: Case, history: Sequence[flows.Event]) -> tuple[str, ...]:
    """Return the names of the parts of a joint step that were answered with an objection."""
    flow = offering_of(case.offering, case.version).flow
    found = (one for one in history if objects(case, one))
    return tuple(flow.name_of(f"{one.step}{_BRANCH}{one.branch}").zh for one in found)


def open_now(case: Case, history: Sequence[flows.Event]) -> tuple[Open, ...]:
    """Return the steps that are open, and the parts of one that is joint; none at the end."""
    if case.state in CONCLUDED:
        return ()
    flow = offering_of(case.offering, case.version).flow
    found = flows.open_steps(flow, history, facts=case.answers)
    held = ((one, flow.lane(one.lane)) for one in found)
    return tuple(
        Open(one, lane, "" if one.duty == flows.APPLICANT else lane.body or case.body)
        for one, lane in held
    )


def is_joint(case: Case) -> bool:
    """Say whether several departments handle a case jointly."""
    return any(step.joint for step in offering_of(case.offering, case.version).flow.steps)


def allowed(case: Case, history: Sequence[flows.Event], moves: Iterable[Move]) -> frozenset[Move]:
    """Return those of some moves for which the flow, too, is ready."""
    wanted = frozenset(moves)
    if not wanted & _IN_FLOW:
        return wanted
    flow = offering_of(case.offering, case.version).flow
    found = flows.open_steps(flow, history, facts=case.answers)
    ready = {outcome.key for one in found if not one.branch for outcome in one.outcomes}
    return frozenset(
        move
        for move in wanted
        if move not in _IN_FLOW
        or move.value in ready
        or (not outcome_of(flow, move) and move not in _DRAWN)
    )


def step_of(case: Case, move: Move, events: Iterable[Row] | None = None) -> tuple[str, str]:
    """Return the step of the flow that a move is, and its outcome; refuse what is not open.

    ``events`` are those of the case, where the caller has just asked.
    """
    flow = offering_of(case.offering, case.version).flow
    before = _so_far(statements.events_of(case) if events is None else events, move)
    state = flows.replay(flow, before, facts=case.answers)
    outcome = outcome_of(flow, move)
    if not outcome and move not in _DRAWN:
        return state.step, ""
    flows.apply(flow, state, flows.Event(state.step, outcome or move.value), facts=case.answers)
    return state.step, outcome


def _so_far(events: Iterable[Row], move: Move) -> list[flows.Event]:
    """Return what was done before a move; before a case is opened again, only its taking in."""
    if move is not Move.REOPEN:
        return history(events)
    return history(_before_acceptance(_on_this_way(_standing(events))))
