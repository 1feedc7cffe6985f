import re
from datetime import UTC, date, datetime

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test.utils import CaptureQueriesContext

from onedoor.general.bodies import api as bodies
from onedoor.general.bodies.testing import body_of, demo_city
from onedoor.general.calendar import api as calendars
from onedoor.general.people.testing import client_of, staff_actor
from onedoor.general.places.api import HAMI as HAMI_CITY
from onedoor.general.terms import api as terms
from onedoor.journal import testing as journal
from onedoor.law.articles import ADL, HAMI
from onedoor.operation.clocks import api as clocks

pytestmark = pytest.mark.django_db
KEY = "ratings.rectify_working_days"
NOTICE = '{"years": {"2027": {"off": ["2027-03-10"], "text": "示例", "source": "示例"}}}'


@pytest.fixture(autouse=True)
def _november():
    with time_machine.travel(datetime(2026, 11, 2, 4, tzinfo=UTC), tick=False):
        yield


@pytest.fixture
def admin():
    return client_of(staff_actor("system.admin"))


@pytest.fixture
def second():
    return client_of(staff_actor("system.admin"))


def words(response):
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", response.content.decode()))


ROUTES = [
    "/desk/settings/",
    f"/desk/settings/{KEY}/",
    "/desk/settings/regulation.effective_on/",
    "/desk/settings/codes/",
    "/desk/settings/codes/item_types/",
    "/desk/settings/calendar/",
    "/desk/settings/calendar/?area=100000000000&year=2027",
    "/desk/settings/calendar/?area=x&year=99999999999999999999",
    "/desk/settings/calendar/import/",
    "/desk/settings/calendar/redatings/",
    "/desk/settings/bodies/",
    "/desk/settings/bodies/import/",
]


@pytest.mark.parametrize("route", ROUTES)
def test_each_page_opens_for_the_administrator_within_its_queries(admin, route):
    demo_city()
    admin.get(route)

    with CaptureQueriesContext(connection) as seen:
        response = admin.get(route)

    assert response.status_code == 200
    assert len(seen) <= 20, "\n".join(query["sql"] for query in seen)


@pytest.mark.parametrize("route", ROUTES)
def test_no_page_opens_for_other_staff_or_strangers(client, route):
    clerk = client_of(staff_actor("cases.accept"))

    assert clerk.get(route).status_code == 403
    assert client.get(route).status_code == 302


@pytest.mark.verifies(HAMI(31))
@pytest.mark.check("A31-2")
def test_the_effective_date_is_set_by_two_administrators(admin, second):
    asked = {
        "value": "2027-01-01",
        "from_on": "2026-11-02",
        "document_number": "哈政发〔2026〕1号",
        "reason": "自治区人大常委会已批准",
    }
    told = admin.post("/desk/settings/regulation.effective_on/", asked, follow=True)
    address = told.redirect_chain[-1][0]

    assert "通报自该日起可以发布" in words(told)
    assert admin.post(address, {"move": "confirm"}).status_code == 403
    assert terms.effective_on() is None
    assert second.post(address, {"move": "confirm"}).status_code == 302
    assert str(terms.effective_on()) == "2027-01-01"
    assert "条例自 2027-01-01 起施行" in words(second.get("/desk/settings/"))


@pytest.mark.parametrize(
    "wrong,told",
    [
        ({"value": "99"}, "不能是“99”"),
        ({"from_on": "2026-11-01"}, "不能溯及既往"),
        ({"from_on": "明天"}, "“明天”不是日期"),
        ({"from_on": "2026年2月30日"}, "“2026年2月30日”不是日期"),
        ({"document_number": ""}, "须有文号"),
        ({"reason": ""}, "须说明理由"),
    ],
)
def test_a_wrong_proposal_is_shown_again_with_what_was_typed(admin, wrong, told):
    asked = {
        "value": "7",
        "from_on": "2026-11-02",
        "document_number": "哈政发〔2026〕1号",
        "reason": "试行后调整",
    }

    response = admin.post(f"/desk/settings/{KEY}/", asked | wrong)

    assert response.status_code == 422
    assert told in words(response)
    assert terms.pending() == ()


