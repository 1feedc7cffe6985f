"""The window for results by its pages: found by the receipt, handed over, posted, proven."""

from http import HTTPStatus

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import translation

from onedoor.general.bodies import testing as bodies
from onedoor.general.people import testing as people
from onedoor.law.articles import ADL, HAMI
from onedoor.operation.cases import api as cases
from onedoor.operation.cases import testing as telling
from onedoor.operation.hall import api as hall
from onedoor.operation.handouts import api as handouts
from onedoor.system.venues import testing as venues

AT, NAME = telling.AT, "甜蜜蜜瓜合作社"
pytestmark = [pytest.mark.django_db, pytest.mark.verifies(HAMI(13), ADL(44))]


@pytest.fixture(autouse=True)
def now():
    with time_machine.travel(AT, tick=False), translation.override("zh-hans"):
        yield


def led(answer):
    return answer.url


class Cast:
    def __init__(self) -> None:
        of = telling.cast()
        bodies.a_manager(of.counter.body)
        self.hall = venues.a_hall(venues.manager(of.counter.body))
        duties = ("counter.intake", "cases.deliver")
        self.clerk = people.staff_actor(*duties, body=of.counter.body, area=telling.AREA)
        self.number = telling.a_case(of, cases.State.ISSUED)
        self.code = cases.case(number=self.number, actor=self.clerk).query_code
        self.page = reverse("desk:result", args=[self.number])
        self.browser = people.client_of(self.clerk)

    def sits(self):
        hall.sit_down(venue=self.hall, window="7", actor=self.clerk, at=AT)


@pytest.fixture
def cast():
    return Cast()


@pytest.mark.check("A13-1")
def test_a_result_is_found_by_its_receipt_handed_over_and_proven(cast):
    browser, page, listed = cast.browser, cast.page, reverse("desk:results")
    taking = {"do": "hand", "hand-number": telling.FIRM, "hand-name": NAME, "hand-on_paper": "on"}
    assert "您不在统一出件窗口" in browser.get(listed).content.decode()
    assert browser.post(page, taking).status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    cast.sits()
    scanned = f"https://x.example/progress/?code={cast.code}"
    for typed in (cast.number, cast.code, scanned):
        assert led(browser.post(listed, {"code": typed})) == page
    assert browser.post(listed, {"code": "none"}).status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    for wrong in ({"hand-number": "12"}, {"hand-on_paper": ""}, {"hand-number": ""}):
        answer = browser.post(page, taking | wrong)
        assert answer.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert handouts.of_case(cast.number) == ()

    assert led(browser.post(page, taking)) == page

    shown = browser.get(page).content.decode()
    proof = browser.get(reverse("desk:result_proof", args=[cast.number])).content.decode()
    assert (NAME in shown, "已在窗口交付" in shown) == (True, True)
    assert ("送达回证" in proof, NAME in proof, telling.FIRM in proof) == (True, True, False)
    stranger = people.client_of(people.staff_actor("counter.intake", area="650522000000"))
    assert stranger.get(page).status_code in {HTTPStatus.NOT_FOUND, HTTPStatus.FORBIDDEN}


def test_who_waits_sees_the_number_of_the_parcel_and_what_comes_back_goes_out_again(cast):
    browser, page = cast.browser, cast.page
    cast.sits()
    parcel = {"do": "send", "send-carrier": "中国邮政", "send-tracking": "EA 1"}
    back = {"do": "returned", "returned-reason": "无人签收"}

    assert led(browser.post(page, parcel)) == page
    told = Client().get(reverse("portal:progress"), {"code": cast.code}).content.decode()
    assert ("EA1" in told, "已寄出" in told) == (True, True)
    assert led(browser.post(page, back)) == page
    assert "EA1" in browser.get(reverse("desk:results")).content.decode()
    assert led(browser.post(page, parcel | {"send-tracking": "EA2"})) == page
    assert led(browser.post(page, {"do": "arrived"})) == page
    assert browser.post(page, {"do": "x"}).status_code == HTTPStatus.NOT_FOUND
    assert [one.stage.value for one in handouts.of_case(cast.number)] == ["arrived", "returned"]
