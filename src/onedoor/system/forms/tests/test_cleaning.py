from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onedoor.law.articles import HAMI
from onedoor.system.forms import api as forms
from onedoor.system.forms.domain import parsing, words
from onedoor.system.forms.domain.answers import visible
from onedoor.system.forms.tests.forms import (
    EVERY_KIND,
    FOOD,
    FOOD_ANSWERS,
    document,
    form,
    question,
)

TODAY = date(2026, 11, 24)
MANAGER = {"manager_name": "阿依古丽·买买提", "manager_idcard": "412723199010050012",
           "manager_post": "full"}  # fmt: skip
COMPLETE: dict[str, Any] = {
    "by_agent": "no",
    "business_name": "哈密市瓜乡餐饮有限公司",
    "business_uscc": "91152201078377449P",
    "legal_person": "王建国",
    "contact_phone": "13900001111",
    "premises_address": {"region": "650502001000", "detail": "中山北路 12 号"},
    "premises_area": "120",
    "premises_ready": "",
    "trade": "catering",
    "projects": ["hot", "cold"],
    "web": "no",
    "staff_count": "6",
    "cold_room_area": "8",
    "managers": [MANAGER],
    "delivery": "electronic",
    "declared": "yes",
}


def _clean(one, raw):
    return forms.clean(one, raw, today=TODAY)


@pytest.mark.parametrize(
    "kind, typed, kept",
    [
        ("text", "  老 王\t饭店 ", "老 王 饭店"),
        ("longtext", "一\r\n二", "一\n二"),
        ("choice", "a", "a"),
        ("yesno", "no", "no"),
        ("declaration", "on", "yes"),
        ("date", "2023-04-08", "2023-04-08"),
        ("date", "2023-4-8", "2023-04-08"),
        ("date", "2023年4月8日", "2023-04-08"),
        ("date", "２０２３年４月８日", "2023-04-08"),
        ("date", "20230408", "2023-04-08"),
        ("date", "2024/2/29", "2024-02-29"),
        ("number", "１,２００.5", "1200.5"),
        ("money", "¥1,200", "1200.00"),
        ("money", "88.5元", "88.50"),
        ("idcard", "44011320141005001x", "44011320141005001X"),
        ("uscc", "91152201078377449p", "91152201078377449P"),
        ("phone", "139 0000 1111", "13900001111"),
        ("phone", "+86 13900001111", "13900001111"),
        ("phone", "0902-2233315", "09022233315"),
        ("email", "a.b@example.cn", "a.b@example.cn"),
        ("region", "650502001000", "650502001000"),
        ("sign", "王建国", "王建国"),
    ],
)
def test_common_ways_of_writing_are_taken_and_kept_in_one_shape(kind, typed, kept):
    cleaned = _clean(form(question(kind)), {f"q_{kind}": typed})

    assert (cleaned.values, cleaned.errors) == ({f"q_{kind}": kept}, {})


@pytest.mark.parametrize(
    "kind, typed",
    [
        ("text", "x" * 201), ("text", "a\x00b"), ("text", "a\u202eb\ue000"),
        ("longtext", "x" * 2001), ("choice", "c"), ("yesno", "maybe"),
        ("date", "2023-02-29"), ("date", "8/4/2023"), ("date", "明天"), ("date", "0000-00-00"),
        ("number", "12a"), ("number", "1e9"), ("number", "٣"), ("number", "1" * 13),
        ("money", "-5"), ("money", "1.234"), ("money", "NaN"),
        ("idcard", "1"), ("uscc", "9115220107837744"),
        ("idcard", "360426199113010079"), ("idcard", "412723199010050013"),
        ("uscc", "91152201078377449A"),
        ("phone", "123"), ("phone", "12345"), ("phone", "23900001111"),
        ("email", "a@b"), ("email", "a b@c.cn"),
        ("region", "哈密"), ("declaration", "no"),
    ],
)  # fmt: skip
def test_what_cannot_be_taken_is_told_how_to_mend_in_both_languages(kind, typed):
    cleaned = _clean(form(question(kind)), {f"q_{kind}": typed})

    assert cleaned.values == {}
    assert list(cleaned.errors) == [f"q_{kind}"]
    assert cleaned.errors[f"q_{kind}"].zh
    assert cleaned.errors[f"q_{kind}"].ug


