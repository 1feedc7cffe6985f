"""Which column every edge of a flow chart runs in.

An edge leaves its box at the bottom, runs sideways below the row, then down its column, and
sideways again above the row of its target.  One that leads back leaves and enters at the side
and runs up.  Heights are counted in levels, four to a row: the boxes, the stems below them, the
labels, and the entries above the next row.
"""

import math
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from onedoor.system.flows.domain.definition import FlowDef
from onedoor.system.flows.domain.seats import Plan, Seat, seated

STEM, LABEL, LEVELS = 1, 2, 4
_CROSSING, _BEND, _DISTANCE, _NEW = 4.0, 1.0, 1.0, 0.4
_SWEEPS = 2

Places = Mapping[int, float]


@dataclass(frozen=True, slots=True)
class Wire:
    """One outcome as an edge from a row to a row, with the levels of its run and its label."""

    source: str
    outcome: str
    target: str
    start: int
    end: int
    back: bool  # to an earlier step, or to its own
    top: int
    bottom: int
    label: int
    sides: tuple[int, int]  # where it runs sideways: at its source, at its target


def wire(source: str, outcome: str, target: str, start: int, end: int) -> Wire:
    """Return the edge of an outcome between two rows."""
    beside, there = LEVELS * start, LEVELS * end
    back = end <= start
    top, bottom = (there, beside + STEM) if back else (beside + STEM, there - 1)
    sides = (beside, there) if back else (top, bottom)
    label = beside + (LABEL - LEVELS if back else LABEL)
    if start == end:
        label = beside
    return Wire(source, outcome, target, start, end, back, top, bottom, label, sides)


@dataclass(frozen=True, slots=True)
class Wired:
    """All boxes with their seats and all edges with their columns."""

    plan: Plan
    runs: dict[Wire, int]


def wired(flow: FlowDef) -> Wired:
    """Return where everything stands; where an end in a step's row is in the way, it moves."""
    for beside in (True, False):
        plan = seated(flow, beside=beside)
        board = _Board(plan, len(flow.lanes))
        if board.place(_wires(flow, plan)):
            return Wired(plan, board.runs)
    raise AssertionError(flow.start)  # with every box in a row of its own, all edges have a way


def _wires(flow: FlowDef, plan: Plan) -> list[Wire]:
    found = [
        wire(step.key, o.key, o.to, plan.seats[step.key].row, plan.seats[o.to].row)
        for step in flow.steps
        for o in step.outcomes
    ]
    return sorted(found, key=lambda w: (abs(w.end - w.start), w.start))


_Strokes = tuple[tuple[int, float, float], ...]  # level, from, to


@dataclass(frozen=True, slots=True)
class _Laid:
    """A wire that has its column, while another one looks for its own."""

    wire: Wire
    place: float
    strokes: _Strokes


