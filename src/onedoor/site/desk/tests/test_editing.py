"""The editor's desk: what is typed is kept, each flaw stands at its field, two people publish."""

import re
from datetime import UTC, datetime
from io import BytesIO

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from pypdf import PdfReader

from onedoor.general.people.testing import client_of, staff_actor
from onedoor.law.articles import BER, HAMI
from onedoor.site.desk.tests.drafting import desk, draft, editor
from onedoor.system.items import api as items
from onedoor.system.items import testing

__all__ = ["desk", "draft", "editor"]
pytestmark = pytest.mark.django_db
SECTIONS = (
    "identity", "conditions", "materials", "form", "situations", "flow", "limits", "fees",
    "venues", "result", "faq",
)  # fmt: skip
ROWS = (
    "materials/layout", "form/premises", "form/trade_details/trade", "flow/review",
)  # fmt: skip


@pytest.fixture(autouse=True)
def _november():
    with time_machine.travel(datetime(2026, 11, 3, 4, tzinfo=UTC), tick=False):
        yield


def words(response):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


def sent_by(response):
    """Return what a browser would send of the sheet on a page, unchanged."""
    page = response.content.decode()
    page = page[page.index('class="sheet"') :]
    form = page[: page.index("</form>")]
    found: dict[str, list[str]] = {}
    for tag in re.findall(r"<input[^>]*>", form):
        told = dict(re.findall(r'([a-z]+)="([^"]*)"', tag))
        if told.get("type") in ("radio", "checkbox") and " checked" not in tag:
            continue
        if "name" in told:
            found.setdefault(unescaped(told["name"]), []).append(unescaped(told.get("value", "")))
    for name, text in re.findall(
        r'<textarea[^>]*name="([^"]*)"[^>]*>\n(.*?)</textarea>', form, re.DOTALL
    ):
        found[name] = [unescaped(text)]
    selects = re.findall(r'<select[^>]*name="([^"]*)"[^>]*>(.*?)</select>', form, re.DOTALL)
    for name, options in selects:
        chosen = re.findall(r'<option value="([^"]*)" selected', options)
        found[name] = [unescaped(chosen[0])] if chosen else [""]
    return found


def unescaped(text):
    for code, sign in (
        ("&#34;", '"'),
        ("&#39;", "'"),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&amp;", "&"),
    ):
        text = text.replace(code, sign)
    return text


def current(draft, editor):
    return items.draft(ref=draft.ref, actor=editor)


@pytest.mark.parametrize("place", [*SECTIONS, *ROWS])
def test_saving_a_sheet_unchanged_changes_nothing(desk, editor, draft, place):
    address = f"/desk/items/drafts/{draft.ref}/{place}/"
    page = desk.get(address)

    assert page.status_code == 200
    assert desk.post(address, sent_by(page)).status_code == 302
    assert current(draft, editor).document == draft.document
    assert current(draft, editor).revision == draft.revision


def at(draft, place=""):
    return f"/desk/items/drafts/{draft.ref}/{place}"


def changed(page, **fields):
    """Return what a browser would send when some fields of a page were changed."""
    return sent_by(page) | {name.replace("_DOT_", "."): value for name, value in fields.items()}


@pytest.mark.verifies(BER(35))
def test_a_flaw_stands_at_its_field_with_its_provision_and_how_to_mend_it(desk, editor, draft):
    page = desk.get(at(draft, "venues/"))
    desk.post(at(draft, "venues/"), changed(page, consult_phone="0755-1"))

    page = desk.get(at(draft, "venues/"))
    field = page.content.decode().split('id="id_consult_phone_error"')[1][:300]

    assert "带区号 0902（《哈密市市场主体政务服务条例(草案)》第二十六条）" in words(page)
    assert "带区号 0902（《哈密市市场主体政务服务条例(草案)》第二十六条）" in field
    assert current(draft, editor).document["consult_phone"] == "0755-1"
    assert "发布前还要改 1 处" in words(desk.get(at(draft)))


def test_a_flaw_is_told_in_the_language_of_the_page(desk, editor, draft):
    page = desk.get(at(draft, "venues/"))
    desk.post(at(draft, "venues/"), changed(page, consult_phone=""))
    phones = words(desk.get("/ug" + at(draft)))
    page = desk.get(at(draft, "form/applicant/by_agent/"))
    desk.post(at(draft, "form/applicant/by_agent/"), changed(page, kind="choice"))

    assert "رايون نومۇرى 0902" in phones
    assert "带区号" not in phones
    told = "«سىز ھاۋالە قىلىنغان ۋاكالىتەن بېجىرگۈچىمۇ؟» نىڭ تاللانمىلىرى يوق"
    assert told in words(desk.get("/ug" + at(draft)))


