"""Every offering of the demonstration: complete, lawful, and the way it tells can be gone."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from itertools import product
from typing import Any

import pytest

from onedoor.general.bases.testing import shipped_acts
from onedoor.general.people.testing import demo_staff
from onedoor.general.terms.testing import shipped_codes
from onedoor.law.articles import BER, HAMI
from onedoor.system.flows import api as flows
from onedoor.system.forms import api as forms
from onedoor.system.forms import testing as filling
from onedoor.system.forms.api import Text
from onedoor.system.items import testing
from onedoor.system.items.domain import checking, demonstration
from onedoor.system.items.domain.known import Act, Known, Provider
from onedoor.system.items.domain.offering import Definition
from onedoor.system.items.domain.parsing import parse
from onedoor.system.items.domain.parts import Channel, TaskType

ON = date(2026, 11, 24)
DOCUMENTS = testing.demonstrations()
OFFERINGS = {name: parse(document) for name, document in DOCUMENTS.items()}
OFFERED_BY = {one.key: tuple(one.bodies) for one in demonstration.demonstrations()} | {
    "food_business": ("伊州区市场监督管理局",)
}
# What no general rule can make up.
ANSWERS = {
    "project_code": "2311-650502-04-01-123456",
    "card": "6217001234567890123",
    "plate": "新L12345",
}
FIRST_TOWN = "650502001000"
EVERY = pytest.mark.parametrize("name", OFFERINGS)


@pytest.fixture(scope="module")
def codes_in_force():
    return shipped_codes()


def known(what: Definition, codes: Mapping[str, frozenset[str]]) -> Known:
    """Return what the shipped lists say of an offering."""
    acts = {
        one.title: Act(one.grade, one.in_force(ON), one.since, one.last_article)
        for one in shipped_acts()
    }
    entry = next(i for i in demonstration.catalogue() if i.code == what.catalogue_code)
    return Known(
        on=ON,
        codes=codes,
        acts=acts,
        catalogue=entry,
        body=Provider("1", is_utility=False, name=what.body_name.zh),
        bodies={lane.body: lane.name.zh for lane in what.flow.lanes},
    )


def situations(form: forms.FormDef) -> Iterator[dict[str, Any]]:
    """Yield every combination of answers that decides what applies."""
    deciding = [form.question(key) for key in form.situations]
    options = [
        [([o.value] if q.kind is forms.Kind.MULTI else o.value) for o in q.options] or ["yes", "no"]
        for q in deciding
    ]
    for chosen in product(*options):
        yield dict(zip(form.situations, chosen, strict=True))


def words_of(part: object, place: str) -> Iterator[tuple[str, Text]]:
    """Yield every text of an offering with its place; not the official lists of places."""
    if isinstance(part, Text):
        yield place, part
        return
    within: Iterable[tuple[object, object]] = ()
    if isinstance(part, Mapping):
        within = part.items()
    elif isinstance(part, tuple) and not (part and getattr(part[0], "value", "") == FIRST_TOWN):
        within = enumerate(part)
    elif hasattr(part, "__slots__"):
        within = ((field, getattr(part, field)) for field in part.__slots__)
    for key, value in within:
        yield from words_of(value, f"{place}.{key}")


@pytest.mark.verifies(HAMI(16), BER(35))
@EVERY
def test_nothing_keeps_it_from_being_published(name, codes_in_force):
    what = OFFERINGS[name]

    assert checking.flaws(what, known(what, codes_in_force)) == ()


@EVERY
def test_it_reads_in_both_languages(name):
    # Titles of acts and names of bodies of a test are Chinese; figures need no translation.
    lacking = [
        place
        for place, text in words_of(OFFERINGS[name], name)
        if text.zh
        and not text.ug
        and not text.zh.rstrip("%").isdecimal()
        and not place.endswith((".act", ".body_name"))
    ]

    assert lacking == []


@pytest.mark.verifies(HAMI(15))
@pytest.mark.check("A15-2")
@EVERY
def test_every_situation_can_be_filled_in_and_asks_the_same_in_every_channel(name):
    form = OFFERINGS[name].form
    for situation in situations(form):
        raw = filling.posted(form, today=ON, **(ANSWERS | situation))
        found = [forms.clean(form, raw, channel=way, today=ON) for way in forms.Channel]
        assert [one.errors for one in found] == [{}, {}, {}], situation
        stored = found[0].values
        assert all(one.values == stored for one in found)
        assert forms.settle(form, stored, today=ON).errors == {}
        needed = forms.required_materials(form, stored)
        assert len({need.material.key for need in needed}) == len(needed)


@EVERY
def test_every_situation_of_a_material_comes_up(name):
    form = OFFERINGS[name].form
    seen: set[str] = set()
    for situation in situations(form):
        raw = filling.posted(form, today=ON, **(ANSWERS | situation))
        for answers in (raw, raw | {"air_conditioned": "yes", "group": "disabled"}):
            stored = forms.clean(form, answers, today=ON).values
            seen |= {need.material.key for need in forms.required_materials(form, stored)}

    assert {one.key for one in form.materials} <= seen | {
        one.key for one in form.materials if not one.necessary
    }


@pytest.mark.verifies(HAMI(16))
@EVERY
def test_its_flow_can_be_walked_to_every_end_by_every_way_out(name):
    what = OFFERINGS[name]
    taken: Counter[tuple[str, str]] = Counter()
    ended: set[str] = set()
    for situation in situations(what.form):
        raw = filling.posted(what.form, today=ON, **(ANSWERS | situation))
        facts = forms.clean(what.form, raw, today=ON).values
        walk(what.flow, facts, taken, ended)

    drawn = {(step.key, one.key) for step in what.flow.steps for one in step.outcomes}
    assert set(taken) == drawn
    assert ended == {end.key for end in what.flow.ends}


def walk(
    flow: flows.FlowDef, facts: Mapping[str, Any], taken: Counter[tuple[str, str]], ended: set[str]
) -> None:
    """Go every way through a flow once, noting the ways out taken and how it ended."""
    todo: list[tuple[flows.Event, ...]] = [()]
    seen: set[object] = set()
    while todo:
        history = todo.pop()
        state = flows.replay(flow, history, facts=facts)
        if state.ended:
            ended.add(state.ended)
            continue
        mark = (state.step, tuple(sorted(state.said.items())))
        if mark in seen:
            continue
        seen.add(mark)
        for one in flows.open_steps(flow, history, facts=facts):
            branch = one.branch.key if one.branch else ""
            for outcome in one.outcomes:
                taken[state.step, outcome.key] += 1
                todo.append((*history, flows.Event(state.step, outcome.key, branch)))


@pytest.mark.verifies(HAMI(13))
@EVERY
def test_every_step_has_somebody_in_the_demo_city_and_who_takes_in_does_not_decide(name):
    duties: dict[str, set[frozenset[str]]] = {}
    for one in demo_staff():
        duties.setdefault(one.body, set()).add(frozenset(one.duties))
    offering_body, *others = OFFERED_BY[name]
    needed = {step.duty for step in OFFERINGS[name].flow.steps} - {"applicant"}

    for duty in needed | {"cases.receive"}:
        assert any(duty in held for held in duties[offering_body]), duty
    assert any(
        "cases.decide" in held and "cases.accept" not in held for held in duties[offering_body]
    )
    for body in others:
        assert any("cases.review" in held for held in duties[body]), body


def test_the_demonstration_holds_every_type_of_item_and_of_handling():
    offered = OFFERINGS.values()

    assert len(OFFERINGS) >= 13
    assert {what.task_type for what in offered} == {
        TaskType.PERMIT, TaskType.BENEFIT, TaskType.CONFIRMATION, TaskType.OTHER,
        TaskType.PUBLIC_SERVICE,
    }  # fmt: skip
    assert {what.handling for what in offered} == {"1", "2"}
    assert {what.level for what in offered} == {"4", "5"}
    assert {name for name, what in OFFERINGS.items() if what.on_promise} == {"public_place_hygiene"}
    assert {name for name, what in OFFERINGS.items() if what.joint_bodies} == {
        "construction_permit", "outdoor_advert",
    }  # fmt: skip
    assert all({Channel.ONLINE, Channel.COUNTER} <= set(what.channels) for what in offered)


@EVERY
def test_what_nobody_has_read_in_its_source_is_marked(name):
    unread = {one.title for one in shipped_acts() if one.source == "MEM"}
    cited = {basis.act.zh for basis in OFFERINGS[name].bases}

    assert not cited & unread or OFFERINGS[name].to_verify


def test_codes_are_composed_of_the_bodys_and_the_catalogues():
    for what in OFFERINGS.values():
        assert what.code == what.body + what.level + what.catalogue_code


@EVERY
def test_the_law_of_permits_is_cited_for_permits_only(name):
    acts = {basis.act.zh for basis in OFFERINGS[name].bases}

    permit = OFFERINGS[name].task_type is TaskType.PERMIT
    assert ("中华人民共和国行政许可法" in acts) == permit
