"""The shift by its pages: papers to give, a device that is down, over to the next."""

from http import HTTPStatus

import pytest
import time_machine
from django.urls import reverse
from django.utils import translation

from onedoor.general.bodies import testing as bodies
from onedoor.general.people import testing as people
from onedoor.journal import testing as journal
from onedoor.law.articles import HAMI
from onedoor.operation.cases import testing as telling
from onedoor.operation.cases.api import Move
from onedoor.operation.hall import api as hall
from onedoor.operation.hall import testing as halls
from onedoor.operation.shifts import api as shifts
from onedoor.system.venues import testing as venues

pytestmark = [pytest.mark.django_db, pytest.mark.verifies(HAMI(13))]
AT = telling.AT


@pytest.fixture(autouse=True)
def now():
    with time_machine.travel(AT, tick=False), translation.override("zh-hans"):
        yield


def led(answer):
    return answer.url


class Cast:
    def __init__(self) -> None:
        self.of = telling.cast()
        bodies.a_manager(self.of.counter.body)
        code = venues.a_hall(venues.manager(self.of.counter.body))
        self.clerk, self.next = self.of.counter, halls.clerk()
        hall.sit_down(venue=code, window="2", actor=self.clerk, at=AT)
        self.browser = people.client_of(self.clerk)
        self.page = reverse("desk:shift")

    def words(self, page=""):
        return self.browser.get(page or self.page).content.decode()

    def papers(self):
        told = shifts.summary(actor=self.clerk, day=AT.date()).papers
        return [paper.document for paper in told]


def test_papers_wait_for_a_printer_and_are_given_later_or_left_online():
    cast = Cast()
    browser, page, counter = cast.browser, cast.page, reverse("desk:counter")
    for device in ("printer", "reader"):
        told = {"do": "device", "device": device, "is_down": "yes"}
        assert led(browser.post(page, told)) == page
    assert all(word in cast.words(counter) for word in ("打印机故障", "读卡器故障"))
    read = browser.post(counter, {"number": f"阿依古丽|{telling.FIRM}"})
    assert read.status_code == HTTPStatus.UNPROCESSABLE_ENTITY  # a reader that is down reads none
    assert led(browser.post(counter, {"number": telling.FIRM}))
    number = telling.taken_in(cast.of, on_paper=frozenset({"layout", "rules"}), then=Move.ACCEPT)
    journal.deliver(at=AT)
    first, second = cast.papers()
    assert "打印机故障" in cast.words(reverse("desk:taken", args=[number]))

    browser.get(reverse("desk:paper", args=[number, first]))
    assert cast.papers() == [second]
    assert led(browser.post(page, {"do": "online", "document": second})) == page
    assert cast.papers() == []
    browser.post(page, {"do": "device", "device": "printer", "is_down": "no"})
    assert "打印机故障" not in cast.words(counter)
    for wrong in ({"do": "device", "device": "x"}, {"do": "x"}):
        assert browser.post(page, wrong).status_code == HTTPStatus.NOT_FOUND


@pytest.mark.verifies(HAMI(11))
def test_a_window_is_handed_over_and_taken_and_the_sheet_names_both():
    cast = Cast()
    given = {"do": "give", "to": cast.next.ref, "left": "三份原件", "note": ""}
    assert cast.browser.post(cast.page, given | {"to": ""}).status_code == 422
    assert led(cast.browser.post(cast.page, given)) == cast.page
    assert hall.seat(cast.clerk) is None
    (handover,) = shifts.handovers(actor=cast.next)
    sheet, other = reverse("desk:handover", args=[handover.ref]), people.client_of(cast.next)
    assert "等您接班" in other.get(cast.page).content.decode()
    stranger = people.client_of(halls.clerk())
    assert stranger.get(sheet).status_code == HTTPStatus.NOT_FOUND
    assert cast.browser.post(sheet).status_code == HTTPStatus.NOT_FOUND

    assert led(other.post(sheet)) == sheet

    shown = cast.words(sheet)
    assert ("三份原件" in shown, "等待接班" in shown) == (True, False)
