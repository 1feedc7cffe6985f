"""Booked and kept by pages alone; numbers at a terminal of the hall; screens without names."""

import json
from datetime import timedelta
from http import HTTPStatus

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import translation

from onedoor.general.bodies import testing as bodies
from onedoor.general.people import testing as people
from onedoor.law.articles import HAMI
from onedoor.operation.appointments import api as appointments
from onedoor.operation.appointments import testing
from onedoor.operation.hall import api as hall_api
from onedoor.operation.hall import testing as hall_testing
from onedoor.site.portal.screens import board_told
from onedoor.site.portal.terminals import TERMINAL
from onedoor.system.venues import testing as venues
from onedoor.system.venues.api import Function

pytestmark = pytest.mark.django_db
AT, DAY, START = testing.AT, testing.DAY, testing.START
DAY_GIVEN = DAY.isoformat()


@pytest.fixture(autouse=True)
def now():
    with time_machine.travel(AT, tick=False) as travelling, translation.override("zh-hans"):
        yield travelling


@pytest.fixture
def manager():
    bodies.demo_city()
    return venues.manager(bodies.body_of("伊州区政务服务中心").code)


@pytest.fixture
def hall(manager):
    return venues.a_hall(manager)


def post(browser, where, sent=None):
    return browser.post(where, sent or {})


def address(page, /, *args):
    return reverse(f"portal:{page}", args=args)


@pytest.mark.verifies(HAMI(14))
@pytest.mark.check("A14-4")
def test_by_pages_alone_a_place_is_booked_changed_and_cancelled(hall):
    holder = people.applicant_actor()
    mine, stranger = people.client_of(holder), people.client_of(people.applicant_actor())
    when = address("book_when", hall, "accept")
    assert address("book_what", hall) in Client().get(address("book_where")).content.decode()
    assert when in Client().get(address("book_what", hall)).content.decode()
    assert Client().get(when).status_code == HTTPStatus.FOUND  # to sign in
    shown = mine.get(when, {"day": DAY_GIVEN}).content.decode()
    assert "10:30-11:00，余 1 个" in shown

    assert post(mine, when, {"day": DAY_GIVEN}).status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    done = post(mine, when, {"day": DAY_GIVEN, "start": START})

    (booked,) = appointments.mine(actor=holder, at=AT)
    assert done.url == address("appointment", booked.code)
    assert booked.code in mine.get(done.url).content.decode()
    assert stranger.get(done.url).status_code == HTTPStatus.NOT_FOUND
    taken = post(stranger, when, {"day": DAY_GIVEN, "start": START})
    assert taken.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "最近的空时段：2026-11-25 10:00" in taken.content.decode()
    change = address("appointment_change", booked.code)
    assert post(mine, change, {"day": DAY_GIVEN, "start": "12:00"}).url == done.url
    assert "12:00-12:30" in mine.get(address("appointments")).content.decode()
    assert post(mine, done.url).url == address("appointments")
    assert appointments.mine(actor=holder, at=AT)[0].state is appointments.State.CANCELLED
    gone = post(mine, change, {"day": DAY_GIVEN, "start": "13:00"})
    assert gone.status_code == HTTPStatus.UNPROCESSABLE_ENTITY


@pytest.mark.verifies(HAMI(14))
def test_on_a_day_that_is_full_one_waits_and_leaves(hall, manager):
    appointments.set_places(venue=hall, function=Function.ACCEPT, places=1, actor=manager, at=AT)
    closed = appointments.Span(DAY, "10:30", "24:00", "培训", Function.ACCEPT)
    appointments.close_slots(venue=hall, span=closed, actor=manager, at=AT)
    testing.booked(hall, start="10:00")
    waiting = people.client_of(people.applicant_actor())
    when = address("book_when", hall, "accept")
    assert "这一天约满了" in waiting.get(when, {"day": DAY_GIVEN}).content.decode()

    assert post(waiting, when, {"day": DAY_GIVEN, "wait": "yes"}).url == address("appointments")

    shown = waiting.get(address("appointments")).content.decode()
    ref = shown.split('name="ref" value="', 1)[1].split('"', 1)[0]
    assert "前面还有 0 人" in shown
    post(waiting, address("appointments"), {"ref": ref})
    assert ref not in waiting.get(address("appointments")).content.decode()


@pytest.mark.verifies(HAMI(13), HAMI(14))
def test_only_a_terminal_of_the_hall_gives_out_numbers_and_checks_in(hall, manager, now):
    code = testing.booked(hall)
    number, check_in = address("kiosk_number"), address("kiosk_check_in")
    stranger = Client()
    stranger.cookies[TERMINAL] = "no-terminal"  # not signed
    for where, sent in ((number, {"function": "accept", "priority": "none"}),
                        (check_in, {"code": code})):  # fmt: skip
        assert "这台设备还不是自助终端" in post(stranger, where, sent).content.decode()
    assert {one.waiting for one in hall_api.board(hall, at=AT).queues} == {0}

    terminal = people.client_of(manager)
    terminal.post(address("kiosk_set_up"), {"venue": hall, "name": "一号"})
    assert "综合受理" in terminal.get(number).content.decode()
    assert "老年人" in terminal.get(number, {"function": "accept"}).content.decode()
    assert terminal.get(number, {"function": "x"}).status_code == HTTPStatus.NOT_FOUND
    taken = post(terminal, number, {"function": "accept", "priority": "elderly"})
    assert "A001" in terminal.get(taken.url).content.decode()
    asked = post(terminal, number, {"function": "accept", "priority": "appointment"})
    assert asked.status_code == HTTPStatus.OK  # asks again: an appointment proves itself
    assert "还没有到签到时间" in post(terminal, check_in, {"code": code}).content.decode()

    now.move_to(AT + timedelta(hours=22, minutes=30))
    arrived = post(terminal, check_in, {"code": code.lower()})
    assert "A001" in terminal.get(arrived.url).content.decode()
    now.move_to(AT + timedelta(hours=12))
    late = post(terminal, number, {"function": "accept", "priority": "none"})
    assert "现在不在开门时间" in late.content.decode()


@pytest.mark.verifies(HAMI(13))
def test_screens_show_numbers_and_never_a_name(hall):
    clerk = hall_testing.seated(hall, "2")
    slips = [hall_testing.taken(hall) for _each in range(2)]
    hall_api.call_next(actor=clerk, at=AT)

    whole = Client().get(address("screen", hall))
    one = Client().get(address("screen_window", hall, "2")).content.decode()
    mine = Client().get(address("slip", slips[1].ref)).content.decode()
    venue = Client().get(address("venue", hall)).content.decode()

    for shown in (whole.content.decode(), one):
        assert "A001" in shown
        assert clerk.ref not in shown
        assert "王丽" not in shown
        assert f"/events/board/{hall}" in shown
    assert "connect-src 'self' http://testserver:" in whole["Content-Security-Policy"]
    told = json.loads(board_told(hall))
    assert (told["called"], told["waiting"]["accept"], told["paused"]) == ([["A001", "2"]], 1, [])
    assert ("0 人" in mine, "约 15 分钟" in mine) == (True, True)
    assert "现在 1 人等候，约 30 分钟" in venue
    assert Client().get(address("screen_window", hall, "99")).status_code == HTTPStatus.NOT_FOUND
