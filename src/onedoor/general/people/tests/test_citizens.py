from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from onedoor.general.people import api
from onedoor.general.people.models import ApplicantRow, AuthorisationRow
from onedoor.general.people.testing import (
    acting_for,
    applicant_actor,
    client_of,
    organisation_actor,
)
from onedoor.general.terms.testing import set_value
from onedoor.journal import testing as journal
from onedoor.law.articles import OGS, PIPL

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def in_the_demo(settings):
    settings.ENVIRONMENT = replace(settings.ENVIRONMENT, demo=True, identity_provider="dev")


def seen(client: Any) -> Any:
    return client.get("/about/help/").wsgi_request


def begin(client: Client, onward: str = "/") -> str:
    answer = client.post(reverse("people:sign_in"), {"next": onward})
    assert answer.headers["Location"] == reverse("people:demo_identities")
    page = client.get(answer.headers["Location"]).content.decode()
    return page.split('name="state" value="')[1].split('"')[0]


def sign_in(client: Client, key: str, onward: str = "/"):
    state = begin(client, onward)
    return client.get(reverse("people:callback"), {"state": state, "identity": key})


@pytest.mark.verifies(OGS(5))
@pytest.mark.check("A7-2")
def test_a_person_signs_in_reads_the_notice_and_goes_where_they_were_going():
    client = Client()

    answer = sign_in(client, "gemingguli", "/about/help/")

    assert answer.headers["Location"] == f"{reverse('people:notice')}?next=%2Fabout%2Fhelp%2F"
    row = ApplicantRow.objects.get()
    assert (row.name, row.kind, row.level) == ("格明古丽·木哈台", "person", 3)
    assert journal.kinds(row.public_id) == ["people.signed_in"]


@pytest.mark.verifies(PIPL(17))
def test_nothing_is_done_in_ones_name_before_the_notice_is_read():
    client = Client()
    sign_in(client, "gemingguli")

    assert seen(client).actor is None
    sent = client.get(reverse("people:sign_in")).headers["Location"]
    assert sent.startswith(reverse("people:notice"))
    answer = client.post(reverse("people:notice"), {"next": "/about/help/"})

    assert answer.headers["Location"] == "/about/help/"
    row = ApplicantRow.objects.get()
    assert seen(client).actor.ref == row.public_id
    assert journal.kinds(row.public_id) == ["people.signed_in", "people.notice_read"]


def test_whoever_comes_again_is_the_same_applicant_and_is_not_asked_again():
    first, second = Client(), Client()
    sign_in(first, "gemingguli")
    first.post(reverse("people:notice"))

    answer = sign_in(second, "gemingguli", "/about/help/")

    assert answer.headers["Location"] == "/about/help/"
    assert ApplicantRow.objects.count() == 1


def test_who_represents_a_firm_signs_in_for_the_firm():
    client = Client()
    sign_in(client, "liu")
    client.post(reverse("people:notice"))

    request = seen(client)

    firm = ApplicantRow.objects.get(kind="organisation")
    assert (firm.name, firm.representative) == ("哈密市伊州区好味道餐饮有限公司", "刘欣䶮")
    assert request.actor.on_behalf_of == firm.public_id
    assert (request.who.name, request.who.acting_for) == ("刘欣䶮", firm.name)


def test_a_new_representative_replaces_the_one_before():
    sign_in(Client(), "liu")
    firm = ApplicantRow.objects.get(kind="organisation")
    AuthorisationRow.objects.update(agent_index=b"somebody else")

    sign_in(Client(), "liu")

    held = AuthorisationRow.objects.filter(grantor=firm).order_by("id")
    assert [row.revoked_at is None for row in held] == [False, True]


def test_the_session_key_changes_at_sign_in():
    client = Client()
    begin(client)
    before = client.session.session_key

    state = client.session["sign_in"]["kept"]["state"]
    client.get(reverse("people:callback"), {"state": state, "identity": "liu"})

    assert client.session.session_key != before


@pytest.mark.parametrize(
    "onward",
    ["https://evil.example/", "//evil.example/", "javascript:alert(1)", "/\\evil.example", "evil"],
)
def test_the_way_back_never_leaves_the_site(onward):
    client = Client()
    client.cookies.clear()

    sign_in(client, "liu", onward)
    answer = client.post(reverse("people:notice"), {"next": onward})

    assert answer.headers["Location"] == "/"


