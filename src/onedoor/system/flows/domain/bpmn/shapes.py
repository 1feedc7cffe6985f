"""The diagram of a BPMN file: the same layout as the chart, with the gateways drawn in."""

from collections.abc import Iterator

from onedoor.system.flows.domain.bpmn import names
from onedoor.system.flows.domain.bpmn.markup import element
from onedoor.system.flows.domain.definition import FlowDef, Step
from onedoor.system.flows.domain.layout import Box, Edge, Layout, Point, lay_out
from onedoor.system.flows.domain.sizes import DIAMOND, EVENT

_POOL_HEAD = 30.0
_ASIDE = 10.0  # between a part of a joint step and the edges beside it

Place = tuple[float, float, float, float]  # x, y, width, height


def diagram(flow: FlowDef) -> str:
    """Return the diagram of a flow."""
    layout = lay_out(flow, "zh-Hans", forks=True)
    shapes = (_shape(name, place) for name, place in places(flow, layout).items())
    labels = {names.way(e.source, e.outcome): e for e in layout.edges}
    edges = (_edge(name, points, labels.get(name)) for name, points in ways(flow, layout).items())
    plane = element(
        "bpmndi:BPMNPlane",
        {"id": "plane", "bpmnElement": "together"},
        *_pool(layout),
        *shapes,
        *edges,
    )
    return element("bpmndi:BPMNDiagram", {"id": "diagram"}, plane)


def places(flow: FlowDef, layout: Layout) -> dict[str, Place]:
    """Return where every node stands."""
    x, y = layout.start
    found = {names.START: _around((x, y), EVENT / 2)}
    for end in flow.ends:
        box = layout.boxes[end.key]
        found[names.end(end.key)] = _around((box.port, box.y + EVENT / 2), EVENT / 2)
    for step in flow.steps:
        box = layout.boxes[step.key]
        if not step.joint:
            found[f"step.{step.key}"] = (box.x, box.y, box.width, box.height)
        else:
            found |= _joint_places(flow, step, box)
        if len(step.outcomes) > 1:
            found[names.choice(step)] = _around(_choice(step, layout), DIAMOND)
    return found


def _around(middle: Point, half: float) -> Place:
    return middle[0] - half, middle[1] - half, 2 * half, 2 * half


def _choice(step: Step, layout: Layout) -> Point:
    """The gateway stands where the outcomes part, on the stem below the step."""
    return layout.boxes[step.key].port, layout.stems[step.key]


def _joint_places(flow: FlowDef, step: Step, box: Box) -> dict[str, Place]:
    found = {names.join(step): _around((box.port, box.bottom - DIAMOND), DIAMOND)}
    top = (box.port, box.y + DIAMOND)
    if names.is_met(flow, step.key):
        found[names.enter(step)] = _around(top, DIAMOND)
        top = (box.port, top[1] + 2 * DIAMOND + _ASIDE)
    found[names.fork(step)] = _around(top, DIAMOND)
    cells = {cell.key: cell for cell in box.cells}
    for branch in step.branches:
        cell = cells[branch.key]
        found[names.part(step, branch)] = (cell.x, cell.y, cell.width, cell.height)
    return found


def ways(flow: FlowDef, layout: Layout) -> dict[str, tuple[Point, ...]]:
    """Return the corners of every sequence flow."""
    at = places(flow, layout)
    found: dict[str, tuple[Point, ...]] = {}
    edges = {names.way(e.source, e.outcome): e for e in layout.edges}
    for link in names.links(flow):
        source, target = at[link.source], at[link.target]
        if link.name in edges:
            step = flow.step(edges[link.name].source)
            found[link.name] = _way(flow, step, edges[link.name], source, target)
        elif link.name.startswith("to.part."):
            found[link.name] = _into_part(_box_of(layout, link.name), source, target)
        elif link.name.startswith("from.part."):
            found[link.name] = _out_of_part(_box_of(layout, link.name), source, target)
        else:
            x = source[0] + source[2] / 2
            found[link.name] = ((x, source[1] + source[3]), (x, target[1]))
    return found


def _box_of(layout: Layout, name: str) -> Box:
    """Return the box of the joint step in whose part a sequence flow begins or ends."""
    return layout.boxes[name.split(".")[2]]


def _into_part(box: Box, source: Place, target: Place) -> tuple[Point, ...]:
    """Lead from the fork past the other parts into a part."""
    x, y = target[0] - _ASIDE, target[1] + target[3] / 2
    bar = min(cell.y for cell in box.cells) - _ASIDE
    return (box.port, source[1] + source[3]), (box.port, bar), (x, bar), (x, y), (target[0], y)


def _out_of_part(box: Box, source: Place, target: Place) -> tuple[Point, ...]:
    """Lead out of a part past the other parts to the join."""
    right, y = source[0] + source[2], source[1] + source[3] / 2
    bar = max(cell.y + cell.height for cell in box.cells) + _ASIDE
    x = right + _ASIDE
    return (right, y), (x, y), (x, bar), (box.port, bar), (box.port, target[1])


def _way(flow: FlowDef, step: Step, edge: Edge, source: Place, target: Place) -> tuple[Point, ...]:
    points = list(edge.points)
    if edge.back:
        if step.joint or len(step.outcomes) > 1:
            points[:2] = _from_side(source, points[1][0])
        if flow.step(edge.target).joint:
            x, y = points[-2][0], target[1] + target[3] / 2
            points[-2:] = [(x, y), (_facing(target, x), y)]
    elif len(step.outcomes) > 1:
        x, y = points[0][0], source[1] + source[3] / 2
        bends = points[1] == (x, y)
        points[: 3 if bends else 1] = (
            _from_side(source, points[2][0]) if bends else [(x, source[1] + source[3])]
        )
    return tuple(points)


def _from_side(place: Place, x: float) -> list[Point]:
    y = place[1] + place[3] / 2
    return [(_facing(place, x), y), (x, y)]


def _facing(place: Place, x: float) -> float:
    return place[0] if x < place[0] + place[2] / 2 else place[0] + place[2]


def _pool(layout: Layout) -> Iterator[str]:
    head = (0.0, -_POOL_HEAD, layout.width, layout.height + _POOL_HEAD)
    yield _shape(names.POOL, head, isHorizontal="false")
    for key, start, end, _ in layout.lanes:
        yield _shape(
            names.lane(key), (start, 0.0, end - start, layout.height), isHorizontal="false"
        )


def _shape(name: str, place: Place, **more: str) -> str:
    attributes = {"id": f"shape.{name}", "bpmnElement": name, **more}
    return element("bpmndi:BPMNShape", attributes, _bounds(place))


def _bounds(place: Place) -> str:
    told = zip(("x", "y", "width", "height"), place, strict=True)
    return element("dc:Bounds", {key: f"{value:g}" for key, value in told})


def _edge(name: str, points: tuple[Point, ...], edge: Edge | None) -> str:
    told = [element("di:waypoint", {"x": f"{x:g}", "y": f"{y:g}"}) for x, y in points]
    if edge is not None:
        label = edge.label
        corner = (label.x - label.width / 2, label.y - label.height / 2)
        told.append(element("bpmndi:BPMNLabel", {}, _bounds((*corner, label.width, label.height))))
    return element("bpmndi:BPMNEdge", {"id": f"edge.{name}", "bpmnElement": name}, *told)