@pytest.mark.parametrize(
    "kind, posted, kept",
    [
        ("period", {"from": "2026年1月1日", "to": "20261231"},
         {"from": "2026-01-01", "to": "2026-12-31"}),
        ("person", {"name": "古丽", "idcard": "412723199010050012"}, None),
        ("org", {"name": "某公司", "uscc": "91152201078377449P"}, None),
        ("bank", {"name": "农业银行", "account": "6228 4800 1234"},
         {"name": "农业银行", "account": "622848001234"}),
        ("geo", {"longitude": "93.51", "latitude": "42.82"}, None),
        ("address", {"region": "650502001000", "detail": "1 号"}, None),
    ],
)  # fmt: skip
def test_the_parts_of_a_compound_answer_are_each_checked(kind, posted, kept):
    raw = {f"q_{kind}__{part}": word for part, word in posted.items()}
    first = next(iter(raw))

    assert _clean(form(question(kind)), raw).values == {f"q_{kind}": kept or posted}
    assert list(_clean(form(question(kind)), {**raw, first: ""}).errors) == [first]
    assert list(_clean(form(question(kind)), {}).errors) == [f"q_{kind}"]


def test_a_group_takes_the_parts_its_author_gave_it():
    one = form(question("group"))

    def typed(**parts):
        return _clean(one, {f"q_group__{key}": word for key, word in parts.items()})

    assert typed(plate=" 新 L12345 ", tons="１２").values == {
        "q_group": {"plate": "新 L12345", "tons": "12"}
    }
    assert typed(plate="新L12345").values == {"q_group": {"plate": "新L12345", "tons": ""}}
    assert list(typed(tons="12").errors) == ["q_group__plate"]
    assert list(typed(plate="x", tons="多").errors) == ["q_group__tons"]
    assert list(typed().errors) == ["q_group"]
    (view,) = forms.fields(one, "page", {"q_group": {"plate": "新L12345"}}, {})
    assert [(p.name, p.value, p.required) for p in view.parts] == [
        ("q_group__plate", "新L12345", True), ("q_group__tons", "", False),
    ]  # fmt: skip


_CHAIN: dict[str, Any] = {
    "title": "测试",
    "pages": [
        {"key": "one", "title": "一", "questions": [question("number", key="size")]},
        {"key": "two", "title": "二", "questions": [question("yesno", key="more", when="big")]},
        {"key": "three", "title": "三", "questions": [question("text", key="why", when="said")]},
    ],
    "conditions": {
        "big": {"q": "size", "op": "gte", "v": 10},
        "said": {"q": "more", "op": "eq", "v": "yes"},
    },
}


def test_an_answer_to_what_no_longer_applies_makes_nothing_else_apply():
    chain = parsing.parse(_CHAIN)
    stale = {"size": "5", "more": "yes", "why": "旧"}

    assert [q.key for q in visible(chain, stale)] == ["size"]
    assert forms.settle(chain, stale, today=TODAY).values == {"size": "5"}
    assert [p.key for p in forms.visible_pages(chain, stale)] == ["one"]


@pytest.mark.parametrize("typed, asked", [("１２", True), ("1,2", True), ("９", False)])
def test_one_screen_decides_by_what_is_meant_not_by_how_it_is_typed(typed, asked):
    raw = {"size": typed, "more": "", "why": ""}
    cleaned = forms.clean(
        parsing.parse(_CHAIN), raw, channel=forms.Channel.COUNTER, today=TODAY
    )  # fmt: skip

    assert ("more" in cleaned.errors) is asked


