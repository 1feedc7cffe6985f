"""A manager keeps the hall: what is lacking is shown, each part is changed by its own form."""

from dataclasses import replace
from datetime import date
from http import HTTPStatus

import pytest
import time_machine
from django.urls import reverse
from django.utils import translation

from onedoor.general.bodies import testing as bodies
from onedoor.general.people import testing as people
from onedoor.journal import testing as journal
from onedoor.law.articles import AEL, HAMI
from onedoor.system.venues import api, testing
from onedoor.system.venues.api import Function, Kind, Window

pytestmark = pytest.mark.django_db
AT, TOWNSHIP, VILLAGE = testing.AT, testing.TOWNSHIP, testing.VILLAGE
FACTS = {"name": "伊州区东河街道便民服务中心", "address": "建国路 1 号", "phone": "0902-2230000"}


@pytest.fixture(autouse=True)
def now():
    with time_machine.travel(AT, tick=False), translation.override("zh-hans"):
        yield


@pytest.fixture
def manager():
    bodies.demo_city()
    return testing.manager(bodies.body_of("伊州区政务服务中心").code)


@pytest.fixture
def township(manager):
    return testing.manager(bodies.body_of("伊州区东河街道办事处").code, area=TOWNSHIP)


def ask(actor, name, *args, to=None):
    return people.client_of(actor).get(reverse(f"desk:{name}", args=args), to or {})


def post(actor, page, /, *args, **given):
    return people.client_of(actor).post(reverse(f"desk:{page}", args=args), given)


@pytest.mark.verifies(HAMI(6), HAMI(13), AEL(40))
@pytest.mark.check("A13-2")
def test_the_list_says_what_is_lacking_and_who_is_not_served(manager, township):
    code = testing.a_hall(manager)
    windows = [Window("1", frozenset({Function.ACCEPT}))]
    api.set_windows(code=code, windows=windows, actor=manager, at=AT)

    shown = ask(manager, "venues").content.decode()

    assert reverse("desk:venue", args=[code]) in shown
    for words in ("办不成事反映", "手写板", "低位服务台 或者 无障碍服务窗口", "0 / 24", "东河街道"):
        assert words in shown, words
    assert ask(township, "venues").status_code == HTTPStatus.OK
    for area in (testing.COUNTY, "650521000000", "1"):
        elsewhere = ask(township, "venues", to={"area": area})
        assert elsewhere.status_code == HTTPStatus.NOT_FOUND
    assert ask(township, "venue", code).status_code == HTTPStatus.NOT_FOUND


@pytest.mark.verifies(HAMI(6))
@pytest.mark.check("A6-1")
def test_a_township_opens_its_centre_and_a_wrong_name_is_told_beside_what_was_typed(township):
    given = {**FACTS, "area": TOWNSHIP, "since": "2026-11-24"}
    wrong = post(township, "venue_new", **{**given, "name": "东河办事大厅"})
    assert wrong.status_code == HTTPStatus.UNPROCESSABLE_ENTITY
    assert "便民服务中心" in wrong.content.decode()
    assert "建国路 1 号" in wrong.content.decode()
    assert post(township, "venue_new", **{**given, "area": testing.COUNTY}).status_code == 422
    assert api.venues() == ()

    done = post(township, "venue_new", **given, facilities=["voice", "screen"])

    (found,) = api.venues()
    assert done.url == reverse("desk:venue", args=[found.code])
    assert (found.kind, found.area, found.since) == (Kind.CENTRE, TOWNSHIP, AT.date())
    assert found.facilities == {"voice", "screen"}


@pytest.mark.verifies(HAMI(6), HAMI(13))
def test_each_part_of_the_page_changes_its_own(township):
    post(township, "venue_new", **FACTS, area=TOWNSHIP, since="2026-11-24")
    ((code, before),) = [(one.code, one) for one in api.venues()]

    def do(word, **given):
        answer = post(township, "venue", code, do=word, **given)
        return answer.status_code

    facts = {f"facts-{name}": value for name, value in FACTS.items()}
    assert do("facts", **{**facts, "facts-address": "建国路 2 号"}) == HTTPStatus.FOUND
    assert api.venue(code).address == "建国路 2 号"
    table = {
        "number": ["2", "1", ""],
        "functions-0": ["consult"],
        "functions-1": ["accept", "bundle"],
    }
    assert do("windows", **table, **{"stopped-0": "yes"}) == HTTPStatus.FOUND
    assert [(w.number, set(map(str, w.functions)), w.in_use) for w in api.venue(code).windows] == [
        ("1", {"accept", "bundle"}, True), ("2", {"consult"}, False),
    ]  # fmt: skip
    assert do("week", **{"week-working": "09:00-13:00\r\n14:00-18:00"}) == HTTPStatus.FOUND
    assert api.opening(code, at=AT).today == ("09:00-13:00", "14:00-18:00")
    given = {"day-day": "2026-11-24", "day-spans": "", "day-reason": "停电"}
    assert do("day", **given) == HTTPStatus.FOUND
    assert api.opening(code, at=AT).today == ()
    assert do("undo_day", day="2026-11-24") == HTTPStatus.FOUND
    assert api.opening(code, at=AT).now
    share = {
        "share-area": VILLAGE,
        "share-document_number": "东办〔2026〕1号",
        "share-since": "2026-11-24",
    }
    assert do("share", **share) == HTTPStatus.FOUND
    assert [one.code for one in api.shared_by(code)] == [VILLAGE]
    assert do("end_share", area=VILLAGE) == HTTPStatus.FOUND
    assert api.shared_by(code) == ()

    said, kept = journal.kinds(code), api.venue(code)
    for word, wrong in (
        ("facts", {"facts-name": "x"}),
        ("facts", {**facts, "facts-longitude": "93"}),
        ("windows", {"number": ["1", "1"], "functions-0": ["accept"], "functions-1": ["accept"]}),
        ("windows", {"number": ["1"]}),
        ("week", {"week-working": "九点"}),
        ("day", {"day-day": "2026-11-24"}),
        ("day", {"day-day": "x", "day-reason": "r"}),
        ("undo_day", {"day": "x"}),
        ("share", {**share, "share-area": "650521001001"}),
        ("close", {"close-until": "2020-01-01"}),
        ("close", {}),
    ):
        assert do(word, **wrong) == HTTPStatus.UNPROCESSABLE_ENTITY, (word, wrong)
    assert do("burn") == HTTPStatus.NOT_FOUND
    assert (journal.kinds(code), api.venue(code)) == (said, kept)
    assert do("close", **{"close-until": "2026-12-31"}) == HTTPStatus.FOUND
    assert api.venue(code).until == date(2026, 12, 31)
    assert replace(api.venue(code), until=None) == kept
    assert before.code == code


@pytest.mark.verifies(HAMI(5))
def test_who_does_not_run_it_reads_it_only(manager):
    code = testing.a_hall(manager)
    office = people.staff_actor(
        "office.supervise", body=bodies.body_of("伊州区人民政府办公室").code, area=testing.COUNTY
    )
    shown = ask(office, "venue", code)
    assert shown.status_code == HTTPStatus.OK
    assert 'name="do"' not in shown.content.decode()
    before = api.venue(code)
    tried = post(office, "venue", code, do="windows", number="1")
    assert tried.status_code == HTTPStatus.FORBIDDEN
    assert ask(office, "venue_new").status_code == HTTPStatus.FORBIDDEN
    assert ask(people.staff_actor("cases.decide"), "venues").status_code == HTTPStatus.FORBIDDEN
    assert api.venue(code) == before
