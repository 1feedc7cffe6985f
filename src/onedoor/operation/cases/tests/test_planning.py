"""What a step may take as published, and that each department has a clock of its own."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from onedoor.law.articles import ADL, HAMI
from onedoor.operation.cases import testing
from onedoor.operation.cases.domain.extensions import DaysOutOfRange
from onedoor.operation.cases.domain.inbox import Filter
from onedoor.operation.cases.domain.states import Move, State
from onedoor.operation.cases.queries.desk import case, inbox
from onedoor.operation.cases.services.advancing import advance
from onedoor.operation.cases.services.extending import approve, ask
from onedoor.operation.cases.testing import AT, a_case, make
from onedoor.operation.clocks import api as clocks

pytestmark = pytest.mark.django_db
RUNNING, PAUSED, FINISHED, STOPPED = (
    clocks.State.RUNNING, clocks.State.PAUSED, clocks.State.FINISHED, clocks.State.STOPPED
)  # fmt: skip


@pytest.fixture(scope="module")
def cast(module_db):
    return testing.cast()


@pytest.fixture
def jointly(cast):
    testing.publish_joint(cast, days=3)
    return cast


def steps(number):
    return [
        (one.kind.value, one.place, one.due_on.isoformat(), one.state)
        for one in clocks.of(number)
        if one.kind in clocks.INTERNAL
    ]


@pytest.mark.verifies(HAMI(16))
def test_a_step_is_due_as_published_from_the_day_it_opens_to_its_answer(cast):
    number = a_case(cast, State.ACCEPTED)
    assert steps(number) == [("step", "review", "2026-11-26", RUNNING)]

    make(Move.REVIEW, number, actor=cast.officer, at=AT + timedelta(days=1))

    assert steps(number) == [
        ("step", "review", "2026-11-26", FINISHED), ("step", "decide", "2026-11-26", RUNNING)
    ]  # fmt: skip
    assert case(number=number, actor=cast.applicant).due_on == date(2026, 12, 1)  # the promise

    make(Move.WITHDRAW, number, actor=cast.applicant, at=AT + timedelta(days=1))
    assert steps(number)[1][3] == STOPPED


@pytest.mark.verifies(ADL(45))
def test_a_step_stands_still_while_a_special_procedure_runs(cast):
    number = a_case(cast, State.ACCEPTED)
    make(Move.PAUSE, number, actor=cast.head)
    assert steps(number)[0][3] == PAUSED

    make(Move.RESUME, number, actor=cast.officer, at=AT + timedelta(days=7))

    assert steps(number) == [("step", "review", "2026-12-02", RUNNING)]


@pytest.mark.verifies(ADL(42, paragraph=2))
@pytest.mark.check("A20-2")
def test_each_body_of_a_joint_review_has_a_clock_of_its_own(jointly):
    number = a_case(jointly, State.ACCEPTED)
    assert steps(number) == [
        ("branch", "joint.land", "2026-11-27", RUNNING),
        ("branch", "joint.own", "2026-11-27", RUNNING),
    ]
    planner = replace(jointly.stranger, duties=frozenset({"cases.review"}))
    late = AT + timedelta(days=6)
    assert [
        row.late for row in inbox(actor=planner, shown=Filter(joint=True), on=late.date()).rows
    ] == [("规划", "食品安全")]

    advance(number=number, turn="joint.land:agree", note="", actor=planner, at=late)

    assert [one[3] for one in steps(number)] == [FINISHED, RUNNING]
    (row,) = inbox(actor=jointly.officer, shown=Filter(), on=late.date()).rows
    assert row.late == ("食品安全",)
    waits = case(number=number, actor=jointly.officer).waits
    assert [(one.name.zh, one.lane.zh) for one in waits] == [("食品安全", "市场监督管理局")]
    advance(number=number, turn="joint.own:agree", note="", actor=jointly.officer, at=late)
    assert steps(number)[2] == ("step", "review", "2026-12-02", RUNNING)


@pytest.mark.verifies(ADL(42, paragraph=2))
@pytest.mark.check("A20-2")
def test_the_limit_of_a_joint_case_may_become_fifteen_days_longer(cast, jointly):
    number = a_case(jointly, State.ACCEPTED)
    before = clocks.of(number)
    with pytest.raises(DaysOutOfRange):
        ask(number=number, days=16, reason="四个部门需要分别核实", actor=cast.officer, at=AT)
    assert clocks.of(number) == before

    ask(number=number, days=15, reason="四个部门需要分别核实", actor=cast.officer, at=AT)
    approve(number=number, authority="伊州区人民政府区长", actor=cast.head, at=AT)

    (change,) = clocks.changes(number)
    assert (change.old, change.new) == (date(2026, 12, 22), date(2027, 1, 12))
    assert change.basis == "ADL 42¶2"


def test_whose_turn_it_is_and_since_when_is_told(cast):
    number = a_case(cast, State.AWAITING_SUPPLEMENT)
    (waits,) = case(number=number, actor=cast.applicant).waits
    assert (waits.name.zh, waits.lane.zh, waits.since) == ("补正材料", "申请人", AT)

    done = a_case(cast, State.DELIVERED, key="k2")
    assert case(number=done, actor=cast.applicant).waits == ()