def test_a_repeated_page_that_asks_nothing_wants_no_rows():
    page = {"key": "rows", "title": "人", "repeat": {"minimum": 1, "maximum": 2, "item": "人"},
            "questions": [question("text", key="who", when="big")]}  # fmt: skip
    one = parsing.parse({**_CHAIN, "pages": [_CHAIN["pages"][0], page],
                         "conditions": {"big": _CHAIN["conditions"]["big"]}})  # fmt: skip
    raw = {"size": "5", "rows-0-who": "旧"}

    at_once = forms.clean(one, raw, channel=forms.Channel.COUNTER, today=TODAY)

    assert (at_once.errors, at_once.values) == ({}, {"size": "5"})
    assert forms.settle(one, {"size": "5"}, today=TODAY).ok
    assert not forms.settle(one, {"size": "50"}, today=TODAY).ok


def test_a_period_may_not_end_before_it_begins():
    raw = {"q_period__from": "2026-02-01", "q_period__to": "2026-01-01"}

    assert list(_clean(form(question("period")), raw).errors) == ["q_period__to"]


@pytest.mark.parametrize(
    "kind, limits, good, bad",
    [
        ("text", {"pattern": "[A-Z]{2}"}, "AB", "ABC"),
        ("text", {"min_length": 2, "max_length": 3}, "甲乙", "甲"),
        ("number", {"minimum": "5", "maximum": "10"}, "5", "4.99"),
        ("money", {"maximum": "100"}, "100", "100.01"),
        ("date", {"minimum": "today"}, "2026-11-24", "2026-11-23"),
        ("date", {"maximum": "2026-12-31"}, "2026-12-31", "2027-01-01"),
    ],
)
def test_limits_hold(kind, limits, good, bad):
    one = form(question(kind, limits=limits))

    assert _clean(one, {f"q_{kind}": good}).ok
    assert not _clean(one, {f"q_{kind}": bad}).ok


def test_an_optional_question_may_stay_empty_and_several_may_be_chosen():
    one = form(question("text", required=False), question("multi"))

    assert _clean(one, {"q_multi": ["b", "a", "b", ""]}).values == {
        "q_text": "", "q_multi": ["b", "a"],
    }  # fmt: skip
    assert list(_clean(one, {"q_multi": ["c"]}).errors) == ["q_multi"]


def test_a_complete_application_settles_and_drops_what_does_not_apply():
    cleaned = forms.settle(
        FOOD, {**COMPLETE, "agent_name": "张三", "diners": "9", "mail_name": "李四"}, today=TODAY
    )

    assert cleaned.errors == {}
    assert cleaned.values == COMPLETE


def test_settling_names_each_missing_answer_and_each_wrong_row():
    answers = {**COMPLETE, "by_agent": "yes", "cold_room_area": "2", "managers": [
        {**MANAGER, "manager_idcard": "1"}]}  # fmt: skip

    assert set(forms.settle(FOOD, answers, today=TODAY).errors) == {
        "agent_name", "agent_idcard", "agent_phone", "cold_room_area",
        "managers-0-manager_idcard",
    }  # fmt: skip
    assert "managers" in forms.settle(FOOD, {**COMPLETE, "managers": []}, today=TODAY).errors


@given(FOOD_ANSWERS | st.dictionaries(st.text(), st.text()))
def test_no_answers_whatever_break_anything(answers):
    forms.settle(FOOD, answers, today=TODAY)
    forms.sections(FOOD, answers)
    forms.outline(FOOD, answers)
    for page in FOOD.pages:
        forms.fields(FOOD, page, answers, {}, language="ug")


@given(st.dictionaries(st.sampled_from([f"q_{k.value}" for k in forms.Kind]), st.text()))
def test_whatever_is_typed_is_taken_or_told(raw):
    cleaned = forms.clean(EVERY_KIND, raw, today=TODAY)

    again = forms.settle(EVERY_KIND, cleaned.values, today=TODAY)
    assert set(again.errors) == set(cleaned.errors)
    assert again.values == cleaned.values