def test_settings_are_shown_group_by_group(admin):
    known = list(terms.definitions().values())
    groups = list(dict.fromkeys(one.group for one in known))

    for group in groups:
        shown = admin.get("/desk/settings/", {"group": group}).content.decode()
        linked = set(re.findall(r'href="/desk/settings/([\w.]+)/"', shown))
        assert {one.key for one in known if one.group == group} <= linked
        assert {one.key for one in known if one.group != group and not one.is_fixed} - linked
    first, other = (admin.get("/desk/settings/", {"group": g}).content for g in (groups[0], "none"))
    assert [f"<h2>{groups[0]}" in one.decode() for one in (first, other)] == [True, True]


@pytest.mark.verifies(HAMI(3), HAMI(30))
@pytest.mark.check("A3-2")
def test_the_page_of_a_setting_names_the_rule_that_applies(admin):
    settled = words(admin.get("/desk/settings/ratings.verify_working_days/"))
    local = words(admin.get(f"/desk/settings/{KEY}/"))

    assert "适用的规则 HAMI 25¶2 条文写明 " in settled
    assert "适用的规则 本地设定 " in local


def test_a_setting_says_when_nothing_reads_it_yet_and_when_the_law_leaves_no_choice(admin):
    awaited = words(admin.get("/desk/settings/notices.counted/"))
    fixed = admin.get("/desk/settings/ratings.verify_working_days/")
    read = words(admin.get(f"/desk/settings/{KEY}/"))

    assert "所属功能尚未启用" in awaited
    assert "所属功能尚未启用" not in read
    assert "没有其他取值" in words(fixed)
    assert 'name="value"' not in fixed.content.decode()


def test_a_proposal_can_be_taken_back(admin):
    asked = {"value": "7", "from_on": "2026年11月2日", "document_number": "1号", "reason": "试"}
    address = admin.post(f"/desk/settings/{KEY}/", asked).url

    admin.post(address, {"move": "withdraw"})

    assert [change.state for change in terms.history(KEY)] == ["withdrawn"]
    assert "已撤回" in words(admin.get(f"/desk/settings/{KEY}/"))


def test_an_unknown_setting_list_body_or_proposal_is_not_found(admin):
    for route in ("x", "codes/x", "bodies/x", "proposals/x"):
        assert admin.get(f"/desk/settings/{route}/").status_code == 404


def test_a_code_is_added_from_a_day_on(admin):
    asked = {"value": "30", "label": "新增", "from_on": "2027-01-01", "source": "通知"}

    assert admin.post("/desk/settings/codes/item_types/", asked).status_code == 302
    assert admin.post("/desk/settings/codes/item_types/", asked).status_code == 422
    assert "尚未启用" in words(admin.get("/desk/settings/codes/item_types/"))


def test_a_notice_is_pasted_or_uploaded_and_a_bad_one_says_where(admin):
    file = SimpleUploadedFile("n.json", NOTICE.encode())
    take, paper = "/desk/settings/calendar/import/", {"document_number": "新政办发〔2026〕1 号"}

    assert admin.post(take, {"text": NOTICE}).status_code == 422
    first = admin.post(take, {"text": NOTICE, **paper})
    assert first.status_code == 302
    page = words(admin.get(first["Location"]))
    assert "您是提议人" in page
    assert "新政办发〔2026〕1 号" in words(admin.get("/desk/settings/calendar/"))
    assert "确认生效" not in page
    assert calendars.notices(area="650500000000", year=2027) == ()
    other = client_of(staff_actor("system.admin"))
    assert "减少的工作日" in words(other.get(first["Location"]))
    assert other.post(first["Location"], {"move": "confirm"}).status_code == 302
    again = other.post(take, {"file": file, **paper})
    assert other.post(again["Location"], {"move": "withdraw"}).status_code == 302
    assert "已撤回" in words(other.get(again["Location"]))
    bad = admin.post(take, {"text": '{"years": {"2027": {}}}', **paper})

    assert bad.status_code == 422
    assert "2027.source" in words(bad)
    rows = calendars.notices(area="650500000000", year=2027)
    assert [(row.area, row.version) for row in rows] == [("650000000000", 1)]


