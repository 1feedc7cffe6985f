from datetime import UTC, datetime

import jsonschema
import pytest

from onedoor.kernel.fields import problems
from onedoor.law.articles import HAMI, PIPL
from onedoor.system.forms import api as forms
from onedoor.system.forms.domain import schema
from onedoor.system.forms.domain.answers import materials_that_apply
from onedoor.system.forms.tests.forms import EVERY_KIND, FOOD, form, question
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
    assert views["business_name"].source == "营业执照（市场监管部门） 2026-11-24 10:00"
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


@pytest.mark.verifies(PIPL(51))
def test_a_clerk_sees_the_number_of_a_draft_masked_and_may_type_another():
    home = {"contact_phone": "13999991234"}
    identity = {"identity": {"phone": "13888880000"}}
    found = forms.prefill(FOOD, identity, at=AT, drafted=home)

    def shown(typed):
        views = forms.fields(
            FOOD, "business", typed, {}, channel=forms.Channel.COUNTER, sources=found
        )
        return next(v.value for v in views if v.name == "contact_phone")

    def taken(typed):
        return forms.clean(
            FOOD, {"contact_phone": typed}, page="business", channel=forms.Channel.COUNTER,
            today=AT.date(), sources=found,
        ).values["contact_phone"]  # fmt: skip

    assert shown(home) == shown({"contact_phone": "139****1234"}) == "139****1234"
    assert taken("139****1234") == "13999991234"
    assert taken("13777770000") == "13777770000"
    same = forms.prefill(FOOD, identity, at=AT, drafted={"contact_phone": "13888880000"})
    assert same == forms.prefill(FOOD, identity, at=AT)


@pytest.mark.verifies(PIPL(51))
def test_a_clerk_sees_the_numbers_in_the_rows_of_a_draft_masked_too():
    rows = [{"manager_name": "甲", "manager_idcard": "650502198803050210"},
            {"manager_name": "乙", "manager_idcard": "650502198803071214"}]  # fmt: skip
    home = {"managers": rows}
    found = forms.prefill(FOOD, {}, at=AT, drafted=home)

    def shown(index, *, in_full=False):
        views = forms.fields(
            FOOD, "managers", home, {}, channel=forms.Channel.COUNTER, sources=found,
            index=index, in_full=in_full,
        )  # fmt: skip
        return {view.name.rpartition("-")[2]: view.value for view in views}

    assert [shown(n)["manager_idcard"] for n in range(3)] == [
        "650**************0", "650**************4", "",
    ]  # fmt: skip
    assert shown(0)["manager_name"] == "甲"
    assert shown(1, in_full=True)["manager_idcard"] == "650502198803071214"
    posted = {
        "managers-0-manager_name": "甲", "managers-0-manager_idcard": "650502198803071214",
        "managers-1-manager_name": "乙", "managers-1-manager_idcard": "650**************4",
    }  # fmt: skip
    cleaned = forms.clean(
        FOOD, posted, page="managers", channel=forms.Channel.COUNTER, today=AT.date(),
        sources=found,
    )  # fmt: skip
    assert [row.get("manager_idcard") for row in cleaned.values["managers"]] == [
        "650502198803071214", "650502198803071214",
    ]  # fmt: skip
    assert "managers-0-manager_idcard" not in cleaned.errors


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


def test_the_json_schema_says_what_is_asked_and_when():
    found = schema.json_schema(FOOD)
    trade = found["properties"]["trade"]["anyOf"][1]
    rows = found["properties"]["managers"]
    cold = found["properties"]["cold_room_area"]

    assert trade["enum"] == ["catering", "sales", "canteen"]
    assert cold["x-when"] == {"q": "projects", "op": "in", "v": ["cold", "raw"]}
    assert (rows["minItems"], rows["maxItems"]) == (1, 5)
    assert list(rows["items"]["properties"]) == ["manager_name", "manager_idcard", "manager_post"]
    assert {m["key"]: m["required"] for m in found["x-materials"]}["layout"]


