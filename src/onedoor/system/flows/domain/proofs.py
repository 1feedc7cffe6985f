"""What must be true of a flow before it is published."""

from collections import Counter
from collections.abc import Iterator
from decimal import Decimal

from onedoor.system.flows.domain.definition import FlowDef, Step
from onedoor.system.forms.api import questions_of


def check(flow: FlowDef, *, facts: frozenset[str], promised_days: int | None) -> tuple[str, ...]:
    """Return every flaw of a flow, in words; none means it may be published.

    ``facts`` are the questions its guards may look at; ``promised_days`` is the limit that the
    planned days of the longest way through must not exceed (None: not compared).
    """
    named = (*_name_flaws(flow), *_target_flaws(flow))
    if named:
        return named
    return (
        *_reach_flaws(flow),
        *_guard_flaws(flow, facts),
        *_day_flaws(flow, promised_days),
    )


def _name_flaws(flow: FlowDef) -> Iterator[str]:
    keys = [s.key for s in flow.steps] + [e.key for e in flow.ends]
    for key, times in Counter(keys).items():
        if times > 1:
            yield f"{key} 重复出现"
    for step in flow.steps:
        parts = [o.key for o in step.outcomes]
        if len(parts) != len(set(parts)):
            yield f"环节 {step.key} 的结果重名"
        branches = [b.key for b in step.branches]
        if len(branches) != len(set(branches)):
            yield f"环节 {step.key} 的会办分支重名"
    if not flow.ends:
        yield "没有结束"


def _target_flaws(flow: FlowDef) -> Iterator[str]:
    steps = {s.key for s in flow.steps}
    known = steps | {e.key for e in flow.ends}
    lanes = {lane.key for lane in flow.lanes}
    if flow.start not in steps:
        yield f"起始环节 {flow.start} 不存在"
    for step in flow.steps:
        for outcome in step.outcomes:
            if outcome.to not in known:
                yield f"环节 {step.key} 的结果 {outcome.key} 指向不存在的 {outcome.to}"
        for lane in (step.lane, *(b.lane for b in step.branches)):
            if lane not in lanes:
                yield f"环节 {step.key} 所在的泳道 {lane} 不存在"


def _reach_flaws(flow: FlowDef) -> Iterator[str]:
    reached = _closure({flow.start}, {s.key: {o.to for o in s.outcomes} for s in flow.steps})
    for key in [s.key for s in flow.steps] + [e.key for e in flow.ends]:
        if key not in reached:
            yield f"{key} 无法到达"
    backward: dict[str, set[str]] = {}
    for step in flow.steps:
        for outcome in step.outcomes:
            backward.setdefault(outcome.to, set()).add(step.key)
    ending = _closure({e.key for e in flow.ends}, backward)
    for step in flow.steps:
        if not step.outcomes:
            yield f"环节 {step.key} 没有出口"
        elif step.key not in ending:
            yield f"环节 {step.key} 走不到结束"


def _closure(found: set[str], next_of: dict[str, set[str]]) -> set[str]:
    todo = list(found)
    while todo:
        for key in next_of.get(todo.pop(), set()) - found:
            found.add(key)
            todo.append(key)
    return found


def _guard_flaws(flow: FlowDef, facts: frozenset[str]) -> Iterator[str]:
    for key, guard in flow.guards():
        for fact in sorted(set(questions_of(guard)) - facts):
            yield f"环节 {key} 的条件引用了表单中没有的 {fact}"
    for step in flow.steps:
        if step.outcomes and all(o.when is not None for o in step.outcomes):
            yield f"环节 {step.key} 的每个结果都有条件, 可能无路可走"
        if step.branches and all(b.when is not None for b in step.branches):
            yield f"环节 {step.key} 的每个会办分支都有条件, 可能无人办理"


def _day_flaws(flow: FlowDef, promised_days: int | None) -> Iterator[str]:
    longest = planned_days(flow)
    if promised_days is not None and longest > promised_days:
        yield f"各环节计划共 {longest} 个工作日, 超过承诺的 {promised_days} 个"


def planned_days(flow: FlowDef) -> Decimal:
    """Return the planned days of the longest way through; a way back is not walked twice.

    Steps of special procedures (特别程序) stand outside the limit and do not count.
    """
    return _longest(flow, flow.step(flow.start), frozenset())


def _longest(flow: FlowDef, step: Step, walked: frozenset[str]) -> Decimal:
    walked |= {step.key}
    following = [
        _longest(flow, flow.step(outcome.to), walked)
        for outcome in step.outcomes
        if not flow.is_end(outcome.to) and outcome.to not in walked
    ]
    return (Decimal(0) if step.special else step.days) + max(following, default=Decimal(0))
