"""The pages on which an applicant reads what happened, and officers see that it was told."""

from dataclasses import replace

import pytest

from onedoor.general.people import testing as people
from onedoor.operation.cases import api as cases
from onedoor.operation.cases import testing
from onedoor.operation.notifications import api as notifications
from onedoor.operation.notifications.testing import give_up, heard

pytestmark = pytest.mark.django_db


@pytest.fixture
def of(settings):
    settings.DEFAULT_FROM_EMAIL = ""
    settings.SMS = replace(settings.SMS, adapter="console")
    return testing.cast()


def test_what_happened_is_read_marked_and_leads_to_the_case(of):
    number = testing.a_case(of, cases.State.ACCEPTED)
    heard(number)
    mine, stranger = (people.client_of(one) for one in (of.applicant, people.applicant_actor()))

    page = mine.get("/notifications/").content.decode()
    assert page.count(">未读<") == 3
    assert f"（{number}）已受理。" in page
    assert '<b class="bell-count">3' in mine.get("/").content.decode()
    assert "bell-count" not in stranger.get("/").content.decode()

    (newest, *_others) = notifications.mine(actor=of.applicant).rows
    assert stranger.get(f"/notifications/{newest.id}/").status_code == 404
    assert mine.get(f"/notifications/{newest.id}/")["Location"] == f"/cases/{number}/"
    assert notifications.unread(actor=of.applicant) == 2
    assert mine.post("/notifications/read/")["Location"] == "/notifications/"
    assert mine.get("/ug/notifications/").content.decode().count("tag-accent") == 0

    shown = people.client_of(of.officer).get(f"/desk/case/{number}/notifications/")
    assert shown.content.decode().count(">已读<") == 3
    assert people.client_of(of.stranger).get(shown.request["PATH_INFO"]).status_code == 404


def test_only_the_ways_that_are_there_are_offered_and_chosen(of):
    browser = people.client_of(of.applicant)
    page = browser.get("/me/notifications/").content.decode()

    assert ('value="sms"' in page, 'value="mail"' in page) == (True, False)
    assert browser.post("/me/notifications/", {"ways": "mail"}).status_code == 422
    answer = browser.post("/me/notifications/", {"ways": [], "language": "ug"})
    assert answer["Location"] == "/me/"
    assert notifications.choice(actor=of.applicant, on=testing.AT.date()) == notifications.Choice(
        frozenset(), "ug"
    )
    agent = people.acting_for(people.applicant_actor("热合曼"), of.applicant)
    assert people.client_of(agent).get("/me/notifications/").status_code == 403


def test_the_operator_sees_what_failed_and_tries_it_again(of):
    number = testing.a_case(of, cases.State.ACCEPTED)
    heard(number)
    sending = give_up(number, at=testing.AT)
    operator = people.staff_actor("system.admin")
    browser = people.client_of(operator)

    assert "SMTPServerDisconnected" in browser.get("/desk/notifications/").content.decode()
    assert browser.post(f"/desk/notifications/{sending}/retry/")["Location"] == (
        "/desk/notifications/"
    )
    assert notifications.failed(actor=operator).rows == []
    assert people.client_of(of.officer).get("/desk/notifications/").status_code == 403
