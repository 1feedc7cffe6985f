"""Where everything in a flow chart stands: lanes are columns, every step has a row of its own.

Between two rows runs a channel with one track for each edge that passes; beside the lanes run
gutters for edges that skip rows or go back.  So an edge only ever moves through channels and
gutters, where no box stands, and no two edges share a track, so labels never meet.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from onedoor.system.flows.domain.definition import FlowDef, Step

LANE_WIDTH = 168
BOX_WIDTH = 136
BOX_HEIGHT = 58
END_HEIGHT = 34
BRANCH_HEIGHT = 22
HEADER = 52
TRACK = 20
GAP = 14
GUTTER = 14


@dataclass(frozen=True, slots=True)
class Box:
    """A step or an end, in its place."""

    key: str
    x: float
    y: float
    width: float
    height: float

    @property
    def middle(self) -> float:
        """The x of its middle."""
        return self.x + self.width / 2


@dataclass(frozen=True, slots=True)
class Edge:
    """An arrow: its corners, and where its label begins."""

    source: str
    outcome: str
    target: str
    points: tuple[tuple[float, float], ...]
    label: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Layout:
    """A drawn flow: its size, boxes and edges."""

    width: float
    height: float
    lanes: tuple[tuple[str, float], ...]  # key, x of its start
    boxes: Mapping[str, Box]
    edges: tuple[Edge, ...]


@dataclass(frozen=True, slots=True)
class _Wire:
    source: str
    outcome: str
    target: str
    start: int  # row it leaves
    end: int  # row it enters

    @property
    def straight(self) -> bool:
        return self.end == self.start + 1


def order(flow: FlowDef) -> tuple[str, ...]:
    """Return all steps and ends, each after what leads to it (ways back apart), ends last."""
    finished: list[str] = []
    seen: set[str] = set()

    def visit(key: str) -> None:
        if key in seen or flow.is_end(key):
            return
        seen.add(key)
        for outcome in flow.step(key).outcomes:
            visit(outcome.to)
        finished.append(key)

    visit(flow.start)
    return (*reversed(finished), *(end.key for end in flow.ends))


def lay_out(flow: FlowDef) -> Layout:
    """Return the places of everything in a flow that has passed its checks."""
    rows = order(flow)
    place = {key: n for n, key in enumerate(rows)}
    wires = [
        _Wire(step.key, o.key, o.to, place[step.key], place[o.to])
        for step in flow.steps
        for o in step.outcomes
    ]
    before = [w for w in wires if not w.straight and w.end <= w.start]
    after = [w for w in wires if not w.straight and w.end > w.start]
    left = GUTTER * (len(before) + 1)
    right = GUTTER * (len(after) + 1)
    lanes = tuple((lane.key, left + LANE_WIDTH * n) for n, lane in enumerate(flow.lanes))
    boxes = _boxes(flow, rows, dict(lanes), wires)
    far = left + LANE_WIDTH * len(flow.lanes)
    gutters = {id(w): left - GUTTER * (n + 1) for n, w in enumerate(before)}
    gutters |= {id(w): far + GUTTER * (n + 1) for n, w in enumerate(after)}
    last = boxes[rows[-1]]
    return Layout(
        width=far + right,
        height=last.y + last.height + GAP,
        lanes=lanes,
        boxes=boxes,
        edges=tuple(_routed(wires, boxes, rows, gutters)),
    )


def _boxes(
    flow: FlowDef, rows: tuple[str, ...], lanes: Mapping[str, float], wires: list[_Wire]
) -> dict[str, Box]:
    boxes: dict[str, Box] = {}
    y = float(HEADER + GAP)
    home = {s.key: s.lane for s in flow.steps}
    for n, key in enumerate(rows):
        lane = home.get(key) or _lane_of_end(key, wires, home)
        x = lanes[lane] + (LANE_WIDTH - BOX_WIDTH) / 2
        boxes[key] = Box(key, x, y, BOX_WIDTH, _height(flow, key))
        y += boxes[key].height + 2 * GAP + TRACK * len(_passing(wires, n))
    return boxes


def _lane_of_end(key: str, wires: list[_Wire], home: Mapping[str, str]) -> str:
    return next(home[w.source] for w in wires if w.target == key)


def _height(flow: FlowDef, key: str) -> float:
    if flow.is_end(key):
        return END_HEIGHT
    return BOX_HEIGHT + BRANCH_HEIGHT * len(flow.step(key).branches)


def _passing(wires: list[_Wire], row: int) -> list[tuple[_Wire, str]]:
    """Return who needs a track in the channel below a row: edges that leave, and that arrive."""
    leaving = [(w, "out") for w in wires if w.start == row]
    arriving = [(w, "in") for w in wires if not w.straight and w.end == row + 1]
    return leaving + arriving


def _routed(
    wires: list[_Wire],
    boxes: Mapping[str, Box],
    rows: tuple[str, ...],
    gutters: Mapping[int, float],
) -> Iterator[Edge]:
    tracks = {
        (id(w), side): boxes[key].y + boxes[key].height + GAP + TRACK * (n + 1) - 4
        for row, key in enumerate(rows)
        for n, (w, side) in enumerate(_passing(wires, row))
    }
    top = HEADER + GAP / 2  # the channel above the first row
    for wire in wires:
        source, target = boxes[wire.source], boxes[wire.target]
        x_out = _port(source, [w for w in wires if w.source == wire.source], wire)
        x_in = _port(target, [w for w in wires if w.target == wire.target], wire)
        y_out = tracks[id(wire), "out"]
        points = [(x_out, source.y + source.height), (x_out, y_out)]
        if not wire.straight:
            gutter, y_in = gutters[id(wire)], tracks.get((id(wire), "in"), top)
            points += [(gutter, y_out), (gutter, y_in), (x_in, y_in)]
        elif x_in != x_out:
            points.append((x_in, y_out))
        points.append((x_in, target.y))
        yield Edge(wire.source, wire.outcome, wire.target, tuple(points), (x_out + 6, y_out - 5))


def _port(box: Box, wires: list[_Wire], wire: _Wire) -> float:
    """Return where on a box's side this edge is tied: each edge at a place of its own."""
    ordered = sorted(wires, key=lambda w: (w.straight, w.end > w.start, w.start, w.end))
    place = next(n for n, one in enumerate(ordered) if one is wire)
    return box.x + box.width * (place + 1) / (len(ordered) + 1)


def steps_in_order(flow: FlowDef) -> tuple[Step, ...]:
    """Return the steps as a reader walks them: the chart's twin as a list."""
    return tuple(flow.step(key) for key in order(flow) if not flow.is_end(key))
