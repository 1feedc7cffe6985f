"""The manager's pages: the hall now, its reports, topics laid before the office, needs."""

from datetime import timedelta
from http import HTTPStatus

import pytest
import time_machine
from django.urls import reverse
from django.utils import translation

from onedoor.general.bodies import testing as bodies
from onedoor.general.people import testing as people
from onedoor.general.sheets.api import read
from onedoor.law.articles import HAMI
from onedoor.operation.hall import testing as hall
from onedoor.system.venues import testing as venues

pytestmark = [pytest.mark.django_db]
AT = hall.AT
OK, FOUND, WRONG = HTTPStatus.OK, HTTPStatus.FOUND, HTTPStatus.UNPROCESSABLE_ENTITY
WINDOW = "2"
MINUTE = timedelta(minutes=1)


@pytest.fixture(autouse=True)
def now():
    with time_machine.travel(AT, tick=False), translation.override("zh-hans"):
        yield


class Cast:
    """The hall of a county: who runs it, its office, its bureau."""

    def __init__(self):
        bodies.demo_city()
        self.manager = venues.manager(bodies.body_of("伊州区政务服务中心").code)
        self.hall = venues.a_hall(self.manager)
        self.office = people.staff_actor(
            "office.supervise", body=bodies.body_of("伊州区人民政府办公室").code
        )
        self.bureau = people.staff_actor(
            "cases.decide", body=bodies.body_of("伊州区市场监督管理局").code
        )


@pytest.fixture(scope="module")
def of(module_db):
    return Cast()


def get(actor, page, *args, **query):
    return people.client_of(actor).get(reverse(page, args=args), query)


def post(actor, page, *args, **given):
    return people.client_of(actor).post(reverse(page, args=args), given)


def text(response):
    return response.content.decode()


@pytest.mark.verifies(HAMI(5), HAMI(13))
@pytest.mark.check("A13-5")
def test_the_manager_sees_queues_windows_and_gaps_of_now_and_a_stranger_nothing(of):
    clerk = hall.seated(of.hall, WINDOW)
    hall.taken(of.hall)
    with time_machine.travel(AT + 21 * MINUTE, tick=False):
        shown = text(get(of.manager, "desk:centre_now"))
    assert "王丽" in shown
    assert 'hx-trigger="every 15s, click"' in shown
    assert '<span class="tag tag-warning">1</span>' in shown.replace("\n", "")
    assert get(of.office, "desk:centre_now", venue=of.hall).status_code == OK
    assert "大厅实时" in text(get(of.office, "desk:centre"))
    assert get(of.manager, "desk:centre_now", venue="no").status_code == HTTPStatus.NOT_FOUND
    assert get(clerk, "desk:centre").status_code == HTTPStatus.FORBIDDEN
    assert get(clerk, "desk:centre_now").status_code == HTTPStatus.FORBIDDEN
    assert get(clerk, "desk:centre_report").status_code == HTTPStatus.FORBIDDEN


@pytest.mark.verifies(HAMI(13))
def test_a_report_of_a_period_is_read_printed_and_taken_away(of):
    for period in ("day", "week", "month"):
        assert "这一期没有人取号" in text(get(of.manager, "desk:centre_report", period=period))
    hall.served(of.hall, "A-1", window=WINDOW)
    hall.taken(of.hall)
    shown = text(get(of.manager, "desk:centre_report", period="month"))
    assert "这一期没有人取号" not in shown
    answer = get(of.office, "desk:centre_report", period="week", format="xlsx")
    (row,) = read(answer.content, columns=["日期", "取号", "办完", "等候过长"])
    assert row.cells == {"日期": str(AT.date()), "取号": "2", "办完": "1", "等候过长": "0"}
    for wrong in ({"period": "year"}, {"venue": "nowhere"}):
        assert get(of.manager, "desk:centre_report", **wrong).status_code == HTTPStatus.NOT_FOUND
    assert get(of.manager, "desk:centre_report", on="2026-02-30").status_code == WRONG


