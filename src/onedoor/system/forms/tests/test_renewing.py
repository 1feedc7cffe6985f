from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onedoor.law.articles import HAMI
from onedoor.system.forms import api as forms

DOCUMENT: dict[str, Any] = {
    "title": "申请",
    "pages": [
        {
            "key": "shop",
            "title": "店铺",
            "questions": [
                {"key": "name", "kind": "text", "label": "名称", "basis": "b"},
                {
                    "key": "trade", "kind": "choice", "label": "类别", "basis": "b",
                    "options": [{"value": "a", "label": "甲"}, {"value": "b", "label": "乙"}],
                },
            ],
        },
        {
            "key": "staff",
            "title": "人员",
            "repeat": {"minimum": 1, "maximum": 3, "item": "人员"},
            "questions": [
                {"key": "who", "kind": "text", "label": "姓名", "basis": "b"},
                {"key": "post", "kind": "text", "label": "职务", "basis": "b"},
            ],
        },
    ],
}  # fmt: skip
ANSWERS = {"name": "甜瓜店", "trade": "b", "staff": [{"who": "甲", "post": "长"}, {"who": "乙"}]}


def _form(change=len):
    document = deepcopy(DOCUMENT)
    change(document["pages"])
    flaws = forms.reading.Flaws()
    read = forms.read(flaws, "form", document)
    assert not list(flaws)
    return read


def _renewed(change, confirmed=("shop", "staff")):
    return forms.renewed(_form(), _form(change), ANSWERS, confirmed=confirmed)[:2]


@pytest.mark.parametrize(
    "change, lost",
    [
        (len, []),
        (lambda pages: pages[0]["questions"].pop(0), ["名称"]),
        (lambda pages: pages[0]["questions"][1]["options"].pop(1), ["类别"]),
        (lambda pages: pages[1]["questions"].pop(1), ["职务"]),
        (lambda pages: pages[1]["repeat"].update(maximum=1), ["姓名"]),
        (lambda pages: pages.pop(1), ["姓名", "职务"]),
    ],
)
def test_what_was_answered_in_vain_is_named(change, lost):
    named = forms.renewed(_form(), _form(change), ANSWERS, confirmed=())[2]

    assert [one.zh for one in named] == lost


def test_an_answer_that_did_not_count_is_not_lost():
    web = {"web": {"q": "trade", "op": "eq", "v": "a"}}
    older = forms.reading.Flaws()
    document = deepcopy(DOCUMENT) | {"conditions": web}
    page = {"key": "more", "title": "更多", "when": "web", "questions": [
        {"key": "address", "kind": "text", "label": "网址", "basis": "b"}]}  # fmt: skip
    document["pages"].append(page)
    form = forms.read(older, "form", document)
    assert form is not None

    assert forms.renewed(form, _form(), ANSWERS | {"address": "x"}, confirmed=())[2] == []


def _set(page, question, **values):
    return lambda pages: pages[page]["questions"][question].update(values)


@pytest.mark.verifies(HAMI(8), HAMI(16))
def test_what_was_said_against_a_register_stays_with_an_answer_that_is_still_asked():
    source = {"licence": "shop", "field": "name", "name": "营业执照", "on_conflict": "lock"}
    older = _form(_set(0, 0, source=source))
    said = {
        "value": "甜瓜店", "source": {"zh-Hans": "营业执照"}, "licence": "shop", "right": "蜜瓜店",
        "at": "2026-11-24T10:00:00+08:00", "on_conflict": "lock",
    }  # fmt: skip
    answers = {**ANSWERS, "_origins": {"name": said}}

    kept, *_ = forms.renewed(older, older, answers, confirmed=[])
    gone, *_ = forms.renewed(older, _form(), answers, confirmed=[])

    assert kept == answers
    assert {k: one.right for k, one in forms.disputes(older, kept).items()} == {"name": "蜜瓜店"}
    assert gone == ANSWERS


@pytest.mark.verifies(HAMI(16))
def test_what_is_still_asked_stays_answered_and_only_a_changed_page_is_asked_again():
    assert _renewed(_set(0, 0, label="店铺名称")) == (ANSWERS, ["staff"])
    assert _renewed(lambda pages: pages.reverse()) == (ANSWERS, ["shop", "staff"])


def test_what_is_no_longer_asked_or_asked_as_something_else_is_left_out():
    gone = {key: value for key, value in ANSWERS.items() if key != "name"}

    assert _renewed(lambda pages: pages[0]["questions"].pop(0)) == (gone, ["staff"])
    assert _renewed(_set(0, 0, kind="number")) == (gone, ["staff"])
    assert _renewed(lambda pages: pages.pop(1)) == (
        {key: value for key, value in ANSWERS.items() if key != "staff"}, ["shop"],
    )  # fmt: skip


def test_a_choice_stays_while_it_may_be_chosen():
    more = [{"value": v, "label": v} for v in "abc"]

    assert _renewed(_set(0, 1, options=more))[0] == ANSWERS
    assert "trade" not in _renewed(_set(0, 1, options=[more[0], more[2]]))[0]


def test_rows_keep_what_their_questions_still_ask_and_their_number():
    without = _renewed(lambda pages: pages[1]["questions"].pop(1))[0]
    fewer = _renewed(lambda pages: pages[1]["repeat"].update(maximum=1))[0]
    once = _renewed(lambda pages: pages[1].pop("repeat"))[0]

    assert without["staff"] == [{"who": "甲"}, {"who": "乙"}]
    assert fewer["staff"] == [{"who": "甲", "post": "长"}]
    assert "staff" not in once
    assert "who" not in once


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=6,
)


@given(answers=st.dictionaries(st.sampled_from(["name", "trade", "staff", "x"]), _JSON))
def test_the_same_version_keeps_every_answer_to_a_question_of_its_own(answers):
    form = _form()

    kept, confirmed, _ = forms.renewed(form, form, answers, confirmed=["shop", "gone"])

    assert confirmed == ["shop"]
    assert {k: v for k, v in kept.items() if k != "staff"} == {
        k: v for k, v in answers.items() if k in ("name", "trade")
    }
    assert forms.renewed(form, form, kept, confirmed=confirmed) == (kept, confirmed, [])
