import itertools

import pytest

from onedoor.kernel.actors import Actor, ActorKind
from onedoor.law.articles import ADL, HAMI
from onedoor.operation.cases.domain.roles import Hands, SameHands, Whose, check_hands, roles_in
from onedoor.operation.cases.domain.states import (
    CONCLUDED,
    DECISIONS,
    EDGES,
    UNDECIDED,
    Move,
    MoveNotOpen,
    Role,
    State,
    edge_for,
    edges_from,
)


@pytest.mark.parametrize("move, state", list(itertools.product(Move, State)))
def test_every_pair_outside_the_table_is_refused(move, state):
    listed = {(edge.move, edge.source): edge for edge in EDGES}

    if (move, state) in listed:
        assert edge_for(move, state) is listed[move, state]
    else:
        with pytest.raises(MoveNotOpen):
            edge_for(move, state)


def test_the_table_has_one_edge_for_each_move_and_source():
    assert len({(edge.move, edge.source) for edge in EDGES}) == len(EDGES)


def test_every_state_is_reached_from_the_first_and_every_open_one_can_be_left():
    reached, frontier = {State.SUBMITTED}, [State.SUBMITTED]
    while frontier:
        for edge in edges_from(frontier.pop()):
            if edge.target not in reached:
                reached.add(edge.target)
                frontier.append(edge.target)

    assert reached == set(State)
    assert {state for state in State if not edges_from(state)} == set(CONCLUDED)


def test_every_edge_names_who_and_on_what_basis():
    assert all(edge.roles and edge.basis.article for edge in EDGES)


@pytest.mark.verifies(HAMI(13))
@pytest.mark.check("A13-1")
def test_no_role_that_takes_in_may_decide():
    deciding = {role for edge in EDGES if edge.move in DECISIONS for role in edge.roles}

    assert deciding == {Role.DECIDER}
    assert Role.COUNTER not in deciding


@pytest.mark.verifies(HAMI(13), ADL(72))
@pytest.mark.check("A13-1")
@pytest.mark.parametrize("hands", [Hands("8", ""), Hands("", "8"), Hands("8", "8")])
def test_who_received_or_accepted_does_not_decide(hands):
    with pytest.raises(SameHands):
        check_hands(decider="8", hands=hands)
    check_hands(decider="9", hands=hands)


@pytest.mark.verifies(ADL(29))
def test_an_application_is_taken_back_only_until_it_is_decided():
    sources = {edge.source for edge in EDGES if edge.move is Move.WITHDRAW}

    assert sources == set(UNDECIDED)


def test_without_a_role_the_case_does_not_exist():
    def roles(actor, *, serves_area=False):
        return roles_in(actor=actor, case=Whose("B", "A"), serves_area=serves_area)

    officer = frozenset({"cases.review", "counter.intake"})
    assert roles(Actor(ActorKind.APPLICANT, "A")) == {Role.APPLICANT}
    entrusted = Actor(
        ActorKind.APPLICANT, "agent", duties=frozenset({"agent.apply"}), on_behalf_of="A"
    )
    assert roles(entrusted) == {Role.APPLICANT}
    assert roles(Actor(ActorKind.APPLICANT, "agent", on_behalf_of="A")) == {Role.FOLLOWER}
    assert roles(Actor(ActorKind.APPLICANT, "X")) == frozenset()
    assert roles(Actor(ActorKind.STAFF, "1", body="B", duties=officer)) == {Role.REVIEWER}
    assert roles(Actor(ActorKind.STAFF, "1", body="C", duties=officer)) == frozenset()
    centre = Actor(ActorKind.STAFF, "1", body="C", duties=officer)
    assert roles(centre, serves_area=True) == {Role.COUNTER}
    window = Actor(ActorKind.STAFF, "1", body="C", duties=frozenset({*officer, "cases.deliver"}))
    assert roles(window, serves_area=True) == {Role.COUNTER, Role.DELIVERER}
    assert roles(window) == frozenset()
    assert roles(Actor(ActorKind.SYSTEM, "A")) == {Role.CLOCK}
