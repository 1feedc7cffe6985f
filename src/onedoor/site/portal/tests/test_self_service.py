"""A terminal of a hall: filed there by the ordinary door, and nothing of the person stays."""

import re
from datetime import timedelta
from http import HTTPStatus

import pytest
import time_machine
from django.conf import settings
from django.test import Client
from django.urls import reverse
from django.utils import translation

from onedoor.general.bodies import testing as bodies
from onedoor.general.people import testing as people
from onedoor.general.people.api import mine
from onedoor.kernel.days import legal_day
from onedoor.law.articles import HAMI, PIPL
from onedoor.operation.cases import api as cases
from onedoor.operation.hall import api as hall_api
from onedoor.site.portal import terminals
from onedoor.system.forms import testing as filling
from onedoor.system.items import testing as items
from onedoor.system.venues import api as venues_api
from onedoor.system.venues import testing as venues

pytestmark = pytest.mark.django_db
AT = venues.AT


@pytest.fixture(autouse=True)
def now():
    with time_machine.travel(AT, tick=False) as travelling, translation.override("zh-hans"):
        yield travelling


@pytest.fixture
def manager():
    bodies.demo_city()
    return venues.manager(bodies.body_of("伊州区政务服务中心").code)


@pytest.fixture
def terminal(manager):
    """Return a browser that staff made a terminal, as a manager does it in the hall."""
    browser = people.client_of(manager)
    venue = venues.a_hall(manager)
    browser.post(reverse("portal:kiosk_set_up"), {"venue": venue, "name": "一号"})
    return browser


@pytest.fixture
def venue(terminal, manager):
    """Return the hall of the terminal."""
    (hall,) = venues_api.venues(kind=venues_api.Kind.HALL)
    return hall.code


def signed_in(browser, actor, now):
    """Sign somebody in at the terminal; return the address to which that leads on."""
    people.client_of(actor, client=browser)
    session = browser.session
    session[mine.KIOSK_UNTIL] = terminals.until(now).timestamp()
    session.save()


def at(name, *given):
    return reverse(f"portal:kiosk_{name}", args=given)


def offered():
    """Publish one item that can be filed at a terminal, and one that asks for several persons."""
    name = items.BODY_NAME
    body = bodies.body_of(name).code
    simple = items.demonstrations(body=body, body_name=name)["insurance_enrolment"]
    return (
        items.published(simple, body=body, body_name=name),
        items.published(body=body, body_name=name),
    )


def answer_all(browser, draft, told):
    """Answer one question after the other, until there is none left; return the last address."""
    where, asked = at("question", draft, 1), list[str]()
    while True:
        page = browser.get(where)
        if page.status_code == HTTPStatus.FOUND:
            return page.url, asked
        names = re.findall(r'name="([a-z_]+)"', page.content.decode())
        sent = {name: told[name] for name in names if name in told}
        if "work_kind" in sent:  # nobody goes on without an answer
            assert "id_work_kind" in browser.post(where).content.decode()
        asked += sent
        where = browser.post(where, sent).url


@pytest.mark.verifies(HAMI(20), HAMI(15))
@pytest.mark.check("A20-3")
def test_what_may_be_filed_at_a_terminal_is_filed_there_question_by_question(terminal):
    what, other = offered()
    told = filling.posted(what.form, today=legal_day(AT), by_agent="no", work_kind="free")
    holder = people.applicant_actor(told["person_name"], number=told["person_idcard"])
    listed = terminal.get(at("file")).content.decode()
    assert (what.what.for_terminals, other.what.for_terminals) == (True, False)
    assert (at("begin", what.code) in listed, at("begin", other.code) in listed) == (True, False)
    begin = at("begin", what.code)
    assert terminal.get(begin).url.startswith(at("sign_in"))  # a session of another kind is none
    people.client_of(holder, client=terminal)
    assert terminal.get(begin).url.startswith(at("sign_in"))
    signed_in(terminal, holder, AT)
    assert terminal.get(at("begin", other.code)).status_code == HTTPStatus.NOT_FOUND

    draft = terminal.post(begin).url.split("/")[-3]
    last, asked = answer_all(terminal, draft, told)
    shown = terminal.get(last).content.decode()
    sent = terminal.post(last, {"seen": re.findall(r'name="seen" value="([^"]+)"', shown)[0]})
    again = terminal.post(last, {"seen": "whatever"})

    (row,) = cases.cases_of(actor=holder).rows
    found = cases.case(number=row.number, actor=holder)
    assert sent.url == again.url == at("filed", found.number)
    assert found.channel is cases.Channel.KIOSK
    assert {key: found.answers[key] for key in ("work_kind", "pay_way")} == {
        "work_kind": "free", "pay_way": told["pay_way"]
    }  # fmt: skip
    assert len(asked) == len(set(asked))  # each question once
    assert found.query_code in terminal.get(sent.url).content.decode()
    assert found.number in terminal.get(at("papers")).content.decode()
    stranger = people.client_of(people.applicant_actor())
    assert "这台设备还不是自助终端" in stranger.get(begin).content.decode()


