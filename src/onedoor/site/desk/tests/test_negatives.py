"""The negative list at the desk: three people, one after the other."""

from http import HTTPStatus

import pytest
import time_machine
from django.urls import reverse
from django.utils import translation

from onedoor.general.bodies import testing as bodies
from onedoor.general.people import testing as people
from onedoor.law.articles import HAMI
from onedoor.system.venues import api
from onedoor.system.venues.testing import AT, COUNTY

pytestmark = pytest.mark.django_db
GIVEN = {"item": "YZ-1", "name": "现场检验", "reason": "space", "explanation": "须在专用场地办理"}


@pytest.fixture(autouse=True)
def now():
    with time_machine.travel(AT, tick=False), translation.override("zh-hans"):
        yield


@pytest.fixture
def cast():
    bodies.demo_city()
    wanted = {
        "department": ("伊州区市场监督管理局", "items.edit"),
        "manager": ("伊州区政务服务中心", "centre.manage"),
        "government": ("伊州区人民政府办公室", "office.supervise"),
    }
    return {
        who: people.staff_actor(duty, body=bodies.body_of(name).code, area=COUNTY)
        for who, (name, duty) in wanted.items()
    }


def ask(actor, page, /, *args, **to):
    return people.client_of(actor).get(reverse(f"desk:{page}", args=args), to)


def post(actor, page, /, *args, **given):
    return people.client_of(actor).post(reverse(f"desk:{page}", args=args), given)


@pytest.mark.verifies(HAMI(10))
@pytest.mark.check("A10-2")
def test_an_item_comes_onto_the_list_through_three_pairs_of_hands(cast):
    wrong = post(cast["department"], "negative_new", **{**GIVEN, "explanation": ""})
    assert wrong.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "现场检验" in wrong.content.decode()
    assert post(cast["department"], "negative_new").status_code == 422
    done = post(cast["department"], "negative_new", **GIVEN)
    (entry,) = [one.id for one in api.entries().rows]
    assert done.url == reverse("desk:negative", args=[entry])
    assert 'name="do"' not in ask(cast["department"], "negative", entry).content.decode()

    answer = {"do": "check", "check-answer": "属实"}
    assert post(cast["government"], "negative", entry, **answer).status_code == HTTPStatus.NOT_FOUND
    assert post(cast["manager"], "negative", entry, do="check").status_code == 422
    assert post(cast["manager"], "negative", entry, **answer).status_code == HTTPStatus.FOUND
    term = {"do": "approve", "approve-document_number": "伊政发〔2026〕3号",
            "approve-since": "2026-12-01", "approve-until": "2026-11-01"}  # fmt: skip
    assert post(cast["government"], "negative", entry, **term).status_code == 422
    assert api.outside(on=AT.date()) == {}
    term["approve-until"] = "2027-12-01"
    assert post(cast["government"], "negative", entry, **term).status_code == HTTPStatus.FOUND

    shown = ask(cast["manager"], "negatives", stage="approved").content.decode()
    for words in ("现场检验", "场地限制", "伊政发〔2026〕3号", "2027年12月1日", "已批准"):
        assert words in shown
    assert "现场检验" not in ask(cast["manager"], "negatives", stage="asked").content.decode()
    gone = {"do": "remove", "remove-on": "2027-01-01", "remove-answer": "场地已备"}
    assert post(cast["manager"], "negative", entry, **gone).status_code == HTTPStatus.FOUND
    assert "已移出" in ask(cast["manager"], "negative", entry).content.decode()


@pytest.mark.verifies(HAMI(10), HAMI(5))
def test_another_area_sees_nothing_of_it_and_others_cannot_ask(cast):
    post(cast["department"], "negative_new", **GIVEN)
    (entry,) = [one.id for one in api.entries().rows]
    elsewhere = people.staff_actor(
        "centre.manage", body=bodies.body_of("伊吾县政务服务中心").code, area="650522000000"
    )
    assert ask(elsewhere, "negative", entry).status_code == HTTPStatus.NOT_FOUND
    assert "现场检验" not in ask(elsewhere, "negatives").content.decode()
    assert ask(cast["manager"], "negative_new").status_code == HTTPStatus.FORBIDDEN
    assert ask(people.staff_actor("cases.decide"), "negatives").status_code == HTTPStatus.FORBIDDEN
    assert ask(cast["manager"], "negative", "none").status_code == HTTPStatus.NOT_FOUND
