"""How an offering stands, on the desk: what a change does is told before, two people cancel."""

from datetime import UTC, datetime

import pytest
import time_machine

from onedoor.general.people.testing import client_of, staff_actor
from onedoor.law.articles import BER, HAMI
from onedoor.site.desk.tests.test_editing import words
from onedoor.system.items import api as items
from onedoor.system.items import testing

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 3, 4, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _november():
    with time_machine.travel(NOW, tick=False):
        yield


@pytest.fixture
def offering():
    return testing.published()


def desk_of(*duties, body=testing.BODY):
    return client_of(staff_actor(*duties, body=body))


def asked(standing, **given):
    return {
        "do": "plan", "standing": standing, "reason": "法规修改", "on": "2026-11-03",
        "document_number": "哈政〔2026〕9号",
    } | given  # fmt: skip


@pytest.mark.verifies(HAMI(29, item=2), BER(40))
@pytest.mark.check("A29-2")
def test_a_reviewer_pauses_an_item_on_a_day_and_the_guide_tells_of_it(client, offering):
    desk = desk_of("items.review")
    address = f"/desk/items/standing/{offering.code}/"
    page = words(desk.get(address))
    assert "申请人还没有提交的草稿不能再提交" in page
    assert "现在没有办理中的件" in page
    guide = client.get(f"/items/{offering.code}/")

    assert desk.post(address, asked("2", reason="")).status_code == 422
    assert desk.post(address, asked("2", on="2026-11-02")).status_code == 422
    assert desk.post(address, asked("9")).status_code == 422
    assert items.standings(offering.code) == ()
    assert desk.post(address, asked("2", on="2026-11-09")).status_code == 302

    told = client.get(f"/items/{offering.code}/")
    assert told["ETag"] != guide["ETag"]
    assert "起暂停办理" in words(told)
    assert "哈政〔2026〕9号" in words(told)
    assert items.offering(offering.code).standing is items.Standing.IN_USE


@pytest.mark.verifies(HAMI(29, item=2), BER(40))
def test_a_second_person_confirms_on_the_page_that_an_item_is_cancelled(offering):
    first, second = desk_of("items.review"), desk_of("items.edit")
    address = f"/desk/items/standing/{offering.code}/"
    first.post(address, asked("3"))
    assert "待另一人确认" in words(second.get(address))

    assert first.post(address, {"do": "agree"}).status_code == 422
    assert items.offering(offering.code).standing is items.Standing.IN_USE
    second.post(address, {"do": "agree"})

    assert items.offering(offering.code).standing is items.Standing.CANCELLED
    listed = words(second.get("/desk/items/"))
    assert "取消" in listed.split("本单位现行的事项")[-1]
    assert "变更以后会怎样" not in words(second.get(address))


def test_editors_strangers_and_the_public_change_no_standing(client, offering):
    address = f"/desk/items/standing/{offering.code}/"

    assert desk_of("items.edit").post(address, asked("2")).status_code == 403
    assert desk_of("items.review", body="1" * 18).post(address, asked("2")).status_code == 404
    assert desk_of("cases.accept").post(address, asked("2")).status_code == 403
    assert client.get(address).status_code == 302
    assert desk_of("items.review").get("/desk/items/standing/nothing/").status_code == 404
    assert items.standings(offering.code) == ()


@pytest.mark.verifies(HAMI(16))
def test_a_writer_takes_a_draft_back_from_review(offering):
    editor = staff_actor("items.edit", body=testing.BODY)
    desk = client_of(editor)
    document = items.document(offering.what) | {"summary": "新的说明"}
    draft = items.write_draft(document=document, actor=editor, at=NOW)
    address = f"/desk/items/drafts/{draft.ref}/"
    assert desk.post(address, {"do": "take_back"}).status_code == 422
    desk.post(address, {"do": "send"})
    reviewer = desk_of("items.review")
    assert reviewer.post(address, {"do": "take_back"}).status_code == 403

    assert desk.post(address, {"do": "take_back"}).status_code == 302
    assert items.draft(ref=draft.ref, actor=editor).state is items.DraftState.WRITING
    assert reviewer.post(address, {"do": "approve"}).status_code == 422