@pytest.mark.verifies(HAMI(15))
@pytest.mark.check("A15-2")
@given(FOOD_ANSWERS)
def test_every_channel_asks_the_same_questions_and_materials(answers):
    asked = forms.needs(FOOD, answers)
    online = {
        view.name
        for page in forms.visible_pages(FOOD, answers)
        for view in forms.fields(FOOD, page, answers, {}, channel=forms.Channel.ONLINE)
    }
    kiosk = {
        view.name
        for page in forms.visible_pages(FOOD, answers)
        for view in forms.fields(FOOD, page, answers, {}, channel=forms.Channel.KIOSK)
    }
    assert online == kiosk == {key for key, _, __ in asked if key}


@pytest.mark.verifies(HAMI(15))
@pytest.mark.check("A15-2")
def test_one_screen_and_one_page_at_a_time_keep_the_same_answers():
    raw = {
        name: word
        for name, word in COMPLETE.items()
        if name not in ("premises_address", "managers")
    }
    raw |= {f"premises_address__{k}": v for k, v in COMPLETE["premises_address"].items()}
    at_the_counter = {**raw, **{f"managers-0-{k}": v for k, v in MANAGER.items()}}

    dense = forms.clean(FOOD, at_the_counter, channel=forms.Channel.COUNTER, today=TODAY)
    answers: dict[str, Any] = {}
    for page in FOOD.pages:
        posted: dict[str, Any] = dict(MANAGER if page.repeat else raw)
        cleaned = forms.clean(FOOD, posted, page=page.key, today=TODAY, answers=answers)
        if page in forms.visible_pages(FOOD, answers):
            answers = forms.remember(FOOD, answers, cleaned, page=page.key)

    assert dense.errors == {}
    assert forms.settle(FOOD, dense.values, today=TODAY).values == COMPLETE
    assert forms.settle(FOOD, answers, today=TODAY).values == COMPLETE


def test_rows_are_added_and_replaced_one_at_a_time():
    one = forms.clean(FOOD, MANAGER, page="managers", today=TODAY)
    answers = forms.remember(FOOD, {}, one, page="managers")
    answers = forms.remember(FOOD, answers, one, page="managers")
    other = forms.clean(FOOD, {**MANAGER, "manager_post": "part"}, page="managers", today=TODAY)
    answers = forms.remember(FOOD, answers, other, page="managers", index=1)

    assert [row["manager_post"] for row in answers["managers"]] == ["full", "part"]


def test_empty_rows_of_a_screen_are_dropped_and_too_many_told():
    row = {"manager_name": "", "manager_idcard": " ", "manager_post": ""}
    empty = {f"managers-{n}-{k}": v for n in (0, 3) for k, v in row.items()}
    crowd = {f"managers-{n}-{k}": v for n in range(6) for k, v in MANAGER.items()}

    def at_the_counter(raw):
        return forms.clean(FOOD, raw, page="managers", channel=forms.Channel.COUNTER, today=TODAY)

    assert at_the_counter(empty).values == {"managers": []}
    assert list(at_the_counter(empty).errors) == ["managers"]
    assert "最多" in at_the_counter(crowd).errors["managers"].zh


