"""A flow from a BPMN 2.0 file: our own export comes back equal, other tools' files as drafts.

Only what a flow can say is read.  Scripts, timers, messages, sub-processes and conditions in
other languages are refused by name rather than left out: a flow that means less than its picture
would be a lie.  What other tools do not know (duties, days) stays empty, and the checks before
publication ask for it.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from onedoor.system.flows.domain import flaw_words as w
from onedoor.system.flows.domain.bpmn.conditions import conditions
from onedoor.system.flows.domain.bpmn.elements import called, note
from onedoor.system.flows.domain.bpmn.elements import way as way_called
from onedoor.system.flows.domain.bpmn.parsing import Graph, Node, Way, parsed
from onedoor.system.flows.domain.definition import FlowDef, read, unreadable
from onedoor.system.forms.api import Text
from onedoor.system.forms.api import reading as r

_EXCLUSIVE = "exclusiveGateway"
_OTHER = re.compile(r"[^a-z0-9_]+")
_ALONE, _DONE = "办理", "完成"
_MOST_KEY = 40


def from_bpmn(content: bytes) -> FlowDef:
    """Return the flow of a BPMN file of at most 1 MB; raise FlowUnreadable naming every flaw."""
    flaws = r.Flaws()
    graph = parsed(flaws, content)
    document = _Reader(graph, flaws).document() if not flaws else None
    flow = read(flaws, "flow", document) if not flaws else None
    if flow is None:
        raise unreadable(flaws)
    _compare_conditions(flaws, graph, flow)
    if flaws:
        raise unreadable(flaws)
    return flow


def _compare_conditions(flaws: r.Flaws, graph: Graph, flow: FlowDef) -> None:
    """A condition is a translation of a guard: one that says anything else is not ours to run."""
    known = conditions(flow)
    for way in graph.ways:
        if way.condition and way.condition != known.get(way.name):
            note(
                flaws,
                way_called(way.words or way.name),
                w.CONDITION_CHANGED.filled(what=way.condition[:80]),
            )


@dataclass(slots=True)
class _Reader:
    graph: Graph
    flaws: r.Flaws
    keys: dict[str, str] = field(default_factory=dict)

    def document(self) -> dict[str, Any]:
        starts = [n for n in self.graph.nodes.values() if n.kind == "startEvent"]
        if len(starts) != 1:
            note(self.flaws, w.FILE, w.ONE_BEGIN.filled(n=len(starts)))
            return {}
        first = self.only_way(starts[0])
        return {
            "start": self.target(first) if first else "",
            "lanes": list(self.lanes()),
            "steps": list(self.steps()),
            "ends": [
                {"key": self.key(end.name, "end."), "name": _named(end.words, end.own)}
                for end in self.graph.nodes.values()
                if end.kind == "endEvent"
            ],
        }

    def lanes(self) -> Iterator[dict[str, Any]]:
        for lane in self.graph.lanes.values():
            yield _filled(
                key=self.key(lane.name, "lane."),
                name=_named(lane.words, lane.own),
                body=lane.own.get("body", ""),
            )
        if not self.graph.lanes:
            yield {"key": "lane", "name": _ALONE}

    def steps(self) -> Iterator[dict[str, Any]]:
        inside = {way.target for fork in self.forks() for way in self.graph.out_of(fork.name)}
        for node in self.graph.nodes.values():
            if node.kind == "task" and node.name not in inside:
                yield self.step(node, "step.", node)
            elif self.is_fork(node):
                join = self.join_of(node)
                if join is not None:
                    yield self.step(node, "fork.", join) | {"branches": list(self.branches(node))}

    def step(self, node: Node, head: str, leaves: Node) -> dict[str, Any]:
        own = node.own
        return _filled(
            key=self.key(node.name, head),
            name=_named(node.words, own),
            lane=self.lane(node),
            duty=own.get("duty", ""),
            outcomes=list(self.outcomes(leaves)),
            days=own.get("days", ""),
            note=_text(own.get("note", node.note), own.get("noteUg", "")),
            special=own.get("special", ""),
            on_site=own.get("onSite", "") == "true",
            basis=own.get("basis", ""),
        )

    def branches(self, fork: Node) -> Iterator[dict[str, Any]]:
        for way in self.graph.out_of(fork.name):
            part = self.graph.nodes[way.target]
            yield _filled(
                key=self.key(part.name, f"part.{self.key(fork.name, 'fork.')}."),
                name=_named(part.words, part.own),
                lane=self.lane(part),
                duty=part.own.get("duty", ""),
                when=self.guard(way),
            )

    def outcomes(self, node: Node) -> Iterator[dict[str, Any]]:
        """Return the ways out of a task or a join: one, or those of the gateway behind it."""
        first = self.only_way(node)
        if first is None:
            return
        behind = self.graph.nodes[first.target]
        ways = [first]
        if behind.kind == _EXCLUSIVE and len(self.graph.out_of(behind.name)) > 1:
            if len(self.graph.into(behind.name)) > 1:
                note(self.flaws, _said(behind), w.MEETS_AND_PARTS)
            ways = self.graph.out_of(behind.name)
        head = f"way.{self.key(node.name, 'join.' if node.kind != 'task' else 'step.')}."
        for way in ways:
            yield _filled(
                key=self.key(way.name, head),
                name=_named(way.words or (_DONE if len(ways) == 1 else ""), way.own),
                to=self.target(way),
                when=self.guard(way),
            )

    def only_way(self, node: Node) -> Way | None:
        ways = self.graph.out_of(node.name)
        if len(ways) == 1:
            return ways[0]
        note(self.flaws, _said(node), w.ONE_WAY_OUT.filled(n=len(ways)))
        return None

    def target(self, way: Way) -> str:
        """Return the key of the step or end that a way leads to, past gateways that only merge."""
        node, seen = self.graph.nodes[way.target], set[str]()
        while node.kind == _EXCLUSIVE and node.name not in seen:
            seen.add(node.name)
            onward = self.graph.out_of(node.name)
            if len(onward) != 1:
                break
            node = self.graph.nodes[onward[0].target]
        if node.kind == "task":
            return self.key(node.name, "step.")
        if node.kind == "endEvent":
            return self.key(node.name, "end.")
        if self.is_fork(node):
            return self.key(node.name, "fork.")
        note(self.flaws, way_called(way.words or way.name), w.NOT_TO.filled(what=_said(node)))
        return ""

    def forks(self) -> Iterator[Node]:
        return (node for node in self.graph.nodes.values() if self.is_fork(node))

    def is_fork(self, node: Node) -> bool:
        """Whether a parallel or inclusive gateway begins a joint step."""
        return _pairs(node) and len(self.graph.out_of(node.name)) > 1

    def join_of(self, fork: Node) -> Node | None:
        """Return the gateway at which all the parts of a joint step meet, and nothing else."""
        joins = set()
        for way in self.graph.out_of(fork.name):
            part = self.graph.nodes[way.target]
            onward = self.graph.out_of(part.name)
            alone = part.kind == "task" and len(self.graph.into(part.name)) == len(onward) == 1
            joins.add(onward[0].target if alone else "")
        join = self.graph.nodes.get(joins.pop()) if len(joins) == 1 else None
        parts = len(self.graph.out_of(fork.name))
        if join and join.kind == fork.kind and len(self.graph.into(join.name)) == parts:
            return join
        note(self.flaws, _said(fork), w.NO_PAIR)
        return None

    def lane(self, node: Node) -> str:
        if not self.graph.lanes:
            return "lane"
        home = self.graph.homes.get(node.name, "")
        if not home:
            note(self.flaws, _said(node), w.IN_NO_LANE)
        return self.key(home, "lane.")

    def guard(self, way: Way) -> Any:
        told = way.own.get("when", "")
        try:
            return json.loads(told) if told else ""
        except ValueError:
            note(self.flaws, way_called(way.words or way.name), w.GUARD_NO_JSON)
            return ""

    def key(self, name: str, head: str) -> str:
        """Return our key of a foreign name; two names never share one."""
        if name.startswith(head) and not _OTHER.search(name.removeprefix(head)):
            return name.removeprefix(head)
        if head == "fork." and name.startswith("join."):
            return name.removeprefix("join.")
        known = f"{head} {name}"
        if known not in self.keys:
            short = _OTHER.sub("_", name.lower()).strip("_")
            short = short if short[:1].isalpha() else f"n_{short}"
            taken, n, key = set(self.keys.values()), 1, short[:_MOST_KEY].rstrip("_")
            while key in taken:
                n += 1
                key = f"{short[: _MOST_KEY - 4]}_{n}"
            self.keys[known] = key
        return self.keys[known]


def _pairs(node: Node) -> bool:
    return node.kind in {"parallelGateway", "inclusiveGateway"}


def _said(node: Node) -> Text:
    return called(node.kind, node.words or node.name)


def _named(chinese: str, own: dict[str, str]) -> Any:
    return _text(chinese, own.get("ug", ""))


def _text(chinese: str, uyghur: str) -> Any:
    return {"zh-Hans": chinese, "ug": uyghur} if uyghur else chinese


def _filled(**values: Any) -> dict[str, Any]:
    """Leave out what was left empty and may be, so that defaults stand."""
    needed = {"key", "name", "lane", "duty", "outcomes", "to"}
    return {key: value for key, value in values.items() if key in needed or value not in ("", [])}