def test_who_wrote_a_draft_is_told_by_name(desk, editor, draft):
    assert "写过的人 王丽" in words(desk.get(at(draft)))
    assert "王丽" in words(desk.get("/desk/items/")).split("最后保存的人")[1]


def test_what_a_draft_holds_is_called_in_the_language_of_the_page(desk, draft):
    flow = words(desk.get("/ug" + at(draft, "flow/")))
    step = desk.get("/ug" + at(draft, "flow/review/")).content.decode()

    assert "审查" not in flow
    assert "<title>تەكشۈرۈش" in step.replace("\n", "")
    assert "审查" in words(desk.get(at(draft, "flow/")))


def test_a_promise_is_chosen_from_the_form_and_goes_when_it_is_given_up(desk, editor, draft):
    limits = at(draft, "limits/")
    promise = {
        "on_promise": "yes", "promising.question": "trade", "promising.page": "declarations",
    }  # fmt: skip
    desk.post(limits, sent_by(desk.get(limits)) | promise)
    page = desk.get(limits).content.decode()
    answers = page.split('name="promising.value"')[1].split("</select>")[0]
    assert re.findall(r'<option value="(\w+)"', answers) == ["catering", "sales", "canteen"]

    ways = {"promising.value": "sales", "promising.otherwise": "catering"}
    desk.post(limits, sent_by(desk.get(limits)) | ways)
    stored = current(draft, editor).document["promising"]
    assert stored == {
        "question": "trade", "page": "declarations", "value": "sales", "otherwise": "catering",
    }  # fmt: skip

    desk.post(limits, sent_by(desk.get(limits)) | {"on_promise": "no"})
    document = current(draft, editor).document
    assert {**document, "on_promise": False} == {**draft.document, "on_promise": False}
    assert items.flaws(document, on=testing.AT.date()) == ()


def test_what_another_field_rules_out_is_emptied_and_hides_no_flaw(desk, editor, draft):
    identity, diners = at(draft, "identity/"), at(draft, "form/trade_more/diners/")
    desk.post(identity, sent_by(desk.get(identity)) | {"task_type": "10", "subtype": "filing"})
    assert current(draft, editor).document["subtype"] == "filing"
    desk.post(identity, sent_by(desk.get(identity)) | {"task_type": "01"})
    assert "subtype" not in current(draft, editor).document

    desk.post(diners, sent_by(desk.get(diners)) | {"kind": "text"})
    document = current(draft, editor).document
    path = items.editing.steps_to(document, ("form", "pages"), "trade_more")
    asked = items.editing.value(document, (*path, "questions"))
    assert not [one.get("limits") for one in asked if one["key"] == "diners" and "limits" in one]


def test_what_is_no_number_is_kept_as_typed_and_told_at_its_field(desk, editor, draft):
    page = desk.get(at(draft, "limits/"))

    desk.post(at(draft, "limits/"), changed(page, limits_DOT_promised_days="五天"))

    assert current(draft, editor).document["limits"]["promised_days"] == "五天"
    shown = desk.get(at(draft, "limits/")).content.decode()
    assert "必须是非负整数" in shown.split('id="id_limits.promised_days_error"')[1][:200]
    assert desk.get(at(draft, "preview/online/")).status_code == 200


def test_a_guard_is_known_by_what_it_says_chosen_and_taken_away(desk, editor, draft):
    whole = items.editing.put(
        draft.document, ("form", "conditions", "many"), {"q": "diners", "op": "gte", "v": "50"}
    )
    path = items.editing.steps_to(whole, ("flow", "steps"), "review")
    guard = (*path, "outcomes", 1, "when")
    whole = items.editing.put(whole, guard, {"q": "diners", "op": "gte", "v": 50})
    items.write_draft(document=whole, actor=editor, at=testing.AT, ref=draft.ref, revision=1)
    review = at(draft, "flow/review/")

    page = desk.get(review)
    assert sent_by(page)["outcomes.1.when"] == ["many"]
    desk.post(review, changed(page, outcomes_DOT_1_DOT_when=""))
    assert items.editing.value(current(draft, editor).document, guard) is None
    desk.post(review, changed(desk.get(review), outcomes_DOT_1_DOT_when="agent"))
    agent = items.editing.value(whole, ("form", "conditions", "agent"))
    assert items.editing.value(current(draft, editor).document, guard) == agent

    broken = items.editing.put(current(draft, editor).document, ("form", "conditions"), ["x"])
    items.write_draft(document=broken, actor=editor, at=testing.AT, ref=draft.ref,
                      revision=current(draft, editor).revision)  # fmt: skip
    assert desk.get(review).status_code == 200


