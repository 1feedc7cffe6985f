"""What must be true of a flow before it is published.  Every flaw is told, not only the first."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from onedoor.law.articles import ADL, HAMI, implements
from onedoor.system.flows.domain import flaw_words as w
from onedoor.system.flows.domain.definition import APPLICANT, FlowDef, Step
from onedoor.system.forms.api import Cond, Text, questions_of

DECIDING = "cases.decide"
RECEIVING = frozenset({"counter.intake", "cases.receive", "cases.accept"})
DUTIES = RECEIVING | {APPLICANT, "cases.review", DECIDING, "cases.issue", "cases.deliver"}
_KEY = re.compile(r"[a-z][a-z0-9_]{0,39}")
_TWO = 2


def check(flow: FlowDef, *, facts: frozenset[str], promised_days: int | None) -> tuple[Text, ...]:
    """Return every flaw of a flow, in words; none means it may be published.

    ``facts`` are the questions its guards may look at; ``promised_days`` is the limit that the
    planned days of no way through may exceed (None: not compared).
    """
    named = (*_key_flaws(flow), *_name_flaws(flow), *_target_flaws(flow))
    if named:
        return named
    return (
        *_reach_flaws(flow),
        *_guard_flaws(flow, facts),
        *_joint_flaws(flow),
        *_duty_flaws(flow),
        *_hand_flaws(flow),
        *_day_flaws(flow, promised_days),
    )


def is_drawable(flow: FlowDef) -> bool:
    """Tell whether a flow hangs together and so has a chart; duties and days may be missing."""
    shapeless = (*_key_flaws(flow), *_name_flaws(flow), *_target_flaws(flow))
    return not shapeless and not (*_reach_flaws(flow), *_joint_flaws(flow))


def _key_flaws(flow: FlowDef) -> Iterator[Text]:
    yield from _keys(w.OF_NONE, [s.key for s in flow.steps] + [e.key for e in flow.ends])
    yield from _keys(w.OF_LANE, [lane.key for lane in flow.lanes])
    for step in flow.steps:
        yield from _keys(w.OF_OUTCOME.filled(step=step.key), [o.key for o in step.outcomes])
        yield from _keys(w.OF_BRANCH.filled(step=step.key), [b.key for b in step.branches])
    if not flow.ends:
        yield w.NO_END


def _keys(where: Text, keys: list[str]) -> Iterator[Text]:
    for key, times in Counter(keys).items():
        if times > 1:
            yield w.TWICE.filled(where=where, key=key)
        if not _KEY.fullmatch(key):
            yield w.BAD_KEY.filled(where=where, key=key)


def _name_flaws(flow: FlowDef) -> Iterator[Text]:
    named: list[tuple[Text, str, Text]] = [(w.OF_LANE, one.key, one.name) for one in flow.lanes]
    named += [(w.OF_END, end.key, end.name) for end in flow.ends]
    for step in flow.steps:
        of_outcome, of_branch = (one.filled(step=step.key) for one in (w.OF_OUTCOME, w.OF_BRANCH))
        named.append((w.OF_STEP, step.key, step.name))
        named += [(of_outcome, o.key, o.name) for o in step.outcomes]
        named += [(of_branch, b.key, b.name) for b in step.branches]
    for where, key, name in named:
        if not name.zh.strip():
            yield w.NO_NAME.filled(where=where, key=key)


def _target_flaws(flow: FlowDef) -> Iterator[Text]:
    steps = {s.key for s in flow.steps}
    known = steps | {e.key for e in flow.ends}
    if flow.start not in steps:
        yield w.NO_START.filled(key=flow.start)
    for step in flow.steps:
        for outcome in step.outcomes:
            if outcome.to not in known:
                yield w.NO_TARGET.filled(step=step.key, outcome=outcome.key, to=outcome.to)
    yield from _lane_flaws(flow)


def _lane_flaws(flow: FlowDef) -> Iterator[Text]:
    unused = {lane.key: None for lane in flow.lanes}
    known = set(unused)
    for step in flow.steps:
        for lane, _ in _hands(step):
            unused.pop(lane, None)
            if lane not in known:
                yield w.NO_LANE.filled(step=step.key, lane=lane)
    yield from (w.EMPTY_LANE.filled(lane=lane) for lane in unused)


def _reach_flaws(flow: FlowDef) -> Iterator[Text]:
    onward = _onward(flow)
    reached = _closure({flow.start}, onward)
    for key in [s.key for s in flow.steps] + [e.key for e in flow.ends]:
        if key not in reached:
            yield w.NOT_REACHED.filled(key=key)
    backward: dict[str, set[str]] = {}
    for key, targets in onward.items():
        for target in targets:
            backward.setdefault(target, set()).add(key)
    ending = _closure({e.key for e in flow.ends}, backward)
    for step in flow.steps:
        if not step.outcomes:
            yield w.NO_WAY_OUT.filled(step=step.key)
        elif step.key not in ending:
            yield w.NEVER_ENDS.filled(step=step.key)


def _onward(flow: FlowDef) -> dict[str, set[str]]:
    return {s.key: {o.to for o in s.outcomes} for s in flow.steps}


def _closure(begin: Iterable[str], next_of: Mapping[str, set[str]]) -> set[str]:
    found = set(begin)
    todo = list(found)
    while todo:
        for key in next_of.get(todo.pop(), set()) - found:
            found.add(key)
            todo.append(key)
    return found


def _guard_flaws(flow: FlowDef, facts: frozenset[str]) -> Iterator[Text]:
    for key, guard in flow.guards():
        for fact in sorted(set(questions_of(guard)) - facts):
            yield w.GUARD_ASKS_NOTHING.filled(step=key, fact=fact)
    for step in flow.steps:
        if _all_guarded(one.when for one in step.outcomes):
            yield w.ALL_OUTCOMES_GUARDED.filled(step=step.key)
        if _all_guarded(one.when for one in step.branches):
            yield w.ALL_BRANCHES_GUARDED.filled(step=step.key)


def _all_guarded(guards: Iterable[Cond | None]) -> bool:
    guards = list(guards)
    return bool(guards) and None not in guards


def _joint_flaws(flow: FlowDef) -> Iterator[Text]:
    for step in flow.steps:
        if step.joint and len(step.branches) < _TWO:
            yield w.ONE_BRANCH.filled(step=step.key)
        if step.joint and step.special:
            yield w.JOINT_AND_SPECIAL.filled(step=step.key)


def _duty_flaws(flow: FlowDef) -> Iterator[Text]:
    for step in flow.steps:
        for duty in dict.fromkeys((step.duty, *(b.duty for b in step.branches))):
            if duty not in DUTIES:
                yield w.NO_DUTY.filled(step=step.key, duty=duty or w.EMPTY)


@implements(HAMI(13), note="who receives an application does not decide on it")
def _hand_flaws(flow: FlowDef) -> Iterator[Text]:
    receiving = {lane for step in flow.steps for lane, duty in _hands(step) if duty in RECEIVING}
    for step in flow.steps:
        for lane, duty in _hands(step):
            if duty == DECIDING and lane in receiving:
                yield w.SAME_HANDS.filled(step=step.key, lane=lane)


def _hands(step: Step) -> dict[tuple[str, str], None]:
    return dict.fromkeys(((step.lane, step.duty), *((b.lane, b.duty) for b in step.branches)))


@implements(HAMI(24), note="the planned days of no way through exceed what is promised")
def _day_flaws(flow: FlowDef, promised_days: int | None) -> Iterator[Text]:
    longest = planned_days(flow)
    if promised_days is not None and longest > promised_days:
        yield w.TOO_MANY_DAYS.filled(planned=f"{longest:f}", promised=promised_days)


@implements(ADL(45), note="days of special procedures stand outside the limit")
def planned_days(flow: FlowDef) -> Decimal:
    """Return the most days that the steps of one way through can plan, each step counted once.

    Steps of special procedures (特别程序) and of the applicant do not count.  Steps that lead
    back to each other may all be walked, so they count together.
    """
    onward = _onward(flow)
    after = {key: _closure({key}, onward) for key in onward}
    rings = {
        key: frozenset(one for one in reached if one in after and key in after[one])
        for key, reached in after.items()
    }
    days = {s.key: s.days if s.within_limit else Decimal(0) for s in flow.steps}
    longest: dict[frozenset[str], Decimal] = {}
    # What reaches more comes later, so the rings after a ring are known before it.
    for key in sorted(onward, key=lambda one: len(after[one])):
        ring = rings[key]
        following = {rings[to] for one in ring for to in onward[one] if to in rings} - {ring}
        own = sum((days[one] for one in ring), start=Decimal(0))
        longest[ring] = own + max((longest[one] for one in following), default=Decimal(0))
    return longest[rings[flow.start]]
