"""Desks hear of new cases: a link says so, on staff pages only, and nothing moves by itself."""

import subprocess
import sys
from dataclasses import replace

import pytest
from django.conf import settings

from onedoor.general.people.testing import applicant_actor, client_of, staff_actor
from onedoor.site.desk.tests.test_browser import RECEIVER
from tests.browser import CLONE, csp_clean, follow, shot

NEW_CASE = """
import sys, django
django.setup()
from django.utils import timezone
from onedoor.general.bodies import api as bodies
from onedoor.general.people import api as people
from onedoor.kernel.actors import Actor, ActorKind
from onedoor.operation.cases import demo
from onedoor.system.items import api as items
body = demo._body(demo.BODY)
offering = next(one.code for one in items.browse(area=body.area, offered=True).rows)
firm = people.find_by_identity(id_kind=people.IdKind.CREDIT_CODE, number=demo.STORIES[0].code)
print(demo._online(demo.STORIES[0], firm.id, offering, sys.argv[1], timezone.now()))
"""
LOOK_AWAY = """away => {
  Object.defineProperty(document, "hidden", { value: away, configurable: true });
  document.dispatchEvent(new Event("visibilitychange"));
}"""


def submit(city, key):
    done = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", NEW_CASE, key],
        env=city.environment, cwd=CLONE, check=True, capture_output=True, text=True,
    )  # fmt: skip
    return done.stdout.split()[-1]


@pytest.mark.browser
def test_a_desk_hears_of_new_cases_and_moves_only_when_told(desk, served_city):
    opened = desk(RECEIVER, "/desk/inbox/", strict=True)
    link = opened.locator("#news")
    assert not link.is_visible()
    rows = opened.locator("table.cases tbody tr").count()

    submit(served_city, "news-1")
    link.wait_for(state="visible")
    assert link.inner_text() == "有 1 件新办件，刷新"
    assert opened.locator("table.cases tbody tr").count() == rows

    second = submit(served_city, "news-2")
    opened.wait_for_function("() => document.getElementById('news').textContent.includes('2')")
    csp_clean(opened)
    shot(opened, "desk-news")

    follow(link)
    assert opened.locator(f"a[href*='{second}']").count() == 1
    assert not opened.locator("#news").is_visible()


@pytest.mark.browser
def test_what_happened_while_nobody_looked_is_told_afterwards(desk, served_city):
    opened = desk(RECEIVER, "/desk/search/")
    with opened.expect_response("**/events/desk*"):
        opened.reload()
    opened.wait_for_timeout(500)
    opened.evaluate(LOOK_AWAY, arg=True)
    submit(served_city, "news-3")
    opened.wait_for_timeout(2500)
    assert not opened.locator("#news").is_visible()

    opened.evaluate(LOOK_AWAY, arg=False)

    opened.locator("#news").wait_for(state="visible")
    assert opened.locator("#news").inner_text() == "有 1 件新办件，去看看"


pytestmark = pytest.mark.django_db


def told(page, policy):
    return 'data-events="' in page, "connect-src" in policy


@pytest.mark.parametrize(
    "duties, listens", [(("cases.receive",), True), (("counter.intake",), True), ((), False)]
)
def test_only_who_works_on_cases_listens(duties, listens):
    answer = client_of(staff_actor(*duties)).get("/desk/search/", follow=True)

    assert told(answer.content.decode(), answer["Content-Security-Policy"]) == (listens, listens)


def test_an_applicant_s_page_listens_to_nothing():
    answer = client_of(applicant_actor()).get("/my/", follow=True)

    assert told(answer.content.decode(), answer["Content-Security-Policy"]) == (False, False)


def test_behind_a_proxy_the_stream_is_an_address_of_the_site(monkeypatch):
    environment = settings.ENVIRONMENT
    behind = replace(environment, site="https://zwfw.example")
    monkeypatch.setattr(settings, "ENVIRONMENT", behind)

    answer = client_of(staff_actor("cases.receive")).get("/desk/search/")

    assert 'data-events="/events/desk"' in answer.content.decode()
    assert "connect-src" not in answer["Content-Security-Policy"]
