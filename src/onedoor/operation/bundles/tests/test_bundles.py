"""Put together from real offerings: the documents of the demonstration, and lists of Nanjing."""

import json
import tomllib
from dataclasses import replace
from decimal import Decimal
from importlib.resources import files
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onedoor.law.articles import ADL, HAMI
from onedoor.operation.bundles import api as bundles
from onedoor.operation.bundles.domain.merging import merged_form
from onedoor.operation.clocks import api as clocks
from onedoor.system.forms import api as forms
from onedoor.system.forms.api import Kind, Op, Page, Question, Text
from onedoor.system.items import api as items
from onedoor.system.items.testing import demonstrations

HERE = files("onedoor.operation.bundles")
MOST = clocks.JOINT_DECISION.days
DOCUMENT = tomllib.loads((HERE / "data/restaurant.toml").read_text("utf-8"))
BEFORE = {"materials": 6, "steps": 7, "days": 20, "visits": 2}


def with_parts(document):
    """Return a bundle with the versions of its parts."""
    bundle = bundles.parse(document)
    documents = {one["catalogue_code"]: one for one in demonstrations().values()}
    members = {
        part.key: bundles.member(
            part.key, items.parse(documents[part.offering]), version=1, before=BEFORE
        )
        for part in bundle.parts
    }
    return bundle, members


@pytest.fixture(scope="module")
def restaurant():
    """Return 开办餐饮店 with the versions of its parts."""
    return with_parts(DOCUMENT)


def flaws(bundle, members, most_days=MOST):
    return [(flaw.place, flaw.mend.zh) for flaw in bundles.flaws_of(
        bundle, members, most_days=most_days
    )]  # fmt: skip


def answers_to(form: forms.FormDef, data: st.DataObject) -> dict[str, Any]:
    """Draw an answer, or none, to every question that conditions can look at."""
    found: dict[str, Any] = {}
    for page in form.pages:
        for question in page.questions:
            values = [one.value for one in question.options] or ["yes", "no"]
            if question.kind in (Kind.CHOICE, Kind.YESNO):
                found[question.key] = data.draw(st.sampled_from(["", *values]))
            elif question.kind is Kind.MULTI:
                found[question.key] = data.draw(st.lists(st.sampled_from(values), unique=True))
    return {key: value for key, value in found.items() if value}


@pytest.mark.parametrize("file", [*(HERE / "data").iterdir()], ids=lambda file: file.name)
def test_every_bundle_of_the_demonstration_is_sound_and_told_in_two_languages(file):
    bundle, members = with_parts(tomllib.loads(file.read_text("utf-8")))
    assert flaws(bundle, members) == []
    assert list(forms.reading.untranslated(bundle)) == []


def test_a_bundle_is_one_document_under_one_hash():
    bundle = bundles.parse(DOCUMENT)
    again = bundles.parse(json.loads(json.dumps(forms.reading.plain(bundle))))
    assert again == bundle
    assert bundles.sha256(again) == bundles.sha256(bundle)
    assert bundles.sha256(replace(bundle, year=2025)) != bundles.sha256(bundle)


def test_a_document_that_is_no_bundle_names_every_flaw():
    with pytest.raises(bundles.BundleUnreadable) as refused:
        bundles.parse({"code": "x", "parts": "none", "strange": 1})
    told = str(refused.value.facts["flaws"])
    for wrong in ("bundle.parts: ", "未知的属性 strange", "缺少 guide", "缺少 lead"):
        assert wrong in told


@pytest.mark.verifies(HAMI(21))
@pytest.mark.check("A21-1")
def test_answers_choose_the_parts(restaurant):
    bundle, _ = restaurant
    found = {
        pair: [one.key for one in bundles.chosen(
            bundle, {"has_licence": pair[0], "big_advert": pair[1]}
        )]
        for pair in product(("yes", "no"), repeat=2)
    }  # fmt: skip
    assert found == {
        ("yes", "yes"): ["food", "advert"],
        ("yes", "no"): ["food"],
        ("no", "yes"): ["trader", "food", "advert"],
        ("no", "no"): ["trader", "food"],
    }


@pytest.mark.verifies(HAMI(21))
@pytest.mark.check("A21-1")
def test_the_whole_is_told_in_one_go(restaurant):
    bundle, members = restaurant
    assert flaws(bundle, members) == []
    fee = bundles.Fee("advert", Text("占用费"), Decimal("120.50"))
    members = members | {"advert": replace(members["advert"], fees=(fee,), visits=1)}
    found = bundles.whole(
        bundle, members, {"has_licence": "no", "big_advert": "yes", "place_kind": "rented"}
    )
    assert [part.key for part in found.parts] == ["trader", "food", "advert"]
    assert found.days == 8  # on the spot, then five and eight days side by side
    assert (found.fees, found.fee) == ((fee,), Decimal("120.50"))
    assert {saving.name: (saving.before, saving.now) for saving in found.savings} == {
        "materials": (18, 5), "steps": (21, sum(one.steps for one in members.values())),
        "days": (60, 8), "visits": (6, 1),
    }  # fmt: skip