def ready(terminal):
    """Fill in a draft at the terminal; return its owner and the order on the page of checking."""
    what, _other = offered()
    told = filling.posted(what.form, today=legal_day(AT), by_agent="no", work_kind="free")
    holder = people.applicant_actor(told["person_name"], number=told["person_idcard"])
    signed_in(terminal, holder, AT)
    draft = terminal.post(at("begin", what.code)).url.split("/")[-3]
    last, _asked = answer_all(terminal, draft, told)
    page = terminal.get(last).content.decode()
    (order,) = re.findall(r'data-order="([^"]+)"', page)
    assert told["person_idcard"] not in order
    return holder, order


def states(*answers):
    return [(one.status_code, one.json()["state"]) for one in answers]


@pytest.mark.verifies(HAMI(20))
@pytest.mark.check("A20-3")
def test_an_order_kept_while_the_line_was_down_is_filed_once_when_it_arrives(
    terminal, manager, venue, now
):
    holder, order = ready(terminal)
    terminal.post(at("leave"))
    other = people.client_of(manager)
    other.post(at("set_up"), {"venue": venue, "name": "二号"})
    wrong = order[:-6] + ("AAAA" if order[-6:-2] != "AAAA" else "BBBB") + order[-2:]

    def send(browser, what):
        return browser.post(at("orders"), {"order": what})

    nothing = states(
        send(Client(), order), send(other, order), send(terminal, wrong), send(terminal, "x"),
        send(terminal, ""),
    )  # fmt: skip
    assert nothing == [(403, "unknown"), *[(400, "refused")] * 4]
    assert not cases.cases_of(actor=holder).rows

    now.move_to(arrives := AT + timedelta(hours=5))
    sent = [send(terminal, order) for _again in range(3)]

    (row,) = cases.cases_of(actor=holder).rows
    found = cases.case(number=row.number, actor=holder)
    assert states(*sent) == [(200, "filed")] * 3
    assert {one.json()["next"] for one in sent} == {at("filed", found.number)}
    assert (found.channel, found.events[0].at) == (cases.Channel.KIOSK, arrives)


@pytest.mark.verifies(HAMI(20))
def test_an_order_that_comes_too_late_leaves_the_draft_to_its_owner(terminal, now):
    holder, order = ready(terminal)
    now.move_to(AT + timedelta(hours=72, seconds=1))

    late = terminal.post(at("orders"), {"order": order})

    assert states(late) == [(200, "kept")]
    assert not cases.cases_of(actor=holder).rows
    assert cases.drafts_of(actor=holder, at=AT + timedelta(hours=72))


@pytest.mark.verifies(PIPL(51))
@pytest.mark.check("A20-3")
def test_who_leaves_a_terminal_or_stays_too_long_leaves_nothing(terminal, now):
    holder = people.applicant_actor()
    signed_in(terminal, holder, AT)
    kept = terminal.cookies[terminals.TERMINAL].value
    assert terminal.get(at("papers")).headers["Cache-Control"] == "no-store"
    terminal.get(at("menu"), {"low": "1"})
    key = terminal.session.session_key

    left = terminal.post(at("leave"))

    assert left.url == reverse("portal:kiosk")
    assert left.headers["Clear-Site-Data"] == '"cache"'
    assert not terminal.session.exists(key)
    live = {name for name, one in terminal.cookies.items() if one.value}
    assert live == {terminals.TERMINAL}
    assert terminal.cookies[terminals.TERMINAL].value == kept
    assert terminal.get(at("papers")).url.startswith(at("sign_in"))

    signed_in(terminal, holder, AT)
    now.move_to(AT + timedelta(minutes=19))
    assert terminal.get(at("papers")).status_code == HTTPStatus.OK
    now.move_to(AT + timedelta(minutes=20))
    assert terminal.get(at("papers")).url.startswith(at("sign_in"))
    assert settings.SESSION_COOKIE_NAME not in live


@pytest.mark.verifies(HAMI(20))
def test_what_does_not_work_is_said_first_and_staff_are_called(terminal, manager, venue):
    (one,) = hall_api.terminals.terminals(venue, actor=manager)
    before = terminal.get(at("menu")).content.decode()
    terminal.post(at("call"))
    staff, page = people.client_of(manager), reverse("desk:devices", args=[venue])
    assert "有人呼叫" in staff.get(page).content.decode()

    staff.post(page, {"terminal": one.code, "printer": "on", "reader": "on"})

    after = terminal.get(at("menu")).content.decode()
    told = ("打印机不能用", "读卡器不能用", "现在没有窗口叫号")
    assert [words in before for words in told] == [False, False, True]
    assert [words in after for words in told] == [True, True, True]
    assert "有人呼叫" not in staff.get(page).content.decode()
    stranger = people.client_of(people.staff_actor("counter.intake", area="650521000000"))
    assert stranger.get(page).status_code == HTTPStatus.FORBIDDEN
    staff.post(page, {"terminal": one.code, "withdraw": "on"})
    assert "这台设备还不是自助终端" in terminal.get(at("number")).content.decode()
    assert "这台设备还不是自助终端" in Client().post(at("call")).content.decode()
