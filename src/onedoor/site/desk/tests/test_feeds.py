from datetime import timedelta

import pytest

from onedoor.general.clients import testing as clients
from onedoor.general.people import testing as people
from onedoor.operation.cases import testing as cases
from onedoor.operation.feeds import api as feeds
from onedoor.operation.feeds import testing as letters
from onedoor.system.items import testing as items


@pytest.fixture(scope="module")
def of(module_db):
    return cases.cast()


def test_a_dead_letter_is_shown_and_tried_again(of):
    caller = clients.caller(at=cases.AT, bodies=(items.BODY,))
    letter = letters.dead_letter(caller.client, cases.submitted(of), at=cases.AT)
    browser = people.client_of(people.staff_actor("system.admin"))

    page = browser.get("/desk/feeds/").content.decode()
    answer = browser.post(f"/desk/feeds/{letter}/retry/")

    assert ("status 500" in page, caller.client.name in page) == (True, True)
    assert answer["Location"] == "/desk/feeds/"
    assert feeds.dead_letters(actor=caller.client.actor()).rows == []


def test_what_is_tried_again_says_why_it_failed_and_when_it_is_next(of):
    caller = clients.caller(at=cases.AT, bodies=(items.BODY,), name="另一个平台")
    number, due = cases.submitted(of, key="k2"), cases.AT + timedelta(hours=1)
    letters.failed(caller.client, number, at=cases.AT, due_at=due)

    page = people.client_of(people.staff_actor("system.admin")).get("/desk/feeds/")
    told = page.content.decode().partition('id="failing"')[2]

    assert ("timeout" in told, number in told, "13:00" in told) == (True, True, True)


def test_nobody_else_sees_the_page(of):
    assert people.client_of(of.clerk).get("/desk/feeds/").status_code == 403
