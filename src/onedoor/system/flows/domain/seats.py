"""Who stands where in a flow chart, before anything is measured.

Every step has a row of its own, in the order in which the steps are walked; an end stands in
the row below what leads to it, beside the step there where that is possible.  Columns are only
an order from left to right: column n is the middle of lane n, further columns lie beside.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from onedoor.system.flows.domain.definition import FlowDef, Step


@dataclass(frozen=True, slots=True)
class Seat:
    """The place of a box: its row and lanes, and the columns that it covers.

    ``column`` is where its edges come in at the top and go out at the bottom.
    """

    key: str
    row: int
    column: int
    first: int
    last: int
    first_lane: int
    last_lane: int
    is_end: bool


@dataclass(slots=True)
class Plan:
    """The seats of all boxes, and the columns from left to right."""

    seats: dict[str, Seat]
    columns: list[int]

    def positions(self) -> dict[int, float]:
        """Return the place of every column in the order from left to right."""
        return {column: float(n) for n, column in enumerate(self.columns)}

    def new_column(self, place: int) -> int:
        """Put a new column before the one that has this place now, and return it."""
        column = max(self.columns) + 1
        self.columns.insert(place, column)
        return column


def order(flow: FlowDef) -> tuple[str, ...]:
    """Return the steps, each after what leads to it (ways back apart)."""
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
    return tuple(reversed(finished))


def steps_in_order(flow: FlowDef) -> tuple[Step, ...]:
    """Return the steps as a reader walks them: the chart's twin as a list."""
    return tuple(flow.step(key) for key in order(flow))


def seated(flow: FlowDef, *, beside: bool) -> Plan:
    """Seat all steps and ends; ``beside`` lets ends share the row of a step."""
    lanes = {lane.key: n for n, lane in enumerate(flow.lanes)}
    spans = {step.key: _span(step, lanes) for step in flow.steps}
    home = {step.key: lanes[step.lane] for step in flow.steps}
    rows = [[key] for key in order(flow)]
    plan = Plan({}, list(range(len(lanes))))
    columns = dict(home)
    for end, sources in _sources(flow):
        above = max(n for n, row in enumerate(rows) if set(row) & set(sources))
        last = next(key for key in sources if key in rows[above])
        lane = home[last]
        home[end], spans[end] = lane, (lane, lane)
        row = rows[above + 1] if beside and above + 1 < len(rows) else []
        if not row or not _may_share(row, lane, spans, flow):
            rows.insert(above + 1, [end])
            columns[end] = lane
            continue
        columns[end] = _column_beside(plan, lane, [columns[key] for key in row])
        row.append(end)
    for n, row in enumerate(rows):
        for key in row:
            plan.seats[key] = _seat(flow, key, n, columns[key], spans[key])
    return plan


def _span(step: Step, lanes: dict[str, int]) -> tuple[int, int]:
    """Return the first and last lane that a step covers: a joint one, those of its branches."""
    covered = [lanes[step.lane], *(lanes[branch.lane] for branch in step.branches)]
    return min(covered), max(covered)


def _sources(flow: FlowDef) -> Iterator[tuple[str, list[str]]]:
    for end in flow.ends:
        yield end.key, [s.key for s in flow.steps if any(o.to == end.key for o in s.outcomes)]


_MOST_IN_A_ROW = 3


def _may_share(row: list[str], lane: int, spans: dict[str, tuple[int, int]], flow: FlowDef) -> bool:
    wide = (spans[key] for key in row if not flow.is_end(key) and flow.step(key).joint)
    return len(row) < _MOST_IN_A_ROW and not any(first <= lane <= last for first, last in wide)


def _column_beside(plan: Plan, lane: int, taken: list[int]) -> int:
    if lane not in taken:
        return lane
    place = plan.columns.index(lane)
    return plan.new_column(place if lane == 0 and len(plan.columns) > 1 else place + 1)


def _seat(flow: FlowDef, key: str, row: int, column: int, span: tuple[int, int]) -> Seat:
    joint = not flow.is_end(key) and flow.step(key).joint
    first, last = span if joint else (column, column)
    return Seat(key, row, column, first, last, *span, flow.is_end(key))
