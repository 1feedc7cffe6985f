import pytest
from hypothesis import given
from hypothesis import strategies as st

from onedoor.system.flows.domain.definition import document, parse
from onedoor.system.flows.domain.proofs import check, planned_days
from onedoor.system.flows.domain.running import (
    Event,
    OutcomeNotOpen,
    StepNotOpen,
    apply,
    open_steps,
    replay,
    start,
)
from onedoor.system.flows.tests.flows import FOOD, flow_of

CATERING = {"trade": "catering"}
JOINT = {
    "start": "together",
    "lanes": [{"key": "a", "name": "甲"}, {"key": "b", "name": "乙"}],
    "steps": [
        {
            "key": "together",
            "name": "联审",
            "lane": "a",
            "duty": "cases.review",
            "outcomes": [
                {"key": "object", "name": "不同意", "to": "no"},
                {"key": "agree", "name": "同意", "to": "yes"},
            ],
            "branches": [
                {"key": "fire", "name": "消防", "lane": "a", "duty": "cases.review"},
                {"key": "health", "name": "卫生", "lane": "b", "duty": "cases.review"},
                {
                    "key": "water", "name": "水务", "lane": "b", "duty": "cases.review",
                    "when": {"q": "well", "op": "eq", "v": "yes"},
                },
            ],
        }
    ],
    "ends": [{"key": "yes", "name": "准予"}, {"key": "no", "name": "不予"}],
}  # fmt: skip


def test_the_demo_flow_runs_from_acceptance_to_delivery():
    flow = parse(FOOD)
    history = [
        Event("accept", "ask_for_supplement"),
        Event("supply", "supply"),
        Event("accept", "accept"),
        Event("review", "inspect"),
        Event("inspect", "review"),
        Event("decide", "grant"),
        Event("issue", "issue"),
        Event("deliver", "deliver"),
    ]

    assert replay(flow, history, facts=CATERING).ended == "delivered"
    assert open_steps(flow, history, facts=CATERING) == ()
    assert [o.duty for o in open_steps(flow, history[:5], facts=CATERING)] == ["cases.decide"]


def test_a_guarded_outcome_is_open_only_where_its_facts_hold():
    flow = parse(FOOD)
    accepted = [Event("accept", "accept")]

    (shop,) = open_steps(flow, accepted, facts={"trade": "sales"})
    (kitchen,) = open_steps(flow, accepted, facts=CATERING)

    assert [o.key for o in shop.outcomes] == ["review"]
    assert [o.key for o in kitchen.outcomes] == ["review", "inspect"]
    with pytest.raises(OutcomeNotOpen):
        replay(flow, [*accepted, Event("review", "inspect")], facts={"trade": "sales"})


@pytest.mark.parametrize(
    "event", [Event("decide", "grant"), Event("nowhere", "x"), Event("accept", "accept", "fire")]
)
def test_what_is_not_open_cannot_be_done(event):
    with pytest.raises(StepNotOpen):
        replay(parse(FOOD), [event], facts={})


def test_a_joint_step_waits_for_all_who_take_part_and_forgets_no_opinion():
    flow = parse(JOINT)
    state = start(flow)

    state = apply(flow, state, Event("together", "agree", "fire"), facts={})
    waiting = open_steps(flow, [Event("together", "agree", "fire")], facts={})

    assert [o.branch.key for o in waiting if o.branch] == ["health"]
    assert state.ended == ""
    assert apply(flow, state, Event("together", "agree", "health"), facts={}).ended == "yes"
    assert apply(flow, state, Event("together", "object", "health"), facts={}).ended == "no"
    with pytest.raises(StepNotOpen):
        apply(flow, state, Event("together", "object", "fire"), facts={})


def test_a_branch_takes_part_only_where_its_guard_holds():
    opened = open_steps(parse(JOINT), [], facts={"well": "yes"})

    assert [o.branch.key for o in opened if o.branch] == ["fire", "health", "water"]


@given(st.data())
def test_a_random_walk_never_gets_stuck_and_replays_to_the_same_state(data):
    flow = flow_of(data)
    state = start(flow)
    history: list[Event] = []
    for _ in range(40):
        opened = open_steps(flow, history, facts={})
        assert bool(opened) is not bool(state.ended)
        if not opened:
            break
        one = data.draw(st.sampled_from(opened))
        outcome = data.draw(st.sampled_from(one.outcomes))
        event = Event(one.step.key, outcome.key, one.branch.key if one.branch else "")
        state = apply(flow, state, event, facts={})
        history.append(event)

    assert replay(flow, history, facts={}) == state


def test_a_flow_comes_back_from_its_document():
    assert parse(document(parse(FOOD))) == parse(FOOD)
    assert parse(document(parse(JOINT))) == parse(JOINT)


def _flow(**changes):
    step = {"key": "a", "name": "甲", "lane": "l", "duty": "d",
            "outcomes": [{"key": "ok", "name": "好", "to": "end"}]}  # fmt: skip
    flow = {"start": "a", "lanes": [{"key": "l", "name": "道"}], "steps": [step],
            "ends": [{"key": "end", "name": "完"}]}  # fmt: skip
    return parse({**flow, **changes})


_LOOP = {"key": "a", "name": "甲", "lane": "l", "duty": "d", "days": 4,
         "outcomes": [{"key": "ok", "name": "好", "to": "a"}]}  # fmt: skip
_GUARD = {"q": "size", "op": "gte", "v": 200}


@pytest.mark.parametrize(
    "changes, flaw",
    [
        ({"start": "b"}, "起始环节 b 不存在"),
        ({"ends": []}, "没有结束"),
        ({"ends": [{"key": "end", "name": "完"}, {"key": "x", "name": "完"}]}, "x 无法到达"),
        ({"steps": [_LOOP]}, "环节 a 走不到结束"),
        ({"steps": [{**_LOOP, "outcomes": []}]}, "环节 a 没有出口"),
        ({"steps": [{**_LOOP, "outcomes": [{"key": "k", "name": "", "to": "q"}]}]},
         "环节 a 的结果 k 指向不存在的 q"),
        ({"steps": [{**_LOOP, "lane": "m", "outcomes": [{"key": "k", "name": "", "to": "end"}]}]},
         "环节 a 所在的泳道 m 不存在"),
        ({"steps": [{**_LOOP, "outcomes": [
            {"key": "k", "name": "", "to": "end", "when": _GUARD}]}]},
         "环节 a 的条件引用了表单中没有的 size"),
        ({"steps": [{**_LOOP, "outcomes": [
            {"key": "k", "name": "", "to": "end", "when": _GUARD}]}]},
         "环节 a 的每个结果都有条件, 可能无路可走"),
        ({"steps": [{**_LOOP, "outcomes": [{"key": "k", "name": "", "to": "end"}]}]},
         "各环节计划共 4 个工作日, 超过承诺的 3 个"),
    ],
)  # fmt: skip
def test_a_flaw_of_a_flow_is_named(changes, flaw):
    assert flaw in check(_flow(**changes), facts=frozenset(), promised_days=3)


def test_the_demo_flow_has_no_flaw_and_fits_five_days():
    facts = frozenset({"trade"})

    assert check(parse(FOOD), facts=facts, promised_days=5) == ()
    assert planned_days(parse(FOOD)) == 5