class _Board:
    def __init__(self, plan: Plan, lanes: int) -> None:
        self.plan = plan
        self.runs: dict[Wire, int] = {}
        self.lanes = lanes

    def place(self, wires: list[Wire]) -> bool:
        """Give every wire a column, then try again while that helps; return whether all have."""
        before: dict[Wire, float] = {}
        for _ in range(1 + _SWEEPS):
            for one in wires:
                if not self._find(one):
                    return False
            self._prune()
            at = self.plan.positions()
            after = {one: at[column] for one, column in self.runs.items()}
            if after == before:
                break
            before = after
        return True

    def _find(self, wire: Wire) -> bool:
        self.runs.pop(wire, None)
        choice = min(self._choices(wire), default=None)
        if choice is None:
            return False
        _, place = choice
        if place.is_integer():
            self.runs[wire] = self.plan.columns[int(place)]
        else:
            self.runs[wire] = self.plan.new_column(math.ceil(place))
        return True

    def _prune(self) -> None:
        used = set(range(self.lanes)) | set(self.runs.values())
        used |= {seat.column for seat in self.plan.seats.values()}
        self.plan.columns[:] = [column for column in self.plan.columns if column in used]

    def _choices(self, wire: Wire) -> Iterator[tuple[float, float]]:
        """Yield every place that is free for a wire, with what it costs."""
        at = self.plan.positions()
        laid = [
            _Laid(other, at[column], self._strokes(other, at[column], at))
            for other, column in self.runs.items()
        ]
        for half in range(-1, 2 * len(self.plan.columns)):
            place = half / 2
            if not self._is_blocked(wire, place, at, laid):
                yield self._cost(wire, place, at, laid), place

    def _is_blocked(self, wire: Wire, place: float, at: Places, laid: list[_Laid]) -> bool:
        return any(
            _runs_into(wire, place, seat, at) or self._is_beside(wire, place, seat, at)
            for seat in self.plan.seats.values()
        ) or any(
            one.place == place and wire.top <= one.wire.bottom and one.wire.top <= wire.bottom
            for one in laid
        )

    def _is_beside(self, wire: Wire, place: float, seat: Seat, at: Places) -> bool:
        """Whether a box stands between a wire that runs at a place and the side it leads to."""
        if not wire.back or seat.row not in (wire.start, wire.end):
            return False
        for key in (wire.source, wire.target):
            end = self.plan.seats[key]
            low, high = sorted((at[end.column], place))
            if seat.key != key and seat.row == end.row and low < at[seat.column] < high:
                return True
        return False

    def _cost(self, wire: Wire, place: float, at: Places, laid: list[_Laid]) -> float:
        source, target = (at[self.plan.seats[key].column] for key in (wire.source, wire.target))
        bends = _BEND * (place != source) + _BEND * (place != target)
        here = self._lane_at(place, at)
        away = abs(here - self._lane_at(source, at)) + abs(here - self._lane_at(target, at))
        new = _NEW * (not place.is_integer())
        strokes = self._strokes(wire, place, at)
        crossings = sum(
            _crosses(one.wire, one.place, wire, strokes)
            + _crosses(wire, place, one.wire, one.strokes)
            for one in laid
        )
        return _CROSSING * crossings + bends + _DISTANCE * away + new

    def _lane_at(self, place: float, at: Places) -> float:
        """Return a place in lanes: 0.5 is halfway between the first and the second."""
        for lane in range(self.lanes):
            if place <= at[lane]:
                before = at[lane - 1] if lane else -1.0
                return lane - (at[lane] - place) / (at[lane] - before)
        rest = place - at[self.lanes - 1]
        return self.lanes - 1 + rest / (rest + 1)

    def _strokes(self, wire: Wire, place: float, at: Places) -> _Strokes:
        source, target = (at[self.plan.seats[key].column] for key in (wire.source, wire.target))
        out, into = wire.sides
        return (
            (out, min(source, place), max(source, place)),
            (into, min(target, place), max(target, place)),
        )


def _runs_into(wire: Wire, place: float, seat: Seat, at: Places) -> bool:
    level = LEVELS * seat.row
    if wire.top <= level <= wire.bottom and at[seat.first] <= place <= at[seat.last]:
        return True
    if place != at[seat.column]:
        return False
    enters = wire.top <= level - 1 <= wire.bottom and seat.key != wire.target
    leaves = wire.top <= level + STEM <= wire.bottom and seat.key != wire.source
    return enters or (leaves and not seat.is_end)


def _crosses(wire: Wire, place: float, other: Wire, strokes: _Strokes) -> int:
    """Count where the run of a wire crosses the sideways strokes of another, not its own kin."""
    (out, low, high), (into, first, last) = strokes
    found = 0
    if low < place < high and wire.top <= out <= wire.bottom:
        found += not (wire.source == other.source and out in wire.sides)
    if first < place < last and wire.top <= into <= wire.bottom:
        found += not (wire.target == other.target and into in wire.sides)
    return found
