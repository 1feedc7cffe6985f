"""复议、诉讼 on record, a decision made anew when one was ordered, a slip of the pen mended."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from onedoor.journal.testing import kinds
from onedoor.kernel.errors import Refused
from onedoor.law.articles import ADL, GIR, HAMI
from onedoor.operation.cases import access, testing
from onedoor.operation.cases.domain.remedies import (
    ContestedAlready,
    DayImpossible,
    NothingContested,
    NotOrdered,
    RemedyKind,
    Result,
)
from onedoor.operation.cases.domain.roles import OwnPaper, SameHands
from onedoor.operation.cases.domain.states import ANSWERED, REOPENED, Move, State
from onedoor.operation.cases.models import Case, Remedy
from onedoor.operation.cases.queries.desk import case as shown
from onedoor.operation.cases.services import contesting, correcting
from onedoor.operation.cases.testing import AT, a_case, make
from onedoor.operation.cases.tests.test_endings import everything
from onedoor.operation.cases.tests.test_history import row_is_its_history
from onedoor.operation.clocks import api as clocks
from onedoor.operation.documents import api as documents

pytestmark = pytest.mark.django_db
DAY = AT.date()
NEXT = AT + timedelta(days=7)


@pytest.fixture(scope="module")
def cast(module_db):
    return testing.cast()


def settle(number, actor, result, *, on=DAY):
    contesting.settle(
        number=number, result=result, decided_on=on, document_number="复决1号", actor=actor, at=NEXT
    )


def offered(number, cast):
    """Return the moves about remedies that somebody of the body is offered."""
    able = (shown(number=number, actor=one).moves for one in (cast.officer, cast.clerk))
    return frozenset().union(*able) & {Move.CONTEST, Move.SETTLE, Move.REOPEN}


@pytest.mark.verifies(ADL(7))
def test_both_sides_see_what_is_contested_and_what_came_of_it(cast):
    number = a_case(cast, State.REFUSED)
    concluded = Case.objects.get(number=number).concluded_at
    assert offered(number, cast) == {Move.CONTEST}
    contesting.contest(
        number=number, kind=RemedyKind.LAWSUIT, authority="伊州区人民法院", filed_on=DAY,
        actor=cast.officer, at=NEXT,
    )  # fmt: skip
    for actor in (cast.officer, cast.applicant):
        (one,) = shown(number=number, actor=actor).remedies
        assert (one.kind, one.result) == (RemedyKind.LAWSUIT, None)
    assert offered(number, cast) == {Move.SETTLE}

    settle(number, cast.officer, Result.UPHELD, on=date(2026, 12, 1))

    (one,) = shown(number=number, actor=cast.applicant).remedies
    assert (one.authority, one.filed_on) == ("伊州区人民法院", DAY)
    assert (one.result, one.decided_on) == (Result.UPHELD, date(2026, 12, 1))
    assert offered(number, cast) == {Move.CONTEST}
    assert Case.objects.get(number=number).concluded_at == concluded
    assert kinds(number)[-2:] == ["cases.contested", "cases.settled"]
    row_is_its_history(number)
    with pytest.raises(IntegrityError), transaction.atomic():
        Remedy.objects.update(reopened_at=AT)


@pytest.mark.verifies(ADL(7))
def test_one_is_contested_at_a_time_on_days_that_can_be(cast):
    number = a_case(cast, State.DECLINED)
    given = {"kind": RemedyKind.RECONSIDERATION, "authority": "区政府", "actor": cast.clerk}
    before = everything(number)
    with pytest.raises(NothingContested):
        settle(number, cast.clerk, Result.UPHELD)
    for day in (DAY - timedelta(days=1), DAY + timedelta(days=8)):
        with pytest.raises(DayImpossible):
            contesting.contest(number=number, filed_on=day, at=NEXT, **given)
    assert everything(number) == before
    contesting.contest(number=number, filed_on=DAY, at=NEXT, **given)
    before = everything(number)

    with pytest.raises(ContestedAlready):
        contesting.contest(number=number, filed_on=DAY, at=NEXT, **given)
    with pytest.raises(DayImpossible):
        settle(number, cast.clerk, Result.DROPPED, on=DAY - timedelta(days=1))

    assert everything(number) == before


@pytest.mark.verifies(ADL(7), ADL(42, paragraph=1))
@pytest.mark.parametrize("state", REOPENED)
def test_what_was_ordered_is_decided_anew_within_a_limit_that_begins_anew(cast, state):
    number = a_case(cast, state)
    testing.prepare(Move.REOPEN, number, actor=cast.clerk, at=testing.LATE)
    assert offered(number, cast) == {Move.CONTEST, Move.REOPEN}

    contesting.reopen(number=number, actor=cast.clerk, at=testing.LATE)

    row = Case.objects.get(number=number)
    assert (row.state, row.accepted_at, row.accepted_by) == (
        State.ACCEPTED, testing.LATE, cast.clerk.ref
    )  # fmt: skip
    assert (row.decided_at, row.decided_by, row.concluded_at, row.concluded_by) == (
        None, "", None, ""
    )  # fmt: skip
    row_is_its_history(number)
    running = clocks.running(case=number, kind=clocks.Kind.DECISION_LEGAL)
    assert running is not None
    assert (running.started_on, running.days) == (date(2026, 12, 23), 20)
    last = documents.documents_of(case_number=number)[-1]
    assert "复议决定" in str(documents.twin(document_id=last.id).sheets[0])
    if state is State.TERMINATED:  # what was promised is still to be supplied
        make(Move.FILL_GAP, number, actor=cast.applicant, at=testing.LATE)
    for move in (
            Move.ADVANCE, Move.VISIT, Move.REVIEW, Move.GRANT, Move.ISSUE, Move.DELIVER,
        ):  # fmt: skip
        make(move, number, actor=cast.officer, at=testing.LATE)
    assert Case.objects.get(number=number).state == State.DELIVERED
    row_is_its_history(number)


@pytest.mark.verifies(ADL(7))
@pytest.mark.parametrize("result", [None, *(one for one in Result if one != "ordered_anew")])
def test_nothing_is_opened_again_that_nobody_ordered(cast, result):
    number = a_case(cast, State.REFUSED)
    if result:
        make(Move.CONTEST, number, actor=cast.officer)
        settle(number, cast.officer, result)
    before = everything(number)

    with pytest.raises(NotOrdered):
        contesting.reopen(number=number, actor=cast.clerk, at=NEXT)

    assert everything(number) == before


@pytest.mark.verifies(ADL(7))
def test_an_order_opens_a_case_once_and_whoever_opens_it_does_not_decide(cast):
    number = a_case(cast, State.REFUSED)
    both = replace(cast.clerk, duties=cast.clerk.duties | cast.officer.duties)
    make(Move.REOPEN, number, actor=cast.clerk)
    make(Move.REVIEW, number, actor=cast.officer)
    with pytest.raises(SameHands):
        make(Move.REFUSE, number, actor=both)
    make(Move.REFUSE, number, actor=cast.officer)

    with pytest.raises(NotOrdered):
        contesting.reopen(number=number, actor=cast.clerk, at=NEXT)


@pytest.mark.verifies(GIR(41), HAMI(13))
def test_a_slip_of_the_pen_is_mended_by_other_hands_than_took_the_case_in(cast):
    number = a_case(cast, State.ACCEPTED)
    (notice,) = documents.documents_of(case_number=number)
    before = everything(number)
    given = {**testing.needs(Move.CORRECT, number), "number": number}
    assert given["document"] == notice.id
    receiver = replace(cast.clerk, duties=frozenset({"cases.decide"}))
    with pytest.raises(SameHands):
        correcting.correct(**given, actor=receiver, at=AT)
    with pytest.raises(documents.DocumentMissing):
        correcting.correct(**given | {"document": "x"}, actor=cast.officer, at=AT)
    for change in (
        {"wrong": "20 个工作日", "right": "60 个工作日"},
        {"wrong": "决定予以受理", "right": "决定不予受理", "slip": documents.Slip.CHARACTER},
        {"wrong": "甜蜜蜜瓜", "right": "甜蜜瓜", "slip": documents.Slip.CHARACTER},
    ):
        with pytest.raises(Refused, match=r"documents\.not_a"):
            correcting.correct(**given | change, actor=cast.officer, at=AT)
    with pytest.raises(access.CaseMissing):
        correcting.correct(**given, actor=cast.stranger, at=AT)
    assert everything(number) == before

    correcting.correct(**given, actor=cast.officer, at=AT)

    old, new = documents.documents_of(case_number=number)
    assert (old.state, new.state, new.number) == ("replaced", "in_force", old.number)
    assert shown(number=number, actor=cast.applicant).events[-1].document == new.id
    row, clock, *_rest = everything(number)
    assert (row["state"], clock) == (before[0]["state"], before[1])
    row_is_its_history(number)


@pytest.mark.verifies(GIR(41), HAMI(13))
def test_who_signed_a_paper_or_mended_it_does_not_correct_it(cast):
    number = a_case(cast, State.GRANTED)
    notice, decision = documents.documents_of(case_number=number)
    given = {**testing.needs(Move.CORRECT, number), "number": number, "at": AT}
    before = everything(number)
    with pytest.raises(OwnPaper):
        correcting.correct(**given | {"document": decision.id}, actor=cast.officer)
    by_hand = replace(cast.clerk, duties=cast.officer.duties, on_behalf_of=cast.officer.ref)
    with pytest.raises(SameHands):
        correcting.correct(**given | {"document": decision.id}, actor=by_hand)
    assert everything(number) == before
    # A body may have but one who decides: who stands in for them is another person.
    other = replace(cast.officer, ref="deputy", on_behalf_of=cast.officer.ref)
    correcting.correct(**given | {"document": decision.id}, actor=other)
    mended = documents.documents_of(case_number=number)[-1].id
    again = {"document": mended, "wrong": given["right"], "right": given["wrong"]}
    before = everything(number)

    for actor in (other, replace(other, on_behalf_of=""), cast.officer):
        with pytest.raises(OwnPaper):
            correcting.correct(**given | again, actor=actor)

    assert everything(number) == before
    correcting.correct(**given | {"document": notice.id}, actor=cast.officer)


def test_what_has_no_answer_yet_is_not_contested(cast):
    number = a_case(cast, State.ACCEPTED)

    assert Move.CONTEST not in shown(number=number, actor=cast.officer).moves
    assert {State.GRANTED, State.DELIVERED} <= set(ANSWERED)
