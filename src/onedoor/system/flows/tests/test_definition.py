from decimal import Decimal

import pytest
from hypothesis import given

from onedoor.system.flows.domain.definition import (
    FlowUnreadable,
    Special,
    document,
    parse,
)
from onedoor.system.flows.tests.flows import DEMOS, FLOWS, FOOD, JOINT, small
from onedoor.system.forms.api import Text


@given(FLOWS)
def test_any_flow_comes_back_from_its_document(flow):
    assert parse(document(flow)) == flow


@pytest.mark.parametrize("flow", [*DEMOS.values(), JOINT], ids=[*DEMOS, "joint"])
def test_known_flows_come_back_from_their_documents(flow):
    assert parse(document(parse(flow))) == parse(flow)


def test_a_document_is_read_into_lanes_steps_outcomes_and_ends():
    flow = parse(FOOD)

    inspect = flow.step("inspect")
    assert flow.start == "accept"
    assert flow.lane("counter").name == Text("综合窗口", "ئۇنىۋېرسال كۆزنەك")
    assert inspect.days == Decimal(1)
    assert [o.key for o in flow.step("decide").outcomes] == ["grant", "refuse"]
    assert [flow.is_end(key) for key in ("delivered", "decide")] == [True, False]
    assert flow.step("supply").within_limit is False
    assert inspect.within_limit is True
    assert inspect.joint is False
    with pytest.raises(KeyError):
        flow.step("nowhere")
    with pytest.raises(KeyError):
        flow.lane("nowhere")


def _step(**changes):
    return small(steps=[{**small()["steps"][0], **changes}])


@pytest.mark.parametrize(
    "document, flaws",
    [
        ([], ["flow: 必须是对象"]),
        ({}, ["flow: 缺少 start", "flow: 缺少 lanes", "flow: 缺少 steps", "flow: 缺少 ends"]),
        (small(colour="red"), ["flow: 未知的属性 colour"]),
        (small(lanes={}), ["flow.lanes: 必须是列表"]),
        (small(lanes=["x"]), ["flow.lanes[0]: 必须是对象"]),
        (small(lanes=[{"key": "l", "name": {"en": "x"}}]),
         ["flow.lanes[0].name: 必须是文字或 {zh-Hans, ug}"]),
        (small(ends=[{"key": True, "name": "x"}]), ["flow.ends[0].key: 必须是文字"]),
        (_step(days=-1), ["flow.steps[0].days: 必须是 0 到 999 之间的天数"]),
        (_step(days="soon"), ["flow.steps[0].days: 必须是 0 到 999 之间的天数"]),
        (_step(days="NaN"), ["flow.steps[0].days: 必须是 0 到 999 之间的天数"]),
        (_step(days="1e-9999999"), ["flow.steps[0].days: 必须是 0 到 999 之间的天数"]),
        (_step(days="1e9"), ["flow.steps[0].days: 必须是 0 到 999 之间的天数"]),
        (_step(special=True),
         [f"flow.steps[0].special: 必须是以下之一: {', '.join(Special)}"]),
        (_step(outcomes=[{"key": "k", "name": "好", "to": "end", "when": {"py": "1"}}]),
         ["flow.steps[0].outcomes[0].when: 条件无法识别: {'py': '1'}"]),
        (_step(branches=[{"key": "k"}]),
         ["flow.steps[0].branches[0]: 缺少 name", "flow.steps[0].branches[0]: 缺少 lane",
          "flow.steps[0].branches[0]: 缺少 duty"]),
    ],
)  # fmt: skip
def test_every_flaw_of_a_document_is_named_with_its_place(document, flaws):
    with pytest.raises(FlowUnreadable) as refused:
        parse(document)

    assert refused.value.facts["flaws"] == tuple(flaws)


def test_all_flaws_are_named_at_once():
    with pytest.raises(FlowUnreadable) as refused:
        parse(_step(days=-1, special="holiday", lane=None))

    told = str(refused.value.facts["flaws"])
    assert told.index("flow.steps[0].lane: ") < told.index("flow.steps[0].days: ")
    assert told.index("flow.steps[0].days: ") < told.index("flow.steps[0].special: ")


@pytest.mark.parametrize("ground", list(Special))
def test_the_days_of_a_special_procedure_stand_outside_the_limit(ground):
    assert parse(_step(special=ground.value)).steps[0].within_limit is False


def test_the_days_of_the_applicant_stand_outside_the_limit():
    assert parse(_step(duty="applicant")).steps[0].within_limit is False
