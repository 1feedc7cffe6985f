"""Steps of the flow that are no move of the table: an inspection, the parts of a joint review."""

from dataclasses import replace

import pytest

from onedoor.journal.testing import kinds
from onedoor.law.articles import ADL, HAMI
from onedoor.operation.cases import access, testing
from onedoor.operation.cases.domain.inbox import Filter
from onedoor.operation.cases.domain.roles import RoleMissing
from onedoor.operation.cases.domain.states import Move, State
from onedoor.operation.cases.models import Case, JointPart
from onedoor.operation.cases.queries.desk import case, inbox
from onedoor.operation.cases.services.advancing import TurnNotOpen, advance
from onedoor.operation.cases.testing import AT, a_case, make
from onedoor.system.flows.api import OutcomeNotOpen, StepNotOpen

pytestmark = pytest.mark.django_db
# Open all the while, whatever the flow says.
ASIDE = {
    Move.ASK_EXTENSION, Move.VOID, Move.CORRECT, Move.CONTEST, Move.SETTLE,
    Move.HAND_OVER,
}  # fmt: skip


@pytest.fixture(scope="module")
def cast(module_db):
    return testing.cast()


@pytest.fixture
def jointly(cast):
    testing.publish_joint(cast)
    return cast


def joint(actor):
    return inbox(actor=actor, shown=Filter(joint=True), on=AT.date()).rows


def everything(number):
    row = Case.objects.filter(number=number).values().get()
    return row, kinds(number), list(JointPart.objects.values())


@pytest.mark.verifies(ADL(34), HAMI(16))
def test_an_inspection_is_a_step_that_the_review_waits_for(cast):
    number = a_case(cast, State.ACCEPTED)
    assert case(number=number, actor=cast.officer).turns == (("review:inspect", "审查：现场核查"),)

    make(Move.ADVANCE, number, actor=cast.officer)

    found = case(number=number, actor=cast.officer)
    assert (found.state, found.turns) == (State.ACCEPTED, ())
    assert found.moves - ASIDE == {Move.REVIEW}
    assert found.events[-1].note == "审查：现场核查"
    with pytest.raises(TurnNotOpen):
        make(Move.ADVANCE, number, actor=cast.officer)
    make(Move.REVIEW, number, actor=cast.officer)
    assert Case.objects.get(number=number).state == State.REVIEWED


@pytest.mark.verifies(ADL(26, paragraph=2), HAMI(20))
@pytest.mark.parametrize("said, other", [("agree", "agree"), ("agree", "object")])
def test_each_body_answers_its_own_part_and_then_the_first_goes_on(jointly, said, other):
    number = a_case(jointly, State.ACCEPTED)
    planner = replace(jointly.stranger, duties=frozenset({"cases.review"}))
    assert [row.number for row in joint(planner)] == [number]
    assert case(number=number, actor=planner).turns == (
        ("joint.land:object", "规划：有意见"), ("joint.land:agree", "规划：同意"),
    )  # fmt: skip
    assert case(number=number, actor=jointly.officer).moves - ASIDE == {Move.ADVANCE}
    with pytest.raises((OutcomeNotOpen, StepNotOpen)):
        make(Move.REVIEW, number, actor=jointly.officer)
    with pytest.raises(TurnNotOpen):
        advance(number=number, turn="joint.land:agree", note="", actor=jointly.officer, at=AT)

    advance(number=number, turn=f"joint.land:{other}", note="见附图", actor=planner, at=AT)

    assert joint(planner) == []
    with pytest.raises(access.CaseMissing):
        case(number=number, actor=planner)
    advance(number=number, turn=f"joint.own:{said}", note="", actor=jointly.officer, at=AT)
    found = case(number=number, actor=jointly.officer)
    assert found.moves - ASIDE == {Move.REVIEW, Move.ADVANCE}
    assert next(e.note for e in found.events if e.kind == "advance").endswith("见附图")
    assert kinds(number)[-2:] == ["cases.advanced", "cases.advanced"]


@pytest.mark.verifies(ADL(26, paragraph=2), HAMI(20))
def test_who_is_not_asked_does_not_see_a_case_under_joint_review(jointly):
    number = a_case(jointly, State.ACCEPTED)
    before = everything(number)
    elsewhere = replace(jointly.stranger, body="1" * 18)
    no_reviewer = replace(jointly.stranger, duties=frozenset({"cases.accept"}))

    for actor in (elsewhere, no_reviewer, jointly.applicant):
        with pytest.raises((access.CaseMissing, RoleMissing)):
            advance(number=number, turn="joint.land:agree", note="", actor=actor, at=AT)

    assert everything(number) == before
    assert [joint(one) for one in (elsewhere, no_reviewer, jointly.applicant)] == [[], [], []]


@pytest.mark.verifies(ADL(44))
def test_what_ends_without_a_licence_is_handed_over_after_the_decision(jointly):
    number = a_case(jointly, State.ACCEPTED)
    planner = replace(jointly.stranger, duties=frozenset({"cases.review"}))
    advance(number=number, turn="joint.land:agree", note="", actor=planner, at=AT)
    advance(number=number, turn="joint.own:agree", note="", actor=jointly.officer, at=AT)
    make(Move.REVIEW, number, actor=jointly.officer)
    make(Move.GRANT, number, actor=jointly.officer)
    assert case(number=number, actor=jointly.officer).moves - ASIDE == {Move.DELIVER}
    with pytest.raises(OutcomeNotOpen):
        make(Move.ISSUE, number, actor=jointly.officer)

    make(Move.DELIVER, number, actor=jointly.officer)

    row = Case.objects.get(number=number)
    assert (row.state, row.licence) == (State.DELIVERED, "")


def test_a_licence_that_the_flow_makes_is_not_passed_over(cast):
    number = a_case(cast, State.GRANTED)
    assert case(number=number, actor=cast.officer).moves - ASIDE == {Move.ISSUE}

    with pytest.raises(OutcomeNotOpen):
        make(Move.DELIVER, number, actor=cast.officer)

    assert Case.objects.get(number=number).state == State.GRANTED
