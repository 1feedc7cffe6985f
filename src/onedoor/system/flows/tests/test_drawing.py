import xml.etree.ElementTree as ET
from collections import Counter
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import ImageFont

from onedoor.law.articles import HAMI
from onedoor.system.flows.domain.definition import parse
from onedoor.system.flows.domain.drawing import draw, told
from onedoor.system.flows.domain.lettering import width, wrapped
from onedoor.system.flows.tests.chart import faults, name_in, read, ways
from onedoor.system.flows.tests.flows import DEMOS, FLOWS, FOOD, JOINT, Dice

LANGUAGES = ["zh-Hans", "ug"]
KNOWN = {**DEMOS, "joint": JOINT}


def _roughly(words, size, kind):
    """A measure of its own: full width for Chinese, half of it for everything else."""
    return sum(1.0 if letter >= "⺀" else 0.5 for letter in words) * size


@lru_cache
def _face(package, size):
    spec = find_spec(package)
    root = Path(spec.origin if spec and spec.origin else "").parent
    found = sorted([*root.rglob("*.ttc"), *root.rglob("*.ttf")])
    return ImageFont.truetype(str(found[0]), int(size * 8))


def _with_fonts(words, size, kind):
    arabic = any("؀" <= letter <= "ۿ" for letter in words)
    return (
        _face("fontpkg_noto_sans_arabic" if arabic else "manimgx_fonts_cjk", size).getlength(words)
        / 8
    )


def _is_clear(flow, language, measure=_roughly):
    chart = read(draw(flow, language).svg, measure)
    assert list(faults(chart)) == []
    assert len(chart.lanes) == len(flow.lanes)
    assert len(chart.boxes) == len(flow.steps) + len(flow.ends)
    assert ways(chart) == _ways(flow, language)
    return chart


def _ways(flow, language):
    def name(one):
        return one.name.in_language(language).replace(" ", "")

    names = {one.key: name(one) for one in (*flow.steps, *flow.ends)}
    found = Counter((names[s.key], name(o), names[o.to]) for s in flow.steps for o in s.outcomes)
    found["", "", names[flow.start]] += 1
    return found


@pytest.mark.verifies(HAMI(16))
@pytest.mark.check("A16-1")
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("name", KNOWN)
def test_the_chart_of_a_known_flow_is_clear_and_says_what_is_executed(name, language):
    _is_clear(parse(KNOWN[name]), language, _with_fonts)


@pytest.mark.verifies(HAMI(16))
@given(FLOWS, st.sampled_from(LANGUAGES))
def test_the_chart_of_any_flow_is_clear_and_says_what_is_executed(flow, language):
    """No edge runs through a box or a label, nothing overlaps, and it can be read back."""
    _is_clear(flow, language)


@settings(max_examples=20)
@given(st.integers(12, 24), st.integers(0, 2**32), st.sampled_from(LANGUAGES))
def test_the_chart_of_a_large_flow_is_clear(size, seed, language):
    _is_clear(parse(Dice(seed).flow(size)), language)


@pytest.mark.parametrize("seed", range(12))
def test_words_of_random_flows_fit_their_boxes_in_the_fonts_of_the_pages(seed):
    flow = parse(Dice(seed).flow(6))

    for language in LANGUAGES:
        _is_clear(flow, language, _with_fonts)


def test_a_chart_is_the_same_every_time():
    lines = {draw.__wrapped__(parse(FOOD), "zh-Hans").svg for _ in range(3)}

    assert len(lines) == 1


def test_uyghur_reads_from_right_to_left():
    flow = parse(FOOD)
    chinese, uyghur = (read(draw(flow, one).svg, _roughly) for one in LANGUAGES)

    def lanes(chart):
        return [name_in(chart, lane)[:3] for lane in sorted(chart.lanes, key=lambda one: one.x)]

    assert [lane[:3] for lane in lanes(chinese)] == ["申请人", "综合窗", "市场监"]
    assert lanes(uyghur)[-1] == flow.lane("applicant").name.ug[:3]
    assert 'direction="rtl"' in draw(flow, "ug").svg
    assert 'direction="rtl"' not in draw(flow, "zh-Hans").svg


def test_the_demo_chart_goes_straight_down_where_it_can():
    chart = read(draw(parse(FOOD), "zh-Hans").svg, _roughly)
    at = {name_in(chart, box): box for box in chart.boxes}

    assert at["审查"].x == at["现场核查"].x == at["决定"].x == at["制证"].x
    assert at["受理"].x == at["送达"].x
    assert at["不予受理"].bottom < at["审查"].y
    assert at["不予许可"].y > at["决定"].bottom
    assert at["不予许可"].bottom < at["送达"].y


