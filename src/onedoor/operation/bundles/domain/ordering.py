"""What waits for what: the order of the parts, and the longest way through them."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from graphlib import CycleError, TopologicalSorter

from onedoor.law.articles import HAMI, implements
from onedoor.operation.bundles.domain.bundle import Edge, Part


class Circular(ValueError):
    """Parts wait for each other in a circle; the argument names them."""


def among(edges: Iterable[Edge], parts: Sequence[Part]) -> tuple[Edge, ...]:
    """Return the edges of which both ends take part."""
    there = {part.key for part in parts}
    return tuple(edge for edge in edges if {edge.source, edge.target} <= there)


@implements(HAMI(21), note="a part is filed after those whose results it needs, no other waits")
def order(parts: Sequence[Part], edges: Iterable[Edge]) -> tuple[Part, ...]:
    """Return the parts so that each comes after what it waits for; raise Circular.

    Those that wait for nothing of each other keep the order of the bundle.
    """
    by_key = {part.key: part for part in parts}
    waits = _waits(by_key, among(edges, parts))
    sorter = TopologicalSorter(waits)
    try:
        sorter.prepare()
    except CycleError as circle:
        raise Circular("、".join(dict.fromkeys(circle.args[1]))) from circle
    found: list[Part] = []
    while sorter.is_active():
        ready = sorted(sorter.get_ready(), key=[*by_key].index)
        found += (by_key[key] for key in ready)
        sorter.done(*ready)
    return tuple(found)


@implements(HAMI(21), note="what goes side by side takes as long as the longest, not as the sum")
def longest(parts: Sequence[Part], edges: Iterable[Edge], days: Mapping[str, int]) -> int:
    """Return the days of the longest way through the parts; ``days`` are each part's own."""
    waits = _waits([part.key for part in parts], among(edges, parts))
    ends: dict[str, int] = {}
    for part in order(parts, edges):
        before = (ends[key] for key in waits[part.key])
        ends[part.key] = days[part.key] + max(before, default=0)
    return max(ends.values(), default=0)


def _waits(keys: Collection[str], edges: Iterable[Edge]) -> dict[str, set[str]]:
    found: dict[str, set[str]] = {key: set() for key in keys}
    for edge in edges:
        found[edge.target].add(edge.source)
    return found