@pytest.mark.parametrize(
    "answered",
    [{"state": "x", "identity": "liu"}, {"identity": "liu"}, {"state": "", "identity": "nobody"}],
)
def test_an_answer_to_another_sign_in_proves_nothing(answered):
    client = Client()
    begin(client)

    answer = client.get(reverse("people:callback"), answered)

    assert answer.status_code == 409
    assert ApplicantRow.objects.count() == 0
    assert "applicant" not in client.session


def test_an_answer_is_good_once():
    client = Client()
    state = begin(client)
    client.get(reverse("people:callback"), {"state": state, "identity": "liu"})

    again = client.get(reverse("people:callback"), {"state": state, "identity": "ouyang"})

    assert again.status_code == 409
    assert not ApplicantRow.objects.filter(name="欧阳锋").exists()


@pytest.mark.parametrize("demo, provider", [(False, "dev"), (True, ""), (False, "oidc")])
def test_without_a_demo_there_are_no_demo_identities(settings, demo, provider):
    settings.ENVIRONMENT = replace(settings.ENVIRONMENT, demo=demo, identity_provider=provider)

    assert Client().post(reverse("people:sign_in")).status_code == 503
    assert Client().get(reverse("people:demo_identities")).status_code == 503


def test_the_demo_page_without_a_sign_in_under_way_leads_to_its_beginning():
    answer = Client().get(reverse("people:demo_identities"))

    assert answer.headers["Location"] == reverse("people:sign_in")


def test_an_idle_session_ends_after_half_an_hour_and_leads_back():
    client = client_of(applicant_actor())
    with time_machine.travel("2026-11-24T02:00:00Z", tick=False) as clock:
        assert seen(client).actor is not None
        clock.shift(timedelta(minutes=29))
        assert seen(client).actor is not None

        clock.shift(timedelta(minutes=31))

        assert seen(client).actor is None
        assert "applicant" not in client.session


def test_for_how_long_an_applicant_may_rest_is_set():
    set_value("security.citizen_idle_minutes", 60)
    client = client_of(applicant_actor())
    with time_machine.travel("2026-11-24T02:00:00Z", tick=False) as clock:
        assert seen(client).idle_seconds == 3600
        clock.shift(timedelta(minutes=59))
        assert seen(client).actor is not None

        clock.shift(timedelta(minutes=61))

        assert seen(client).actor is None


def test_an_authorisation_that_ends_ends_the_acting_at_once():
    firm, agent = organisation_actor(), applicant_actor()
    client = client_of(acting_for(agent, firm))
    assert seen(client).actor.on_behalf_of == firm.ref

    AuthorisationRow.objects.update(revoked_at="2026-11-01T00:00:00Z")
    answer = client.get("/about/help/")

    assert answer.status_code == 403
    request = seen(client)
    assert (request.actor.ref, request.actor.on_behalf_of) == (agent.ref, "")


def test_a_session_of_nobody_known_is_dropped():
    actor = applicant_actor()
    client = client_of(actor)
    ApplicantRow.objects.all().delete()

    assert seen(client).actor is None
    assert "applicant" not in client.session


def test_signing_out_ends_the_session_and_takes_a_post():
    client = client_of(applicant_actor())

    assert client.get(reverse("people:sign_out")).status_code == 405
    assert client.post(reverse("people:sign_out")).headers["Location"] == "/"

    assert seen(client).actor is None


def test_a_post_from_another_site_is_refused():
    client = Client(enforce_csrf_checks=True)

    for route in ("people:sign_in", "people:notice", "people:sign_out"):
        assert client.post(reverse(route)).status_code == 403


@time_machine.travel("2026-11-24T02:00:00Z", tick=False)
def test_sign_ins_from_one_address_are_counted():
    at = datetime(2026, 11, 24, 2, tzinfo=UTC)
    for _ in range(300):
        api.count_attempt(
            kind="citizen.sign_in", key="127.0.0.1", limit=300, window_seconds=300, at=at
        )

    answer = Client().post(reverse("people:sign_in"))

    assert (answer.status_code, answer.headers["Retry-After"]) == (429, "300")
