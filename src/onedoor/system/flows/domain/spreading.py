"""How far apart the columns of a flow chart stand.

Each level of the chart says which neighbours must keep their distance; the columns are pushed
as far left as that allows, then as far right, and stand halfway between.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import pairwise

from onedoor.system.flows.domain.seats import Plan, Seat
from onedoor.system.flows.domain.wiring import LEVELS, STEM, Wire, Wired

GAP = 14.0  # between things that stand beside each other
MARGIN = 14.0  # between a box and the border of its lane


@dataclass(frozen=True, slots=True)
class Widths:
    """Half of the width of everything that has one."""

    lanes: tuple[float, ...]  # the names of the lanes
    boxes: Mapping[str, float]
    labels: Mapping[Wire, float]
    stem: float  # what stands on the stem of a step with several outcomes
    forks: frozenset[str]  # the steps that have it


@dataclass(frozen=True, slots=True)
class Spread:
    """The middle of every column, and the borders of the lanes from 0 to the whole width."""

    columns: Mapping[int, float]
    borders: tuple[float, ...]


@dataclass(slots=True)
class _Thing:
    """What stands at one level: from the middle of a column to the middle of a column."""

    first: int
    last: int
    before: float
    after: float


def spread(made: Wired, widths: Widths) -> Spread:
    """Return the places of all columns and borders, as narrow as their distances allow."""
    lanes = len(widths.lanes)
    needs = [need for level in _levels(made, widths) for need in _apart(made.plan, level)]
    needs += _bordered(made.plan, widths)
    names = [*made.plan.columns, *(_border(n) for n in range(1, lanes))]
    edge = dict.fromkeys(names, MARGIN)
    far = dict(edge)
    for thing in (one for level in _levels(made, widths) for one in level):
        edge[thing.first] = max(edge[thing.first], thing.before + MARGIN)
        far[thing.last] = max(far[thing.last], thing.after + MARGIN)
    left = _pushed(needs, edge)
    width = max(left[name] + far[name] for name in names)
    right = _pushed([(b, a, d) for a, b, d in needs], far)
    middle = {name: round(left[name] + width - right[name]) / 2 for name in names}
    return Spread(
        {column: middle[column] for column in made.plan.columns},
        (0.0, *(middle[_border(n)] for n in range(1, lanes)), width),
    )


def _border(lane: int) -> int:
    """Return the name of the border before a lane: borders count below zero."""
    return -lane


def _pushed(needs: list[tuple[int, int, float]], least: Mapping[int, float]) -> dict[int, float]:
    """Return the smallest places at which every second keeps its distance from every first."""
    found = dict(least)
    moving = True
    while moving:
        moving = False
        for first, second, distance in needs:
            if found[second] < found[first] + distance:
                found[second] = found[first] + distance
                moving = True
    return found


def _levels(made: Wired, widths: Widths) -> Iterator[list[_Thing]]:
    """Yield what stands at every level, beginning with the names of the lanes."""
    yield [_Thing(n, n, half, half) for n, half in enumerate(widths.lanes)]
    for level in range(-1, LEVELS * (1 + max(s.row for s in made.plan.seats.values()))):
        yield [*_boxes_at(level, made, widths), *_wires_at(level, made, widths)]


def _boxes_at(level: int, made: Wired, widths: Widths) -> Iterator[_Thing]:
    for seat in made.plan.seats.values():
        own = LEVELS * seat.row
        half = widths.boxes[seat.key]
        if level == own:
            yield _Thing(seat.first, seat.last, half, half)
        elif level == own - 1 or (level == own + STEM and not seat.is_end):
            stem = widths.stem if level > own and seat.key in widths.forks else 0.0
            yield _Thing(seat.column, seat.column, stem, stem)


def _wires_at(level: int, made: Wired, widths: Widths) -> Iterator[_Thing]:
    for wire, column in made.runs.items():
        if wire.top <= level <= wire.bottom:
            half = widths.labels[wire] if level == wire.label else 0.0
            yield _Thing(column, column, half, half)


def _apart(plan: Plan, level: list[_Thing]) -> Iterator[tuple[int, int, float]]:
    at = plan.positions()
    merged: dict[int, _Thing] = {}
    for thing in level:
        same = merged.setdefault(thing.first, thing)
        same.before, same.after = max(same.before, thing.before), max(same.after, thing.after)
    in_order = sorted(merged.values(), key=lambda thing: at[thing.first])
    for one, other in pairwise(in_order):
        yield one.last, other.first, one.after + GAP + other.before


def _bordered(plan: Plan, widths: Widths) -> Iterator[tuple[int, int, float]]:
    """Yield what keeps names and boxes inside their lanes."""
    lanes = len(widths.lanes)
    inside = [(n, n, n, n, half) for n, half in enumerate(widths.lanes)]
    inside += [_inside(seat, widths.boxes[seat.key]) for seat in plan.seats.values()]
    for first, last, first_lane, last_lane, half in inside:
        if first_lane > 0:
            yield _border(first_lane), first, half + MARGIN
        if last_lane < lanes - 1:
            yield last, _border(last_lane + 1), half + MARGIN


def _inside(seat: Seat, half: float) -> tuple[int, int, int, int, float]:
    return seat.first, seat.last, seat.first_lane, seat.last_lane, half
