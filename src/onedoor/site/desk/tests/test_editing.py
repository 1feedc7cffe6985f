"""The editor's desk: what is typed is kept, each flaw stands at its field, two people publish."""

import re
from datetime import UTC, datetime

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile

from onedoor.general.people.testing import client_of, staff_actor
from onedoor.law.articles import BER, HAMI
from onedoor.system.items import api as items
from onedoor.system.items import testing

pytestmark = pytest.mark.django_db
SECTIONS = (
    "identity", "conditions", "materials", "form", "situations", "flow", "limits", "fees",
    "venues", "result", "faq",
)  # fmt: skip
ROWS = ("materials/layout", "form/premises", "form/trade_details/trade", "flow/review")


@pytest.fixture(autouse=True)
def _november():
    with time_machine.travel(datetime(2026, 11, 3, 4, tzinfo=UTC), tick=False):
        yield


@pytest.fixture
def editor():
    testing.surroundings()
    return staff_actor("items.edit", body=testing.BODY)


@pytest.fixture
def desk(editor):
    return client_of(editor)


@pytest.fixture
def draft(editor):
    whole = items.document(items.parse(testing.document()))
    return items.write_draft(document=whole, actor=editor, at=testing.AT)


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


def test_what_is_no_number_is_kept_as_typed_and_told_at_its_field(desk, editor, draft):
    page = desk.get(at(draft, "limits/"))

    desk.post(at(draft, "limits/"), changed(page, limits_DOT_promised_days="五天"))

    assert current(draft, editor).document["limits"]["promised_days"] == "五天"
    shown = desk.get(at(draft, "limits/")).content.decode()
    assert "必须是非负整数" in shown.split('id="id_limits.promised_days_error"')[1][:200]
    assert desk.get(at(draft, "preview/online/")).status_code == 200


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


def test_a_condition_is_ticked_and_used(desk, editor, draft):
    ticks = {"mode": "all", "answers.trade": ["sales", "canteen"], "answers.web": "yes"}
    desk.post(at(draft, "situations/condition/new/"), ticks)

    assert current(draft, editor).document["form"]["conditions"]["case_1"] == {
        "all": [
            {"q": "trade", "op": "in", "v": ["sales", "canteen"]},
            {"q": "web", "op": "eq", "v": "yes"},
        ]
    }
    told = (
        "“您从事哪一类经营？”是“食品销售、单位食堂” 并且 “是否通过网络经营（外卖、网店）？”是“是”"
    )
    assert told in words(desk.get(at(draft, "situations/")))
    desk.post(at(draft, "situations/condition/case_1/"), {"do": "drop"})
    assert "case_1" not in current(draft, editor).document["form"]["conditions"]


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
    assert "与第 1 版相比，有 1 处不同" in words(desk.get(at(second, "compare/")))


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


def test_a_blank_form_of_a_draft_is_a_pdf(desk, draft):
    assert desk.get(at(draft, "preview/form.pdf")).content[:5] == b"%PDF-"
