"""The counter without a browser: from the number to the item, and on to the next number."""

from http import HTTPStatus

import pytest
import time_machine
from django.urls import reverse
from django.utils import translation

from onedoor.general.bodies import testing as bodies
from onedoor.general.people import api as people_api
from onedoor.general.people import testing as people
from onedoor.law.articles import HAMI
from onedoor.operation.appointments import api as appointments
from onedoor.operation.desks import api as desks
from onedoor.operation.hall import testing
from onedoor.system.items import testing as offerings
from onedoor.system.venues import testing as venues
from onedoor.system.venues.api import Function

pytestmark = [pytest.mark.django_db, pytest.mark.verifies(HAMI(13))]
AT, NUMBER, NAME = testing.AT, "650502198803050210", "阿依古丽·买买提"


@pytest.fixture(autouse=True)
def now():
    with time_machine.travel(AT, tick=False), translation.override("zh-hans"):
        yield


def led(answer):
    return answer.url


def test_who_is_called_is_served_at_the_counter_and_the_reader_says_who_it_is():
    bodies.demo_city()
    hall = venues.a_hall(venues.manager(bodies.body_of("伊州区政务服务中心").code))
    clerk = testing.seated(hall, "2")
    browser, panel = people.client_of(clerk), reverse("desk:hall")
    testing.taken(hall)
    assert led(browser.post(panel, {"do": "next"})) == panel
    assert led(browser.post(panel, {"do": "serve"})) == reverse("desk:counter")

    page = reverse("desk:counter")
    assert "A001" in browser.get(page).content.decode()
    assert browser.post(page, {"number": NUMBER}).status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    read = browser.post(page, {"number": f"{NAME}|女|{NUMBER}"})

    known = people_api.find_by_identity(id_kind=people_api.IdKind.RESIDENT, number=NUMBER)
    assert known is not None
    assert (known.name, led(read)) == (NAME, reverse("desk:counter_items", args=[known.id]))
    consulting = testing.seated(hall, "1")
    testing.taken(hall, function=Function.CONSULT)
    elsewhere = people.client_of(consulting)
    for word in ("next", "serve"):
        assert led(elsewhere.post(panel, {"do": word})) == panel
    handing_out = people.client_of(testing.seated(hall, "7"))
    testing.taken(hall, function=Function.RESULT)
    handing_out.post(panel, {"do": "next"})
    assert led(handing_out.post(panel, {"do": "serve"})) == reverse("desk:results")
    assert reverse("desk:results") in handing_out.get(panel).content.decode()


def test_an_item_is_put_at_hand_and_away_by_its_clerk():
    code = offerings.published().code
    clerk, stranger = testing.clerk(), people.staff_actor("cases.decide", area=venues.COUNTY)
    browser, who = people.client_of(clerk), people.applicant_actor().applicant
    page, act = (reverse(f"desk:counter_{one}", args=[who]) for one in ("items", "favour"))

    assert led(browser.post(act, {"offering": code})) == page
    shown = browser.get(page).content.decode()
    assert ("常办</h3>" in shown, 'data-key="1"' in shown, "按 1 键" in shown) == (True, True, True)
    refused = people.client_of(stranger).post(act, {"offering": code, "do": "drop"})
    assert refused.status_code == HTTPStatus.FORBIDDEN
    assert [one.offering for one in desks.favourites(actor=clerk)] == [code]
    browser.post(act, {"offering": code, "do": "drop"})
    assert desks.favourites(actor=clerk) == ()
    assert 'data-key="1"' in browser.get(page, {"q": "spjyxk"}).content.decode()


@pytest.mark.verifies(HAMI(14))
def test_a_clerk_books_moves_and_cancels_by_the_page():
    bodies.demo_city()
    hall = venues.a_hall(venues.manager(bodies.body_of("伊州区政务服务中心").code))
    clerk, who = testing.seated(hall, "2"), people.applicant_actor()
    browser, page = people.client_of(clerk), reverse("desk:bookings", args=[who.applicant])
    wanted = {"do": "book", "function": "accept", "day": "2026-11-25", "start": "10:30"}

    def booked():
        told = appointments.booked_by(venue=hall, holder=who.applicant, actor=clerk, at=AT)
        return [(one.code, one.start) for one in told]

    assert "10:30-11:00" in browser.get(page, {"day": "2026-11-25"}).content.decode()
    for wrong in ({"start": "03:00"}, {"start": ""}):
        answer = browser.post(page, wanted | wrong)
        assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    for wrong in ({"day": "x"}, {"do": "x"}):
        assert browser.post(page, wanted | wrong).status_code == HTTPStatus.NOT_FOUND
    assert booked() == []
    assert led(browser.post(page, wanted)) == page
    ((code, start),) = booked()
    assert (start, code in browser.get(page).content.decode()) == ("10:30", True)
    moved = {"do": "move", "code": code, "day": "2026-11-25", "start": "11:00"}
    assert "改约到这个时段" in browser.get(page, {"code": code}).content.decode()
    assert led(browser.post(page, moved)) == page
    assert booked() == [(code, "11:00")]
    assert led(browser.post(page, {"do": "cancel", "code": code})) == page
    assert booked() == []
