"""BPMN files of other tools: read as drafts, or refused by the name of what cannot be run."""

import re

import pytest

from onedoor.law.articles import HAMI
from onedoor.system.flows.api import FlowUnreadable, check, from_bpmn, parse, to_bpmn
from onedoor.system.flows.tests.flows import FOOD, JOINT

MODEL = 'xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"'
OURS = to_bpmn(parse(JOINT))


def _file(*inside, outside="", head=""):
    return (
        f'{head}<bpmn:definitions {MODEL} xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f'<bpmn:process id="Process_1">{"".join(inside)}</bpmn:process>{outside}'
        "</bpmn:definitions>"
    ).encode()


def _flow(name, source, target, *inside, words=""):
    told = "".join(inside)
    return (
        f'<bpmn:sequenceFlow id="{name}" name="{words}" sourceRef="{source}" '
        f'targetRef="{target}">{told}</bpmn:sequenceFlow>'
    )


START = '<bpmn:startEvent id="StartEvent_1"/>'
END = '<bpmn:endEvent id="Event_0k" name="办结"/>'
TASK = '<bpmn:userTask id="Activity_1A2b" name="受理"/>'
LINE = _flow("f1", "StartEvent_1", "Activity_1A2b") + _flow("f2", "Activity_1A2b", "Event_0k")


def _with(*more):
    return _file(START, TASK, END, LINE, *more)


@pytest.mark.verifies(HAMI(16))
def test_a_file_of_another_tool_becomes_a_draft_that_the_checks_can_finish():
    content = _file(
        '<bpmn:laneSet id="l"><bpmn:lane id="Lane_0x" name="窗口"><bpmn:flowNodeRef>StartEvent_1'
        "</bpmn:flowNodeRef><bpmn:flowNodeRef>Activity_1A2b</bpmn:flowNodeRef></bpmn:lane>"
        '<bpmn:lane id="Lane_0y" name="科室"><bpmn:flowNodeRef>Look</bpmn:flowNodeRef>'
        "<bpmn:flowNodeRef>Fire</bpmn:flowNodeRef><bpmn:flowNodeRef>Water</bpmn:flowNodeRef>"
        "<bpmn:flowNodeRef>Split</bpmn:flowNodeRef></bpmn:lane></bpmn:laneSet>",
        START,
        TASK,
        '<bpmn:exclusiveGateway id="Gateway_1"/>',
        '<bpmn:exclusiveGateway id="Merge_1"/>',
        '<bpmn:task id="Look" name="审查"><bpmn:documentation>看材料</bpmn:documentation>'
        '<bpmn:extensionElements><x:y xmlns:x="urn:x"/></bpmn:extensionElements></bpmn:task>',
        '<bpmn:parallelGateway id="Split" name="会审"/>',
        '<bpmn:userTask id="Fire" name="消防"/><bpmn:manualTask id="Water" name="水务"/>',
        '<bpmn:parallelGateway id="Meet"/>',
        END,
        '<bpmn:endEvent id="Event_no" name="不予受理"/>',
        _flow("a", "StartEvent_1", "Activity_1A2b"),
        _flow("b", "Activity_1A2b", "Gateway_1"),
        _flow("Flow_Yes", "Gateway_1", "Merge_1", words="受理"),
        _flow("Flow_No", "Gateway_1", "Event_no", words="不予受理"),
        _flow("c", "Merge_1", "Look"),
        _flow("d", "Look", "Split"),
        _flow("e", "Split", "Fire"),
        _flow("f", "Split", "Water"),
        _flow("g", "Fire", "Meet"),
        _flow("h", "Water", "Meet"),
        _flow("i", "Meet", "Event_0k"),
    )
    flow = from_bpmn(content)
    assert [(s.key, s.name.zh, flow.lane(s.lane).name.zh) for s in flow.steps] == [
        ("activity_1a2b", "受理", "窗口"),
        ("look", "审查", "科室"),
        ("split", "会审", "科室"),
    ]
    assert flow.start == "activity_1a2b"
    assert [(o.key, o.name.zh, o.to) for o in flow.step("activity_1a2b").outcomes] == [
        ("flow_yes", "受理", "look"),
        ("flow_no", "不予受理", "event_no"),
    ]
    assert flow.step("look").note.zh == "看材料"
    assert [(b.key, b.name.zh) for b in flow.step("split").branches] == [
        ("fire", "消防"),
        ("water", "水务"),
    ]
    assert [o.to for o in flow.step("split").outcomes] == ["event_0k"]
    flaws = check(flow, facts=frozenset(), promised_days=None)
    assert sorted({re.sub(r"环节 \w+ 的", "", flaw.zh) for flaw in flaws}) == ["职责 (空) 不存在"]


def test_a_file_without_lanes_has_one():
    flow = from_bpmn(_with())
    assert [(lane.key, lane.name.zh) for lane in flow.lanes] == [("lane", "办理")]
    assert flow.steps[0].lane == "lane"
    assert [o.name.zh for o in flow.steps[0].outcomes] == ["完成"]