@pytest.mark.parametrize("day,warned", [("2026-12-01", False), ("2026-12-02", True)])
def test_a_missing_calendar_is_warned_of_thirty_days_before_its_year(day, warned):
    with time_machine.travel(f"{day}T04:00:00Z", tick=False):
        told = words(client_of(staff_actor("system.admin")).get("/desk/settings/calendar/"))

    assert ("缺 2027 年的放假通知" in told) is warned


@pytest.mark.verifies(HAMI(5))
@pytest.mark.check("A5-1")
def test_a_duty_that_nobody_holds_stands_on_the_page(admin):
    demo_city()
    hall = body_of("伊州区政务服务中心")
    assert "空缺" not in words(admin.get("/desk/settings/bodies/"))

    ended = admin.post(
        f"/desk/settings/bodies/{hall.code}/end/", {"duty": "hall", "until": "2026-10-01"}
    )

    assert ended.status_code == 302
    assert "有 1 项职责空缺" in words(admin.get("/desk/settings/bodies/"))


def test_a_new_head_is_appointed_and_a_nameless_one_is_not(admin):
    demo_city()
    route = f"/desk/settings/bodies/{body_of('伊州区人民政府').code}/"
    asked = {"duty": "head", "since": "2026-10-01", "document_number": "1号"}

    assert admin.post(route, asked | {"holder": ""}).status_code == 422
    assert admin.post(route, asked | {"holder": "新任（示例）"}).status_code == 302
    assert "新任（示例）" in words(admin.get(route))


def test_a_sheet_with_flaws_is_answered_with_each_of_them(admin):
    good = ",".join(bodies.COLUMNS) + "\n91350100M000100Y43,甲,,其他,公用企事业单位,650502000000,"
    bad = good + "\nx,乙,,其他,部门,650502000000,"

    wrong = admin.post(
        "/desk/settings/bodies/import/", {"file": SimpleUploadedFile("b.csv", bad.encode())}
    )
    right = admin.post(
        "/desk/settings/bodies/import/", {"file": SimpleUploadedFile("b.csv", good.encode())}
    )
    empty = admin.post("/desk/settings/bodies/import/", {})

    assert (wrong.status_code, right.status_code, empty.status_code) == (422, 302, 422)
    assert "信用代码不对" in words(wrong)
    assert [body.name for body in bodies.bodies()] == ["甲"]


@pytest.mark.verifies(ADL(82))
def test_an_imported_notice_is_counted_by_and_the_report_names_each_case(admin):
    on = date(2027, 3, 1)
    limit = clocks.DECISION
    clocks.start(case="C1", kind=clocks.Kind.DECISION_LEGAL, limit=limit, on=on, area=HAMI_CITY)
    posted = {"area": HAMI_CITY, "text": NOTICE, "document_number": "哈政办发〔2026〕9 号"}
    proposed = admin.post("/desk/settings/calendar/import/", posted)
    other = client_of(staff_actor("system.admin"))
    assert "到期日变动的办件 1" in words(other.get(proposed["Location"]))
    assert other.post(proposed["Location"], {"move": "confirm"}).status_code == 302

    journal.deliver(at=datetime(2026, 11, 2, 4, tzinfo=UTC))

    (run,) = clocks.redatings()
    listed = words(admin.get("/desk/settings/calendar/redatings/"))
    assert "放假通知有变动" in listed
    assert "已变动 1 / 1" in listed
    told = words(admin.get(f"/desk/settings/calendar/redatings/{run.id}/"))
    assert "C1 法定办结 2027年3月29日 暂定 2027年3月30日 暂定" in told
    assert "示例（哈政办发〔2026〕9 号）" in told
    assert admin.get("/desk/settings/calendar/redatings/9999/").status_code == 404

    assert admin.post("/desk/settings/calendar/redatings/again/").status_code == 302
    journal.deliver(at=datetime(2026, 11, 2, 4, tzinfo=UTC))
    assert clocks.redatings()[0].cause is clocks.Cause.ASKED
