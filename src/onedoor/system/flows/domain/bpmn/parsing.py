"""Reading the XML of a BPMN file into nodes, links and lanes; what we cannot execute is told.

Only what carries no behaviour of its own is passed over: diagrams, documentation, and elements
of other makers' namespaces.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

from lxml import etree

from onedoor.system.flows.domain import flaw_words as w
from onedoor.system.flows.domain.bpmn import names
from onedoor.system.flows.domain.bpmn.elements import called, kinds, no_such, note
from onedoor.system.flows.domain.bpmn.elements import way as way_called
from onedoor.system.forms.api import Text
from onedoor.system.forms.api import reading as r

MOST_BYTES = 1_000_000
_MOST_NODES = 400
_TASKS = frozenset({"task", "userTask", "manualTask"})
GATES = frozenset({"exclusiveGateway", "parallelGateway", "inclusiveGateway"})
_EVENTS = frozenset({"startEvent", "endEvent"})
_SILENT = frozenset({"documentation", "extensionElements", "incoming", "outgoing"})
_OUTSIDE = frozenset({"process", "collaboration", "documentation", "extensionElements"})


@dataclass(frozen=True, slots=True)
class Node:
    """A task, a gateway or an event; ``own`` holds the attributes of our namespace."""

    name: str
    kind: str
    words: str
    note: str
    own: dict[str, str]


@dataclass(frozen=True, slots=True)
class Way:
    """A sequence flow."""

    name: str
    source: str
    target: str
    words: str
    condition: str
    own: dict[str, str]


@dataclass(slots=True)
class Graph:
    """What a file holds, in its order; ``homes`` names the lane of each node."""

    nodes: dict[str, Node] = field(default_factory=dict)
    ways: list[Way] = field(default_factory=list)
    lanes: dict[str, Node] = field(default_factory=dict)
    homes: dict[str, str] = field(default_factory=dict)

    def out_of(self, name: str) -> list[Way]:
        """Return the sequence flows out of a node."""
        return [way for way in self.ways if way.source == name]

    def into(self, name: str) -> list[Way]:
        """Return the sequence flows into a node."""
        return [way for way in self.ways if way.target == name]


def parsed(flaws: r.Flaws, content: bytes) -> Graph:
    """Return what a file holds, noting what it may not hold."""
    graph = Graph()
    root = _root(flaws, content)
    if root is None:
        return graph
    for child in _children(root):
        if _kind(child) not in _OUTSIDE and _is_bpmn(child):
            note(flaws, _where(child), w.NOT_TAKEN)
    processes = [one for one in _children(root) if _kind(one) == "process"]
    if len(processes) != 1:
        note(flaws, w.FILE, w.ONE_PROCESS.filled(n=len(processes)))
        return graph
    for child in _children(processes[0]):
        _take(flaws, graph, child)
    if len(graph.nodes) > _MOST_NODES:
        note(flaws, w.FILE, w.TOO_MANY_NODES.filled(most=_MOST_NODES, n=len(graph.nodes)))
        return Graph()
    _note_loose(flaws, graph)
    return graph


def _root(flaws: r.Flaws, content: bytes) -> etree._Element | None:
    if len(content) > MOST_BYTES:
        note(flaws, w.FILE, w.TOO_LARGE)
        return None
    # Nothing outside the file is looked up, and no entity is replaced.
    careful = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(content, careful)
    except etree.XMLSyntaxError as wrong:
        note(flaws, w.FILE, w.LINE_NO_XML.filled(line=max(wrong.lineno or 1, 1)))
        return None
    except ValueError:
        note(flaws, w.FILE, w.NO_XML)
        return None
    if root.getroottree().docinfo.doctype:
        note(flaws, w.FILE, w.DOCTYPE)
        return None
    if root.tag != f"{{{names.BPMN}}}definitions":
        note(flaws, w.FILE, w.NO_BPMN)
        return None
    return root


def _take(flaws: r.Flaws, graph: Graph, child: etree._Element) -> None:
    kind = _kind(child)
    if not _is_bpmn(child) or kind in _SILENT:
        return
    if kind == "laneSet":
        _take_lanes(flaws, graph, child)
    elif kind == "sequenceFlow":
        graph.ways.append(_way(child))
    elif kind in _TASKS | GATES | _EVENTS:
        if behaviour := [_kind(one) for one in _children(child) if _kind(one) not in _SILENT]:
            note(flaws, _where(child), w.BEHAVIOUR.filled(what=kinds(behaviour)))
        if child.get("default"):
            note(flaws, _where(child), w.DEFAULT_WAY)
        node = _node(child)
        if node.name in graph.nodes:
            note(flaws, _where(child), w.NUMBER_TWICE)
        graph.nodes[node.name] = node
    else:
        note(flaws, _where(child), no_such(kind))


def _take_lanes(flaws: r.Flaws, graph: Graph, lanes: etree._Element) -> None:
    for lane in _children(lanes):
        node = _node(lane)
        graph.lanes[node.name] = node
        for inside in _children(lane):
            if _kind(inside) == "flowNodeRef":
                graph.homes[(inside.text or "").strip()] = node.name
            elif _kind(inside) == "childLaneSet":
                note(flaws, _where(lane), w.INNER_LANES)


def _note_loose(flaws: r.Flaws, graph: Graph) -> None:
    for way in graph.ways:
        for end in (way.source, way.target):
            if end not in graph.nodes:
                note(flaws, way_called(way.name), w.LOOSE_WAY.filled(end=end or w.EMPTY))
    graph.ways[:] = [one for one in graph.ways if {one.source, one.target} <= set(graph.nodes)]


def _node(element: etree._Element) -> Node:
    kind = "task" if _kind(element) in _TASKS else _kind(element)
    return Node(_id(element), kind, element.get("name", ""), _said(element), _own(element))


def _way(element: etree._Element) -> Way:
    source, target = element.get("sourceRef", ""), element.get("targetRef", "")
    condition = element.findtext(f"{{{names.BPMN}}}conditionExpression") or ""
    return Way(
        _id(element), source, target, element.get("name", ""), condition.strip(), _own(element)
    )


def _own(element: etree._Element) -> dict[str, str]:
    head = f"{{{names.OWN}}}"
    return {str(k).removeprefix(head): str(v) for k, v in element.items() if k.startswith(head)}


def _said(element: etree._Element) -> str:
    return element.findtext(f"{{{names.BPMN}}}documentation") or ""


def _id(element: etree._Element) -> str:
    return str(element.get("id", "")).strip()


def _children(element: etree._Element) -> Iterator[etree._Element]:
    return (child for child in element if isinstance(child.tag, str))


def _is_bpmn(element: etree._Element) -> bool:
    return str(element.tag).startswith(f"{{{names.BPMN}}}")


def _kind(element: etree._Element) -> str:
    return str(etree.QName(element).localname)


def _where(element: etree._Element) -> Text:
    return called(_kind(element), str(element.get("name") or _id(element)))
