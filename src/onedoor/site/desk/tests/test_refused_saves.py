"""A save that is refused gives the form back with all that was typed, and says what to do."""

from datetime import UTC, datetime

import pytest
import time_machine

from onedoor.general.people.testing import client_of, staff_actor
from onedoor.law.articles import HAMI
from onedoor.site.desk.tests.drafting import desk, draft, editor
from onedoor.site.desk.tests.test_editing import at, changed, current, words
from onedoor.system.items import api as items
from onedoor.system.items import testing

__all__ = ["desk", "draft", "editor"]
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _november():
    with time_machine.travel(datetime(2026, 11, 3, 4, tzinfo=UTC), tick=False):
        yield


def test_what_was_typed_into_a_row_that_a_colleague_deleted_can_be_added_again(desk, editor, draft):
    place = at(draft, "materials/layout/")
    typed = changed(desk.get(place), name__zh="改过的平面图", copies="3")
    desk.post(
        at(draft, "materials/"),
        changed(desk.get(at(draft, "materials/")), do="remove:form.materials:1"),
    )
    left = current(draft, editor)
    assert "layout" not in [one["key"] for one in left.document["form"]["materials"]]

    refused = desk.post(place, typed)
    assert refused.status_code == 409
    assert "已被他人删除" in words(refused)
    assert 'value="改过的平面图"' in refused.content.decode()
    assert current(draft, editor).revision == left.revision

    desk.post(place, changed(refused, do="restore"))
    row = current(draft, editor).document["form"]["materials"][-1]
    assert (row["key"], row["name"]["zh-Hans"], row["copies"]) == ("layout", "改过的平面图", 3)


def test_what_was_typed_while_the_draft_went_to_review_is_given_back(desk, editor, draft):
    typed = changed(desk.get(at(draft, "faq/")), faq_DOT_0_DOT_question__zh="我的问题？")
    items.send_to_review(ref=draft.ref, actor=editor, at=testing.AT)

    refused = desk.post(at(draft, "faq/"), typed)

    assert refused.status_code == 409
    assert "没有保存：这份草稿已经送审" in words(refused)
    assert "我的问题？" in refused.content.decode()
    assert "disabled" not in refused.content.decode().split("<fieldset")[1][:60]
    assert current(draft, editor).document == draft.document


def test_a_code_that_another_draft_has_is_told_beside_the_code(desk, editor, draft):
    other = items.write_draft(document={"body": testing.BODY}, actor=editor, at=testing.AT)
    page = desk.get(at(other, "identity/"))

    refused = desk.post(at(other, "identity/"), changed(page, code=draft.code, name__zh="新事项"))

    page = refused.content.decode()
    assert refused.status_code == 409
    assert "这个编码已经用在另一份草稿里" in page.split('id="id_code_error"')[1][:200]
    assert at(draft) in page
    assert 'value="新事项"' in page
    assert current(other, editor).code == ""


@pytest.mark.verifies(HAMI(16))
def test_the_draft_of_another_body_blocks_nobody(editor, draft):
    stranger = staff_actor("items.edit", body="1" * 18)

    squatted = items.write_draft(
        document={"body": "1" * 18, "code": "LOCAL-1"}, actor=stranger, at=testing.AT
    )
    mine = items.write_draft(
        document={"body": testing.BODY, "code": "LOCAL-1"}, actor=editor, at=testing.AT
    )

    assert squatted.code == mine.code == "LOCAL-1"
    with pytest.raises(items.DraftTaken):
        items.write_draft(
            document={"body": testing.BODY, "code": "LOCAL-1"}, actor=editor, at=testing.AT
        )


def test_an_outcome_is_added_before_there_is_an_end(desk, editor, draft):
    flow = {**draft.document["flow"], "ends": []}
    items.write_draft(
        document={**draft.document, "flow": flow}, actor=editor, at=testing.AT, ref=draft.ref
    )
    place = at(draft, "flow/review/")

    assert desk.post(place, changed(desk.get(place), do="add:outcomes")).status_code == 302
    steps = current(draft, editor).document["flow"]["steps"]
    assert next(s for s in steps if s["key"] == "review")["outcomes"][-1]["to"] == ""


@pytest.mark.parametrize("field", ["item", "offering"])
@pytest.mark.parametrize("code", ["没有的编码", "x\x00" * 99])
def test_a_draft_of_what_is_not_there_is_not_begun(desk, editor, field, code):
    assert desk.post("/desk/items/new/", {field: code}).status_code == 404
    assert items.drafts(actor=editor) == ()