@pytest.mark.parametrize(
    "broken, flaw",
    [
        (document(question("text"), question("text")), "form: q_text 重复出现"),
        (document(question("text", key="Q 1")), "form: Q 1 不是有效的标识"),
        (document(question("choice", options=[])), "form: q_choice 没有选项"),
        (document(question("file", material="no")), "form: q_file 引用了不存在的材料 no"),
        (document(question("text", when="no")), "form: page 引用了不存在的条件 no"),
        (document(question("text", limits={"pattern": "["})), "form: q_text 的校验规则无效"),
        (document(question("date", limits={"minimum": "soon"})), "form: q_date 的校验规则无效"),
        (document(question("number", limits={"minimum": "NaN"})), "form: q_number 的校验规则无效"),
        (document(question("money", limits={"maximum": "1e9"})), "form: q_money 的校验规则无效"),
        (document(question("number", limits={"maximum": "today"})),
         "form: q_number 的校验规则无效"),
        (document(question("text"), situations=["q_text"]),
         "form: 情形 q_text 不是单选、多选或是/否问题"),
        (document(question("text"), conditions={"c": {"q": "z", "op": "filled"}}),
         "form: 条件 c 引用了不存在的问题 z"),
        (document(question("text"), question("date", when="c"),
                  conditions={"c": {"q": "q_text", "op": "filled"}}),
         "form: page 的条件 c 依赖 q_text，该问题必须在更早的页面"),
        (document(question("text"), conditions={"c": {"eval": "1"}}),
         "form.conditions.c: 条件无法识别: {'eval': '1'}"),
        (document(question("quiz")), None),
        (document(question("region", options=[])), "form: q_region 没有选项"),
        (document(question("choice", options=[{"value": "a", "label": "甲"}] * 2)),
         "form: q_choice 的选项值重复或为空"),
        (document(question("group", parts=[])), "form: q_group 必须列出填写项"),
        (document(question("text", parts=[question("date", key="d")])),
         "form: q_text 必须去掉填写项"),
        (document(question("group", parts=[question("person", key="p")])),
         "form: q_group 的 p 只能是单项填写，不另设条件和来源"),
        (document(question("file", when="c"), conditions={"c": {"all": []}}),
         "form: q_file 是上传题：是否需要以材料 paper 为准，不能另设"),
        (document(question("text"), sample={"gone": "x"}), "form: 样表填写了不存在的问题 gone"),
        (document(question("text", variants={"kiosk": {"hide": True}})),
         "form.pages[0].questions[0].variants.kiosk: 渠道只能改变顺序、宽度和说明"),
        ([], "form: 必须是对象"),
    ],
)  # fmt: skip
def test_each_flaw_of_a_definition_is_named_with_its_place(broken, flaw):
    with pytest.raises(parsing.FormUnreadable) as refused:
        parsing.parse(broken)

    flaws = refused.value.facts["flaws"]
    assert isinstance(flaws, tuple)
    assert flaw is None or flaw in flaws


def test_a_form_comes_back_from_its_document_with_the_same_hash():
    again = parsing.parse(parsing.document(FOOD))

    assert again == FOOD
    assert parsing.sha256(again) == parsing.sha256(FOOD)
    assert len(parsing.sha256(FOOD)) == 64


@pytest.mark.parametrize(
    "typed, kept",
    [
        ("爱国北路\u200b1\u2060号\ufeff", "爱国北路1号"),
        ("\u200e \u200d古丽 \u200c\u200f", "古丽"),
        ("مې\u200cھمان", "مې\u200cھمان"),
        ("8-نومۇر\u200f (1)", "8-نومۇر\u200f (1)"),
        ("\u200b", ""),
        ("\u200f\u200d", ""),
    ],
)
def test_invisible_characters_are_taken_out_but_for_those_that_words_need(typed, kept):
    optional = form(question("text", required=False))

    assert _clean(optional, {"q_text": typed}).values == {"q_text": kept}


@pytest.mark.parametrize("mark", ["\u202e", "\u202a", "\u2066", "\u2069", "\ufff9", "\U000e0041"])
def test_nothing_that_turns_or_hides_letters_is_ever_stored(mark):
    address = {"q_address__region": "650502001000", "q_address__detail": f"{mark}爱国北路1号abc"}
    person = {"q_person__name": f"{mark}王建国", "q_person__idcard": "412723199010050012"}

    wrong = _clean(form(question("address")), address).errors
    assert wrong == {"q_address__detail": words.CHARACTER}
    assert _clean(form(question("person")), person).errors == {"q_person__name": words.CHARACTER}


