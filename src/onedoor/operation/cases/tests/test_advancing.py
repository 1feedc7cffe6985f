"""Steps of the flow that are no move of the table: an inspection, the parts of a joint review."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onedoor.journal.testing import kinds
from onedoor.law.articles import ADL, HAMI
from onedoor.operation.cases import access, testing
from onedoor.operation.cases.domain.inbox import Filter
from onedoor.operation.cases.domain.joint import (
    ObjectionUnanswered,
    ObjectionWithoutWords,
    check_answer,
    check_part,
    is_objection,
)
from onedoor.operation.cases.domain.roles import RoleMissing
from onedoor.operation.cases.domain.states import Move, State
from onedoor.operation.cases.models import Case, JointPart
from onedoor.operation.cases.queries.desk import case, inbox
from onedoor.operation.cases.services.advancing import TurnNotOpen, advance
from onedoor.operation.cases.services.foreseeing import BATCH
from onedoor.operation.cases.testing import AT, a_case, attempt, make
from onedoor.operation.clocks import api as clocks
from onedoor.operation.documents import api as documents
from onedoor.system.flows.api import OutcomeNotOpen, StepNotOpen

pytestmark = pytest.mark.django_db
SAID = {"agree": "规划：同意", "object": "规划：有意见"}
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
    assert found.moves - ASIDE == {Move.VISIT}
    assert found.events[-1].note == "审查：现场核查"
    with pytest.raises(TurnNotOpen):
        make(Move.ADVANCE, number, actor=cast.officer)
    make(Move.VISIT, number, actor=cast.officer)
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
    before = everything(number)
    with pytest.raises(access.PartGiven) as given:
        case(number=number, actor=planner)
    assert given.value.facts == {"number": number, "on": AT.date(), "said": SAID[other]}
    with pytest.raises(access.PartGiven):
        advance(number=number, turn=f"joint.land:{other}", note="", actor=planner, at=AT)
    with pytest.raises(access.CaseMissing):  # who only accepts there was not asked
        case(number=number, actor=replace(planner, duties=frozenset({"cases.accept"})))
    assert everything(number) == before
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


@pytest.mark.verifies(ADL(26, paragraph=2))
def test_an_objection_says_to_what_and_a_grant_against_it_says_why(jointly):
    number = a_case(jointly, State.ACCEPTED)
    planner = replace(jointly.stranger, duties=frozenset({"cases.review"}))
    before = everything(number)
    with pytest.raises(ObjectionWithoutWords):
        advance(number=number, turn="joint.land:object", note=" ", actor=planner, at=AT)
    assert everything(number) == before
    advance(number=number, turn="joint.land:object", note="占用绿地。", actor=planner, at=AT)
    advance(number=number, turn="joint.own:agree", note="", actor=jointly.officer, at=AT)
    make(Move.REVIEW, number, actor=jointly.officer)
    assert case(number=number, actor=jointly.officer).objections == ("规划",)
    (foreseen,) = BATCH[Move.GRANT]([number], actor=jointly.officer, at=AT)
    assert isinstance(foreseen.obstacle, ObjectionUnanswered)
    before = everything(number)
    with pytest.raises(ObjectionUnanswered):
        make(Move.GRANT, number, actor=jointly.officer)
    assert everything(number) == before

    why = "申请人已改用硬化地面，不占用绿地。"
    attempt(Move.GRANT, number, actor=jointly.officer, at=AT, note=why)

    paper = documents.documents_of(case_number=number)[-1]
    assert why in str(documents.twin(document_id=paper.id).sheets[0])
    assert case(number=number, actor=jointly.officer).events[-1].note == why


@pytest.mark.verifies(HAMI(14))
def test_what_officers_note_for_each_other_is_not_told_to_the_applicant(jointly):
    number = a_case(jointly, State.ACCEPTED)
    planner = replace(jointly.stranger, duties=frozenset({"cases.review"}))
    advance(number=number, turn="joint.land:object", note="占用绿地。", actor=planner, at=AT)
    advance(number=number, turn="joint.own:agree", note="齐全", actor=jointly.officer, at=AT)
    attempt(Move.REVIEW, number, actor=jointly.officer, at=AT, note="建议不予许可")

    def notes(actor):
        return [one.note for one in case(number=number, actor=actor).events[-3:]]

    assert notes(jointly.officer) == [
        "规划：有意见\n占用绿地。", "食品安全：同意\n齐全", "建议不予许可"
    ]  # fmt: skip
    assert notes(jointly.applicant) == ["规划", "食品安全", ""]


@pytest.mark.verifies(ADL(26, paragraph=2))
def test_a_guests_list_tells_and_follows_the_date_of_its_own_part(cast):
    testing.publish_joint(cast, days=3)
    late = a_case(cast, State.ACCEPTED, key="late")
    planner = replace(cast.stranger, duties=frozenset({"cases.review"}))

    (row,) = joint(planner)
    own = next(one for one in clocks.of(late) if one.place == "joint.land")
    assert row.due_on == own.due_on != case(number=late, actor=cast.officer).due_on


@given(outcomes=st.lists(st.sampled_from("abcd"), min_size=1, unique=True), data=st.data())
def test_only_the_last_outcome_of_a_joint_step_is_no_objection(outcomes, data):
    outcome = data.draw(st.sampled_from(outcomes))

    assert is_objection(outcome, outcomes) == (outcome != outcomes[-1])
    if is_objection(outcome, outcomes):
        with pytest.raises(ObjectionWithoutWords):
            check_part("  ", objects=True)
        with pytest.raises(ObjectionUnanswered):
            check_answer("", objections=[outcome])
    assert check_part(" 有 ", objects=True) == check_answer("有", objections=["a"]) == "有"
    assert check_part("", objects=False) == check_answer("", objections=[]) == ""
