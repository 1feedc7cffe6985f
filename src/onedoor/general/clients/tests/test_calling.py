from datetime import UTC, date, datetime, timedelta

import pytest

from onedoor.general.clients import api as clients
from onedoor.general.clients.domain.answers import (
    IdempotencyKeyReused,
    IdempotencyKeyWrong,
    StillRunning,
)
from onedoor.general.clients.domain.clients import reaches
from onedoor.general.clients.domain.keys import KeyWrong
from onedoor.general.clients.domain.scopes import ScopeMissing
from onedoor.general.clients.models import Answer, Call
from onedoor.general.clients.services import calling
from onedoor.general.clients.testing import CREDIT_CODE, OPERATOR, caller
from onedoor.general.people import api as people
from onedoor.general.people import testing as persons
from onedoor.general.terms import testing as terms
from onedoor.kernel.errors import Forbidden
from onedoor.law.articles import ADL, CSL, PIPL

AT = datetime(2026, 11, 24, 4, 0, tzinfo=UTC)
pytestmark = pytest.mark.django_db


@pytest.fixture
def made():
    return caller(at=AT)


def entrusted(applicant, *, name=OPERATOR, code=CREDIT_CODE):
    wanted = people.mine.Grant(
        agent_name=name, agent_number=code, scopes=["agent.apply"],
        from_on=AT.date(), until_on=date(2027, 3, 1),
    )  # fmt: skip
    return people.mine.grant(wanted=wanted, actor=applicant, at=AT)


@pytest.mark.parametrize("header", [
    "", "Bearer", "Bearer x", "Basic eDp5", f"Bearer odk.{'a' * 22}.{'b' * 22}",
])  # fmt: skip
def test_every_wrong_key_is_refused_alike(header):
    with pytest.raises(KeyWrong):
        clients.recognise(header=header, asker="1.2.3.4", at=AT)


@pytest.mark.verifies(CSL(21))
def test_one_client_and_one_guesser_are_slowed_down_each_for_itself(made):
    terms.set_value("clients.calls_per_minute", 10)
    for _ in range(10):
        clients.recognise(header=made.header, asker="1.2.3.4", at=AT)
        with pytest.raises(KeyWrong):
            clients.recognise(header="", asker="1.2.3.4", at=AT)

    with pytest.raises(people.TriedTooOften):
        clients.recognise(header=made.header, asker="5.6.7.8", at=AT)
    with pytest.raises(people.TriedTooOften):
        clients.recognise(header="", asker="1.2.3.4", at=AT)
    later = clients.recognise(header=made.header, asker="", at=AT + timedelta(seconds=61))
    assert later == made.client


@pytest.mark.verifies(PIPL(6))
def test_a_scope_that_was_not_registered_is_refused(made):
    clients.require(made.client, clients.Scope.READ)

    with pytest.raises(ScopeMissing):
        clients.require(made.client, clients.Scope.PERSONAL)


def test_a_client_reaches_its_area_its_bodies_and_its_offerings():
    narrow = caller(at=AT, area="650502000000", offerings=("A",)).client

    assert reaches(narrow, body="B", area="650502001000", offering="A")
    assert not reaches(narrow, body="B", area="650521000000", offering="A")
    assert not reaches(narrow, body="B", area="650502000000", offering="C")


@pytest.mark.verifies(ADL(29))
def test_an_applicant_entrusts_the_operator_and_the_system_acts_for_the_applicant(made):
    applicant = persons.applicant_actor()

    acting = clients.on_behalf(client=made.client, authorisation=entrusted(applicant), at=AT)

    assert (acting.ref, acting.on_behalf_of) == (made.client.id, applicant.ref)
    assert "agent.apply" in acting.duties


@pytest.mark.verifies(ADL(29))
def test_what_was_granted_to_another_or_taken_back_entrusts_nobody(made):
    applicant = persons.applicant_actor()
    other = entrusted(applicant, name="别的公司")
    gone = entrusted(applicant)
    people.mine.revoke(authorisation=gone, actor=applicant, at=AT)

    for authorisation in (other, gone, "no-such-authorisation"):
        with pytest.raises(Forbidden):
            clients.on_behalf(client=made.client, authorisation=authorisation, at=AT)


def test_a_key_answers_first_what_it_answered_before(made):
    who = {"client": made.client.id, "key": "k-0000001"}

    assert clients.claim(**who, request_sha256="a", at=AT) is None
    with pytest.raises(StillRunning):
        clients.claim(**who, request_sha256="a", at=AT)
    clients.keep(**who, answer=clients.Kept(201, "{}"))

    assert clients.claim(**who, request_sha256="a", at=AT) == clients.Kept(201, "{}")
    with pytest.raises(IdempotencyKeyReused):
        clients.claim(**who, request_sha256="b", at=AT)


def test_a_key_whose_request_was_refused_or_died_is_free_again(made):
    who = {"client": made.client.id, "key": "k-0000001"}
    clients.claim(**who, request_sha256="a", at=AT)
    clients.release(**who)

    assert clients.claim(**who, request_sha256="b", at=AT) is None
    assert clients.claim(**who, request_sha256="b", at=AT + timedelta(minutes=3)) is None
    with pytest.raises(IdempotencyKeyWrong):
        clients.checked_key("short")


@pytest.mark.verifies(CSL(21))
def test_records_go_when_their_days_are_over(made):
    called = clients.Called(made.client.id, "getCase", "N1", 404, "cases.missing")
    clients.note_call(called=called, at=AT)
    clients.claim(client=made.client.id, key="k-0000001", request_sha256="a", at=AT)

    assert calling.drop_old(at=AT + timedelta(days=31)) == 0
    assert (Call.objects.count(), Answer.objects.count()) == (1, 0)
    assert calling.drop_old(at=AT + timedelta(days=191)) == 1
