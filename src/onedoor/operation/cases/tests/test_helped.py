"""帮办代办: handed in with the applicant's written word; the agent decides and promises nothing."""

from dataclasses import replace
from datetime import timedelta

import pytest

from onedoor.journal.testing import kinds
from onedoor.kernel.errors import DomainError
from onedoor.law.articles import HAMI
from onedoor.operation.assistance import api as assistance
from onedoor.operation.assistance import testing as word
from onedoor.operation.cases import access, api, testing
from onedoor.operation.cases.domain.roles import RoleMissing
from onedoor.operation.cases.domain.states import Move, State
from onedoor.operation.cases.models import Case
from onedoor.operation.fees import api as fees
from onedoor.operation.receptions import testing as places
from onedoor.system.delegation import api as delegation
from onedoor.system.delegation import testing as down
from onedoor.system.items import testing as offerings
from onedoor.system.venues import api as venues

pytestmark = [pytest.mark.django_db, pytest.mark.verifies(HAMI(12)), pytest.mark.check("A12-4")]
PASSED = frozenset({"room", "staff", "line", "rules"})
TODAY = testing.AT.date()
LATER = testing.AT + timedelta(days=60)


@pytest.fixture(scope="module")
def cast(module_db):
    made = testing.cast()
    plain = offerings.document() | {"scope": "4", "citywide_mode": ""}
    offerings.published(plain, reason="本县")
    return made


@pytest.fixture(scope="module")
def agent(cast):
    return places.a_place("650502205001", "cases.decide", kind=venues.Kind.STATION)


@pytest.fixture
def helps(cast, agent):
    return down.delegated(cast.offering, agent, delegation.Mode.ASSISTED, conditions=PASSED)


def hand_in(cast, agent, *, at=testing.AT, key="k1", **changes):
    scans = {name: (testing.picture(name),) for name in ("layout", "rules")}
    intake = api.Intake(
        applicant=cast.applicant.ref, offering=cast.offering, posted=testing.POSTED,
        **{"scans": scans, **changes},
    )  # fmt: skip
    return api.file(intake=intake, actor=agent, at=at, key=key).number


def test_with_the_word_of_the_applicant_an_agent_hands_in_and_the_body_does_the_rest(
    cast, agent, helps
):
    word.authorised(cast.applicant.ref, cast.offering, agent)
    number = hand_in(cast, agent)

    case = Case.objects.get(number=number)
    assert (case.state, case.agent, case.applicant, case.received_by) == (
        State.SUBMITTED, agent.ref, cast.applicant.ref, "",
    )  # fmt: skip
    assert hand_in(cast, agent) == number
    assert kinds(number).count("assistance.stepped") == 1
    for move in (Move.RECEIVE, Move.ACCEPT, Move.WITHDRAW):
        with pytest.raises(DomainError):
            testing.make(move, number, actor=agent)
    assert Case.objects.get(number=number).state == State.SUBMITTED
    assert api.case(number=number, actor=agent).moves == frozenset()
    testing.make(Move.RECEIVE, number, actor=cast.clerk)
    testing.make(Move.ASK_FOR_SUPPLEMENT, number, actor=cast.clerk)
    promised = testing.needs(Move.SUPPLY, number)
    with pytest.raises(RoleMissing):
        api.COMMANDS[Move.SUPPLY](
            number=number, actor=agent, at=testing.AT, **{**promised, "accepted": frozenset({"x"})}
        )
    testing.make(Move.SUPPLY, number, actor=agent)
    assert Case.objects.get(number=number).state == State.RECEIVED
    assert kinds(number).count("assistance.stepped") == 2


def test_without_a_word_after_its_day_or_taken_back_nothing_is_done(cast, agent, helps):
    def refused(at=testing.AT):
        with pytest.raises(assistance.NotAuthorised):
            hand_in(cast, agent, at=at, key=f"k{at}")

    refused()
    given = word.authorised(cast.applicant.ref, cast.offering, agent)
    refused(LATER)
    with pytest.raises(DomainError):  # of another body
        assistance.withdraw(authorisation=given, actor=cast.counter, at=testing.AT)
    with pytest.raises(assistance.NotAuthorised):
        hand_in(cast, replace(agent, ref="T9"))
    assert Case.objects.count() == 0
    number = hand_in(cast, agent)
    assistance.withdraw(authorisation=given, actor=cast.applicant, at=testing.AT)
    with pytest.raises(DomainError):
        assistance.withdraw(authorisation=given, actor=cast.applicant, at=testing.AT)
    refused()
    with pytest.raises(DomainError):  # and the case is seen no more
        api.case(number=number, actor=agent)
    again = word.authorised(cast.applicant.ref, cast.offering, agent)
    assert [one.id for one in assistance.authorisations(actor=cast.applicant)] == [again, given]
    down.ended(helps)
    with pytest.raises(delegation.NotInForce):
        hand_in(cast, agent, key="k3")
    assert Case.objects.count() == 1


def test_who_does_not_help_here_keeps_no_word(cast, agent):
    with pytest.raises(DomainError, match=r"assistance\.no_help_here"):
        word.authorised(cast.applicant.ref, cast.offering, agent)
    assert assistance.authorisations(actor=cast.applicant) == ()
    with pytest.raises(access.CaseMissing):
        api.case(number="1", actor=agent)


@pytest.mark.parametrize("name", ["帮办代办费", "代办服务费"])
def test_help_costs_nothing(cast, name):
    what = fees.Granted("c1", cast.applicant.ref, "参保登记", offerings.BODY, testing.AREA)
    charge = fees.Charge(name, fees.money("10"), "某标准")

    with pytest.raises(DomainError, match=r"fees\.help_charged"):
        fees.charge(what, [charge], actor=cast.head, at=testing.AT)
    fees.charge(what, [replace(charge, name="工本费")], actor=cast.head, at=testing.AT)
    order = fees.of_case("c1")
    assert order is not None
    assert str(order.amount) == "10.00"
