import itertools
from dataclasses import replace
from datetime import date

import pytest

from onedoor.general.bodies import api as bodies
from onedoor.general.people import testing as persons
from onedoor.journal.testing import kinds
from onedoor.kernel.actors import Actor, ActorKind
from onedoor.law.articles import ADL, BER, HAMI
from onedoor.operation.cases import access, testing
from onedoor.operation.cases.domain.history import KINDS
from onedoor.operation.cases.domain.roles import RoleMissing, SameHands
from onedoor.operation.cases.domain.states import EDGES, Move, MoveNotOpen, State, edge_for
from onedoor.operation.cases.models import Case, CaseEvent
from onedoor.operation.cases.queries.desk import case as open_case
from onedoor.operation.cases.testing import APPLICANTS, AT, a_case, case_for, make
from onedoor.operation.clocks import api as clocks
from onedoor.operation.documents import api as documents

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def cast(module_db):
    return testing.cast()


def everything(number):
    """Return all that a refused command must leave as it was."""
    row = Case.objects.filter(number=number).values().get()
    events = list(CaseEvent.objects.filter(case__number=number).values())
    return row, events, clocks.of(number), kinds(number), documents.documents_of(case_number=number)


def test_every_move_from_every_state_does_what_the_table_says(cast):
    listed = {(edge.move, edge.source): edge.target for edge in EDGES}
    numbers = {state: a_case(cast, state, key=f"k{n}") for n, state in enumerate(State)}
    everyone = persons.staff_actor(
        *testing.CLERK, *testing.OFFICER, body=cast.officer.body, area=testing.AREA
    )

    for move, state in itertools.product(Move, State):
        number = numbers[state]
        actor = cast.applicant if move in APPLICANTS else everyone
        if (move, state) in listed:
            continue
        before = everything(number)
        with pytest.raises(MoveNotOpen):
            make(move, number, actor=actor)
        assert everything(number) == before


@pytest.mark.parametrize("move", Move)
def test_a_move_is_made_once_and_written_in_the_journal(cast, move):
    number = case_for(cast, move)
    edge = edge_for(move, State(Case.objects.get(number=number).state))

    make(move, number, actor=cast.who(move))

    case = Case.objects.get(number=number)
    last = CaseEvent.objects.filter(case=case).latest("n")
    assert case.state == edge.target
    assert (last.kind, last.state, last.n) == (move, edge.target, case.events_count)
    assert kinds(number).count(KINDS[move]) == 1


@pytest.mark.parametrize("move", [move for move in Move if move is not Move.SUPPLY])
def test_to_another_body_the_case_does_not_exist(cast, move):
    number = case_for(cast, move)
    before = everything(number)

    with pytest.raises(access.CaseMissing):
        make(move, number, actor=cast.stranger)

    assert everything(number) == before


@pytest.mark.verifies(HAMI(5))
@pytest.mark.check("A5-2")
@pytest.mark.parametrize("who", ["clerk", "officer", "counter"])
def test_staff_of_another_county_are_refused_where_a_neighbour_finds_nothing(cast, who):
    number = a_case(cast, State.ACCEPTED)
    before = everything(number)
    away = replace(getattr(cast, who), body="1" * 18, area="650522000000")
    of_the_city = replace(away, area="650500000000", duties=cast.officer.duties)

    for refused in (
        lambda: open_case(number=number, actor=away),
        lambda: make(Move.REVIEW, number, actor=away),
    ):
        with pytest.raises(bodies.OutsideYourArea):
            refused()
    for number_asked, actor in (("1", away), (number, cast.stranger), (number, of_the_city)):
        with pytest.raises(access.CaseMissing):
            open_case(number=number_asked, actor=actor)

    assert everything(number) == before


@pytest.mark.parametrize("move", Move)
def test_a_colleague_without_the_duty_may_not(cast, move):
    number = case_for(cast, move)
    before = everything(number)
    duty = "cases.deliver" if move is not Move.DELIVER else "cases.receive"
    colleague = persons.staff_actor(duty, body=cast.officer.body, area=testing.AREA)

    with pytest.raises(RoleMissing):
        make(move, number, actor=colleague)

    assert everything(number) == before