@pytest.mark.verifies(HAMI(21))
@pytest.mark.check("A21-1")
def test_the_result_of_a_part_is_neither_handed_in_nor_asked_for(restaurant):
    bundle, members = restaurant
    first = bundles.whole(bundle, members, {"has_licence": "no", "by_agent": "yes"})
    later = bundles.whole(bundle, members, {"has_licence": "yes", "by_agent": "yes"})
    assert "business_licence" not in {need.key for need in first.needs}
    assert "business_licence" in {need.key for need in later.needs}
    assert "business_uscc" not in first.merged.users
    assert later.merged.users["business_uscc"] == ("food",)
    letter = next(need for need in first.needs if need.key == "authorisation")
    assert (letter.users, letter.required) == (("trader", "food"), True)
    assert first.merged.users["contact_phone"] == ("trader", "food")


@pytest.mark.verifies(HAMI(21))
@pytest.mark.check("A21-1")
@given(data=st.data())
def test_what_a_part_needs_is_asked_and_nothing_is_asked_twice(restaurant, data):
    bundle, members = restaurant
    answers = answers_to(bundle.guide, data)
    chosen = bundles.chosen(bundle, answers)
    form = merged_form(bundle, chosen, members).form
    answers |= answers_to(form, data)
    found = bundles.whole(bundle, members, answers)

    keys = [q.key for page in form.pages for q in page.questions]
    assert len(keys) == len(set(keys))
    handed_in = [need.key for need in found.needs]
    assert len(handed_in) == len(set(handed_in))
    asked = {(key, must) for key, must, _ in forms.needs(form, answers)}
    needs = {need.key: need for need in found.needs}
    from_trader = {part.key for part in chosen} >= {"trader"}
    for part in chosen:
        own_form = members[part.key].form
        own = bundles.own_answers(part, own_form, answers)
        for key, must, material in forms.needs(own_form, own):
            if not key:
                if from_trader and part.key != "trader" and material == "business_licence":
                    continue
                need = needs[part.called(material)]
                assert part.key in need.users
                assert need.required >= must
                continue
            source = own_form.question(key).source
            licence = source.licence if source else ""
            if from_trader and part.key != "trader" and licence == "business_licence":
                continue
            assert (part.called(key), True) in asked or (part.called(key), must) in asked


@pytest.mark.verifies(HAMI(21))
@pytest.mark.check("A21-1")
def test_one_key_with_two_meanings_blocks(restaurant):
    bundle, members = restaurant
    food = next(part for part in bundle.parts if part.key == "food")
    unnamed = replace(bundle, parts=tuple(
        replace(part, names={}) if part is food else part for part in bundle.parts
    ))  # fmt: skip
    places = {place for place, _ in flaws(unnamed, members)}
    assert places == {"parts.food.names"}
    told = " ".join(words for _, words in flaws(unnamed, members))
    for key in ("premises_address", "staff_count", "delivery"):
        assert f"“{key}”" in told
    # Another kind is another meaning, whatever anybody confirmed.
    other = Question("delivery", Kind.TEXT, Text("领取方式"))
    form = members["food"].form
    pages = tuple(
        replace(page, questions=(other,)) if page.key == "receiving" else page
        for page in form.pages
    )
    changed = members | {"food": replace(members["food"], form=replace(form, pages=pages))}
    assert any("“delivery”" in words for _, words in flaws(bundle, changed))


@pytest.mark.verifies(HAMI(21))
def test_a_member_that_changed_is_paused_or_gone_blocks_until_checked_anew(restaurant):
    bundle, members = restaurant
    changed = members | {"food": replace(members["food"], version=2)}
    assert [place for place, _ in flaws(bundle, changed)] == ["parts.food.version"]
    checked = replace(bundle, parts=tuple(
        replace(part, version=changed[part.key].version) for part in bundle.parts
    ))  # fmt: skip
    assert flaws(checked, changed) == []
    paused = members | {"food": replace(members["food"], is_in_use=False)}
    gone = {key: one for key, one in members.items() if key != "food"}
    for others in (paused, gone):
        assert [place for place, _ in flaws(bundle, others)] == ["parts.food"]


