"""Where to go: the lists by county and township, and the page of one venue."""

from datetime import date
from http import HTTPStatus

import pytest
import time_machine
from django.urls import reverse

from onedoor.general.bodies import testing as bodies
from onedoor.law.articles import AEL, HAMI
from onedoor.system.venues import api, testing
from onedoor.system.venues.api import Differs, Facility, Facts, Kind

pytestmark = pytest.mark.django_db
AT, TOWNSHIP, VILLAGE = testing.AT, testing.TOWNSHIP, testing.VILLAGE


@pytest.fixture
def manager():
    bodies.demo_city()
    return testing.manager(bodies.body_of("伊州区政务服务中心").code)


def page(client, name, *args, **asked):
    answer = client.get(reverse(f"portal:{name}", args=args), asked)
    assert answer.status_code == HTTPStatus.OK
    return answer.content.decode()


@pytest.mark.verifies(HAMI(6), HAMI(13), AEL(40))
@pytest.mark.check("A6-3")
def test_the_page_says_where_it_is_whether_it_is_open_and_what_is_there(client, manager):
    code = testing.a_hall(manager)
    facts = Facts(
        "伊州区政务服务中心", "爱国北路 8 号", "0902-2234567",
        facilities=frozenset({Facility.LOW_COUNTER}),
    )  # fmt: skip
    api.change(code=code, facts=facts, actor=manager, at=AT)
    with time_machine.travel(AT, tick=False):
        shown = page(client, "venue", code)
        for words in ("爱国北路 8 号", "0902-2234567", "现在开门", "10:00-14:00", "低位服务台"):
            assert words in shown
        assert "办不成事反映" in shown
        api.set_day(code=code, differs=Differs(AT.date(), (), "停电检修"), actor=manager, at=AT)
        shown = page(client, "venue", code)
        assert "现在关门" in shown
        assert "停电检修" in shown
        assert "下次开门：2026年11月25日 10:00" in shown
        api.close(code=code, until=date(2026, 11, 24), actor=manager, at=AT)
        shown = page(client, "venue", code)
    assert "这里已经关闭" in shown
    assert "现在关门" not in shown
    gone = client.get(reverse("portal:venue", args=["nowhere"]))
    assert gone.status_code == HTTPStatus.NOT_FOUND


@pytest.mark.verifies(HAMI(6))
def test_the_list_goes_from_the_city_to_the_villages(client, manager):
    assert "还没有登记大厅和站点" not in page(client, "venues")  # counties without a hall are named
    hall = testing.a_hall(manager)
    township = testing.manager(bodies.body_of("伊州区东河街道办事处").code, area=TOWNSHIP)
    codes = [
        api.open_venue(
            kind=kind, area=area, body=township.body, since=date(2026, 1, 1), actor=township, at=AT,
            facts=Facts(name, "建国路 1 号", "0902-2230000"),
        )
        for kind, area, name in (
            (Kind.CENTRE, TOWNSHIP, "东河街道便民服务中心"),
            (Kind.STATION, VILLAGE, "复兴路社区便民服务站"),
        )
    ]  # fmt: skip
    links = [reverse("portal:venue", args=[code]) for code in (hall, *codes)]

    def listed(**asked):
        shown = page(client, "venues", **asked)
        return [link in shown for link in links]

    assert listed() == [True, False, False]
    assert listed(area="650502000000") == [True, True, False]
    assert listed(area=TOWNSHIP) == listed(area=VILLAGE) == [False, True, True]
    assert listed(area="650521000000") == [False, False, False]
    assert "由上级站点服务" in page(client, "venues", area=TOWNSHIP)
    for area in ("1", "999999999999", "<b>"):
        answer = client.get(reverse("portal:venues"), {"area": area})
        assert answer.status_code == HTTPStatus.NOT_FOUND