@pytest.mark.parametrize(
    "change",
    [
        {"trade": "shop"},  # no such option
        {"by_agent": ""},  # required
        {"projects": ["hot"]},  # then nobody asks for the cold room
        {"web": "yes"},  # then the address of the shop is missing
        {"managers": []},
        {"managers": [{"manager_name": "阿依古丽"}]},
        {"premises_address": {"region": "650502001000"}},
        {"note": "x"},
    ],
)
def test_the_json_schema_refuses_what_the_server_refuses(change):
    validator = jsonschema.Draft202012Validator(schema.json_schema(FOOD))

    assert validator.is_valid(COMPLETE)
    assert not validator.is_valid({**COMPLETE, **change})


def test_what_has_changed_stands_beside_what_was_there():
    after = {**COMPLETE, "projects": ["hot"], "web": "yes", "web_address": "美团"}
    after.pop("cold_room_area")
    second = {**MANAGER, "manager_name": "李四"}
    after["managers"] = [{**MANAGER, "manager_post": "part"}, second]

    passages = forms.read_through(FOOD, after, before=COMPLETE)
    lines = {line.key: line for p in passages if p.index < 1 for line in p.lines}

    assert {key: line.change.value for key, line in lines.items() if line.change} == {
        "projects": "changed", "web": "changed", "web_address": "added",
        "cold_room_area": "removed", "manager_post": "changed",
    }  # fmt: skip
    assert (lines["projects"].before, lines["projects"].words) == (
        "热食类食品、冷食类食品", "热食类食品",
    )  # fmt: skip
    assert (lines["cold_room_area"].before, lines["cold_room_area"].words) == ("8", "")
    assert [(p.title, p.change) for p in passages if p.change] == [
        ("食品安全管理人员 2", forms.Change.ADDED),
    ]  # fmt: skip


def _last_four(_kind, value):
    return f"***{value[-4:]}"


def test_a_number_that_changed_is_said_to_have_changed_where_it_is_hidden():
    one = form(
        question("phone"), question("idcard"), question("person"),
        question("group", parts=[question("phone", key="tel")]),
    )  # fmt: skip
    idcard = "412723199010050012"
    after = {
        "q_phone": "13900001111", "q_idcard": idcard, "q_group": {"tel": "13900001111"},
        "q_person": {"name": "古丽", "idcard": idcard},
    }  # fmt: skip

    (passage,) = forms.read_through(
        one, after, before={**after, "q_phone": "13800001111"}, hide=_last_four
    )

    assert [(x.key, x.words, x.before, x.change.value) for x in passage.lines] == [
        ("q_phone", "***1111", "***1111", "changed"),
        ("q_idcard", "***0012", "***0012", ""),
        ("q_person", "古丽 · ***0012", "古丽 · ***0012", ""),
        ("q_group", "问phone: ***1111", "问phone: ***1111", ""),
    ]


def test_a_number_called_wrong_is_hidden_with_what_would_be_right():
    source = {"licence": "shop", "field": "tel", "name": "营业执照", "on_conflict": "lock"}
    one = form(question("phone", key="tel", source=source))
    found = forms.prefill(one, {"shop": {"tel": "13900001111"}}, at=AT)
    typed = {"tel": "13900001111", "tel__wrong": "yes", "tel__right": "13800002222"}
    cleaned = forms.clean(one, typed, today=AT.date(), sources=found)

    (passage,) = forms.read_through(one, cleaned.values, hide=_last_four)

    (line,) = passage.lines
    assert line.origin is not None
    assert (line.words, line.origin.value, line.origin.right) == ("***1111", "***1111", "***2222")


def test_read_without_an_earlier_version_nothing_is_said_to_have_changed():
    passages = forms.read_through(FOOD, COMPLETE)

    assert {line.change for p in passages for line in p.lines} == {forms.Change.NONE}
    assert [p.title for p in passages] == [s.title for s in forms.sections(FOOD, COMPLETE)]


