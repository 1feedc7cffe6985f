"""Where everything in a flow chart stands: lanes are columns, time runs down.

Edges that leave one step share their way until they part at their labels; edges that enter one
step share their way from where they meet.  Nothing else shares a way, nothing runs through a
box or a label.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate

from onedoor.system.flows.domain.definition import FlowDef
from onedoor.system.flows.domain.sizes import (
    DIAMOND,
    HEADER,
    SIDE,
    TRACK,
    Measures,
    Part,
    Words,
    measured,
)
from onedoor.system.flows.domain.spreading import Spread, Widths, spread
from onedoor.system.flows.domain.wiring import LEVELS, Wire, Wired, wired

__all__ = ["Box", "Cell", "Edge", "Label", "Layout", "Point", "lay_out"]

Point = tuple[float, float]

_ARROW = 18.0  # from where edges meet to the box they enter
_START = 44.0  # above the first step, for the point where everything begins
_STEM = 14.0
_AFTER = 12.0  # from the stem to the labels, and from the labels on
_FOOT = 22.0


@dataclass(frozen=True, slots=True)
class Cell:
    """One department's part in the box of a joint step."""

    key: str
    x: float
    y: float
    width: float
    height: float
    words: Words


@dataclass(frozen=True, slots=True)
class Box:
    """A step or an end; its edges enter and leave at ``port``."""

    key: str
    x: float
    y: float
    width: float
    height: float
    port: float
    words: Words
    cells: tuple[Cell, ...] = ()

    @property
    def bottom(self) -> float:
        """The y of its lower side."""
        return self.y + self.height


@dataclass(frozen=True, slots=True)
class Label:
    """The name of an outcome, on its edge; x and y are its middle."""

    x: float
    y: float
    width: float
    height: float
    words: Words


@dataclass(frozen=True, slots=True)
class Edge:
    """An arrow: its corners, and its label."""

    source: str
    outcome: str
    target: str
    points: tuple[Point, ...]
    label: Label
    back: bool


@dataclass(frozen=True, slots=True)
class Layout:
    """A drawn flow: its size, the borders of its lanes, its start, boxes and edges."""

    width: float
    height: float
    lanes: tuple[tuple[str, float, float, Words], ...]  # key, from x, to x, name
    start: Point
    boxes: Mapping[str, Box]
    stems: Mapping[str, float]  # where the outcomes of a step part
    edges: tuple[Edge, ...]


@dataclass(frozen=True, slots=True)
class _Rows:
    """The heights of everything, by row."""

    middles: tuple[float, ...]
    stems: tuple[float, ...]
    labels: tuple[float, ...]
    entries: tuple[float, ...]
    height: float


def lay_out(flow: FlowDef, language: str, *, forks: bool = False) -> Layout:
    """Return the places of everything in a flow that has passed its checks.

    With ``forks`` there is room for the gateways that the exchange format puts between a step
    and its outcomes, and around the parts of a joint step.
    """
    made = wired(flow)
    sizes = measured(flow, language, forks=forks)
    places = spread(made, _widths(flow, made, sizes, forks=forks))
    tracks = _tracks(made, places)
    rows = _rows(made, sizes, tracks, forks=forks)
    boxes = {key: _box(key, made, sizes, places, rows) for key in made.plan.seats}
    lanes = zip(flow.lanes, places.borders, places.borders[1:], strict=False)
    first = boxes[flow.start]
    return Layout(
        width=places.borders[-1],
        height=rows.height,
        lanes=tuple((lane.key, a, b, sizes.lanes[lane.key]) for lane, a, b in lanes),
        start=(first.port, first.y - _START + DIAMOND),
        boxes=boxes,
        stems={key: rows.stems[made.plan.seats[key].row] for key in boxes},
        edges=tuple(_edges(flow, made, sizes, places, rows, boxes, tracks)),
    )


def _widths(flow: FlowDef, made: Wired, sizes: Measures, *, forks: bool) -> Widths:
    return Widths(
        lanes=tuple(max(sizes.lanes[one.key].width, sizes.box_width) / 2 for one in flow.lanes),
        boxes={key: part.width / 2 for key, part in sizes.boxes.items()},
        labels={w: sizes.labels[w.source, w.outcome].width / 2 for w in made.runs},
        stem=DIAMOND if forks else 0.0,
        forks=frozenset(step.key for step in flow.steps if len(step.outcomes) > 1),
    )


def _tracks(made: Wired, places: Spread) -> dict[str, int]:
    """Return for each box on which of the heights above its row its edges come together."""
    found: dict[str, int] = {}
    by_row: dict[int, list[tuple[float, float, str]]] = {}
    for key, seat in made.plan.seats.items():
        xs = [places.columns[c] for w, c in made.runs.items() if w.target == key and not w.back]
        xs.append(places.columns[seat.column])
        by_row.setdefault(seat.row, []).append((min(xs), max(xs), key))
    for bars in by_row.values():
        placed: list[tuple[float, float, str]] = []
        for low, high, key in sorted(bars, key=lambda bar: bar[1] - bar[0]):
            meets = [
                found[k] for a, b, k in placed if low < high and a < b and _meet(low, high, a, b)
            ]
            found[key] = max(meets, default=-1) + 1
            placed.append((low, high, key))
    return found