@pytest.mark.parametrize("typed", ["12345", "王2", "٣", "···", "-"])
def test_a_person_has_letters_in_their_name_and_no_digits(typed):
    asked = form(question("text", autocomplete="name"), question("sign"), question("person"))
    person = {"q_person__name": typed, "q_person__idcard": "412723199010050012"}

    wrong = _clean(asked, {"q_text": typed, "q_sign": typed, **person}).errors

    assert wrong == dict.fromkeys(("q_text", "q_sign", "q_person__name"), words.NAME)


def test_a_wrong_number_is_told_from_one_of_the_wrong_length():
    numbers = form(question("idcard"), question("uscc"))

    short = _clean(numbers, {"q_idcard": "4127231990", "q_uscc": "9115"}).errors
    wrong = _clean(numbers, {"q_idcard": "412723199010050013", "q_uscc": "91152201078377449A"})

    assert short == {"q_idcard": words.IDCARD, "q_uscc": words.USCC}
    assert wrong.errors == {"q_idcard": words.IDCARD_WRONG, "q_uscc": words.USCC_WRONG}


def test_a_correction_leaves_every_other_answer_and_what_it_makes_apply_is_asked():
    corrected = forms.corrected(FOOD, COMPLETE, {"web": "yes"}, today=TODAY)
    both = {"web": "yes", "web_address": "美团"}
    whole = forms.corrected(FOOD, COMPLETE, both, today=TODAY)

    assert list(corrected.errors) == ["web_address"]
    assert (whole.errors, whole.values) == ({}, {**COMPLETE, **both})
    shown = forms.corrections(
        FOOD, COMPLETE, ["web"], posted={"web": "yes"}, errors=corrected.errors
    )  # fmt: skip
    assert [(view.name, view.value, bool(view.error)) for view in shown] == [
        ("web", "yes", False), ("web_address", "", True),
    ]  # fmt: skip


def test_the_rows_of_a_repeated_page_are_corrected_together():
    (row,) = COMPLETE["managers"]
    wrong = {"managers-0-manager_name": "李四", "managers-1-manager_name": "王五"}
    corrected = forms.corrected(FOOD, COMPLETE, wrong, today=TODAY)
    shown = forms.corrections(
        FOOD, COMPLETE, ["managers"], posted={"managers": "", **wrong}, errors=corrected.errors
    )
    emptied = dict.fromkeys((f"managers-0-{key}" for key in row), "")
    none = forms.corrected(FOOD, COMPLETE, emptied, today=TODAY)
    (first, *_rest) = forms.corrections(FOOD, COMPLETE, ["managers"], errors=none.errors)

    assert "managers-1-manager_idcard" in corrected.errors  # a row begun is to be ended
    assert [(view.name, view.value) for view in shown if view.name.endswith("_name")] == [
        ("managers-0-manager_name", "李四"), ("managers-1-manager_name", "王五"),
    ]  # fmt: skip
    assert {view.name for view in shown if view.error} == set(corrected.errors)
    assert shown[0].label.endswith(" 1 · 姓名")
    assert (list(none.errors), bool(first.error)) == (["managers"], True)
    right = {"managers-0-manager_name": "李四"}
    assert forms.corrected(FOOD, COMPLETE, right, today=TODAY).values == {
        **COMPLETE, "managers": [{**row, "manager_name": "李四"}],
    }  # fmt: skip


def test_the_parts_of_a_correction_come_back_as_they_were_typed():
    typed = {"premises_address__region": "650502001000", "premises_address__detail": ""}
    corrected = forms.corrected(FOOD, COMPLETE, typed, today=TODAY)

    (view,) = forms.corrections(
        FOOD, COMPLETE, ["premises_address"], posted=typed, errors=corrected.errors
    )

    assert list(corrected.errors) == ["premises_address__detail"]
    assert [(part.value, bool(part.error)) for part in view.parts] == [
        ("650502001000", False), ("", True),
    ]  # fmt: skip
