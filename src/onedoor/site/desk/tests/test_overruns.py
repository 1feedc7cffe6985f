"""Overruns on the desk, and what everybody reads of them and of what a service takes."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core.cache import cache
from django.urls import reverse

from onedoor.general.people.testing import client_of
from onedoor.kernel.actors import system
from onedoor.kernel.days import legal_day
from onedoor.law.articles import BER, HAMI
from onedoor.operation.cases import testing
from onedoor.operation.cases.api import State
from onedoor.supervision.timeliness import api as timeliness
from onedoor.supervision.timeliness.testing import took

pytestmark = pytest.mark.django_db
LATE = datetime(2026, 12, 3, 4, tzinfo=UTC)
WHY = "评审专家临时更换。"


@pytest.fixture
def cast():
    cache.clear()
    return testing.cast()


@pytest.fixture
def number(cast):
    found = testing.a_case(cast, State.ACCEPTED)
    timeliness.find(actor=system("test"), at=LATE)
    return found


@pytest.fixture(autouse=True)
def now():
    with time_machine.travel(LATE, tick=False):
        yield


def text(answer):
    return answer.content.decode()


@pytest.mark.verifies(HAMI(24), HAMI(29, item=5))
@pytest.mark.check("A24-1", "A29-5")
@pytest.mark.parametrize("prefix", ["", "/ug"])
def test_the_head_sees_each_limit_for_itself(cast, number, prefix):
    page = text(client_of(cast.officer).get(f"{prefix}/desk/overruns/"))

    assert number in page
    assert page.count("light-red") == 1  # the promise; the limit of the law was kept
    if not prefix:
        assert "超期 2 个工作日" in page
        assert "法定时限内" in page


@pytest.mark.verifies(BER(36))
@pytest.mark.check("A24-6")
def test_a_reason_is_entered_once_and_read_by_the_applicant_and_by_everybody(cast, number, client):
    desk = client_of(cast.officer)
    address = reverse("desk:overrun", args=[number])
    public = reverse("portal:overruns", args=[cast.offering])
    assert number not in text(client.get(public))

    wrong = desk.post(address, {"reason": "请找 13909020000"})
    assert (wrong.status_code, "较长的号码" in text(wrong)) == (422, True)
    assert desk.post(address, {"reason": ""}).status_code == 422
    assert timeliness.reason(number) == ""
    assert desk.post(address, {"reason": WHY}).status_code == 302

    told = text(client.get(public))
    assert (number in told, WHY in told, "甜蜜蜜瓜" in told) == (True, True, False)
    mine = client_of(cast.applicant).get(reverse("portal:case", args=[number]))
    assert WHY in text(mine)
    assert number not in text(desk.get("/desk/overruns/"))
    assert number in text(desk.get("/desk/overruns/?show=all"))


@pytest.mark.check("A24-6")
def test_nobody_else_explains(cast, number):
    address = reverse("desk:overrun", args=[number])
    for actor in (cast.stranger, cast.clerk):
        assert client_of(actor).post(address, {"reason": WHY}).status_code in (403, 404)
    assert timeliness.reason(number) == ""


@pytest.mark.verifies(BER(36))
def test_the_guide_says_what_a_service_takes_or_that_too_few_were_decided(cast, client):
    guide = reverse("portal:guide", args=[cast.offering])
    assert "样本不足：近一年办结 0 件" in text(client.get(guide))

    took(cast.offering, range(1, 11), on=legal_day(LATE))
    with time_machine.travel(LATE + timedelta(days=1), tick=False):  # told as of a day
        told = text(client.get(guide))
    assert (
        "近一年办结 10 件，从受理到决定，一半在 5 个工作日内办结，九成在 9 个工作日内办结" in told
    )
