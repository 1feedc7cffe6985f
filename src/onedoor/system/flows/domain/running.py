"""Running a flow: one pure function both accepts an event and replays history."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from onedoor.kernel.errors import Refused
from onedoor.system.flows.domain.definition import Branch, FlowDef, Outcome, Step
from onedoor.system.forms.api import Text, holds

Facts = Mapping[str, Any]


class StepNotOpen(Refused):
    """This step (or this branch of it) is not what is to be done now."""

    code = "flows.step_not_open"


class OutcomeNotOpen(Refused):
    """The step cannot be left by this outcome, with these facts."""

    code = "flows.outcome_not_open"


@dataclass(frozen=True, slots=True)
class Event:
    """A step, or one branch of a joint step, was done with an outcome."""

    step: str
    outcome: str
    branch: str = ""


@dataclass(frozen=True, slots=True)
class OpenStep:
    """What is to be done now, by whom, and with which outcomes it may be left."""

    step: Step
    branch: Branch | None
    duty: str
    lane: str
    outcomes: tuple[Outcome, ...]

    @property
    def place(self) -> str:
        """Where this is in the flow, in one word: the step, or ``step.branch``."""
        return f"{self.step.key}.{self.branch.key}" if self.branch else self.step.key

    @property
    def name(self) -> Text:
        """The name of the branch, or of the step that has none."""
        return self.branch.name if self.branch else self.step.name


@dataclass(frozen=True, slots=True)
class State:
    """Where a flow stands: its open step and what its branches have said, or how it ended."""

    step: str
    said: Mapping[str, str] = field(default_factory=dict)
    ended: str = ""


def start(flow: FlowDef) -> State:
    """Return the state of a case that has just begun."""
    return State(flow.start)


def apply(flow: FlowDef, state: State, event: Event, *, facts: Facts) -> State:
    """Return the state after an event; raise StepNotOpen or OutcomeNotOpen and change nothing."""
    if state.ended or event.step != state.step:
        raise StepNotOpen(step=event.step, open=state.step or state.ended)
    step = flow.step(state.step)
    outcome = _outcome(step, event, facts)
    if not step.joint:
        if event.branch:
            raise StepNotOpen(step=event.step, branch=event.branch)
        return _moved(flow, outcome)
    waiting = [b.key for b in _taking_part(step, facts) if b.key not in state.said]
    if event.branch not in waiting:
        raise StepNotOpen(step=event.step, branch=event.branch)
    said = {**state.said, event.branch: event.outcome}
    if len(waiting) > 1:
        return State(state.step, said)
    return _moved(flow, next(o for o in step.outcomes if o.key in said.values()))


def replay(flow: FlowDef, history: Iterable[Event], *, facts: Facts) -> State:
    """Return the state after a whole history; raise where it does not fit this flow."""
    state = start(flow)
    for event in history:
        state = apply(flow, state, event, facts=facts)
    return state


def open_steps(flow: FlowDef, history: Iterable[Event], *, facts: Facts) -> tuple[OpenStep, ...]:
    """Return what is to be done after this history; nothing when the flow has ended."""
    state = replay(flow, history, facts=facts)
    if state.ended:
        return ()
    step = flow.step(state.step)
    outcomes = tuple(o for o in step.outcomes if o.when is None or holds(o.when, facts))
    if not step.joint:
        return (OpenStep(step, None, step.duty, step.lane, outcomes),)
    return tuple(
        OpenStep(step, branch, branch.duty, branch.lane, outcomes)
        for branch in _taking_part(step, facts)
        if branch.key not in state.said
    )


def can_move(old: FlowDef, new: FlowDef, history: Iterable[Event], *, facts: Facts) -> bool:
    """Return whether a running case may go on under a new version of its flow.

    It may where everything done so far could have been done under the new version, and leads
    to the same: the same steps open to the same hands, or the same end.
    """
    history = tuple(history)
    try:
        state = replay(new, history, facts=facts)
    except (StepNotOpen, OutcomeNotOpen):
        return False
    return state.ended == replay(old, history, facts=facts).ended and _hands(
        new, history, facts
    ) == _hands(old, history, facts)


def _hands(flow: FlowDef, history: Iterable[Event], facts: Facts) -> set[tuple[str, ...]]:
    return {
        (one.step.key, one.branch.key if one.branch else "", one.duty, flow.lane(one.lane).body)
        for one in open_steps(flow, history, facts=facts)
    }


def _outcome(step: Step, event: Event, facts: Facts) -> Outcome:
    for one in step.outcomes:
        if one.key == event.outcome and (one.when is None or holds(one.when, facts)):
            return one
    raise OutcomeNotOpen(step=step.key, outcome=event.outcome)


def _taking_part(step: Step, facts: Facts) -> tuple[Branch, ...]:
    return tuple(b for b in step.branches if b.when is None or holds(b.when, facts))


def _moved(flow: FlowDef, outcome: Outcome) -> State:
    if flow.is_end(outcome.to):
        return State("", ended=outcome.to)
    return State(outcome.to)