def test_who_saves_after_another_is_told_and_loses_nothing(desk, editor, draft):
    page = desk.get(at(draft, "faq/"))
    other = client_of(staff_actor("items.edit", body=testing.BODY))
    other.post(at(draft, "venues/"), changed(other.get(at(draft, "venues/")), consult_phone="1"))

    answer = desk.post(at(draft, "faq/"), changed(page, faq_DOT_0_DOT_question__zh="我的问题？"))

    assert answer.status_code == 409
    assert "别人保存了这份草稿" in words(answer)
    assert "我的问题？" in answer.content.decode()
    stored = current(draft, editor).document
    assert (stored["consult_phone"], stored["faq"]) == ("1", draft.document["faq"])

    assert desk.post(at(draft, "faq/"), sent_by(answer)).status_code == 302
    stored = current(draft, editor).document
    assert (stored["consult_phone"], stored["faq"][0]["question"]["zh-Hans"]) == ("1", "我的问题？")


def test_rows_are_added_moved_and_taken_away_and_what_was_typed_is_kept(desk, editor, draft):
    first, second = (row["question"] for row in draft.document["faq"][:2])
    typed = {"faq_DOT_0_DOT_answer__zh": "改过的回答"}

    moved = desk.post(
        at(draft, "faq/"), changed(desk.get(at(draft, "faq/")), **typed, do="down:faq:0")
    )
    rows = current(draft, editor).document["faq"]
    assert [row["question"] for row in rows[:2]] == [second, first]
    assert (rows[1]["answer"]["zh-Hans"], moved.url[-6:]) == ("改过的回答", "#faq-1")

    desk.post(at(draft, "faq/"), changed(desk.get(at(draft, "faq/")), do="drop:faq:0"))
    desk.post(at(draft, "faq/"), changed(desk.get(at(draft, "faq/")), do="add:faq"))
    rows = current(draft, editor).document["faq"]
    assert (rows[0]["question"], rows[-1]) == (first, {"question": "", "answer": ""})

    page = desk.get(at(draft, "flow/"))
    added = desk.post(at(draft, "flow/"), changed(page, after="decide/grant", do="add:flow.steps"))
    assert added.url == at(draft, "flow/step_1/")
    assert "新环节" in words(desk.get(added.url))


def condition(desk, draft, name="case_1"):
    return at(draft, f"situations/condition/{name}/")


def test_a_condition_is_built_group_within_group_and_told_in_words(desk, editor, draft):
    page = desk.get(condition(desk, draft, "new"))
    made = desk.post(condition(desk, draft, "new"), changed(page, c_DOT_more="trade", do="one:c"))
    assert made.url == condition(desk, draft) + "#c"
    for press in (
        {"c.0.values": ["sales", "canteen"], "do": "group:c"},
        {"c.1.mode": "any", "c.1.more": "web", "do": "one:c.1"},
        {"c.1.0.values": ["yes"], "c.1.more": "premises_area", "do": "one:c.1"},
        {"c.1.1.how": "gte", "c.1.1.values": "200", "do": ""},
    ):
        page = desk.get(condition(desk, draft))
        desk.post(condition(desk, draft), sent_by(page) | press)

    assert current(draft, editor).document["form"]["conditions"]["case_1"] == {
        "all": [
            {"q": "trade", "op": "in", "v": ["sales", "canteen"]},
            {
                "any": [
                    {"q": "web", "op": "eq", "v": "yes"},
                    {"q": "premises_area", "op": "gte", "v": "200"},
                ]
            },
        ]
    }
    told = words(desk.get(at(draft, "situations/")))
    assert "是“食品销售、单位食堂” 并且 （“是否通过网络经营（外卖、网店）？”是“是” 或者 " in told

    revision = current(draft, editor).revision
    again = desk.post(condition(desk, draft), sent_by(desk.get(condition(desk, draft))))
    assert (again.status_code, current(draft, editor).revision) == (302, revision)
    page = desk.get(condition(desk, draft))
    desk.post(condition(desk, draft), changed(page, do="drop:c.1"))
    assert current(draft, editor).document["form"]["conditions"]["case_1"] == {
        "q": "trade", "op": "in", "v": ["sales", "canteen"],
    }  # fmt: skip
    page = desk.get(condition(desk, draft))
    desk.post(condition(desk, draft), changed(page, do="delete"))
    assert "case_1" not in current(draft, editor).document["form"]["conditions"]


