from datetime import UTC, date, datetime

import pytest
from django.test import Client
from django.urls import reverse

from onedoor.general.people import api as people
from onedoor.general.people.testing import (
    acting_for,
    applicant_actor,
    client_of,
    organisation_actor,
    staff_actor,
)
from onedoor.journal import testing as journal
from onedoor.law.articles import ADL, PIPL

NOON = datetime(2026, 11, 24, 4, tzinfo=UTC)
PAGES = ["me", "contact", "agents", "entrust", "switch", "looks"]
pytestmark = pytest.mark.django_db


def words(answer) -> str:
    text: str = answer.content.decode()
    return text


@pytest.mark.parametrize("page", PAGES)
def test_pages_of_ones_own_are_for_those_signed_in(page):
    address = reverse(f"portal:{page}")

    for client in (Client(), client_of(staff_actor("security.admin"))):
        assert client.get(address).headers["Location"].startswith(reverse("people:sign_in"))


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("language", ["", "/ug"])
def test_each_page_has_one_heading_in_both_languages(page, language):
    client = client_of(applicant_actor())

    answer = client.get(language + reverse(f"portal:{page}"))

    assert (answer.status_code, words(answer).count("<h1")) == (200, 1)


def test_the_number_is_never_shown_in_full():
    number = "65050219900501461X"
    actor = applicant_actor(number=number, phone="13909025678")
    client = client_of(actor)

    for page in PAGES:
        shown = words(client.get(reverse(f"portal:{page}")))
        assert number not in shown
        assert "13909025678" not in shown


@pytest.mark.verifies(PIPL(46))
def test_contact_data_are_changed_and_wrong_ones_come_back_with_words():
    actor = applicant_actor()
    client = client_of(actor)
    address = reverse("portal:contact")

    wrong = client.post(address, {"phone": "12345", "mail": "a@b.cn"})
    right = client.post(address, {"phone": "13909021234", "mail": "a@b.cn", "address": ""})

    assert wrong.status_code == 422
    assert 'aria-invalid="true"' in words(wrong)
    assert "11 位手机号码" in words(wrong)
    assert right.headers["Location"] == reverse("portal:me")
    assert people.applicant(actor.ref).phone_masked == "139****1234"


WANTED = {
    "agent_name": "马丽",
    "agent_number": "11010519491231002X",
    "scopes": ["agent.apply", "agent.follow"],
    "from_on": "2099-01-01",
    "until_on": "2099年12月31日",
}


@pytest.mark.verifies(ADL(29))
def test_an_agent_is_entrusted_and_the_authorisation_taken_back():
    actor = applicant_actor()
    client = client_of(actor)

    granted = client.post(reverse("portal:entrust"), WANTED)
    (one,) = people.mine.granted_by(actor.ref, on=date(2099, 1, 1))
    shown = words(client.get(reverse("portal:agents")))
    asked = client.get(reverse("portal:revoke", args=[one.id]))
    client.post(reverse("portal:revoke", args=[one.id]))

    assert granted.headers["Location"] == reverse("portal:agents")
    assert (one.agent_name, one.until_on) == ("马丽", date(2099, 12, 31))
    assert "马丽" in shown
    assert "11010519491231002X" not in shown
    assert words(asked).count("<h1") == 1
    assert people.mine.granted_by(actor.ref, on=date(2099, 1, 1))[0].state == "revoked"


@pytest.mark.parametrize(
    "wrong, said",
    [
        ({"agent_number": "110105194912310021"}, "号码有误"),
        ({"agent_name": "马3"}, "姓名"),
        ({"scopes": []}, "请至少选择一项"),
        ({"until_on": "2098-01-01"}, "起止日期有误"),
        ({"until_on": "明年"}, "日期写法有误"),
        ({"from_on": ""}, "请填写开始日期"),
    ],
)
def test_a_wrong_grant_comes_back_with_words_beside_the_question(wrong, said):
    actor = applicant_actor()

    answer = client_of(actor).post(reverse("portal:entrust"), WANTED | wrong)

    assert answer.status_code == 422
    assert said in words(answer)
    assert journal.kinds(actor.ref) == []


def test_nobody_sees_or_revokes_the_authorisation_of_another():
    owner = applicant_actor()
    client_of(owner).post(reverse("portal:entrust"), WANTED)
    (one,) = people.mine.granted_by(owner.ref, on=date(2099, 1, 1))
    stranger = client_of(applicant_actor())

    assert stranger.get(reverse("portal:revoke", args=[one.id])).status_code == 404
    assert stranger.post(reverse("portal:revoke", args=[one.id])).status_code == 404
    assert stranger.post(reverse("portal:revoke", args=["nothing"])).status_code == 404
    assert people.mine.granted_by(owner.ref, on=date(2099, 1, 1))[0].state == "in_force"


@pytest.mark.verifies(ADL(29))
def test_an_agent_switches_and_the_header_says_for_whom():
    firm, agent = organisation_actor("哈密甜瓜有限公司"), applicant_actor("马丽")
    acting_for(agent, firm)
    client = client_of(agent)

    client.post(reverse("portal:switch"), {"acting_for": firm.ref})
    page = words(client.get(reverse("portal:me")))

    assert "马丽" in page
    assert "<b>代</b> 哈密甜瓜有限公司" in page
    assert journal.kinds(agent.ref) == ["people.identity_switched"]
    client.post(reverse("portal:switch"), {"acting_for": ""})
    assert "<b>代</b>" not in words(client.get(reverse("portal:me")))


def test_nobody_switches_to_somebody_who_did_not_entrust_them():
    firm, stranger = organisation_actor(), applicant_actor()
    client = client_of(stranger)

    answer = client.post(reverse("portal:switch"), {"acting_for": firm.ref})

    assert answer.status_code == 403
    assert journal.kinds(stranger.ref) == []


def test_an_agent_changes_nothing_of_the_one_acted_for():
    firm = organisation_actor()
    client = client_of(acting_for(applicant_actor(), firm))

    assert client.post(reverse("portal:contact"), {"phone": "13909021234"}).status_code == 403
    assert client.post(reverse("portal:entrust"), WANTED).status_code == 403


@pytest.mark.verifies(PIPL(44), PIPL(45))
def test_people_see_who_had_their_number_shown_and_why():
    actor = applicant_actor()
    clerk = staff_actor("cases.review", name="陈建国")
    people.unmask(
        applicant=actor.ref,
        field=people.Field.NUMBER,
        purpose=people.Purpose.VERIFY,
        actor=clerk,
        at=NOON,
    )

    page = words(client_of(actor).get(reverse("portal:looks")))

    for word in ("陈建国", clerk.ref, "核验身份", "证件号码", "2026-11-24 12:00"):
        assert word in page


def test_pages_stay_within_their_budget_of_queries(django_assert_max_num_queries):
    client = client_of(applicant_actor())
    client.get(reverse("portal:me"))  # the first page of a session also notes the time
    for page in PAGES:
        with django_assert_max_num_queries(9):
            client.get(reverse(f"portal:{page}"))
