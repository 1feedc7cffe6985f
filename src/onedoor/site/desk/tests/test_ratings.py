import re
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from onedoor.general.bodies import testing as bodies
from onedoor.general.people import testing as people
from onedoor.general.terms.testing import in_force_since
from onedoor.journal import testing as journal
from onedoor.law.articles import HAMI
from onedoor.operation.hall import testing as hall
from onedoor.supervision.ratings import testing
from onedoor.system.venues import testing as venues

pytestmark = pytest.mark.django_db


@pytest.fixture
def number():
    applicant = people.applicant_actor("格明古丽·木哈台", phone="13909020005")
    return testing.rated(applicant).ticket


@pytest.fixture
def handler():
    return people.staff_actor("ratings.handle", name="马建国")


@pytest.fixture
def manager():
    return people.staff_actor("office.supervise", body="1" * 18)


@pytest.mark.verifies(HAMI(25, paragraph=2))
@pytest.mark.check("A25-3")
def test_an_overdue_ticket_is_red_and_counted(number, handler):
    page = people.client_of(handler).get("/desk/ratings/").content.decode()

    assert number in page
    assert "light-red" in page
    assert "有 1 张核实单已超期" in page


@pytest.mark.verifies(HAMI(5))
@pytest.mark.check("A5-2")
@pytest.mark.parametrize("duty", ["ratings.handle", "centre.manage", "office.supervise"])
def test_a_ticket_of_another_county_is_forbidden_and_not_listed(number, duty):
    away = people.client_of(people.staff_actor(duty, body="2" * 18, area="650521000000"))

    assert away.get(f"/desk/ratings/{number}/").status_code == 403
    assert number not in away.get("/desk/ratings/").content.decode()
    assert testing.state_of(number) == "open"


def test_a_ticket_is_worked_off_step_by_step(number, handler, manager):
    desk, office = people.client_of(handler), people.client_of(manager)
    steps = (
        ("assign", {"handler": handler.ref}, "assigned"),
        ("call-back", {"finding": "clear", "note": "属实"}, "rectifying"),
        ("rectify", {"note": "补发样本"}, "answering"),
        ("feed-back", {"note": "已电话告知"}, "closed"),
    )

    for step, posted, then in steps:
        assert desk.post(f"/desk/ratings/{number}/{step}/", posted).status_code == 302
        assert testing.state_of(number) == then
    office.post(f"/desk/ratings/{number}/follow-up/", {"solved": "yes", "note": "满意"})

    assert testing.state_of(number) == "done"
    assert "属实" in office.get(f"/desk/ratings/{number}/").content.decode()


@pytest.mark.parametrize(
    "step, posted",
    [
        ("call-back", {"note": "没有选结论"}),
        ("call-back", {"finding": "clear", "note": " "}),
        ("call-back", {"finding": "nonsense", "note": "x"}),
    ],
)
def test_an_incomplete_step_changes_nothing(number, handler, step, posted):
    desk = people.client_of(handler)
    desk.post(f"/desk/ratings/{number}/assign/", {"handler": handler.ref})

    assert desk.post(f"/desk/ratings/{number}/{step}/", posted).status_code == 422
    assert testing.state_of(number) == "assigned"


def test_a_follow_up_needs_an_answer(number, manager):
    answer = people.client_of(manager).post(f"/desk/ratings/{number}/follow-up/", {"note": "x"})

    assert answer.status_code == 422


@pytest.mark.check("A25-7")
def test_the_telephone_is_shown_once_to_the_handler_and_noted(number, handler):
    desk = people.client_of(handler)
    desk.post(f"/desk/ratings/{number}/assign/", {"handler": handler.ref})
    masked = desk.get(f"/desk/ratings/{number}/").content.decode()

    shown = desk.post(f"/desk/ratings/{number}/phone/", follow=True).content.decode()

    assert ("13909020005" in masked, "13909020005" in shown) == (False, True)
    assert "13909020005" not in desk.get(f"/desk/ratings/{number}/").content.decode()
    assert "people.unmasked" in journal.kinds()


@pytest.mark.check("A25-7")
def test_others_of_the_body_see_neither_name_nor_number(number):
    other = people.client_of(people.staff_actor("ratings.handle"))

    page = other.get(f"/desk/ratings/{number}/").content.decode()

    assert "格明古丽" not in page
    assert other.post(f"/desk/ratings/{number}/phone/").status_code == 404


def test_pages_are_closed_to_other_duties(number):
    clerk = people.client_of(people.staff_actor("counter.intake"))

    paths = ("/desk/ratings/", f"/desk/ratings/{number}/", "/desk/supervision/")
    assert [clerk.get(path).status_code for path in paths] == [403, 403, 403]


@pytest.mark.check("A25-8")
@pytest.mark.parametrize("prefix", ["", "/ug"])
def test_supervision_shows_rates_with_their_denominators(number, manager, prefix):
    answer = people.client_of(manager).get(f"{prefix}/desk/supervision/")

    assert answer.status_code == 200
    assert number in answer.content.decode()


@pytest.mark.verifies(HAMI(31))
@pytest.mark.check("A31-1")
def test_supervision_says_that_it_is_a_drill_until_the_regulation_is_in_force(number, manager):
    browser = people.client_of(manager)
    before = browser.get("/desk/supervision/").content.decode()

    in_force_since(date(2020, 1, 1))

    after = browser.get("/desk/supervision/").content.decode()
    told = "以下各项计数只作演练"
    assert (told in before, told in after) == (True, False)


def test_the_pages_stay_within_their_queries(number, manager):
    browser = people.client_of(manager)
    for path in ("/desk/ratings/", f"/desk/ratings/{number}/", "/desk/supervision/"):
        with CaptureQueriesContext(connection) as seen:
            browser.get(path)
        assert len(seen) <= 20, path


@pytest.mark.verifies(HAMI(13))
@pytest.mark.check("A13-5")
def test_number_window_case_and_rating_are_one_chain(handler):
    rated = testing.rated(people.applicant_actor("格明古丽·木哈台", phone="13909020005"))
    page = f"/desk/ratings/{rated.ticket}/"
    before = people.client_of(handler).get(page).content.decode()
    case = re.findall(r"办件编号</dt><dd><bdi[^>]*>(.*?)<", before)[0]
    bodies.demo_city()
    manager = venues.manager(bodies.body_of("伊州区政务服务中心").code)

    slip = hall.served(venues.a_hall(manager), case)

    shown = people.client_of(handler).get(page).content.decode()
    assert ("2 号窗口" in before, "2 号窗口" in shown, slip.number in shown) == (False, True, True)