@pytest.mark.parametrize("name", sorted(testing.document()["form"]["conditions"]))
def test_saving_a_condition_unchanged_changes_nothing(desk, editor, draft, name):
    page = desk.get(condition(desk, draft, name))

    assert page.status_code == 200
    desk.post(condition(desk, draft, name), sent_by(page))
    assert current(draft, editor).document == draft.document


def test_who_saves_a_condition_after_another_is_told_and_loses_nothing(desk, editor, draft):
    page = desk.get(condition(desk, draft, "new"))
    faq = desk.get(at(draft, "faq/"))
    desk.post(at(draft, "faq/"), changed(faq, faq_DOT_0_DOT_question__zh="先保存的？"))

    late = changed(page, c_DOT_more="trade", do="one:c")
    answer = desk.post(condition(desk, draft, "new"), late)

    assert answer.status_code == 409
    assert 'value="trade"' in answer.content.decode().split('name="c.0.question"')[1][:40]
    assert "case_1" not in current(draft, editor).document["form"]["conditions"]


def test_a_question_goes_to_another_page_and_what_was_typed_is_kept(desk, editor, draft):
    place = at(draft, "form/business/contact_phone/")
    moved = desk.post(
        place, changed(desk.get(place), label__zh="联系电话（改）", to="premises", do="shift")
    )

    assert moved.url == at(draft, "form/premises/contact_phone/")
    assert "联系电话（改）" in words(desk.get(moved.url))
    stored = current(draft, editor).document["form"]["pages"]
    pages = {page["key"]: [one["key"] for one in page["questions"]] for page in stored}
    assert "contact_phone" not in pages["business"]
    assert pages["premises"][-1] == "contact_phone"

    gone = changed(desk.get(moved.url), to="nowhere", do="shift")
    assert desk.post(moved.url, gone).status_code == 409
    assert current(draft, editor).document["form"]["pages"] == stored


def test_pages_change_places_and_a_page_takes_its_situations_along(desk, editor, draft):
    keys = [page["key"] for page in draft.document["form"]["pages"]]
    desk.post(at(draft, "form/"), changed(desk.get(at(draft, "form/")), do="down:form.pages:1"))
    moved = [page["key"] for page in current(draft, editor).document["form"]["pages"]]
    assert moved == [keys[0], keys[2], keys[1], *keys[3:]]

    desk.post(at(draft, "form/"), changed(desk.get(at(draft, "form/")), do="remove:form.pages:0"))
    form = current(draft, editor).document["form"]
    assert "by_agent" in draft.document["form"]["situations"]
    assert "by_agent" not in form["situations"]


def test_the_parts_of_a_group_are_edited_on_pages_of_their_own(desk, editor, draft):
    place = at(draft, "form/premises/premises_ready/")
    desk.post(place, changed(desk.get(place), kind="group", do="add:parts"))
    part = f"{place}part_1/"
    desk.post(part, changed(desk.get(part), label__zh="姓名", kind="choice", do="add:options"))
    desk.post(part, changed(desk.get(part), options_DOT_0_DOT_label__zh="甲"))

    question = items.parse(current(draft, editor).document).form.question("premises_ready")
    assert [(one.label.zh, one.kind, one.options[0].label.zh) for one in question.parts] == [
        ("姓名", "choice", "甲")
    ]
    assert "姓名" in words(desk.get(at(draft, "preview/counter/")))


def test_an_exported_file_is_taken_in_again(desk, editor, draft):
    file = desk.get(at(draft, "file.json"))
    items.drop_draft(ref=draft.ref, actor=editor, at=testing.AT)

    upload = SimpleUploadedFile("item.json", file.content)
    begun = desk.post("/desk/items/new/", {"from": "file", "file": upload})

    again = items.drafts(actor=editor)[0]
    assert (begun.status_code, again.document) == (302, draft.document)


@pytest.mark.parametrize("content", [b"", b"[]", b'{"name": "x", "colour": 1}', b"\x89PNG"])
def test_a_bad_file_is_refused_and_nothing_begins(desk, editor, content):
    upload = SimpleUploadedFile("item.json", content)

    refused = desk.post("/desk/items/new/", {"from": "file", "file": upload})

    assert refused.status_code == 422
    assert "这不是事项文件" in words(refused)
    assert items.drafts(actor=editor) == ()