@pytest.mark.parametrize(
    "kind, value, zh, ug",
    [
        ("period", {"from": "2026-01-01", "to": "2026-12-31"}, "2026年1月1日 至 2026年12月31日",
         "2026-يىلى 1-ئاينىڭ 1-كۈنى دىن 2026-يىلى 12-ئاينىڭ 31-كۈنى غىچە"),
        ("geo", {"longitude": "93.51", "latitude": "42.82"}, "东经 93.51°，北纬 42.82°",
         "شەرقىي ئۇزۇنلۇق 93.51°، شىمالىي كەڭلىك 42.82°"),
        ("group", {"plate": "新L12345", "tons": "12"}, "车牌号: 新L12345；吨位: 12",
         "车牌号: 新L12345؛ 吨位: 12"),
        ("group", {"plate": "新L12345", "tons": ""}, "车牌号: 新L12345", "车牌号: 新L12345"),
        ("multi", ["a", "b"], "甲、乙", "甲، 乙"),
        ("money", "1200.00", "1,200.00 元", "1,200.00 يۈەن"),
        ("region", "650502001000", "东河街道", "东河街道"),
        ("yesno", "no", "否", "ياق"),
        ("bank", {"name": "农业银行", "account": "6228480012"}, "农业银行 · 6228480012",
         "农业银行 · 6228480012"),
    ],
)  # fmt: skip
def test_no_answer_is_read_as_it_is_stored(kind, value, zh, ug):
    question = EVERY_KIND.question(f"q_{kind}")

    assert forms.format_value(question, value) == zh
    assert forms.format_value(question, value, "ug") == ug


def test_a_missing_translation_is_listed_with_its_place_and_is_no_flaw():
    one = form(question("choice", label={"zh-Hans": "问", "ug": "سوئال"}))

    assert list(forms.reading.untranslated(one)) == [
        "title", "pages[page].title", "pages[page].questions[q_choice].options[a].label",
        "pages[page].questions[q_choice].options[b].label", "materials[paper].name",
    ]  # fmt: skip


def test_a_channel_changes_how_a_question_looks():
    one = form(
        question("text", help="问的是招牌上的名称"),
        question("date", variants={"counter": {"order": 0, "width": "full", "help": "看执照"}}),
    )
    online = forms.fields(one, "page", {}, {})
    counter = forms.fields(one, "page", {}, {}, channel=forms.Channel.COUNTER)

    assert [(v.name, v.help, v.width) for v in online] == [
        ("q_text", "问的是招牌上的名称", "normal"), ("q_date", "", "normal"),
    ]  # fmt: skip
    assert [(v.name, v.help, v.width) for v in counter] == [
        ("q_date", "看执照", "full"), ("q_text", "问的是招牌上的名称", "normal"),
    ]  # fmt: skip


def test_what_an_upload_must_keep_to_is_told_before_it():
    one = form(question("file"), materials=[
        {"key": "paper", "name": "平面图", "basis": "x", "accept": ["pdf", "jpg", "jpeg"],
         "max_mb": 5, "max_pages": 3, "licence": "plan"},
    ])  # fmt: skip
    (view,) = forms.fields(one, "page", {}, {}, held=forms.Held({"paper": ("图.pdf",)}))
    (exempt,) = forms.fields(one, "page", {}, {}, held=forms.Held({}, frozenset({"plan"})))

    assert view.rules == (
        "可上传 PDF / JPG 文件", "每个文件不超过 5 MB", "每个文件不超过 3 页",
    )  # fmt: skip
    assert (view.value, view.accept, view.max_mb) == (("图.pdf",), ".pdf,.jpg,.jpeg", 5)
    assert (exempt.kind, "自动核验" in exempt.label) == ("info", True)
    (listed,) = forms.fields(one, "page", {}, {}, channel=forms.Channel.COUNTER)
    assert (listed.kind, "材料核验" in listed.label) == ("info", True)


def test_a_kiosk_asks_one_thing_a_screen_with_the_keys_it_needs():
    screens = forms.screens(FOOD, {"by_agent": "no"}, {})

    assert [s.step for s in screens] == list(range(1, len(screens) + 1))
    assert {s.steps for s in screens} == {len(screens)}
    pads = {s.field.name: s.pad for s in screens}
    assert pads["by_agent"] == ()
    assert pads["manager_idcard"][-2:] == ("X", "0")
    assert "A" in pads["business_uscc"]