def test_parts_of_a_joint_step_stand_in_their_lanes():
    chart = read(draw(parse(JOINT), "zh-Hans").svg, _roughly)

    first, second = sorted(chart.lanes, key=lambda lane: lane.x)
    assert [first.holds(c) for c in chart.cells] == [True, False, False]
    assert [second.holds(c) for c in chart.cells] == [False, True, True]
    assert [c.kind for c in chart.cells] == ["flow-cell", "flow-cell", "flow-cell flow-maybe"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_chart_is_read_aloud_and_says_what_the_list_says(language):
    drawing = draw(parse(FOOD), language)

    svg = ET.fromstring(drawing.svg)  # noqa: S314  # our own drawing
    space = "{http://www.w3.org/2000/svg}"
    labels = [svg.find(f"{space}title"), svg.find(f"{space}desc")]
    assert svg.get("role") == "img"
    assert svg.get("aria-labelledby") == " ".join(
        one.get("id", "") for one in labels if one is not None
    )
    assert all(one.text for one in labels if one is not None)
    said = labels[1].text if labels[1] is not None else ""
    assert all(f"{step.name}（{step.lane}）" in (said or "") for step in drawing.steps)
    assert str(drawing.__html__()) == drawing.svg


@given(FLOWS, st.sampled_from(LANGUAGES))
def test_the_list_tells_every_step_once_and_every_way_that_the_chart_shows(flow, language):
    drawing = draw(flow, language)

    listed = Counter(
        tuple(word.replace(" ", "") for word in (step.name, *way))
        for step in drawing.steps
        for way in step.ways
    )
    listed["", "", flow.step(flow.start).name.in_language(language).replace(" ", "")] += 1
    assert len(drawing.steps) == len(flow.steps)
    assert listed == _ways(flow, language)


def test_the_list_tells_the_steps_in_the_order_in_which_they_are_walked():
    steps = told(parse(FOOD), "zh-Hans")

    assert [one.name for one in steps] == [
        "受理", "补正材料", "审查", "现场核查", "决定", "制证", "送达",
    ]  # fmt: skip
    assert [one.days for one in steps][2:5] == ["2 个工作日", "1 个工作日", "1 个工作日"]
    assert steps[0].lane == "综合窗口"
    assert ("一次性告知补正", "补正材料") in steps[0].ways


def test_the_list_names_every_department_of_a_joint_step():
    permit = parse(DEMOS["construction_permit"])
    joint = next(one for one in draw(permit, "zh-Hans").steps if one.name == "会同审查")

    assert joint.lane == "住房和城乡建设局、自然资源局、应急管理局"


def test_a_special_procedure_is_named_with_its_days():
    document = {**FOOD, "steps": [
        {**s, "special": "expert_review", "days": 15} if s["key"] == "inspect" else s
        for s in FOOD["steps"]]}  # fmt: skip

    assert told(parse(document), "zh-Hans")[3].days == "15 个工作日 · 专家评审"
    assert told(parse(document), "ug")[3].days.startswith("15 خىزمەت كۈنى · ")


def test_words_in_a_flow_never_become_markup():
    document = {**FOOD, "ends": [{"key": e["key"], "name": '<b>&"'} for e in FOOD["ends"]]}
    drawing = draw(parse(document), "zh-Hans")

    assert "<b>" not in drawing.svg
    assert '<b>&"' in {"".join(t.itertext()) for t in ET.fromstring(drawing.svg).iter()}  # noqa: S314  # our own drawing


@given(st.text("受理审查 abcقوبۇل-", max_size=40), st.integers(10, 16), st.integers(40, 160))
def test_broken_lines_hold_all_words_and_fit_the_room(words, size, room):
    lines = wrapped(words, size, room)

    assert "".join(lines).replace(" ", "") == words.replace(" ", "")
    for line in lines:
        can_break = any(letter >= "⺀" or letter in " -" for letter in line[:-1])
        assert width(line, size) <= room or not can_break


def test_lines_are_about_as_long_as_each_other():
    assert wrapped("一次性告知申请人补正材料", 12, 100) == ("一次性告知申", "请人补正材料")
    assert wrapped("受理", 12, 100) == ("受理",)
    assert wrapped("", 12, 100) == ()