@pytest.mark.verifies(HAMI(16), BER(35))
def test_it_is_sent_reviewed_by_another_and_published(desk, editor, draft):
    reviewer = client_of(staff_actor("items.review", body=testing.BODY))
    desk.post(at(draft), {"do": "send"})

    assert "disabled" in desk.get(at(draft, "faq/")).content.decode()
    assert reviewer.post(at(draft), {"do": "return", "opinion": ""}).status_code == 422
    reviewer.post(at(draft), {"do": "return", "opinion": "请核对依据"})
    assert "请核对依据" in words(desk.get(at(draft)))
    desk.post(at(draft), {"do": "send"})
    reviewer.post(at(draft), {"do": "approve"})
    desk.post(at(draft), {"do": "publish"})

    assert items.offering(draft.code).version == 1
    assert "查看办事指南" in words(desk.get(at(draft)))
    desk.post("/desk/items/new/", {"offering": draft.code})
    second = items.drafts(actor=editor)[0]
    page = desk.get(at(second, "faq/"))
    desk.post(at(second, "faq/"), changed(page, faq_DOT_0_DOT_question__zh="新的问题？"))
    told = words(desk.get(at(second, "compare/")))
    assert "与第 1 版相比，有 1 处不同" in told
    assert "常见问题 · 问题" in told
    assert "新的问题？" in told
    same = words(desk.get(at(second, "compare/?version=1&and=1")))
    assert "与这一版完全相同" in same


def test_a_draft_with_flaws_is_not_sent(desk, editor, draft):
    page = desk.get(at(draft, "venues/"))
    desk.post(at(draft, "venues/"), changed(page, consult_phone=""))

    assert desk.post(at(draft), {"do": "send"}).status_code == 422
    assert current(draft, editor).state is items.DraftState.WRITING


def test_strangers_and_clerks_see_no_draft(client, draft):
    stranger = client_of(staff_actor("items.edit", body="1" * 18))
    clerk = client_of(staff_actor("cases.accept", body=testing.BODY))

    for place in ("", "identity/", "preview/online/", "compare/", "file.json"):
        assert stranger.get(at(draft, place)).status_code == 404
        assert clerk.get(at(draft, place)).status_code == 403
        assert client.get(at(draft, place)).status_code == 302


@pytest.mark.parametrize("place", ["x/", "materials/gone/", "flow/review/x/", "preview/fax/"])
def test_what_is_not_there_is_not_found(desk, draft, place):
    assert desk.get(at(draft, place)).status_code == 404


@pytest.mark.parametrize("channel", ["online", "counter", "kiosk", "print"])
def test_every_channel_is_previewed_with_the_same_questions(desk, draft, channel):
    assert "您是受委托的代办人吗" in words(desk.get(at(draft, f"preview/{channel}/")))


def papers_on(page):
    """Return the words of each paper on a page, without what tells a draft from a version."""
    found = re.findall(r'<article class="paper".*?</article>', page.content.decode(), re.DOTALL)
    plain = (re.sub(r"\s+", "", re.sub(r"<[^>]+>", "", one)) for one in found)
    return [re.sub(r"草稿|v1(，自2026年11月3日起施行)?", "", one) for one in plain]


@pytest.mark.verifies(HAMI(16))
def test_the_print_preview_is_the_published_notice_and_form_but_for_the_mark(
    desk, editor, draft, client, caplog
):
    shown = papers_on(desk.get(at(draft, "preview/print/")))
    pages = [
        page.extract_text()
        for name in ("notice", "form")
        for page in PdfReader(BytesIO(desk.get(at(draft, f"preview/{name}.pdf")).content)).pages
    ]

    assert len(pages) > 2
    assert ["草稿" in page for page in pages] == [True] * len(pages)
    assert "document_not_accessible" not in caplog.text
    assert "不能用来申请" in shown[1]
    items.send_to_review(ref=draft.ref, actor=editor, at=testing.AT, terms=items.Terms())
    reviewer = staff_actor("items.review", body=testing.BODY)
    items.review(
        ref=draft.ref, verdict=items.Verdict.APPROVE, actor=reviewer, at=testing.AT, opinion=""
    )
    items.publish(ref=draft.ref, actor=editor, at=datetime(2026, 11, 3, 4, tzinfo=UTC))
    assert papers_on(client.get(f"/items/{draft.code}/notice/")) == shown[:1]


def test_what_cannot_be_drawn_yet_is_said_and_the_form_is_shown(desk, draft):
    page = desk.get(at(draft, "flow/"))
    desk.post(at(draft, "flow/"), changed(page, flow_DOT_start=""))

    shown = desk.get(at(draft, "preview/print/"))

    assert "改正流程里的问题以后" in words(shown)
    assert len(papers_on(shown)) == 1
    assert desk.get(at(draft, "preview/notice.pdf")).status_code == 404
