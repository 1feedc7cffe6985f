"""A clerk calls, serves and hands on by the panel; who runs the hall sets slots by its page."""

from http import HTTPStatus

import pytest
import time_machine
from django.urls import reverse
from django.utils import translation

from onedoor.general.bodies import testing as bodies
from onedoor.general.people import testing as people
from onedoor.law.articles import HAMI
from onedoor.operation.appointments import api as appointments
from onedoor.operation.appointments import testing as appointments_testing
from onedoor.operation.hall import api, testing
from onedoor.operation.hall.api import State
from onedoor.system.venues import testing as venues
from onedoor.system.venues.api import Function

pytestmark = pytest.mark.django_db
WRONG = HTTPStatus.UNPROCESSABLE_ENTITY
AT, DAY = testing.AT, appointments_testing.DAY


@pytest.fixture(autouse=True)
def now():
    with time_machine.travel(AT, tick=False), translation.override("zh-hans"):
        yield


@pytest.fixture
def manager():
    bodies.demo_city()
    return venues.manager(bodies.body_of("伊州区政务服务中心").code)


@pytest.fixture
def hall(manager):
    return venues.a_hall(manager)


def seat_of(clerk):
    seat = api.seat(clerk)
    assert seat is not None
    return seat


def a_clerk():
    clerk = testing.clerk()
    browser = people.client_of(clerk)

    def do(word, **given):
        return browser.post(reverse("desk:hall"), {"do": word, **given})

    return clerk, browser, do


@pytest.mark.verifies(HAMI(13))
@pytest.mark.check("A13-5")
def test_a_clerk_takes_a_seat_and_calls_one_after_the_other(hall):
    clerk, browser, do = a_clerk()
    panel = reverse("desk:hall")
    assert "选择窗口" in browser.get(panel).content.decode()
    for wrong in ("", f"{hall},99", "nowhere,1"):
        assert do("sit", seat=wrong).status_code != HTTPStatus.FOUND
    assert do("next").status_code == HTTPStatus.CONFLICT
    assert do("sit", seat=f"{hall},2").url == panel
    other = people.client_of(people.staff_actor("cases.decide", area=venues.COUNTY))
    assert other.get(panel).status_code == HTTPStatus.FORBIDDEN
    do("leave")
    assert api.seat(clerk) is None
    assert do("anything").status_code == HTTPStatus.NOT_FOUND


@pytest.mark.verifies(HAMI(13))
def test_who_is_called_is_served_passed_by_or_handed_on_by_the_buttons(hall):
    clerk, browser, do = a_clerk()
    panel = reverse("desk:hall")

    def here():
        slip = seat_of(clerk).slip
        return slip and (slip.number, slip.state)

    do("sit", seat=f"{hall},2")
    do("give", function="accept", priority="none")
    do("give", function="accept", priority="elderly")
    do("next")
    assert here() == ("A002", State.CALLED)
    assert "老年人" in browser.get(panel).content.decode()
    assert do("miss").status_code == HTTPStatus.CONFLICT  # called only once
    for word in ("recall", "miss"):
        assert do(word).url == panel
    assert here() is None
    do("put_back", number="A002")
    do("next")
    do("serve")
    assert here() == ("A002", State.SERVING)
    do("next")  # ends the one, calls the other
    assert here() == ("A001", State.CALLED)
    do("transfer", function="consult")
    do("pause")
    assert "窗口已暂停" in browser.get(panel).content.decode()
    do("resume")
    assert seat_of(clerk).paused_at is None


@pytest.mark.verifies(HAMI(14))
def test_who_runs_the_hall_sets_places_and_closes_hours_by_the_page(manager, hall):
    code = appointments_testing.booked(hall)
    browser, page = people.client_of(manager), reverse("desk:slots", args=[hall])

    def do(word, **given):
        return browser.post(page, {"do": word, **given})

    shown = browser.get(page, {"day": DAY.isoformat()}).content.decode()
    assert ("10:30-11:00" in shown, "已预约" in shown, code in shown) == (True, True, False)
    assert do("places", function="accept", places="4").status_code == HTTPStatus.FOUND
    assert do("places", function="accept", places="viel").status_code == 422
    assert {p.function: p.places for p in appointments.places(hall, on=DAY)}[Function.ACCEPT] == 4
    close = {"day": DAY.isoformat(), "first": "10:00", "last": "11:00", "reason": "停电"}
    for wrong in ({"first": "ten"}, {"reason": ""}, {"last": "09:00"}, {"day": "2026-11-01"}):
        assert do("close", **{**close, **wrong}).status_code == 422, wrong
    assert do("close", **close).status_code == HTTPStatus.FOUND
    (closure,) = appointments.closures(hall, since=AT.date())
    assert (closure.reason, closure.function) == ("停电", "")
    assert "大厅已取消" in browser.get(page, {"day": DAY.isoformat()}).content.decode()
    assert do("reopen", ref=closure.ref).status_code == HTTPStatus.FOUND
    assert do("anything").status_code == HTTPStatus.NOT_FOUND

    elsewhere = people.client_of(venues.manager(bodies.body_of("哈密市政务服务中心").code))
    assert elsewhere.get(page).status_code == HTTPStatus.NOT_FOUND


@pytest.mark.verifies(HAMI(13))
def test_what_was_not_chosen_is_an_error_on_the_panel_and_nothing_changes(hall):
    clerk, _browser, do = a_clerk()
    for wrong in ("", "nowhere"):
        said = do("sit", seat=wrong)
        assert (said.status_code, "请选择窗口" in said.content.decode()) == (WRONG, True)
    assert api.seat(clerk) is None
    do("sit", seat=f"{hall},2")
    for word, given, told in (
        ("give", {}, "请选择来办什么"), ("transfer", {}, "请选择转到哪里"),
        ("put_back", {"number": ""}, "请核对"), ("put_back", {"number": "Z999"}, "请核对"),
    ):  # fmt: skip
        said = do(word, **given)
        assert (said.status_code, told in said.content.decode()) == (WRONG, True), word
    assert seat_of(clerk).window == "2"
    assert api.board(hall, at=AT).called == ()