@pytest.mark.verifies(HAMI(5))
@pytest.mark.check("A5-3")
def test_a_topic_is_raised_decided_reported_and_closed_on_its_page(of):
    missing = post(of.manager, "desk:topic_new", title="排期过长", words="")
    assert missing.status_code == WRONG
    assert "没有协调事项" in text(get(of.office, "desk:coordination"))
    made = post(of.manager, "desk:topic_new", title="排期过长", words="人员不足。")
    assert made.status_code == FOUND
    number = made.url.rstrip("/").rsplit("/", 1)[-1]
    decided = {
        "do": "decide", "decide-meeting": "区调度会", "decide-met_on": "2026-11-24",
        "decide-words": "增配两人。", "decide-owner": of.bureau.body,
        "decide-due_on": "2026-12-10",
    }  # fmt: skip
    early = post(of.office, "desk:topic", number, **(decided | {"decide-due_on": "2026-11-24"}))
    assert (early.status_code, "完成期限要在会议之后" in text(early)) == (WRONG, True)
    assert post(of.bureau, "desk:topic", number, **decided).status_code == HTTPStatus.NOT_FOUND
    assert post(of.office, "desk:topic", number, **decided).status_code == FOUND
    with time_machine.travel(AT + timedelta(days=20), tick=False):
        assert "逾期 1 件" in text(get(of.manager, "desk:coordination"))
    for actor, do in ((of.bureau, "report"), (of.office, "close")):
        done = post(actor, "desk:topic", number, **{"do": do, f"{do}-words": "已办。"})
        assert done.status_code == FOUND, do
    shown = text(get(of.bureau, "desk:topic", number))
    assert "已销号" in shown
    assert "报告办结" in shown
    closed = text(get(of.manager, "desk:coordination", stage="closed"))
    assert "排期过长" in closed


@pytest.mark.verifies(HAMI(5))
@pytest.mark.check("A5-4")
def test_a_need_is_told_granted_and_taken_away_as_a_sheet(of):
    told = {
        "venue": of.hall, "year": "2027", "kind": "facility", "title": "自助终端 3 台",
        "amount": "96000", "reason": "两台用满八年。",
    }  # fmt: skip
    for changes in ({"amount": "x"}, {"amount": "0"}, {"year": "2031"}, {"title": ""}):
        assert post(of.manager, "desk:need_new", **(told | changes)).status_code == WRONG, changes
    assert "这一年还没有申报" in text(get(of.office, "desk:needs"))
    made = post(of.manager, "desk:need_new", **told)
    assert made.status_code == FOUND
    need = made.url.rstrip("/").rsplit("/", 1)[-1]
    grant = {"do": "grant", "grant-amount": "64000", "grant-document_number": "示例〔2026〕31号"}
    assert post(of.office, "desk:need", need, **grant).status_code == WRONG  # why less?
    assert post(of.manager, "desk:need", need, **grant).status_code == HTTPStatus.NOT_FOUND
    given = post(of.office, "desk:need", need, **grant, **{"grant-answer": "先更新两台。"})
    assert given.status_code == FOUND
    shown = text(get(of.manager, "desk:needs"))
    assert "核定 64,000 元" in shown
    sheet = get(of.office, "desk:needs", format="xlsx").content
    (row,) = read(sheet, columns=["申报", "核定", "文号", "状态"])
    assert row.cells == {
        "申报": "96000", "核定": "64000", "文号": "示例〔2026〕31号", "状态": "已核定",
    }  # fmt: skip
    again = post(of.manager, "desk:need_new", **(told | {"title": "叫号机", "amount": "10.5"}))
    taken = again.url.rstrip("/").rsplit("/", 1)[-1]
    assert post(of.manager, "desk:need", taken, do="withdraw").status_code == FOUND
    assert "已撤回" in text(get(of.manager, "desk:needs", year="2027"))


@pytest.mark.verifies(HAMI(5))
def test_what_the_managers_page_leads_to_is_no_link_of_the_frame(of):
    shown = text(get(of.manager, "desk:centre"))
    frame, main = shown.split("<main", 1)
    for route in ("desk:coordination", "desk:needs", "desk:venues", "desk:negatives"):
        address = f'href="{reverse(route)}"'
        assert (address in frame, address in main) == (False, True), route
    head = text(get(of.bureau, "desk:coordination"))
    assert f'href="{reverse("desk:coordination")}"' in head.split("<main", 1)[0]
