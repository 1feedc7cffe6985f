"""Editing a document: after any edits it can be read, or its flaws have a place."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onedoor.kernel.areas import Level
from onedoor.law.articles import BER, HAMI
from onedoor.system.flows import api as flows
from onedoor.system.forms import api as forms
from onedoor.system.items import api as items
from onedoor.system.items import testing
from onedoor.system.items.domain import checking, demonstration, parsing
from onedoor.system.items.domain.editing import files
from onedoor.system.items.queries import editing
from onedoor.system.items.tests.test_any_document import KNOWN

edit = items.editing
WHOLE = items.document(items.parse(testing.document()))
LISTS = [("bases",), ("conditions",), ("places",), ("faq",), ("form", "pages"), ("flow", "steps")]
OTHER = {
    "code": "11650500MB1234567X",
    "name": "哈密市市场监督管理局",
    "area": "650500000000",
    "level": Level.CITY,
    "nature": "statutory",
}
TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=5)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-99, 99) | TEXT | st.floats(-9, 9),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(TEXT, inner, max_size=3),
    max_leaves=8,
)


@st.composite
def moves(draw):
    path = draw(st.sampled_from(LISTS))
    row = draw(st.integers(0, len(edit.value(WHOLE, path)) - 1))
    return (*path, row), draw(st.sampled_from([-1, 1]))


@given(moves())
def test_a_row_moved_there_and_back_is_where_it_was(moved):
    path, by = moved
    there = edit.move(WHOLE, path, by)

    if there != WHOLE:
        assert edit.move(there, (*path[:-1], path[-1] + by), -by) == WHOLE


def _flow_edit(draw, document):
    steps = edit.value(document, ("flow", "steps"))
    step = draw(st.sampled_from(steps))
    kind = draw(st.sampled_from(["insert", "remove", "outcome", "branch"]))
    if kind == "insert" and step["outcomes"]:
        outcome = draw(st.sampled_from(step["outcomes"]))
        return edit.insert_step(document, after=step["key"], outcome=outcome["key"])[0]
    if kind == "remove" and len(steps) > 1:
        return edit.remove_step(document, key=step["key"])
    if kind == "branch":
        return edit.add_branch(document, step=step["key"])
    return edit.add_outcome(document, step=step["key"])


def _row_edit(draw, document):
    path = draw(st.sampled_from(LISTS[:-1]))
    rows = edit.value(document, path, [])
    if not rows:
        return document
    place = (*path, draw(st.integers(0, len(rows) - 1)))
    if draw(st.booleans()):
        return edit.move(document, place, draw(st.sampled_from([-1, 1])))
    return edit.put(document, place, None)


@settings(max_examples=60)
@given(st.data())
def test_after_any_edits_a_document_is_read_or_its_flaws_have_a_place(data):
    document = WHOLE
    for _ in range(data.draw(st.integers(1, 6))):
        one = data.draw(st.sampled_from([_flow_edit, _row_edit]))
        document = one(data.draw, document)

    for flaw in _flaws_of(document):
        assert edit.located(document, flaw.place)
        assert flaw.mend.zh
        assert flaw.mend.ug


def _flaws_of(document):
    what, notes = parsing.loosely(document)
    rules = checking.flaws(what, KNOWN) if what is not None else ()
    return [*map(editing._of_reading, notes), *rules]


@settings(max_examples=40)
@given(st.data())
def test_a_step_put_into_an_arrow_leaves_a_sound_flow_sound_and_taking_it_out_undoes_it(data):
    step = data.draw(st.sampled_from(WHOLE["flow"]["steps"]))
    outcome = data.draw(st.sampled_from(step["outcomes"]))

    more, key = edit.insert_step(WHOLE, after=step["key"], outcome=outcome["key"])

    assert _flaws(more) == ()
    assert edit.remove_step(more, key=key) == WHOLE


def _flaws(document):
    flow = flows.parse(document["flow"])
    facts = frozenset(q["key"] for page in document["form"]["pages"] for q in page["questions"])
    return flows.check(flow, facts=facts, promised_days=None)


@settings(max_examples=40)
@given(st.sampled_from(sorted(WHOLE)), JSON)
def test_a_file_that_was_written_is_read_back_the_same(name, odd):
    document = {**WHOLE, name: odd}

    assert edit.read_file(edit.write_file(document)) == document


@pytest.mark.parametrize(
    "content,why",
    [
        (b"", "第 1 行不是 JSON"),
        (b'{"name": "x",\n oops}', "第 2 行不是 JSON"),
        (b"\xff\xfe", "不是 UTF-8 编码的 JSON 文件"),
        (b"[1]", "没有事项名称（name）"),
        (b'{"name": "x", "colour": 1}', "不认识的属性 colour"),
        (b'{"name": "\\u0000"}', "含有不能保存的字符"),
        (b'{"name": "\\ud800"}', "含有不能保存的字符"),
        (b'{"name": "x", "visits": 1e999}', "含有不能保存的数字"),
        (b'{"name": "x", "visits": NaN}', "含有不能保存的数字"),
        (b'{"name": "x", "visits": ' + b"9" * 5000 + b"}", "含有不能保存的数字"),
        (b'{"name": ' + b"[" * 60 + b"]" * 60 + b"}", "层次太深"),
        (b'{"name": ' + b"[" * 99_999, "层次太深"),
        (b" " * (files.LARGEST + 1), "文件超过 2 MB"),
    ],
)
def test_a_file_that_holds_no_offering_is_refused_with_the_reason(content, why):
    with pytest.raises(edit.FileNoOffering) as refused:
        edit.read_file(content)

    told = refused.value.facts["why"]
    assert isinstance(told, forms.Text)
    assert told.zh == why
    assert told.ug


def test_a_draft_from_the_catalogue_is_readable_and_has_its_codes():
    item = next(one for one in demonstration.catalogue() if one.code == "000131023000")

    document = edit.begun(item, body=OTHER)

    what = items.parse(document)
    assert what.code == "11650500MB1234567X3000131023000"
    assert (what.name.zh, what.handling_code) == ("食品经营许可", what.code + "01")
    assert _flaws(document) == ()
    assert json.loads(edit.write_file(document)) == document


def test_anothers_offering_is_taken_over_without_what_is_its_own():
    document = edit.copied(WHOLE, body=OTHER)

    assert (document["body"], document["level"]) == (OTHER["code"], "3")
    assert document["code"] == "11650500MB1234567X3000131023000"
    assert not {"places", "hall", "consult"} & set(document)
    assert document["form"] == WHOLE["form"]
    assert edit.copied(WHOLE, body={**OTHER, "code": WHOLE["body"]}) == WHOLE


def test_a_lane_named_after_the_other_body_is_named_after_ones_own():
    theirs = WHOLE["body_name"]["zh-Hans"]
    lanes = [{**lane, "name": f"{theirs}窗口"} for lane in WHOLE["flow"]["lanes"]]
    lanes[0]["body"] = OTHER["code"]
    document = edit.copied(WHOLE | {"flow": {**WHOLE["flow"], "lanes": lanes}}, body=OTHER)

    assert {lane["name"] for lane in document["flow"]["lanes"]} == {f"{OTHER['name']}窗口"}
    assert "body" not in document["flow"]["lanes"][0]


def test_the_uyghur_of_a_default_name_goes_when_its_chinese_is_renamed():
    more, key = edit.insert_step(WHOLE, after="review", outcome="review")
    default = edit.value(more, (*edit.steps_to(more, ("flow", "steps"), key), "name"))

    assert edit.renamed(default, {**default, "zh-Hans": "现场核验"}) == "现场核验"
    assert edit.renamed(default, {"zh-Hans": "现场核验", "ug": "نەق مەيدان"})["ug"] == "نەق مەيدان"
    own = {"zh-Hans": "自己的", "ug": "ئۆزىنىڭ"}
    assert edit.renamed(own, {**own, "zh-Hans": "改了"})["ug"] == "ئۆزىنىڭ"


def test_a_code_follows_its_parts_unless_somebody_gave_another():
    at_city = {**WHOLE, "level": "3"}
    own = {**at_city, "code": "LOCAL-1"}

    assert edit.recoded(WHOLE, at_city)["code"] == WHOLE["body"] + "3" + WHOLE["catalogue_code"]
    assert edit.recoded(own, own)["code"] == "LOCAL-1"


def test_of_two_with_one_key_the_one_higher_up_gives_its_name():
    path, words = edit.named(WHOLE)["accept"]

    assert (path[:2], words.zh) == (("flow", "steps"), "受理")
    assert len(path) == 3


@pytest.mark.verifies(HAMI(16), BER(35))
def test_what_cannot_be_read_hides_nothing_else():
    document = edit.put(WHOLE, ("limits", "promised_days"), "two")
    document = edit.put(document, ("catalogue_code",), None)
    document = edit.put(document, ("task_type",), "99")
    document = edit.put(document, ("form", "pages", 0, "questions", 0, "kind"), "riddle")
    document = edit.put(document, ("hall",), "")
    document = edit.put(document, ("consult_phone",), "x")

    places = {flaw.place for flaw in _flaws_of(document)}
    assert places >= {
        "limits.promised_days", "catalogue_code", "task_type", "hall", "consult_phone",
        "form.pages[0].questions[0].kind",
    }  # fmt: skip


def test_a_row_that_is_gone_is_missing():
    for act in (
        lambda: edit.put(WHOLE, ("faq", 99), None),
        lambda: edit.move(WHOLE, ("faq", 99), 1),
        lambda: edit.steps_to(WHOLE, ("form", "materials"), "gone"),
        lambda: edit.remove_step(WHOLE, key="gone"),
    ):
        with pytest.raises(items.RowMissing):
            act()
