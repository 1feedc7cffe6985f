import pytest
from hypothesis import given
from hypothesis import strategies as st

from onedoor.system.flows.domain.definition import document, parse
from onedoor.system.flows.domain.running import (
    Event,
    OutcomeNotOpen,
    StepNotOpen,
    apply,
    can_move,
    open_steps,
    replay,
    start,
)
from onedoor.system.flows.tests.flows import ANSWERS, FLOWS, FOOD, JOINT

CATERING = {"trade": "catering"}


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
    opened = open_steps(parse(JOINT), [], facts={"trade": "well"})

    assert [o.branch.key for o in opened if o.branch] == ["fire", "health", "water"]


def _walk(flow, facts, data, *, most=30):
    """Draw a history: at every turn one of the open outcomes."""
    history: list[Event] = []
    for _ in range(data.draw(st.integers(0, most))):
        opened = open_steps(flow, history, facts=facts)
        if not opened:
            break
        one = data.draw(st.sampled_from(opened))
        outcome = data.draw(st.sampled_from(one.outcomes))
        history.append(Event(one.step.key, outcome.key, one.branch.key if one.branch else ""))
    return history


@given(FLOWS, ANSWERS, st.data())
def test_a_random_walk_never_gets_stuck_and_replays_to_the_same_state(flow, facts, data):
    history = _walk(flow, facts, data)

    state = start(flow)
    for event in history:
        state = apply(flow, state, event, facts=facts)
    opened = open_steps(flow, history, facts=facts)
    assert replay(flow, history, facts=facts) == state
    assert bool(opened) is not bool(state.ended)
    assert all(one.outcomes for one in opened)


@given(FLOWS, ANSWERS, st.data())
def test_what_is_not_offered_is_refused_and_changes_nothing(flow, facts, data):
    history = _walk(flow, facts, data, most=8)
    state = replay(flow, history, facts=facts)
    before = (state.step, dict(state.said), state.ended)
    offered = {
        (one.step.key, outcome.key, one.branch.key if one.branch else "")
        for one in open_steps(flow, history, facts=facts)
        for outcome in one.outcomes
    }
    step = data.draw(st.sampled_from(flow.steps))
    event = Event(
        step.key,
        data.draw(st.sampled_from([*(o.key for o in step.outcomes), "guess"])),
        data.draw(st.sampled_from(["", *(b.key for b in step.branches), "guess"])),
    )

    if (event.step, event.outcome, event.branch) in offered:
        apply(flow, state, event, facts=facts)
    else:
        with pytest.raises((StepNotOpen, OutcomeNotOpen)):
            apply(flow, state, event, facts=facts)
    assert (state.step, dict(state.said), state.ended) == before


@given(FLOWS, ANSWERS, st.data())
def test_the_opinions_of_a_joint_step_count_in_any_order(flow, facts, data):
    history = _walk(flow, facts, data)
    turned: list[Event] = []
    for event in history:
        at = len(turned)
        while event.branch and at and turned[at - 1].step == event.step and turned[at - 1].branch:
            at -= 1
        turned.insert(at if _one_visit(turned[at:], event) else len(turned), event)

    assert replay(flow, turned, facts=facts) == replay(flow, history, facts=facts)


def _one_visit(before, event):
    return event.branch not in {one.branch for one in before}


def _changed(*, step="review", **changes):
    steps = [{**s, **changes} if s["key"] == step else s for s in FOOD["steps"]]
    return parse({**FOOD, "steps": steps})


_REVIEWED = [Event("accept", "accept"), Event("review", "review")]


@pytest.mark.parametrize(
    "new, moves",
    [
        (parse(FOOD), True),
        (_changed(step="issue", days=3, name="打证"), True),  # the plan may change
        (_changed(step="supply", duty="cases.review"), True),  # so may what is not open
        (_changed(step="decide", duty="cases.review"), False),  # other hands
        (_changed(outcomes=[{"key": "done", "name": "完毕", "to": "decide"}]), False),
        (_changed(outcomes=[{"key": "review", "name": "完毕", "to": "issue"}]), False),
        (_changed(outcomes=[
            {"key": "review", "name": "完毕", "to": "decide",
             "when": {"q": "trade", "op": "eq", "v": "sales"}},
            {"key": "inspect", "name": "核查", "to": "inspect"}]), False),
        (parse({**FOOD, "lanes": [{**lane, "body": "b2"} for lane in FOOD["lanes"]]}), False),
    ],
)  # fmt: skip
def test_a_case_moves_only_where_its_history_leads_to_the_same_open_steps(new, moves):
    assert can_move(parse(FOOD), new, _REVIEWED, facts=CATERING) is moves


def test_a_step_added_later_lets_a_running_case_move_but_not_one_that_has_passed_it():
    notice = {"key": "publish", "name": "公示", "lane": "bureau", "duty": "cases.decide",
              "outcomes": [{"key": "done", "name": "公示期满", "to": "issue"}]}  # fmt: skip
    steps = [
        {**s, "outcomes": [{**s["outcomes"][0], "to": "publish"}, s["outcomes"][1]]}
        if s["key"] == "decide" else s
        for s in FOOD["steps"]
    ]  # fmt: skip
    new = parse({**FOOD, "steps": [*steps, notice]})

    assert can_move(parse(FOOD), new, _REVIEWED, facts={})
    assert not can_move(parse(FOOD), new, [*_REVIEWED, Event("decide", "grant")], facts={})


def test_a_joint_step_moves_only_with_all_its_open_branches():
    agreed = [Event("together", "agree", "fire")]
    step = JOINT["steps"][0]
    fewer = parse({**JOINT, "steps": [{**step, "branches": step["branches"][:1]}]})
    more = parse(
        {
            **JOINT,
            "steps": [
                {
                    **step,
                    "branches": [
                        *step["branches"],
                        {"key": "road", "name": "交通", "lane": "b", "duty": "cases.review"},
                    ],
                }
            ],
        }
    )

    assert can_move(parse(JOINT), parse(JOINT), agreed, facts={})
    assert not can_move(parse(JOINT), fewer, agreed, facts={})
    assert not can_move(parse(JOINT), more, agreed, facts={})


def test_an_ended_case_moves_only_to_the_same_end():
    other = parse({**FOOD, "ends": [*FOOD["ends"], {"key": "void", "name": "作废"}], "steps": [
        {**s, "outcomes": [{**s["outcomes"][0], "to": "void"}]} if s["key"] == "deliver" else s
        for s in FOOD["steps"]]})  # fmt: skip
    history = [*_REVIEWED, Event("decide", "grant"), Event("issue", "issue"),
               Event("deliver", "deliver")]  # fmt: skip

    assert can_move(parse(FOOD), parse(FOOD), history, facts={})
    assert not can_move(parse(FOOD), other, history, facts={})


@given(FLOWS, ANSWERS, st.data())
def test_every_case_may_move_to_an_equal_flow(flow, facts, data):
    history = _walk(flow, facts, data)

    assert can_move(flow, parse(document(flow)), history, facts=facts)


@given(FLOWS, FLOWS, ANSWERS, st.data())
def test_a_moved_case_stands_where_it_stood(old, new, facts, data):
    history = _walk(old, facts, data, most=4)

    if can_move(old, new, history, facts=facts):
        here, there = (open_steps(flow, history, facts=facts) for flow in (old, new))
        assert [(o.step.key, o.duty) for o in here] == [(o.step.key, o.duty) for o in there]
