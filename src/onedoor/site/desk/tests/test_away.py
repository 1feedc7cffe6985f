"""异地收件 at the desk: the screen says whose it is, the case where it was taken in."""

from dataclasses import replace

import pytest
import time_machine
from django.urls import reverse
from django.utils import translation

from onedoor.general.people import testing as people
from onedoor.law.articles import HAMI
from onedoor.operation.cases import testing
from onedoor.operation.receptions import api as receptions
from onedoor.operation.receptions import testing as places
from onedoor.system.items import testing as offerings

pytestmark = [pytest.mark.django_db, pytest.mark.verifies(HAMI(20)), pytest.mark.check("A20-1")]


@pytest.fixture(autouse=True)
def now():
    with time_machine.travel(testing.AT, tick=False), translation.override("zh-hans"):
        yield


@pytest.fixture(scope="module")
def cast(module_db):
    return testing.cast()


@pytest.fixture(scope="module")
def away(module_db):
    return places.a_place()


def test_a_clerk_elsewhere_takes_in_sends_the_papers_and_the_bureau_confirms(cast, away):
    here, bureau = people.client_of(away), people.client_of(cast.officer)
    screen = reverse("desk:take_in", args=[cast.applicant.ref, cast.offering])
    assert "结果在哪里领取" in here.get(screen).content.decode()

    choosing = reverse("desk:counter_items", args=[cast.applicant.ref])
    assert screen in here.get(choosing, {"q": "食品经营"}).content.decode()

    number = testing.taken_in(replace(cast, counter=away))
    case = reverse("desk:case", args=[number])
    assert number in here.get(reverse("desk:inbox")).content.decode()
    for browser in (here, bureau):
        assert "650522100便民服务中心" in browser.get(case).content.decode()
    parcel = reverse("desk:parcel", args=[number])
    here.post(parcel, {"do": "send", "what": ""})
    assert "没有写明寄的是什么" in here.get(case).content.decode()
    here.post(parcel, {"do": "send", "what": "申请表 EMS 100"})
    assert "确认收到" in bureau.get(case).content.decode()
    bureau.post(parcel, {"do": "confirm"})

    found = receptions.of(number)
    assert found is not None
    assert [one.arrived_by for one in found.parcels] == [cast.officer.ref]
    mine = people.client_of(cast.applicant).get(reverse("portal:case", args=[number]))
    assert "申请表 EMS 100" in mine.content.decode()


def test_what_is_not_flagged_is_refused_before_anything_is_typed(cast, away):
    plain = offerings.document() | {"scope": "4", "citywide_mode": ""}
    offerings.published(plain, reason="本县")

    shown = people.client_of(away).get(
        reverse("desk:take_in", args=[cast.applicant.ref, cast.offering])
    )

    assert shown.status_code == 403
    assert "没有列入全市通办" in shown.content.decode()
    assert "爱国北路 8 号" in shown.content.decode()
