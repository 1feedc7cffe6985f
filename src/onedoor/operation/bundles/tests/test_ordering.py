"""What waits for what, and how long the whole takes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onedoor.law.articles import HAMI
from onedoor.operation.bundles.domain.bundle import Edge, Part
from onedoor.operation.bundles.domain.ordering import Circular, longest, order


def parts_of(*keys: str) -> tuple[Part, ...]:
    return tuple(Part(key, f"offering-{key}", 1) for key in keys)


@st.composite
def networks(draw: st.DrawFn) -> tuple[tuple[Part, ...], tuple[Edge, ...], dict[str, int]]:
    """Draw parts in any order, with edges that lead from lower to higher keys only."""
    keys = [f"p{n}" for n in range(draw(st.integers(1, 7)))]
    pairs = [(a, b) for a in keys for b in keys if a < b]
    drawn = draw(st.lists(st.sampled_from(pairs), unique=True)) if pairs else []
    days = {key: draw(st.integers(0, 30)) for key in keys}
    return parts_of(*draw(st.permutations(keys))), tuple(Edge(a, b, "m") for a, b in drawn), days


@pytest.mark.verifies(HAMI(21))
@pytest.mark.check("A21-1")
@given(networks())
def test_each_part_comes_once_and_after_what_it_waits_for(network):
    parts, edges, _ = network
    found = order(parts, edges)
    assert sorted(part.key for part in found) == sorted(part.key for part in parts)
    places = {part.key: n for n, part in enumerate(found)}
    assert all(places[edge.source] < places[edge.target] for edge in edges)


@pytest.mark.verifies(HAMI(21))
@pytest.mark.check("A21-1")
@given(networks())
def test_the_whole_takes_as_long_as_its_longest_way_and_never_the_sum_or_less_than_a_part(network):
    parts, edges, days = network
    found = longest(parts, edges, days)

    def way(key: str) -> int:
        before = [way(edge.source) for edge in edges if edge.target == key]
        own: int = days[key]
        return own + max(before, default=0)

    assert found == max(way(part.key) for part in parts)
    assert max(days.values()) <= found <= sum(days.values())


@pytest.mark.verifies(HAMI(21))
def test_parts_that_wait_for_nothing_go_side_by_side_and_keep_their_order():
    parts = parts_of("c", "a", "b")
    assert order(parts, ()) == parts
    assert longest(parts, (), {"a": 3, "b": 8, "c": 5}) == 8
    assert longest((), (), {}) == 0


@pytest.mark.verifies(HAMI(21))
def test_what_waits_for_a_part_that_was_not_chosen_does_not_wait():
    edges = (Edge("a", "b", "m"),)
    assert order(parts_of("b"), edges) == parts_of("b")
    assert longest(parts_of("b"), edges, {"b": 4}) == 4


def test_a_circle_is_named():
    with pytest.raises(Circular, match=r"[ab]、[ab]"):
        order(parts_of("a", "b"), (Edge("a", "b", "m"), Edge("b", "a", "m")))
