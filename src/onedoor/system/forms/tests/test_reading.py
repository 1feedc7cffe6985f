from datetime import UTC, datetime

import pytest

from onedoor.kernel.fields import problems
from onedoor.law.articles import HAMI
from onedoor.system.forms import api as forms
from onedoor.system.forms.domain import schema
from onedoor.system.forms.domain.answers import materials_that_apply
from onedoor.system.forms.tests.forms import EVERY_KIND, FOOD
from onedoor.system.forms.tests.test_cleaning import COMPLETE, MANAGER

AT = datetime(2026, 11, 24, 2, tzinfo=UTC)
LICENCE = {
    "business_licence": {
        "name": "哈密市瓜乡餐饮有限公司", "uscc": "91152201078377449P", "legal_person": "",
    }
}  # fmt: skip


def test_answers_known_from_a_licence_are_filled_in_and_say_where_from():
    found = forms.prefill(FOOD, LICENCE, at=AT)
    views = {v.name: v for v in forms.fields(FOOD, "business", {}, {}, sources=found)}

    assert set(found) == {"business_name", "business_uscc"}
    assert views["business_name"].value == "哈密市瓜乡餐饮有限公司"
    assert views["business_name"].source == "营业执照（市场监管部门）"
    assert views["business_name"].read_only
    assert not views["contact_phone"].source
    assert forms.prefill(FOOD, {}, at=AT) == {}


@pytest.mark.verifies(HAMI(17))
def test_a_locked_answer_is_shown_as_the_licence_says_it_whatever_was_typed():
    found = forms.prefill(FOOD, LICENCE, at=AT)
    typed = {"business_name": "另一家", "legal_person": "王新"}
    views = {v.name: v for v in forms.fields(FOOD, "business", typed, {}, sources=found)}

    assert views["business_name"].value == "哈密市瓜乡餐饮有限公司"
    assert views["legal_person"].value == "王新"


@pytest.mark.verifies(HAMI(17))
@pytest.mark.parametrize("channel", [forms.Channel.ONLINE, forms.Channel.COUNTER])
def test_a_locked_answer_is_taken_only_as_the_licence_says_it(channel):
    found = forms.prefill(FOOD, LICENCE, at=AT)
    posted = {"business_name": " 哈密市瓜乡餐饮有限公司 ", "business_uscc": "91650502MADEM0011M"}
    cleaned = forms.clean(
        FOOD, posted, page="business", channel=channel, today=AT.date(), sources=found
    )

    assert cleaned.values["business_name"] == "哈密市瓜乡餐饮有限公司"
    assert "不能在这里改" in cleaned.errors["business_uscc"].zh
    assert "business_uscc" not in cleaned.values


def test_every_kind_of_question_can_be_drawn_in_both_languages():
    for language in ("zh-Hans", "ug"):
        views = forms.fields(EVERY_KIND, "page", {}, {}, language=language)
        assert len(views) == len(forms.Kind)


def test_a_compound_question_shows_its_parts_and_the_error_of_a_part():
    cleaned = forms.clean(
        FOOD, {"premises_address__region": "x", "premises_address__detail": "1 号"},
        page="premises", today=AT.date(),
    )  # fmt: skip
    raw = {"premises_address__region": "x", "premises_address__detail": "1 号"}
    address = forms.fields(FOOD, "premises", raw, cleaned.errors)[0]

    assert [part.name for part in address.parts] == list(raw)
    assert [part.value for part in address.parts] == ["x", "1 号"]
    assert address.parts[0].choices[0].label == "东河街道"
    assert problems([address])[0].target == address.parts[0].target


def test_the_counter_shows_conditional_questions_with_their_condition():
    counter = forms.fields(FOOD, "trade_more", {}, {}, channel=forms.Channel.COUNTER)
    online = forms.fields(FOOD, "trade_more", {}, {})

    assert [v.name for v in online] == ["staff_count"]
    assert [v.name for v in counter if v.when] == ["cold_room_area", "web_address", "diners"]
    assert counter[1].when == '{"q": "projects", "op": "in", "v": ["cold", "raw"]}'
    assert all(v.compact for v in counter)


def test_a_row_on_a_screen_of_rows_has_names_of_its_own():
    views = forms.fields(
        FOOD, "managers", {"managers": [MANAGER]}, {}, index=0, channel=forms.Channel.COUNTER
    )

    assert views[0].name == "managers-0-manager_name"
    assert views[0].value == MANAGER["manager_name"]


def test_only_the_materials_of_the_situation_are_asked_for():
    def keys(**answers):
        return [m.key for m in materials_that_apply(FOOD, answers)]

    assert keys() == ["business_licence", "layout", "rules"]
    assert keys(by_agent="yes", projects=["cold"], web="yes") == [
        "business_licence", "layout", "rules", "authorisation", "cold_room", "web_page",
    ]  # fmt: skip
    needs = forms.required_materials(FOOD, {}, licences=frozenset({"business_licence"}))
    assert [(n.material.key, n.exempt) for n in needs][:2] == [
        ("business_licence", True), ("layout", False),
    ]  # fmt: skip


def test_answers_are_read_in_words():
    sections = forms.sections(FOOD, COMPLETE)
    words = {key: value for section in sections for _, value, key in section.rows}

    assert words["by_agent"] == "否"
    assert words["projects"] == "热食类食品、冷食类食品"
    assert words["premises_address"] == "东河街道 · 中山北路 12 号"
    assert words["manager_post"] == "专职"
    assert words["declared"] == "已阅读并承诺"
    assert [s.title for s in sections if s.index == 0] == ["食品安全管理人员 1"]
    assert "agent_name" not in words


def test_dates_and_money_are_read_as_people_write_them():
    date, money = EVERY_KIND.question("q_date"), EVERY_KIND.question("q_money")

    assert forms.format_value(date, "2026-11-24") == "2026年11月24日"
    assert forms.format_value(date, "2026-11-24", "ug") == "2026-يىلى 11-ئاينىڭ 24-كۈنى"
    assert forms.format_value(money, "1200.00") == "1,200.00 元"
    assert forms.format_value(money, None) == ""


def test_the_outline_tells_what_is_done_and_what_waits_to_be_confirmed():
    def standing(answers, confirmed=None):
        outline = forms.outline(FOOD, answers, confirmed=confirmed)
        return {state.page.key: state.standing for state in outline}

    assert set(standing(COMPLETE).values()) == {forms.Standing.DONE}
    assert "agent_details" not in standing(COMPLETE)
    assert standing({})["applicant"] is forms.Standing.NOT_STARTED
    assert standing({"business_name": "甲"})["business"] is forms.Standing.STARTED
    assert standing(COMPLETE, frozenset())["business"] is forms.Standing.TO_CONFIRM


def test_the_json_schema_says_what_is_always_asked():
    found = schema.json_schema(FOOD)

    assert found["properties"]["trade"]["enum"] == ["catering", "sales", "canteen"]
    assert "by_agent" in found["required"]
    assert "agent_name" not in found["required"]
    assert found["properties"]["managers"]["items"]["required"] == [
        "manager_name", "manager_idcard", "manager_post",
    ]  # fmt: skip
    assert found["properties"]["premises_address"]["required"] == ["region", "detail"]
