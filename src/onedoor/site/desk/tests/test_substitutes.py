"""Pages of those who stand in for a colleague, and what the case says of it."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils import timezone, translation

from onedoor.general.people import testing as people
from onedoor.journal import api as journal
from onedoor.kernel.days import legal_day
from onedoor.law.articles import HAMI
from onedoor.operation.cases import testing
from onedoor.operation.cases.api import State, case

pytestmark = pytest.mark.django_db


def ask(client, name, *args, post=None):
    with translation.override("zh-hans"):
        address = reverse(f"desk:{name}", args=args)
        return client.get(address) if post is None else client.post(address, post)


@pytest.mark.verifies(HAMI(13))
def test_a_substitute_decides_for_the_officer_and_the_case_says_for_whom():
    cast = testing.cast()
    number = testing.a_case(cast, State.REVIEWED)
    other = people.staff_actor("cases.deliver", body=cast.officer.body, area=testing.AREA)
    today = legal_day(timezone.now())
    wanted = {
        "absent": cast.officer.ref, "substitute": other.ref, "duties": ["cases.decide"],
        "from_on": str(today), "until_on": str(today + timedelta(days=3)),
    }  # fmt: skip

    officer, browser = people.client_of(cast.officer), people.client_of(other)
    wrong = ask(officer, "substitutes", post=wanted | {"until_on": str(today - timedelta(days=1))})
    assert wrong.status_code == 422
    assert "代岗的起止日期有误" in wrong.content.decode()
    assert ask(officer, "substitutes", post=wanted).status_code == 302
    assert ask(browser, "move", number, "grant", post={"note": ""}).status_code == 403
    page = ask(browser, "substitutes").content.decode()
    ref = page.split('name="ref" value="')[1].split('"')[0]
    ask(browser, "take_on", post={"ref": ref})
    assert "<b>代</b>" in ask(browser, "case", number).content.decode()
    ask(browser, "move", number, "grant", post={"note": ""})

    last = case(number=number, actor=cast.officer).events[-1]
    assert (last.kind, last.by, last.behalf) == ("grant", other.ref, cast.officer.ref)
    entry = journal.entries_of(number)[-1]
    assert entry.actor == other.ref
    shown = ask(officer, "case", number).content.decode()
    assert "（代 马建国" in shown
    own = ask(people.client_of(cast.clerk), "substitutes").content.decode()
    assert ("休假人员" in own, "cases.decide" in own) == (False, False)
    ask(browser, "take_on", post={"ref": ""})
    assert ask(browser, "case", number).wsgi_request.actor.on_behalf_of == ""


@pytest.mark.verifies(HAMI(13))
def test_what_does_not_run_is_not_taken_on():
    cast = testing.cast()
    browser = people.client_of(cast.officer)

    ask(browser, "take_on", post={"ref": "none"})

    assert "standing_in" not in browser.session
