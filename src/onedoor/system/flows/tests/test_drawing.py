import xml.etree.ElementTree as ET
from itertools import combinations, pairwise

import pytest
from hypothesis import given

from onedoor.law.articles import HAMI
from onedoor.system.flows.domain.definition import parse
from onedoor.system.flows.domain.drawing import draw
from onedoor.system.flows.domain.layout import TRACK, lay_out, order
from onedoor.system.flows.tests.flows import FLOWS, FOOD


def _inside(box, a, b):
    """Whether the stretch from a to b runs through the box, not only up to its side."""
    (ax, ay), (bx, by) = a, b
    return (
        max(ax, bx) > box.x
        and min(ax, bx) < box.x + box.width
        and max(ay, by) > box.y
        and min(ay, by) < box.y + box.height
    )


def _assert_clear(flow):
    layout = lay_out(flow)
    for edge in layout.edges:
        for a, b in pairwise(edge.points):
            assert a[0] == b[0] or a[1] == b[1]
            for box in layout.boxes.values():
                assert not _inside(box, a, b), (edge, box)
            for x, y in (a, b):
                assert 0 <= x <= layout.width
                assert 0 <= y <= layout.height
    labels = [edge.label[1] for edge in layout.edges]
    assert all(abs(a - b) >= TRACK for a, b in combinations(labels, 2))


@pytest.mark.verifies(HAMI(16))
@pytest.mark.check("A16-1")
def test_no_edge_of_the_demo_flow_crosses_a_box_and_no_labels_meet():
    _assert_clear(parse(FOOD))


@given(FLOWS)
def test_no_edge_of_any_flow_crosses_a_box_and_no_labels_meet(flow):
    _assert_clear(flow)


def test_steps_stand_in_the_order_in_which_they_are_walked():
    rows = order(parse(FOOD))

    assert rows[0] == "accept"
    assert rows.index("review") < rows.index("inspect") < rows.index("decide")
    assert rows[-3:] == ("delivered", "declined", "refused")


@pytest.mark.parametrize("language", ["zh-Hans", "ug"])
def test_the_chart_is_read_aloud_and_says_what_the_list_says(language):
    drawing = draw(parse(FOOD), language)

    svg = ET.fromstring(drawing.svg)  # noqa: S314  # our own drawing
    words = {"".join(one.itertext()) for one in svg.iter("text")}
    assert svg.get("role") == "img"
    labels = [svg.find("title"), svg.find("desc")]
    assert svg.get("aria-labelledby") == " ".join(
        one.get("id", "") for one in labels if one is not None
    )
    assert all(one.text for one in labels if one is not None)
    assert {name for step in drawing.steps for name, _ in step.ways} <= words
    assert len(drawing.steps) == 7


def test_words_in_a_flow_never_become_markup():
    document = {**FOOD, "ends": [{"key": e["key"], "name": "<b>&"} for e in FOOD["ends"]]}

    assert "<b>" not in draw(parse(document), "zh-Hans").svg
