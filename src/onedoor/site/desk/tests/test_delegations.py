"""下放 at the desk: proposed, approved, ended; what the township page and the report then tell."""

import pytest
import time_machine
from django.urls import reverse
from django.utils import translation

from onedoor.general.bodies import api as bodies
from onedoor.general.bodies import testing as registered
from onedoor.general.people import testing as people
from onedoor.law.articles import HAMI
from onedoor.system.delegation import api
from onedoor.system.delegation.testing import AT
from onedoor.system.items import testing as offerings
from onedoor.system.venues import api as venues

pytestmark = [pytest.mark.django_db, pytest.mark.verifies(HAMI(12))]
TOWN = "650502205000"


@pytest.fixture(autouse=True)
def now():
    with time_machine.travel(AT, tick=False), translation.override("zh-hans"):
        yield


@pytest.fixture(scope="module")
def cast(module_db):
    registered.demo_city()
    body = bodies.bodies(area=TOWN, role=bodies.Role.TOWNSHIP)[0].code
    run = people.staff_actor("centre.manage", body=body, area=TOWN)
    venue = venues.open_venue(
        kind=venues.Kind.CENTRE, area=TOWN, body=body, since=AT.date(), actor=run, at=AT,
        facts=venues.Facts("回城乡便民服务中心", "演示地址", "0902-0000000"),
    )  # fmt: skip
    return {
        "item": offerings.published().code,
        "venue": venue,
        "run": run,
        "editor": people.staff_actor("items.edit", body=offerings.BODY),
        "head": people.staff_actor("cases.decide", body=offerings.BODY),
    }


def page(actor, name, *args):
    found = people.client_of(actor).get(reverse(f"desk:{name}", args=args))
    return found.content.decode() if found.status_code == 200 else found.status_code


def post(actor, name, *args, **given):
    return people.client_of(actor).post(reverse(f"desk:{name}", args=args), given)


@pytest.mark.check("A12-1")
@pytest.mark.check("A12-2")
@pytest.mark.check("A12-3")
def test_an_item_goes_down_and_the_township_says_so(cast, client):
    given = {
        "item": cast["item"], "venue": cast["venue"], "mode": "authorised",
        "document_number": "伊市监发〔2026〕8号", "since": "2026-11-24",
    }  # fmt: skip
    field = {"item": cast["item"], "field": "registration", "source": "示例归类"}

    assert (
        post(cast["editor"], "delegation_new", **{**given, "document_number": ""}).status_code
        == 422
    )
    assert api.delegations(actor=cast["editor"]).rows == []
    made = post(cast["editor"], "delegation_new", **given).url.rstrip("/").split("/")[-1]
    assert 'value="approve"' not in page(cast["editor"], "delegation", made)
    refused = post(cast["head"], "delegation", made, **{"do": "approve", "approve-notice": ""})
    assert (refused.status_code, "先公告" in refused.content.decode()) == (422, True)
    done = post(cast["head"], "delegation", made, **{"do": "approve", "approve-notice": "公告"})
    assert done.status_code == 302
    assert post(cast["editor"], "delegations", **field).status_code == 302

    told = client.get(reverse("portal:venue", args=[cast["venue"]])).content.decode()
    assert "在这里就近能办的事" in told
    assert reverse("portal:guide", args=[cast["item"]]) in told
    report = page(people.staff_actor("office.supervise"), "delegation_report")
    assert "24 个乡镇（街道）中，0 个" in report
    assert "缺 6 个" in report
    assert page(people.staff_actor("items.edit", body="1" * 18), "delegation", made) == 404
    ended = {"do": "end", "end-on": "2026-11-24", "end-why": "收回"}
    assert post(cast["editor"], "delegation", made, **ended).status_code == 302
    told = client.get(reverse("portal:venue", args=[cast["venue"]])).content.decode()
    assert "在这里就近能办的事" not in told
