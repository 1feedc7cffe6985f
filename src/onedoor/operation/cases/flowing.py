"""Where a case stands in the flow of its offering, and which of its steps are whose.

A branch of a joint step is told in the column ``step`` of an event as ``step.branch``.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from onedoor.law.articles import ADL, implements
from onedoor.operation.cases.domain.states import Move, Role
from onedoor.operation.cases.domain.steps import outcome_of
from onedoor.operation.cases.models import Case
from onedoor.operation.cases.offerings import offering_of
from onedoor.system.flows import api as flows

_BRANCH = "."
_MOVES = frozenset(move.value for move in Move)
# Moves that a flow must know; the others it may leave to the state alone.
_DRAWN = frozenset({Move.ISSUE})
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
class Part:
    """One part of a joint step that another body has to answer."""

    body: str
    step: str


def done(case: Case) -> list[flows.Event]:
    """Return what was done of the offering's flow so far, in order."""
    rows = case.events.exclude(outcome="").order_by("n").values_list("step", "outcome")
    return [event(step, outcome) for step, outcome in rows]


def event(step: str, outcome: str) -> flows.Event:
    """Return an event of the flow from what the columns tell."""
    key, _, branch = step.partition(_BRANCH)
    return flows.Event(key, outcome, branch)


@implements(ADL(26, paragraph=2), note="each department answers its own part, and no other's")
def turns(case: Case, history: Sequence[flows.Event], *, body: str) -> tuple[Turn, ...]:
    """Return the ways on that a reviewer of a body has now, beside the moves of the table."""
    flow = offering_of(case.offering, case.version).flow
    return tuple(
        Turn(_place(one), outcome.key, f"{_name(one)}：{outcome.name.zh}")
        for one in flows.open_steps(flow, history, facts=case.answers)
        if one.duty == Role.REVIEWER and (flow.lane(one.lane).body or case.body) == body
        for outcome in one.outcomes
        if one.branch or outcome.key not in _MOVES
    )


def parts(case: Case) -> tuple[Part, ...]:
    """Return the parts of the joint step now open that other bodies have to answer."""
    flow = offering_of(case.offering, case.version).flow
    if not any(step.joint for step in flow.steps):
        return ()
    found = flows.open_steps(flow, done(case), facts=case.answers)
    held = ((flow.lane(one.lane).body, one) for one in found if one.branch)
    return tuple(Part(body, _place(one)) for body, one in held if body not in ("", case.body))


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


def step_of(case: Case, move: Move) -> tuple[str, str]:
    """Return the step of the flow that a move is, and its outcome; refuse what is not open."""
    flow = offering_of(case.offering, case.version).flow
    state = flows.replay(flow, done(case), facts=case.answers)
    outcome = outcome_of(flow, move)
    if not outcome and move not in _DRAWN:
        return state.step, ""
    flows.apply(flow, state, flows.Event(state.step, outcome or move.value), facts=case.answers)
    return state.step, outcome


def _place(one: flows.OpenStep) -> str:
    return f"{one.step.key}{_BRANCH}{one.branch.key}" if one.branch else one.step.key


def _name(one: flows.OpenStep) -> str:
    return one.branch.name.zh if one.branch else one.step.name.zh
