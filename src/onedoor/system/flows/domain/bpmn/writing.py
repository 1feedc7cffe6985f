"""A flow as a BPMN 2.0 file with its diagram, to be opened in any tool that reads the standard.

A step is a user task, followed by an exclusive gateway where it has several outcomes.  A joint
step is a fork, a task for every department, and a join; who takes part only under a condition
makes the fork an inclusive one.
"""

from collections.abc import Iterator

from onedoor.system.flows.domain.bpmn import names
from onedoor.system.flows.domain.bpmn.conditions import conditions
from onedoor.system.flows.domain.bpmn.markup import element, words
from onedoor.system.flows.domain.bpmn.shapes import diagram
from onedoor.system.flows.domain.definition import Branch, FlowDef, Outcome, Step
from onedoor.system.forms.api import Cond, Text, reading

_SPACES = {
    "xmlns:bpmn": names.BPMN,
    "xmlns:bpmndi": names.DIAGRAM,
    "xmlns:di": names.INTERCHANGE,
    "xmlns:dc": names.BOUNDS,
    "xmlns:xsi": names.SCHEMA,
    "xmlns:onedoor": names.OWN,
}


def to_bpmn(flow: FlowDef) -> str:
    """Return a flow that has passed its checks as a BPMN 2.0 file with diagram interchange."""
    pool = {"id": names.POOL, "name": "办理流程", "processRef": names.PROCESS}
    together = element("bpmn:collaboration", {"id": "together"}, element("bpmn:participant", pool))
    process = element(
        "bpmn:process",
        {"id": names.PROCESS, "isExecutable": "true"},
        *_lanes(flow),
        element("bpmn:startEvent", {"id": names.START}, "".join(_links(flow, names.START))),
        *(node for step in flow.steps for node in _step(flow, step)),
        *_ends(flow),
        *_flows(flow),
    )
    file = {"id": "onedoor", "targetNamespace": names.OWN, "exporter": "OneDoor", **_SPACES}
    body = element("bpmn:definitions", file, together, process, diagram(flow))
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{body}\n'


def _named(name: str, text: Text, **more: str) -> dict[str, str]:
    own = {f"onedoor:{key}": value for key, value in {"ug": text.ug, **more}.items() if value}
    return {"id": name, "name": text.zh, **own}


def _guard(when: Cond | None) -> str:
    return reading.canonical(reading.plain(when)) if when else ""


def _lanes(flow: FlowDef) -> Iterator[str]:
    lanes = []
    for lane in flow.lanes:
        inside = [name for step in flow.steps for name in _in_lane(flow, step, lane.key)]
        if flow.step(flow.start).lane == lane.key:
            inside.insert(0, names.START)
        inside += [names.end(end) for end, home in _homes(flow).items() if home == lane.key]
        refs = (element("bpmn:flowNodeRef", {}, words(name)) for name in inside)
        lanes.append(
            element("bpmn:lane", _named(names.lane(lane.key), lane.name, body=lane.body), *refs)
        )
    yield element("bpmn:laneSet", {"id": "lanes"}, *lanes)


def _in_lane(flow: FlowDef, step: Step, lane: str) -> Iterator[str]:
    parts = {names.part(step, branch): branch.lane for branch in step.branches}
    for name in names.nodes(flow, step):
        if parts.get(name, step.lane) == lane:
            yield name


def _homes(flow: FlowDef) -> dict[str, str]:
    """Return the lane of every end: that of a step which leads to it."""
    return {o.to: step.lane for step in flow.steps for o in step.outcomes if flow.is_end(o.to)}


def _step(flow: FlowDef, step: Step) -> Iterator[str]:
    told = {
        "duty": step.duty,
        "days": f"{step.days:f}" if step.days else "",
        "special": step.special.value if step.special else "",
        "onSite": "true" if step.on_site else "",
        "basis": step.basis,
        "note": step.note.zh,
        "noteUg": step.note.ug,
    }
    if not step.joint:
        yield _node(flow, "userTask", _named(f"step.{step.key}", step.name, **told), step.note)
    else:
        yield from _joint(flow, step, told)
    if len(step.outcomes) > 1:
        yield _node(flow, "exclusiveGateway", {"id": names.choice(step)})


def _joint(flow: FlowDef, step: Step, told: dict[str, str]) -> Iterator[str]:
    if names.is_met(flow, step.key):
        yield _node(flow, "exclusiveGateway", {"id": names.enter(step)})
    kind = "inclusiveGateway" if any(b.when for b in step.branches) else "parallelGateway"
    yield _node(flow, kind, _named(names.fork(step), step.name, **told), step.note)
    for branch in step.branches:
        named = _named(names.part(step, branch), branch.name, duty=branch.duty)
        yield _node(flow, "userTask", named)
    yield _node(flow, kind, {"id": names.join(step)})


def _node(flow: FlowDef, kind: str, attributes: dict[str, str], note: Text | None = None) -> str:
    said = element("bpmn:documentation", {}, words(note.zh)) if note else ""
    return element(f"bpmn:{kind}", attributes, said, *_links(flow, attributes["id"]))


def _links(flow: FlowDef, node: str) -> Iterator[str]:
    links = tuple(names.links(flow))
    yield from (
        element("bpmn:incoming", {}, words(one.name)) for one in links if one.target == node
    )
    yield from (
        element("bpmn:outgoing", {}, words(one.name)) for one in links if one.source == node
    )


def _ends(flow: FlowDef) -> Iterator[str]:
    for end in flow.ends:
        yield _node(flow, "endEvent", _named(names.end(end.key), end.name))


def _flows(flow: FlowDef) -> Iterator[str]:
    when = conditions(flow)
    said: dict[str, Outcome | Branch] = {}
    for step in flow.steps:
        said |= {names.way(step.key, o.key): o for o in step.outcomes}
        said |= {f"to.{names.part(step, branch)}": branch for branch in step.branches}
    for link in names.links(flow):
        attributes = {"id": link.name, "sourceRef": link.source, "targetRef": link.target}
        one = said.get(link.name)
        if isinstance(one, Outcome):
            attributes |= _named(link.name, one.name, when=_guard(one.when))
        elif one is not None and one.when:
            attributes["onedoor:when"] = _guard(one.when)
        told = when.get(link.name, "")
        formal = {"xsi:type": "bpmn:tFormalExpression"}
        condition = element("bpmn:conditionExpression", formal, words(told)) if told else ""
        yield element("bpmn:sequenceFlow", attributes, condition)