def test_names_that_differ_only_in_other_letters_stay_apart():
    content = _file(
        START,
        '<bpmn:task id="受理" name="甲"/><bpmn:task id="审查" name="乙"/>',
        END,
        _flow("f1", "StartEvent_1", "受理"),
        _flow("f2", "受理", "审查"),
        _flow("f3", "审查", "Event_0k"),
    )
    flow = from_bpmn(content)
    assert len({step.key for step in flow.steps}) == 2
    assert check(flow, facts=frozenset(), promised_days=None) != ()
    assert not any("代号" in one.zh for one in check(flow, facts=frozenset(), promised_days=None))


def test_the_flow_of_the_demonstration_survives_a_tool_that_reformats_it():
    flow = parse(FOOD)
    spread = to_bpmn(flow).replace("><", ">\n  <")
    assert from_bpmn(spread.encode()) == flow


SPLIT = (
    START,
    '<bpmn:parallelGateway id="s"/><bpmn:task id="t1" name="甲"/><bpmn:task id="t2" name="乙"/>',
    END,
    _flow("a", "StartEvent_1", "s"),
    _flow("b", "s", "t1"),
    _flow("c", "s", "t2"),
)
REFUSED = {
    "script": (
        _with('<bpmn:scriptTask id="x" name="算"/>'),
        "脚本任务 (scriptTask) “算”: 不能导入; 系统里由人办理, 请改成普通任务 (task)",
    ),
    "call": (
        _with('<bpmn:callActivity id="x"/>'),
        "调用活动 (callActivity) “x”: 不能导入; 请把里面的任务直接画在流程里",
    ),
    "sub-process": (
        _with('<bpmn:subProcess id="x"/>'),
        "子流程 (subProcess) “x”: 不能导入; 请把里面的任务",
    ),
    "timer": (
        _file(
            '<bpmn:startEvent id="StartEvent_1"><bpmn:timerEventDefinition/></bpmn:startEvent>',
            TASK, END, LINE,
        ),
        "开始事件 (startEvent) “StartEvent_1”: 不能带有定时 (timerEventDefinition) , 请删去",
    ),
    "boundary": (
        _with('<bpmn:boundaryEvent id="x"/>'),
        "中间事件 (boundaryEvent) “x”: 不能导入, 请删去; 期限由计划天数管理",
    ),
    "loop": (
        _file(
            START,
            '<bpmn:userTask id="Activity_1A2b" name="受理">'
            "<bpmn:multiInstanceLoopCharacteristics/></bpmn:userTask>",
            END, LINE,
        ),
        "任务 (userTask) “受理”: 不能带有循环 (multiInstanceLoopCharacteristics) , 请删去",
    ),
    "complex gateway": (
        _with('<bpmn:complexGateway id="x"/>'),
        "复杂网关 (complexGateway) “x”: 不能导入; 请改用排他网关",
    ),
    "default": (
        _with('<bpmn:exclusiveGateway id="x" default="f2"/>'), "不能有默认流向 (default)"
    ),
    "message": (
        _file(START, TASK, END, LINE, outside='<bpmn:message id="m" name="短信"/>'),
        "消息 (message) “短信”: 不能导入, 请删去",
    ),
    "two processes": (
        _file(START, outside='<bpmn:process id="p2"/>'), "必须恰好有一个流程 (process), 现有 2 个"
    ),
    "no start": (_file(TASK, END), "必须恰好有一个开始, 现有 0 个"),
    "two starts": (_with('<bpmn:startEvent id="x"/>'), "必须恰好有一个开始, 现有 2 个"),
    "nowhere": (
        _with(_flow("f3", "Activity_1A2b", "gone")),
        "流向 (sequenceFlow) “f3”: 所连的 gone 不存在",
    ),
    "two ways out of a task": (
        _with('<bpmn:endEvent id="x"/>', _flow("f3", "Activity_1A2b", "x")),
        "任务 (task) “受理”: 必须恰好有一个流出, 现有 2 个",
    ),
    "condition": (
        _file(
            START, TASK, END, _flow("f1", "StartEvent_1", "Activity_1A2b"),
            _flow("f2", "Activity_1A2b", "Event_0k",
                  "<bpmn:conditionExpression>__import__('os')</bpmn:conditionExpression>"),
        ),
        "条件 __import__('os') 不能导入",
    ),
    "parallel split that an exclusive gateway closes": (
        _file(
            *SPLIT, '<bpmn:exclusiveGateway id="j"/>', _flow("d", "t1", "j"), _flow("e", "t2", "j"),
            _flow("f", "j", "Event_0k"),
        ),
        "并行网关 (parallelGateway) “s”: 分出的每一支必须恰好是一个任务, 并汇合到同一个同类网关",
    ),
    "exclusive split that a parallel gateway closes": (
        _file(
            START, TASK, '<bpmn:task id="t1" name="甲"/><bpmn:task id="t2" name="乙"/>'
            '<bpmn:exclusiveGateway id="x"/><bpmn:parallelGateway id="j"/>', END,
            _flow("a", "StartEvent_1", "Activity_1A2b"), _flow("b", "Activity_1A2b", "x"),
            _flow("c", "x", "t1", words="一"), _flow("d", "x", "t2", words="二"),
            _flow("e", "t1", "j"), _flow("f", "t2", "j"), _flow("g", "j", "Event_0k"),
        ),
        "不能通向并行网关 (parallelGateway) “j”, 请连到",
    ),
    "gateway after gateway": (
        _file(
            START, TASK, END,
            '<bpmn:exclusiveGateway id="x"/><bpmn:exclusiveGateway id="y"/>'
            '<bpmn:endEvent id="z" name="终止"/>',
            _flow("a", "StartEvent_1", "Activity_1A2b"), _flow("b", "Activity_1A2b", "x"),
            _flow("c", "x", "y", words="一"), _flow("d", "x", "z", words="二"),
            _flow("e", "y", "z"), _flow("f", "y", "Event_0k"),
        ),
        "流向 (sequenceFlow) “一”: 不能通向排他网关 (exclusiveGateway) “y”",
    ),
    "gateways in a ring": (
        _file(
            START, TASK, END, '<bpmn:exclusiveGateway id="x"/><bpmn:exclusiveGateway id="y"/>',
            _flow("a", "StartEvent_1", "Activity_1A2b"), _flow("b", "Activity_1A2b", "x"),
            _flow("c", "x", "y"), _flow("d", "y", "x"),
        ),
        "不能通向排他网关 (exclusiveGateway)",
    ),
    "outside the lanes": (
        _with('<bpmn:laneSet id="s"><bpmn:lane id="l" name="窗口"/></bpmn:laneSet>'),
        "任务 (task) “受理”: 不在任何泳道中, 请拖进",
    ),
    "lanes in lanes": (
        _with('<bpmn:laneSet id="s"><bpmn:lane id="l" name="窗口"><bpmn:childLaneSet/></bpmn:lane>'
              "</bpmn:laneSet>"),
        "泳道 (lane) “窗口”: 泳道不能再分",
    ),
    "one name twice": (_with(TASK), "任务 (userTask) “受理”: 编号重复"),
    "entities": (
        _file(START, head='<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>'),
        "不能含有 DOCTYPE",
    ),
    "broken": (b"<a>\n<b>\n</a>", "文件: 不是完好的 XML, 从第 3 行起无法识别"),
    "empty": (b"", "不是完好的 XML"),
    "binary": (b"\x00\x01\x02", "不是完好的 XML"),
    "other XML": (b"<svg/>", "不是 BPMN 2.0 文件"),
    "too large": (b" " * 1_000_001, "不能大于 1 MB"),
    "too many": (
        _with(*(f'<bpmn:task id="t{n}"/>' for n in range(400))), "最多 400 个节点, 现有 403 个"
    ),
    "guard that is no JSON": (
        OURS.replace('onedoor:when="{', 'onedoor:when="{{').encode(), "所附的条件不是 JSON"
    ),
    "condition changed, guard not": (
        OURS.replace(">trade == ", ">trade != ").encode(), 'trade != "well" 不能导入'
    ),
}  # fmt: skip