@pytest.mark.verifies(HAMI(13), ADL(72))
@pytest.mark.check("A13-1")
@pytest.mark.parametrize("move", [Move.GRANT, Move.REFUSE])
def test_who_received_the_case_does_not_decide_it(cast, move):
    number = a_case(cast, State.REVIEWED)
    duties = cast.clerk.duties | {"cases.decide"}
    before = everything(number)

    with pytest.raises(SameHands):
        make(move, number, actor=replace(cast.clerk, duties=duties))

    assert everything(number) == before


@pytest.mark.verifies(HAMI(13))
@pytest.mark.check("A13-1")
def test_the_database_too_refuses_a_decision_by_the_receiver(cast):
    from django.db import IntegrityError  # noqa: PLC0415  # only here

    number = a_case(cast, State.REVIEWED)

    with pytest.raises(IntegrityError, match="case_receiver_does_not_decide"):
        Case.objects.filter(number=number).update(decided_by=cast.clerk.ref)


@pytest.mark.verifies(ADL(32, item=5), ADL(42, paragraph=1), BER(36))
def test_accepting_issues_the_notice_and_starts_both_clocks(cast):
    number = a_case(cast, State.RECEIVED)

    make(Move.ACCEPT, number, actor=cast.clerk)

    found = {clock.kind: clock for clock in clocks.of(number)}
    assert found[clocks.Kind.NOTICE].state is clocks.State.FINISHED
    assert found[clocks.Kind.DECISION_LEGAL].due_on == date(2026, 12, 22)
    assert found[clocks.Kind.DECISION_PROMISED].due_on == date(2026, 12, 1)
    case = Case.objects.get(number=number)
    assert (case.due_on, case.accepted_by) == (date(2026, 12, 1), cast.clerk.ref)
    (notice,) = documents.documents_of(case_number=number)
    assert notice.kind is documents.DocumentKind.ACCEPTANCE


@pytest.mark.verifies(ADL(38, paragraph=1), ADL(39), ADL(44))
def test_a_granted_case_ends_with_a_licence_delivered_in_time(cast):
    number = a_case(cast, State.DELIVERED)

    case = Case.objects.get(number=number)
    delivery = {clock.kind: clock for clock in clocks.of(number)}[clocks.Kind.DELIVERY]
    assert case.licence
    assert (case.state, case.due_on, case.concluded_at) == ("delivered", None, AT)
    assert (delivery.due_on, delivery.state) == (date(2026, 12, 8), clocks.State.FINISHED)
    assert [one.kind for one in documents.documents_of(case_number=number)] == [
        documents.DocumentKind.ACCEPTANCE,
        documents.DocumentKind.GRANT,
        documents.DocumentKind.LICENCE,
    ]


@pytest.mark.verifies(ADL(29))
def test_withdrawing_stops_every_clock(cast):
    number = a_case(cast, State.ACCEPTED)

    make(Move.WITHDRAW, number, actor=cast.applicant)

    assert {clock.state for clock in clocks.of(number)} == {
        clocks.State.FINISHED,
        clocks.State.STOPPED,
    }


def test_another_applicant_cannot_withdraw_it(cast):
    number = a_case(cast, State.SUBMITTED)
    other = persons.applicant_actor()
    before = everything(number)

    for stranger, refusal in (
        (other, access.CaseMissing),
        (Actor(ActorKind.SYSTEM, "clock"), RoleMissing),
    ):
        with pytest.raises(refusal):
            make(Move.WITHDRAW, number, actor=stranger)

    assert everything(number) == before


@pytest.mark.verifies(HAMI(13))
@pytest.mark.check("A13-1")
def test_hands_are_those_of_the_substitute_and_of_who_is_on_leave(cast):
    number = case_for(cast, Move.RECEIVE)
    receiving = replace(cast.clerk, ref="substitute", on_behalf_of=cast.clerk.ref)
    for move in (Move.RECEIVE, Move.ACCEPT):
        make(move, number, actor=receiving)
    make(Move.REVIEW, number, actor=cast.officer)
    before = everything(number)

    for who, behalf in (("substitute", ""), (cast.clerk.ref, ""), ("third", cast.clerk.ref)):
        deciding = replace(cast.officer, ref=who, on_behalf_of=behalf)
        with pytest.raises(SameHands):
            make(Move.GRANT, number, actor=deciding)
        assert Move.GRANT not in open_case(number=number, actor=deciding).moves
    assert everything(number) == before
    make(Move.GRANT, number, actor=replace(cast.officer, ref="third", on_behalf_of="fourth"))
    assert CaseEvent.objects.filter(case__number=number).latest("n").behalf == "fourth"
