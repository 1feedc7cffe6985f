"""What the signed-in identity says is not asked again: of the applicant, whoever acts for them."""

import html
import re

import pytest

from onedoor.general.people import api as persons
from onedoor.general.people import testing as people
from onedoor.law.articles import HAMI
from onedoor.operation.cases import api as cases
from onedoor.operation.cases import testing
from onedoor.system.items import testing as offerings

pytestmark = [pytest.mark.django_db, pytest.mark.verifies(HAMI(17))]
NAME, NUMBER, PHONE = "阿依古丽·买买提", "650502198803071214", "13909020077"
MASKS = ("650**************4", "139****0077")


@pytest.fixture
def offering():
    return offerings.published(offerings.demonstrations()["hardship_recognition"])


@pytest.fixture
def person():
    return people.applicant_actor(NAME, number=NUMBER, phone=PHONE)


def begun(actor, code):
    return cases.new_draft(offering=code, actor=actor, at=testing.AT).id


def answers_of(actor, where):
    return cases.draft(id=where.split("/")[2], actor=actor).answers


def values(page):
    inputs = (
        dict(re.findall(r'([a-z]+)="([^"]*)"', tag)) for tag in re.findall("<input[^>]*>", page)
    )
    return {one["name"]: html.unescape(one.get("value", "")) for one in inputs if "name" in one}


def test_a_person_finds_name_number_and_telephone_and_where_they_are_from(person, offering):
    browser = people.client_of(person)
    where = f"/drafts/{begun(person, offering.code)}/form/person/"
    page = browser.get(where).content.decode()

    shown = values(page)
    assert [shown[key] for key in ("person_name", "person_idcard", "contact_phone")] == [
        NAME, NUMBER, PHONE,
    ]  # fmt: skip
    assert page.count("已自动带出: 登录身份（实名认证）") == 3
    assert "person_name__wrong" in shown

    other = {"person_name": "别人", "person_idcard": NUMBER, "contact_phone": "13909020078"}
    refused = browser.post(where, other)
    assert refused.status_code == 422
    assert "不能在这里改" in refused.content.decode()
    kept = browser.post(where, other | {"person_name": NAME})
    assert kept.status_code == 302
    assert answers_of(person, where)["contact_phone"] == "13909020078"


def test_who_calls_the_identity_wrong_says_what_is_right_and_goes_on(person, offering):
    where = f"/drafts/{begun(person, offering.code)}/form/person/"
    said = {"person_name__wrong": "yes", "person_name__right": "阿依古丽·买买提江"}
    sent = {"person_name": NAME, "person_idcard": NUMBER, "contact_phone": PHONE}

    assert people.client_of(person).post(where, sent | said).status_code == 302
    answers = answers_of(person, where)
    assert answers["person_name"] == NAME
    assert answers["_origins"]["person_name"]["right"] == "阿依古丽·买买提江"


def test_an_agents_own_identity_is_not_put_into_the_firms_questions(person):
    cast = testing.cast()
    firm = persons.applicant(cast.applicant.ref)
    agent = people.acting_for(person, cast.applicant)
    browser = people.client_of(agent)
    draft = begun(agent, cast.offering)

    text = ""
    for page in ("applicant", "business"):
        text = browser.get(f"/drafts/{draft}/form/{page}/").content.decode()
        assert NUMBER not in text
        assert PHONE not in text
    assert values(text)["business_name"] == firm.name
    assert persons.facts(cast.applicant.ref)["organisation"] == firm.name


def test_a_firm_is_no_person_where_a_persons_name_is_asked(offering):
    firm = people.organisation_actor("哈密市甜瓜有限公司")
    page = people.client_of(firm).get(f"/drafts/{begun(firm, offering.code)}/form/person/")

    assert values(page.content.decode())["person_name"] == ""


def test_the_clerk_sees_numbers_masked_and_the_case_has_them_in_full(person, offering):
    clerk = people.staff_actor("counter.intake", "cases.receive", body=offering.body)
    where = f"/desk/counter/{person.ref}/{offering.code}/"
    browser = people.client_of(clerk)
    page = browser.get(where).content.decode()

    shown = values(page)
    assert (shown["person_idcard"], shown["contact_phone"]) == MASKS
    assert (NUMBER in page, PHONE in page) == (False, False)
    wrong = browser.post(where, {**shown, "person_name": "别人"}).content.decode()
    assert (NUMBER in wrong, PHONE in wrong) == (False, False)
