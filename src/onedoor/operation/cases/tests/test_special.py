"""What stops a clock, what makes it longer, and that nothing else does."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from onedoor.journal.testing import kinds
from onedoor.kernel.actors import system
from onedoor.law.articles import ADL
from onedoor.operation.cases import testing
from onedoor.operation.cases.domain.extensions import DaysOutOfRange
from onedoor.operation.cases.domain.special import Procedure
from onedoor.operation.cases.domain.states import EDGES, Move, MoveNotOpen, State
from onedoor.operation.cases.domain.words import ReasonMissing
from onedoor.operation.cases.labels import PROCEDURES
from onedoor.operation.cases.models import Case, Pause
from onedoor.operation.cases.queries.desk import case as shown
from onedoor.operation.cases.services import special
from onedoor.operation.cases.testing import AT, a_case, make
from onedoor.operation.cases.tests.test_history import row_is_its_history
from onedoor.operation.clocks import api as clocks
from onedoor.operation.documents import api as documents

pytestmark = pytest.mark.django_db
LEGAL, PROMISED = clocks.Kind.DECISION_LEGAL, clocks.Kind.DECISION_PROMISED


@pytest.fixture(scope="module")
def cast(module_db):
    return testing.cast()


def clock(number, kind):
    return next(one for one in clocks.of(number) if one.kind is kind)


def everything(number):
    row = Case.objects.values().get(number=number)
    return row, clocks.of(number), kinds(number), documents.documents_of(case_number=number)


def later(days):
    return AT + timedelta(days=days)


@pytest.mark.verifies(ADL(45))
def test_the_eight_procedures_of_the_law_and_nothing_else_stop_a_clock(cast):
    named = {str(words) for words in PROCEDURES.values()}
    assert named == {"听证", "招标", "拍卖", "检验", "检测", "检疫", "鉴定", "专家评审"}
    number = a_case(cast, State.PAUSED)

    with pytest.raises(IntegrityError), transaction.atomic():
        Pause.objects.filter(case__number=number).update(procedure="site_inspection")
    into = [edge for edge in EDGES if edge.target is State.PAUSED is not edge.source]
    pausing = {edge.move for edge in into}
    assert pausing == {Move.PAUSE}


@pytest.mark.verifies(ADL(45))
@pytest.mark.parametrize("procedure", Procedure)
def test_the_days_of_a_procedure_are_not_counted_and_what_is_left_runs_on(cast, procedure):
    number = a_case(cast, State.ACCEPTED)
    assert clock(number, LEGAL).due_on == date(2026, 12, 22)
    special.pause(
        number=number,
        procedure=procedure,
        reason="工艺复杂",
        days=8,
        actor=cast.officer,
        at=later(2),
    )

    assert {clock(number, kind).state for kind in (LEGAL, PROMISED)} == {clocks.State.PAUSED}
    row = Case.objects.get(number=number)
    assert (row.state, row.due_on, row.warn_on) == (State.PAUSED, None, None)
    row_is_its_history(number)

    make(Move.RESUME, number, actor=cast.officer, at=later(13))  # seven working days lost

    legal = clock(number, LEGAL)
    assert (legal.state, legal.due_on) == (clocks.State.RUNNING, date(2026, 12, 31))
    assert Case.objects.get(number=number).state == State.ACCEPTED
    row_is_its_history(number)
    changes = {one.kind: one for one in clocks.changes(number)}
    assert (changes[LEGAL].old, changes[LEGAL].new) == (date(2026, 12, 22), date(2026, 12, 31))
    assert (changes[LEGAL].why, changes[LEGAL].basis) == ("paused", "ADL 45")
    assert changes[LEGAL].by == cast.officer.ref
    kept = Pause.objects.get(case__number=number)
    assert (kept.started_on, kept.ended_on) == (date(2026, 11, 26), date(2026, 12, 7))


@pytest.mark.verifies(ADL(45))
def test_the_applicant_is_told_in_writing_which_procedure_why_and_how_long(cast):
    number = a_case(cast, State.PAUSED)

    paper = documents.documents_of(case_number=number)[-1]
    assert (paper.kind, paper.title) == (documents.DocumentKind.SPECIAL, "特别程序告知书")
    words = str(documents.twin(document_id=paper.id).sheets[0])
    for told in ("专家评审", "8 个工作日", testing.REASON, "第四十五条"):
        assert told in words
    event = shown(number=number, actor=cast.applicant).events[-1]
    assert (event.kind, event.document, event.due_on) == ("pause", paper.id, None)


@pytest.mark.verifies(ADL(45))
def test_a_case_may_be_paused_again_and_each_pause_counts_once(cast):
    number = a_case(cast, State.ACCEPTED)
    for begins, ends in ((2, 6), (8, 13)):
        make(Move.PAUSE, number, actor=cast.officer, at=later(begins))
        make(Move.RESUME, number, actor=cast.officer, at=later(ends))

    # Two working days of the first pause and three of the second are added to 22 December.
    assert clock(number, LEGAL).due_on == date(2026, 12, 29)
    assert len(clock(number, LEGAL).pauses) == 2
    assert Pause.objects.filter(case__number=number).count() == 2


@pytest.mark.verifies(ADL(45), ADL(82))
def test_counting_again_keeps_the_pauses(cast):
    number = a_case(cast, State.PAUSED)
    make(Move.RESUME, number, actor=cast.officer, at=later(13))
    other = a_case(cast, State.ACCEPTED, key="k2")
    before = {one: clock(one, LEGAL).due_on for one in (number, other)}
    assert before[number] > before[other]

    assert clocks.redate(actor=system("test"), at=later(14)) == 0

    assert {one: clock(one, LEGAL).due_on for one in before} == before


@pytest.mark.verifies(ADL(45))
def test_while_a_procedure_runs_nothing_is_decided_and_no_clock_is_late(cast):
    number = a_case(cast, State.PAUSED)
    before = everything(number)

    for move in (Move.REVIEW, Move.GRANT, Move.REFUSE, Move.PAUSE, Move.ASK_EXTENSION):
        with pytest.raises(MoveNotOpen):
            make(move, number, actor=cast.officer, at=later(100))

    assert everything(number) == before
    make(Move.WITHDRAW, number, actor=cast.applicant, at=later(1))
    assert {one.state for one in clocks.of(number)} == {
        clocks.State.FINISHED, clocks.State.STOPPED
    }  # fmt: skip


@pytest.mark.verifies(ADL(45))
@pytest.mark.parametrize(
    "told, refusal",
    [
        ({"days": 0}, DaysOutOfRange),
        ({"days": 251}, DaysOutOfRange),
        ({"reason": "  "}, ReasonMissing),
    ],
)
def test_no_clock_stops_without_a_reason_and_an_end_in_sight(cast, told, refusal):
    number = a_case(cast, State.ACCEPTED)
    before = everything(number)
    given = {"procedure": Procedure.HEARING, "reason": "利害关系人申请", "days": 20} | told

    with pytest.raises(refusal):
        special.pause(number=number, actor=cast.officer, at=AT, **given)

    assert everything(number) == before


@pytest.mark.verifies(ADL(45))
def test_a_procedure_does_not_end_without_a_result(cast):
    number = a_case(cast, State.PAUSED)
    before = everything(number)

    with pytest.raises(ReasonMissing):
        special.resume(number=number, result="", actor=cast.officer, at=AT)

    assert everything(number) == before