def test_a_name_that_no_list_takes_is_a_flaw_and_no_failure(desk, editor, draft):
    page = desk.get(at(draft, "identity/"))
    desk.post(at(draft, "identity/"), changed(page, name__zh="长" * 1001, code="x" * 99))

    assert desk.post(at(draft), {"do": "send"}).status_code == 422
    told = words(desk.get(at(draft, "identity/")))
    assert "最多 1000 个字" in told
    assert "最长 64 位" in told


def test_a_body_is_named_by_the_register(desk, editor, draft):
    page = desk.get(at(draft, "identity/"))
    desk.post(at(draft, "identity/"), changed(page, body_name__zh="哈密市公安局"))

    assert desk.post(at(draft), {"do": "send"}).status_code == 422
    page = desk.get(at(draft, "identity/")).content.decode()
    assert testing.BODY_NAME in page.split('id="id_body_name_error"')[1][:200]
    assert current(draft, editor).state is items.DraftState.WRITING


def test_ones_own_offerings_are_not_offered_as_anothers(desk, editor):
    testing.published()

    assert "没有找到已经发布的同类事项" in words(desk.get("/desk/items/new/?q=食品经营"))


def test_what_has_more_within_it_is_deleted_only_when_it_is_confirmed(desk, editor, draft):
    place = at(draft, "form/")
    page = changed(desk.get(place), form_DOT_title__zh="改过的表单名", do="drop:form.pages:0")

    asked = desk.post(place, page)
    assert asked.status_code == 200
    assert "删除以后不能找回" in words(asked)
    assert 'value="改过的表单名"' in asked.content.decode()
    assert current(draft, editor).document == draft.document

    desk.post(place, changed(asked, do="remove:form.pages:0"))
    form = current(draft, editor).document["form"]
    assert form["title"]["zh-Hans"] == "改过的表单名"
    assert len(form["pages"]) == len(draft.document["form"]["pages"]) - 1


@pytest.mark.verifies(HAMI(16))
def test_who_changes_what_was_approved_is_told_that_it_is_reviewed_anew(desk, editor, draft):
    desk.post(at(draft), {"do": "send"})
    reviewer = client_of(staff_actor("items.review", body=testing.BODY))
    reviewer.post(at(draft), {"do": "approve"})

    page = desk.get(at(draft, "faq/"))
    assert "保存任何修改都会使审核作废" in words(page)
    typed = changed(page, faq_DOT_0_DOT_question__zh="改了？")
    saved = desk.post(at(draft, "faq/"), typed, follow=True)
    assert "原来的审核已经作废" in words(saved)
    assert current(draft, editor).state is items.DraftState.WRITING


@pytest.mark.verifies(HAMI(4))
@pytest.mark.check("A4-1")
def test_a_baseline_is_entered_and_an_increase_is_named_in_words(desk, editor, draft):
    sent = {"do": "send", "before.days": "3", "before.materials": "99"}
    refused = desk.post(at(draft), sent)
    assert refused.status_code == 422
    assert "要求得更多（办理时限" in words(refused)
    assert 'value="99"' in refused.content.decode()

    desk.post(at(draft), sent | {"reason": "法规规定"})
    terms = current(draft, editor).terms
    assert (terms.baseline["days"], terms.baseline["materials"]) == (3, 99)


def test_the_grade_of_an_act_comes_from_the_register_and_an_empty_code_is_composed(
    desk, editor, draft
):
    place = at(draft, "conditions/")
    desk.post(place, changed(desk.get(place), bases_DOT_0_DOT_grade="paper"))
    stored = current(draft, editor).document
    assert stored["bases"] == draft.document["bases"]

    items.drop_draft(ref=draft.ref, actor=editor, at=testing.AT)
    testing.published()
    desk.post("/desk/items/new/", {"offering": draft.code})
    second = items.drafts(actor=editor)[0]
    page = desk.get(at(second, "identity/"))
    desk.post(at(second, "identity/"), changed(page, code=""))
    assert current(second, editor).document["code"] == draft.code


def test_what_a_village_offers_and_where_it_is_online_is_written_on_the_desk(desk, editor, draft):
    place = at(draft, "identity/")
    desk.post(place, changed(desk.get(place), level="6", township="650502001000"))
    page = desk.get(place).content.decode()
    village = page.split('name="village"')[1].split("</select>")[0]
    assert village.count("<option") > 2

    place = at(draft, "venues/")
    desk.post(place, changed(desk.get(place), online_url="https://x.example", single_sign_on="no"))
    stored = current(draft, editor).document
    assert (stored["online_url"], stored["single_sign_on"]) == ("https://x.example", False)
