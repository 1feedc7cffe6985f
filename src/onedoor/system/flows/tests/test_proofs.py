from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onedoor.general.people.api import Duty
from onedoor.law.articles import ADL, HAMI
from onedoor.system.flows.domain.definition import document, parse
from onedoor.system.flows.domain.proofs import DUTIES, check, planned_days
from onedoor.system.flows.tests.flows import DEMOS, FACTS, FLOWS, FOOD, JOINT, small


def _flaws(changes, *, promised_days=None):
    found = check(parse(small(**changes)), facts=FACTS, promised_days=promised_days)
    assert all(flaw.ug for flaw in found)
    return tuple(flaw.zh for flaw in found)


def _a(**changes):
    return {**small()["steps"][0], **changes}


def _to(*targets, **more):
    return [{"key": f"k{n}", "name": "好", "to": to, **more} for n, to in enumerate(targets)]


_GUARD = {"q": "size", "op": "gte", "v": 200}
_END = {"key": "end", "name": "完"}
_BRANCH = {"key": "b", "name": "消防", "lane": "l", "duty": "cases.review"}
_LANES = [{"key": "l", "name": "道"}, {"key": "m", "name": "路"}]


def _named_twice(part):
    return f"{part} 重复出现"


@pytest.mark.parametrize(
    "changes, flaws",
    [
        ({}, []),
        ({"start": "b"}, ["起始环节 b 不存在"]),
        ({"start": "end"}, ["起始环节 end 不存在"]),
        ({"ends": [], "steps": [_a(outcomes=_to("a"))]}, ["没有结束"]),
        ({"ends": [_END, {"key": "x", "name": "完"}]}, ["x 无法到达"]),
        ({"steps": [_a(), _a(key="b")]}, ["b 无法到达"]),
        ({"steps": [_a(outcomes=_to("a"))]}, ["end 无法到达", "环节 a 走不到结束"]),
        ({"steps": [_a(outcomes=_to("end", "b")), _a(key="b", outcomes=_to("b"))]},
         ["环节 b 走不到结束"]),
        ({"steps": [_a(outcomes=_to("end", "b")), _a(key="b", outcomes=[])]}, ["环节 b 没有出口"]),
        ({"steps": [_a(outcomes=_to("q"))]}, ["环节 a 的结果 k0 指向不存在的 q"]),
        ({"steps": [_a(lane="m")]}, ["环节 a 所在的泳道 m 不存在", "泳道 l 没有环节"]),
        ({"lanes": _LANES}, ["泳道 m 没有环节"]),
        ({"steps": [_a(branches=[_BRANCH, {**_BRANCH, "key": "c", "lane": "n"}])]},
         ["环节 a 所在的泳道 n 不存在"]),
        ({"steps": [_a(), _a()]}, ["a 重复出现"]),
        ({"ends": [{"key": "a", "name": "完"}, _END]}, ["a 重复出现"]),
        ({"lanes": [_LANES[0], _LANES[0]]}, ["泳道 l 重复出现"]),
        ({"steps": [_a(outcomes=_to("end")*2)]}, ["环节 a 的结果 k0 重复出现"]),
        ({"steps": [_a(branches=[_BRANCH, _BRANCH])]}, ["环节 a 的会办分支 b 重复出现"]),
        ({"ends": [{"key": "完", "name": "完"}], "steps": [_a(outcomes=_to("完"))]},
         ["完 的代号只能用小写字母、数字和下划线, 以字母开头"]),
        ({"steps": [_a(name=" ", outcomes=[{"key": "k", "name": "", "to": "end"}])]},
         ["环节 a 没有名称", "环节 a 的结果 k 没有名称"]),
        ({"lanes": [{"key": "l", "name": ""}], "ends": [{"key": "end", "name": {"ug": "x"}}]},
         ["泳道 l 没有名称", "结束 end 没有名称"]),
        ({"steps": [_a(branches=[_BRANCH, {**_BRANCH, "key": "c", "name": ""}])]},
         ["环节 a 的会办分支 c 没有名称"]),
        ({"steps": [_a(outcomes=[*_to("end"), {"key": "x", "name": "好", "to": "end",
                                              "when": {"not": _GUARD}}])]},
         ["环节 a 的条件引用了表单中没有的 size"]),
        ({"steps": [_a(outcomes=_to("end", when={"q": "area", "op": "filled"}))]},
         ["环节 a 的每个结果都有条件, 可能无路可走"]),
        ({"steps": [_a(branches=[{**_BRANCH, "key": key, "when": {"q": "area", "op": "filled"}}
                                 for key in "bc"])]},
         ["环节 a 的每个会办分支都有条件, 可能无人办理"]),
        ({"steps": [_a(branches=[_BRANCH])]}, ["环节 a 是联审, 至少要有两个会办分支"]),
        ({"steps": [_a(branches=[_BRANCH, {**_BRANCH, "key": "c"}], special="hearing")]},
         ["环节 a 是联审, 不能同时是特别程序"]),
        ({"steps": [_a(duty="cases.guess")]}, ["环节 a 的职责 cases.guess 不存在"]),
        ({"steps": [_a(duty="")]}, ["环节 a 的职责 (空) 不存在"]),
        ({"steps": [_a(branches=[_BRANCH, {**_BRANCH, "key": "c", "duty": "x"}])]},
         ["环节 a 的职责 x 不存在"]),
    ],
)  # fmt: skip
def test_exactly_the_flaws_of_a_flow_are_named(changes, flaws):
    assert list(_flaws(changes)) == flaws


