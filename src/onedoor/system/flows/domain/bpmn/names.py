"""How the parts of a flow are named in a BPMN file.

Keys hold no dots, so a name is taken apart again without doubt.  What BPMN has no place for
(duties, days, Uyghur names, guards as data) stands in attributes of our own namespace, which
the standard allows and other tools keep.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from onedoor.system.flows.domain.definition import Branch, FlowDef, Step

BPMN = "http://www.omg.org/spec/BPMN/20100524/MODEL"
DIAGRAM = "http://www.omg.org/spec/BPMN/20100524/DI"
INTERCHANGE = "http://www.omg.org/spec/DD/20100524/DI"
BOUNDS = "http://www.omg.org/spec/DD/20100524/DC"
SCHEMA = "http://www.w3.org/2001/XMLSchema-instance"
OWN = "urn:onedoor:flow"

PROCESS = "flow"
POOL = "pool"
START = "start"


@dataclass(frozen=True, slots=True)
class Link:
    """A sequence flow: its name, and the names of what it leads from and to."""

    name: str
    source: str
    target: str


def lane(key: str) -> str:
    """Return the name of a lane."""
    return f"lane.{key}"


def end(key: str) -> str:
    """Return the name of an end."""
    return f"end.{key}"


def part(step: Step, branch: Branch) -> str:
    """Return the name of a department's part of a joint step."""
    return f"part.{step.key}.{branch.key}"


def way(step: str, outcome: str) -> str:
    """Return the name of the sequence flow of an outcome."""
    return f"way.{step}.{outcome}"


def fork(step: Step) -> str:
    """Return the name of the gateway at which the parts of a joint step begin."""
    return f"fork.{step.key}"


def join(step: Step) -> str:
    """Return the name of the gateway at which they meet."""
    return f"join.{step.key}"


def enter(step: Step) -> str:
    """Return the name of the gateway before a joint step to which several ways lead."""
    return f"enter.{step.key}"


def choice(step: Step) -> str:
    """Return the name of the gateway at which the outcomes of a step part."""
    return f"choice.{step.key}"


def entry(flow: FlowDef, key: str) -> str:
    """Return the name of what the ways to a step or an end lead to."""
    if flow.is_end(key):
        return end(key)
    step = flow.step(key)
    if not step.joint:
        return f"step.{key}"
    return enter(step) if is_met(flow, key) else fork(step)


def exit_of(step: Step) -> str:
    """Return the name of what the outcomes of a step lead from."""
    if len(step.outcomes) > 1:
        return choice(step)
    return join(step) if step.joint else f"step.{step.key}"


def is_met(flow: FlowDef, key: str) -> bool:
    """Whether several ways lead to a step."""
    incoming = sum(o.to == key for step in flow.steps for o in step.outcomes)
    return incoming + (flow.start == key) > 1


def nodes(flow: FlowDef, step: Step) -> Iterator[str]:
    """Yield the names of all nodes of a step, as they follow each other."""
    if not step.joint:
        yield f"step.{step.key}"
    else:
        if is_met(flow, step.key):
            yield enter(step)
        yield from (fork(step), *(part(step, branch) for branch in step.branches), join(step))
    if len(step.outcomes) > 1:
        yield choice(step)


def links(flow: FlowDef) -> Iterator[Link]:
    """Yield all sequence flows: into the flow, inside its steps, and out of them."""
    yield Link("from.start", START, entry(flow, flow.start))
    for step in flow.steps:
        if step.joint:
            if is_met(flow, step.key):
                yield Link(f"from.enter.{step.key}", enter(step), fork(step))
            for branch in step.branches:
                own = part(step, branch)
                yield Link(f"to.{own}", fork(step), own)
                yield Link(f"from.{own}", own, join(step))
        if len(step.outcomes) > 1:
            before = join(step) if step.joint else f"step.{step.key}"
            yield Link(f"from.{before}", before, choice(step))
        for outcome in step.outcomes:
            yield Link(way(step.key, outcome.key), exit_of(step), entry(flow, outcome.to))