def _flaws(content):
    with pytest.raises(FlowUnreadable) as refused:
        from_bpmn(content)
    flaws = refused.value.facts["flaws"]
    assert isinstance(flaws, tuple)
    return flaws


@pytest.mark.parametrize("case", REFUSED)
def test_what_cannot_be_run_is_refused_by_name(case):
    content, told = REFUSED[case]
    assert any(told in flaw for flaw in _flaws(content)), _flaws(content)


def test_everything_that_is_wrong_is_told_at_once():
    content = _with('<bpmn:scriptTask id="x"/>', '<bpmn:subProcess id="y"/>')
    assert [flaw.split(":")[0] for flaw in _flaws(content)] == [
        "脚本任务 (scriptTask) “x”",
        "子流程 (subProcess) “y”",
    ]


_ARABIC = re.compile("[\u0620-\u06ff]")
_HAN = re.compile("[\u4e00-\u9fff]")


@pytest.mark.parametrize("case", REFUSED)
def test_a_refusal_is_told_in_both_languages_and_never_in_the_words_of_the_parser(case):
    content, _told = REFUSED[case]
    with pytest.raises(FlowUnreadable) as refused:
        from_bpmn(content)

    found = refused.value.facts["found"]
    assert isinstance(found, tuple)
    for told in found:
        where, what = told.zh.split(": ", 1)
        assert _HAN.search(where)
        assert _HAN.search(what)
        assert _ARABIC.search(told.ug.split(": ", 1)[1])
        assert "Start tag" not in told.zh + told.ug


def test_an_element_without_a_name_of_ours_keeps_the_one_of_the_file():
    (flaw,) = _flaws(_with('<bpmn:choreographyTask id="x" name="合唱"/>'))
    assert flaw.startswith("choreographyTask“合唱”: 不能导入; 可用的是任务")