def _meet(low: float, high: float, other_low: float, other_high: float) -> bool:
    return low <= other_high and other_low <= high


def _rows(made: Wired, sizes: Measures, tracks: Mapping[str, int], *, forks: bool) -> _Rows:
    count = 1 + max(seat.row for seat in made.plan.seats.values())
    boxes = [0.0] * count
    labels = [0.0] * count
    extra = [0.0] * count
    for key, seat in made.plan.seats.items():
        boxes[seat.row] = max(boxes[seat.row], sizes.boxes[key].height)
        extra[seat.row] = max(extra[seat.row], TRACK * tracks[key])
    for wire in made.runs:
        if wire.label % LEVELS:
            row = wire.label // LEVELS
            labels[row] = max(labels[row], sizes.labels[wire.source, wire.outcome].height)
    stem = _STEM + (2 * DIAMOND if forks else 0.0)
    after = _AFTER + (DIAMOND if forks else 0.0)
    leads = [_START, *(_ARROW + one for one in extra[1:])]
    heights = [
        lead + box + (stem + after + label + _AFTER if label else 0.0)
        for lead, box, label in zip(leads, boxes, labels, strict=True)
    ]
    tops = list(accumulate(heights, initial=HEADER + sizes.header))[:-1]
    places = list(zip(tops, leads, boxes, labels, strict=True))
    below = [top + lead + box for top, lead, box, _ in places]
    return _Rows(
        middles=tuple(top + lead + box / 2 for top, lead, box, _ in places),
        stems=tuple(y + stem - (DIAMOND if forks else 0.0) for y in below),
        labels=tuple(
            y + stem + after + label / 2 for y, (*_, label) in zip(below, places, strict=True)
        ),
        entries=tuple(top + lead - _ARROW for top, lead, _, _ in places),
        height=HEADER + sizes.header + sum(heights) + _FOOT,
    )


def _box(key: str, made: Wired, sizes: Measures, places: Spread, rows: _Rows) -> Box:
    seat, part = made.plan.seats[key], sizes.boxes[key]
    x = places.columns[seat.first] - part.width / 2
    y = rows.middles[seat.row] - part.height / 2
    return Box(
        key,
        x,
        y,
        places.columns[seat.last] + part.width / 2 - x,
        part.height,
        places.columns[seat.column],
        part.words,
        tuple(_cells(part, y, sizes, places)),
    )


def _cells(part: Part, y: float, sizes: Measures, places: Spread) -> Iterator[Cell]:
    for cell in part.cells:
        x = places.columns[cell.lane] - sizes.cell_width / 2
        yield Cell(cell.key, x, y + cell.y, sizes.cell_width, cell.height, cell.words)


def _edges(
    flow: FlowDef,
    made: Wired,
    sizes: Measures,
    places: Spread,
    rows: _Rows,
    boxes: Mapping[str, Box],
    tracks: Mapping[str, int],
) -> Iterator[Edge]:
    columns = {(w.source, w.outcome): (w, places.columns[c]) for w, c in made.runs.items()}
    for step in flow.steps:
        for outcome in step.outcomes:
            wire, x = columns[step.key, outcome.key]
            source, target = boxes[wire.source], boxes[wire.target]
            words = sizes.labels[step.key, outcome.key]
            if wire.back:
                points = _back(source, target, x)
            else:
                entry = rows.entries[wire.end] - TRACK * tracks[wire.target]
                points = _forward(source, target, x, (rows.stems[wire.start], entry))
            label = Label(x, _label_y(wire, rows, source), words.width, words.height, words)
            yield Edge(step.key, outcome.key, outcome.to, points, label, wire.back)


def _label_y(wire: Wire, rows: _Rows, source: Box) -> float:
    if wire.start == wire.end:
        return source.y + source.height / 2
    return rows.labels[wire.label // LEVELS]


def _forward(source: Box, target: Box, x: float, bars: tuple[float, float]) -> tuple[Point, ...]:
    stem, entry = bars
    return _corners(
        [
            (source.port, source.bottom),
            (source.port, stem),
            (x, stem),
            (x, entry),
            (target.port, entry),
            (target.port, target.y),
        ]
    )


def _back(source: Box, target: Box, x: float) -> tuple[Point, ...]:
    out, into = source.y + SIDE, target.bottom - SIDE
    return ((_side(source, x), out), (x, out), (x, into), (_side(target, x), into))


def _side(box: Box, x: float) -> float:
    """Return the side of a box that faces an edge."""
    return box.x if x < box.port else box.x + box.width


def _corners(points: list[Point]) -> tuple[Point, ...]:
    """Leave out points at which an edge does not turn."""
    kept = points[:1]
    for here, after in zip(points[1:], [*points[2:], None], strict=True):
        straight = after is not None and (
            kept[-1][0] == here[0] == after[0] or kept[-1][1] == here[1] == after[1]
        )
        if here != kept[-1] and not straight:
            kept.append(here)
    return tuple(kept)
