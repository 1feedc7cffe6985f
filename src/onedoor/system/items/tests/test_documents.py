"""What is read from a version's document: the elements of the national list, and differences."""

from datetime import UTC, date, datetime

import pytest

from onedoor.general.terms.testing import shipped_codes
from onedoor.law.articles import HAMI
from onedoor.system.forms.api import Text
from onedoor.system.items import api as items
from onedoor.system.items import testing
from onedoor.system.items.domain import coded

OFFERED = items.Offering(
    items.parse(testing.document()), 3, "0" * 64, datetime(2026, 11, 2, tzinfo=UTC),
    date(2026, 11, 2),
)  # fmt: skip


@pytest.mark.verifies(HAMI(16))
@pytest.mark.check("A16-1")
def test_every_element_of_the_national_list_is_read_from_the_document():
    found = items.elements(OFFERED)
    columns = {name: value for one in found for name, value in one.columns.items()}

    assert [one.number for one in found] == list(range(1, 50))
    assert columns["task_code"] == "11652201010485123A4000131023000"
    assert columns["task_handle_item"] == columns["task_code"] + "01"
    assert columns["by_law"].startswith("《中华人民共和国食品安全法》第35条")
    assert (columns["task_version"], columns["task_state"]) == ("3", "1")
    assert (columns["anticipate_day"], columns["promise_day"]) == ("20", "5")
    assert columns["handle_type"] == "1^2^3^4"
    assert columns["is_service_terminals"] == "0"  # it asks for several persons
    assert columns["online_handle_depth"] == "5"
    assert columns["special_procedure"] == "检验、检测、鉴定（15 个工作日）"
    assert columns["limit_explain"] == "无数量限制"
    assert columns["plan_cancel_date"] == ""
    empty = {name for name, value in columns.items() if not value}
    assert {"task_name", "dept_code", "transact_addr", "link_phone", "result_type"} & empty == set()


def _changed(**changes):
    before = testing.document()
    return [
        (c.place, c.label.zh, c.before.zh, c.after.zh)
        for c in items.editing.changes(before, before | changes)
    ]


@pytest.mark.verifies(HAMI(16))
def test_a_changed_text_shows_both_languages_and_a_flag_its_word():
    zh = {"zh-Hans": "名称", "ug": "نام"}

    (change,) = items.editing.changes(testing.document(), testing.document() | {"name": zh})
    assert (change.after.zh, change.after.ug) == ("名称", "نام")
    assert (change.label.zh, change.label.ug) == ("事项名称", "ئىش تۈرىنىڭ نامى")
    assert ("on_promise", "是否实行告知承诺办理", "否", "是") in _changed(on_promise=True)


def test_a_changed_row_is_told_alone_and_a_question_by_its_name():
    faq = testing.document()["faq"]
    other = {**faq[1], "answer": "改过的回答"}
    (row,) = _changed(faq=[faq[0], other, *faq[2:]])
    assert row[:2] == ("faq[1].answer", "常见问题 · 答案")
    assert row[3] == "改过的回答"
    ((place, label, before, after),) = _changed(faq=faq[1:])
    assert (place, label, bool(before), after) == ("faq[0]", "常见问题", True, "")

    form = testing.document()["form"]
    page = form["pages"][0]
    asked = {**page["questions"][0], "hint": "新的提示"}
    pages = [{**page, "questions": [asked, *page["questions"][1:]]}, *form["pages"][1:]]
    before = testing.document()
    (change,) = items.editing.changes(before, before | {"form": {**form, "pages": pages}})
    assert change.of.zh == items.parse(before).form.pages[0].questions[0].label.zh
    assert (change.after.zh, change.label.ug != change.label.zh) == ("新的提示", True)


def test_what_is_added_removed_and_moved_is_told_by_its_key():
    form = testing.document()["form"]
    first, second, *rest = form["materials"]

    moved = _changed(form=form | {"materials": [second, first, *rest]})
    removed = _changed(form=form | {"materials": [first, *rest]})

    assert [(place, label) for place, label, *_ in moved] == [
        ("form.materials", "申报材料（顺序）")
    ]
    assert [(place, label, after) for place, label, _, after in removed] == [
        (f"form.materials.{second['key']}", "申报材料", "")
    ]


def test_the_same_document_differs_in_nothing():
    assert _changed() == []


def test_the_lists_of_coded_fields_are_there_and_each_field_has_a_name():
    shipped = shipped_codes()

    assert set(coded.LISTS.values()) <= set(shipped)
    labels = coded.called({"online_depths": [("4", "受理")]})
    assert labels["online_depth",]["4"].zh == "4 受理"
    assert labels["channels",]["post"] == Text("快递", "تېز پوچتا")


def test_coded_values_are_called_by_their_words_where_these_are_known():
    before = testing.document()
    after = before | {"online_depth": ["4", "6"], "level": "3"}
    words = {"4": Text("4 受理"), "5": Text("5 办理")}
    called: dict[tuple[str, ...], dict[str, Text]] = {("online_depth",): words}

    found = items.editing.changes(before, after, called=called)

    assert {one.place: (one.before.zh, one.after.zh) for one in found} == {
        "level": ("4", "3"),
        "online_depth": ("5 办理", "4 受理、6"),
    }