@pytest.mark.verifies(HAMI(21))
def test_edges_and_conditions_that_lead_nowhere_and_circles_block(restaurant):
    bundle, members = restaurant
    back = bundles.Edge("food", "trader", "place_paper")
    assert flaws(replace(bundle, edges=(*bundle.edges, back)), members)[0][0] == "edges"
    lost = bundles.Edge("trader", "food", "nothing")
    assert [p for p, _ in flaws(replace(bundle, edges=(lost,)), members)] == ["edges"]
    strange = replace(bundle.parts[0], when="never_said")
    twice = replace(bundle, parts=(strange, *bundle.parts))
    assert {p for p, _ in flaws(twice, members)} == {"parts.trader", "parts.trader.when"}


@pytest.mark.verifies(HAMI(21), ADL(42, paragraph=2))
@pytest.mark.check("A21-1")
def test_joint_handling_keeps_within_its_limit(restaurant):
    bundle, members = restaurant
    slow = members | {"food": replace(members["food"], promised_days=46)}
    joint = replace(bundle, is_joint=True)
    assert flaws(bundle, slow) == []
    assert [place for place, _ in flaws(joint, slow)] == ["parts"]
    assert flaws(joint, members | {"food": replace(members["food"], promised_days=45)}) == []


def simple(*pages: Page, **conditions) -> bundles.Member:
    form = forms.FormDef(Text("表"), pages, conditions=conditions)
    return bundles.Member(Text("事项"), Text("单位"), 1, form, 1)


@pytest.mark.verifies(HAMI(21))
def test_an_answer_given_for_another_part_does_not_count_for_this_one():
    """One part asks ``kind`` of everybody, the other only of firms: a person's is not its own."""
    kind = Question("kind", Kind.YESNO, Text("类别"))
    firm = Question("firm", Kind.YESNO, Text("单位"))
    detail = Question("detail", Kind.TEXT, Text("细节"), when="plain")
    open_ = simple(Page("k", Text("一"), (kind,)))
    narrow = simple(
        Page("f", Text("二"), (firm,)),
        Page("k", Text("一"), (kind,), when="is_firm"),
        Page("d", Text("三"), (detail,)),
        is_firm=forms.Test("firm", Op.EQ, "yes"),
        plain=forms.Not(forms.Test("kind", Op.EQ, "yes")),
    )
    parts = (bundles.Part("narrow", "n", 1), bundles.Part("open", "o", 1))
    bundle = replace(bundles.parse(DOCUMENT), parts=parts, edges=())
    members = {"open": open_, "narrow": narrow}
    assert flaws(bundle, members) == []
    form = merged_form(bundle, parts, members).form
    for said, asked in (("no", True), ("yes", False)):
        found = forms.needs(form, {"firm": said, "kind": "yes"})
        assert (("detail", True, "") in found) is asked


@pytest.mark.verifies(HAMI(21))
@pytest.mark.check("A21-1")
@pytest.mark.parametrize("flow, count, listed", [(0, 19, 139), (1, 20, 149)])
def test_each_document_of_a_whole_project_is_asked_for_once(flow, count, listed):
    told = json.loads((HERE / "tests/construction_nanjing2018.json").read_text("utf-8"))[flow]
    lists = [list(one["materials"]) for one in told["items"]]
    assert (len(lists), sum(map(len, lists))) == (count, listed)
    words = sorted({name for names in lists for name in names})
    keys = {name: f"m{n}" for n, name in enumerate(words)}
    members = {
        f"p{n}": replace(
            simple(),
            form=forms.FormDef(Text("表"), (), materials=tuple(
                forms.Material(keys[name], Text(name), "basis") for name in dict.fromkeys(names)
            )),
        )
        for n, names in enumerate(lists)
    }  # fmt: skip
    parts = tuple(bundles.Part(key, key, 1) for key in members)
    bundle = replace(bundles.parse(DOCUMENT), parts=parts, edges=())
    assert flaws(bundle, members) == []
    needs = bundles.whole(bundle, members, {}).needs
    assert sorted(need.material.name.zh for need in needs) == words
    for need in needs:
        users = [f"p{n}" for n, names in enumerate(lists) if need.material.name.zh in names]
        assert list(need.users) == users


@pytest.mark.verifies(HAMI(21))
@pytest.mark.check("A21-1")
@pytest.mark.parametrize("file", [*(HERE / "data").iterdir()], ids=lambda file: file.name)
def test_the_pages_keep_the_order_of_every_part_and_end_with_what_all_declare(file):
    bundle, members = with_parts(tomllib.loads(file.read_text("utf-8")))
    merged = [page.key for page in merged_form(bundle, bundle.parts, members).form.pages]
    for part in bundle.parts:
        own = [part.called(page.key) for page in members[part.key].form.pages]
        there = [key for key in own if key in merged]
        assert there == [key for key in merged if key in own], part.key
    assert merged[-1] == "declarations"
