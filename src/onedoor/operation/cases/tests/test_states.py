import csv
import itertools
from pathlib import Path

import pytest

from onedoor.kernel.actors import Actor, ActorKind
from onedoor.law.articles import ADL, GIR, HAMI
from onedoor.law.register import in_chinese
from onedoor.operation.cases.domain.roles import Hands, SameHands, Whose, check_hands, roles_in
from onedoor.operation.cases.domain.states import (
    CONCLUDED,
    DECISIONS,
    EDGES,
    REOPENED,
    UNDECIDED,
    Move,
    MoveNotOpen,
    Role,
    State,
    edge_for,
    edges_from,
)
from onedoor.operation.cases.labels import MOVES, STATES

# Written by hand from the law, cell by cell; whoever changes the table of moves answers to it.
TABLE = Path(__file__).parents[5] / "tests/vectors/case_moves.csv"
WHO = {
    "申请人": Role.APPLICANT,
    "窗口受理人员": Role.COUNTER,
    "帮办代办人员": Role.HELPER,
    "收件人员": Role.RECEIVER,
    "受理人员": Role.ACCEPTER,
    "审查人员": Role.REVIEWER,
    "会同审查人员": Role.GUEST,
    "决定人员": Role.DECIDER,
    "批准人员": Role.APPROVER,
    "制证人员": Role.ISSUER,
    "送达人员": Role.DELIVERER,
    "时限届满由系统办理": Role.CLOCK,
}
KEPT, CLOSED = "不变", "—"


def table():
    with TABLE.open(encoding="utf-8", newline="") as file:
        return {row["动作"]: row for row in csv.DictReader(file)}


@pytest.mark.verifies(
    ADL(32), ADL(34), ADL(35), ADL(38), ADL(42), ADL(44), ADL(45), HAMI(13), GIR(41)
)
@pytest.mark.parametrize("move, state", list(itertools.product(Move, State)))
def test_every_move_from_every_state_is_what_the_table_of_the_law_says(move, state):
    row = table()[str(MOVES[move])]
    cell = row[str(STATES[state])]
    if cell == CLOSED:
        with pytest.raises(MoveNotOpen):
            edge_for(move, state)
        return

    edge = edge_for(move, state)

    assert str(STATES[edge.target]) == (str(STATES[state]) if cell == KEPT else cell)
    assert edge.roles == {WHO[name] for name in row["谁可以办"].split("、")}
    assert in_chinese(edge.basis) == row["依据"]


def test_the_table_of_the_law_names_no_move_and_no_state_that_there_is_not():
    rows = table()

    assert set(rows) == {str(words) for words in MOVES.values()}
    assert set(next(iter(rows.values()))) - {"动作", "谁可以办", "依据"} == {
        str(words) for words in STATES.values()
    }


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
    left = {edge.source for edge in EDGES if edge.target is not edge.source}
    # What was granted on a promise is checked, and may be revoked, after it was delivered.
    assert set(State) - left == set(CONCLUDED) - set(REOPENED) - {State.DELIVERED}


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
@pytest.mark.parametrize(
    "hands",
    [
        Hands("8", ""),
        Hands("", "8"),
        Hands("8", "8"),
        Hands("7", "", "8"),
        Hands("", "7", "", "8"),
    ],
)
def test_who_received_or_accepted_does_not_decide(hands):
    for actor in (Actor(ActorKind.STAFF, "8"), Actor(ActorKind.STAFF, "9", on_behalf_of="8")):
        with pytest.raises(SameHands):
            check_hands(decider=actor, hands=hands)
    check_hands(decider=Actor(ActorKind.STAFF, "9"), hands=hands)


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