def _two_hands(lane):
    return {
        "lanes": _LANES if lane == "m" else _LANES[:1],
        "steps": [
            _a(duty="cases.accept", outcomes=_to("b")),
            _a(key="b", lane=lane, duty="cases.decide"),
        ],
    }


@pytest.mark.verifies(HAMI(13))
def test_who_receives_does_not_decide():
    assert _flaws(_two_hands("l")) == ("环节 b 与受理同在泳道 l, 前台受理和后台决定必须分开",)
    assert _flaws(_two_hands("m")) == ()


@pytest.mark.verifies(HAMI(13))
def test_no_department_of_a_joint_step_decides_on_what_it_received():
    parts = [_BRANCH, {**_BRANCH, "key": "c", "lane": "m", "duty": "cases.decide"}]
    steps = [
        _a(lane="m", duty="counter.intake", outcomes=_to("b")),
        _a(key="b", branches=parts),
    ]

    assert _flaws({"lanes": _LANES, "steps": steps}) == (
        "环节 b 与受理同在泳道 m, 前台受理和后台决定必须分开",
    )


@pytest.mark.verifies(HAMI(24))
@pytest.mark.parametrize("days, promised, fits", [(3, 3, True), ("3.5", 3, False), (4, 3, False)])
def test_the_planned_days_must_fit_the_promise(days, promised, fits):
    flaws = _flaws({"steps": [_a(days=days)]}, promised_days=promised)

    told = f"各环节计划共 {days} 个工作日, 超过承诺的 {promised} 个"
    assert flaws == (() if fits else (told,))


def test_without_a_promise_days_are_not_compared():
    assert _flaws({"steps": [_a(days=400)]}) == ()


@pytest.mark.verifies(ADL(45))
def test_the_days_of_special_procedures_are_not_counted():
    steps = [_a(days=2, outcomes=_to("b")), _a(key="b", days=15, special="expert_review")]

    assert planned_days(parse(small(steps=steps))) == 2


def test_the_longest_way_counts():
    steps = [
        _a(days=1, outcomes=_to("b", "c")),
        _a(key="b", days=2, outcomes=_to("d")),
        _a(key="c", days="3.5", outcomes=_to("d")),
        _a(key="d", days=4),
    ]

    assert planned_days(parse(small(steps=steps))) == Decimal("8.5")


def test_steps_that_lead_back_to_each_other_count_together_and_once():
    steps = [
        _a(days=2, outcomes=_to("b", "c")),
        _a(key="b", days=1, outcomes=_to("a")),
        _a(key="c", days=4, outcomes=_to("c", "end")),
    ]

    assert planned_days(parse(small(steps=steps))) == 7


@given(FLOWS)
def test_random_flows_for_tests_are_valid(flow):
    assert check(flow, facts=FACTS, promised_days=None) == ()


@given(FLOWS, st.data())
def test_no_walk_plans_more_than_the_planned_days(flow, data):
    at, walked = flow.start, set()
    for _ in range(20):
        if flow.is_end(at):
            break
        walked.add(at)
        at = data.draw(st.sampled_from(flow.step(at).outcomes)).to

    counted = [flow.step(key).days for key in walked if flow.step(key).within_limit]
    assert sum(counted, start=Decimal(0)) <= planned_days(flow)


@given(FLOWS, st.data())
def test_a_flow_that_loses_a_step_has_flaws(flow, data):
    """Every step is the only way on from the one before it, or the first."""
    lost = data.draw(st.sampled_from(flow.steps)).key
    changed = document(flow)
    changed["steps"] = [one for one in changed["steps"] if one["key"] != lost]

    assert check(parse(changed), facts=FACTS, promised_days=None) != ()


@given(FLOWS, st.integers(0, 60))
def test_a_flow_fits_a_promise_or_says_that_it_does_not(flow, promised):
    fits = planned_days(flow) <= promised

    assert bool(check(flow, facts=FACTS, promised_days=promised)) is not fits


@pytest.mark.verifies(HAMI(24))
@pytest.mark.parametrize("name", DEMOS)
def test_the_demo_flows_have_no_flaw(name):
    guarded = parse(DEMOS[name]).guards()
    facts = frozenset(_questions(guarded))

    assert check(parse(DEMOS[name]), facts=facts, promised_days=None) == ()


def _questions(guarded):
    for _, guard in guarded:
        yield from _of(guard)


def _of(guard):
    parts = getattr(guard, "of", None)
    if parts is None:
        yield guard.question
    for part in parts if isinstance(parts, tuple) else [parts] if parts else []:
        yield from _of(part)


def test_the_food_flow_plans_five_days_and_the_joint_one_none():
    assert planned_days(parse(FOOD)) == 5
    assert planned_days(parse(JOINT)) == 0


def test_the_duties_of_flows_are_duties_of_people():
    assert set(Duty) >= DUTIES - {"applicant"}
