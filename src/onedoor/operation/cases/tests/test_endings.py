"""Ends without a decision: returned, sent up, void; each with its reason and its paper."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from functools import partial

import pytest
import time_machine
from django.db import IntegrityError, transaction

from onedoor.general.bodies import testing as registered
from onedoor.general.people import testing as people
from onedoor.general.terms.testing import set_value
from onedoor.journal.testing import kinds
from onedoor.kernel.actors import system
from onedoor.law.articles import ADL, HAMI
from onedoor.operation.cases import access, tasks, testing
from onedoor.operation.cases.domain.roles import RoleMissing, SameHands
from onedoor.operation.cases.domain.states import Move, MoveNotOpen, State
from onedoor.operation.cases.domain.voiding import Mistake, NoOtherCase, NotEnteredByStaff
from onedoor.operation.cases.domain.words import ReasonMissing
from onedoor.operation.cases.models import Case, CaseEvent, Transfer, Voiding
from onedoor.operation.cases.queries.desk import case as shown
from onedoor.operation.cases.queries.twins import CHOICES
from onedoor.operation.cases.services import ending, intake
from onedoor.operation.cases.services.ending import StillTime, return_overdue
from onedoor.operation.cases.testing import AT, LATE, a_case, make
from onedoor.operation.cases.tests.test_history import row_is_its_history
from onedoor.operation.clocks import api as clocks
from onedoor.operation.documents import api as documents
from onedoor.operation.materials import api as materials

pytestmark = pytest.mark.django_db
NIGHT = system("cases.return_overdue")


@pytest.fixture(scope="module")
def cast(module_db):
    return testing.cast()


def everything(number):
    row = Case.objects.values().get(number=number)
    return row, clocks.of(number), kinds(number), documents.documents_of(case_number=number)


def paper(number):
    (*_before, last) = documents.documents_of(case_number=number)
    return last.kind, str(documents.twin(document_id=last.id).sheets[0])


@pytest.mark.verifies(ADL(32, item=4))
def test_the_notice_tells_until_when_and_the_night_after_returns_what_did_not_come(cast):
    set_value("cases.supplement_days", 10)
    number = a_case(cast, State.AWAITING_SUPPLEMENT)
    kind, words = paper(number)
    assert kind == documents.DocumentKind.SUPPLEMENT
    assert "请于2026年12月8日前补正，逾期不补正的，予以退件。" in words
    running = clocks.running(case=number, kind=clocks.Kind.SUPPLEMENT)
    assert running is not None
    assert running.due_on == date(2026, 12, 8)
    assert Case.objects.get(number=number).due_on is None  # the office owes nothing meanwhile

    last = datetime(2026, 12, 8, 15, 59, tzinfo=UTC)  # one minute to midnight in Beijing
    assert return_overdue(actor=NIGHT, at=last) == 0
    assert return_overdue(actor=NIGHT, at=last + timedelta(minutes=1)) == 1

    row = Case.objects.get(number=number)
    assert (row.state, row.concluded_by) == (State.RETURNED, NIGHT.ref)
    assert paper(number)[0] == documents.DocumentKind.RETURN
    assert "在告知的期限内没有补正申请材料" in paper(number)[1]
    assert {one.state for one in clocks.of(number)} == {
        clocks.State.FINISHED, clocks.State.STOPPED
    }  # fmt: skip
    row_is_its_history(number)


@pytest.mark.verifies(ADL(32, item=4), ADL(82))
def test_days_off_of_xinjiang_are_no_days_for_supplying(cast):
    set_value("cases.supplement_days", 5)
    at = datetime(2025, 6, 3, 4, 0, tzinfo=UTC)  # from Friday to Tuesday Xinjiang rests: 古尔邦节
    number = a_case(cast, State.AWAITING_SUPPLEMENT, at=at)

    assert return_overdue(actor=NIGHT, at=datetime(2025, 6, 13, 15, 59, tzinfo=UTC)) == 0
    assert return_overdue(actor=NIGHT, at=datetime(2025, 6, 13, 16, 0, tzinfo=UTC)) == 1
    assert Case.objects.get(number=number).state == State.RETURNED


@pytest.mark.verifies(ADL(32, item=4))
def test_what_came_in_time_is_not_returned_and_nothing_is_before_the_day(cast):
    number = a_case(cast, State.AWAITING_SUPPLEMENT)
    before = everything(number)
    with pytest.raises(StillTime):
        ending.return_case(number=number, reason="逾期没有补正材料", actor=cast.clerk, at=AT)
    with pytest.raises(ReasonMissing):
        ending.return_case(number=number, reason=" ", actor=cast.clerk, at=LATE)
    assert everything(number) == before

    make(Move.SUPPLY, number, actor=cast.applicant, at=AT)

    assert return_overdue(actor=NIGHT, at=LATE) == 0
    assert clocks.running(case=number, kind=clocks.Kind.SUPPLEMENT) is None


@pytest.mark.verifies(ADL(32, item=4))
def test_every_night_what_is_overdue_is_returned_once(cast):
    number = a_case(cast, State.AWAITING_SUPPLEMENT)

    with time_machine.travel(LATE, tick=False):
        tasks.return_overdue(timestamp=0)
        tasks.return_overdue(timestamp=0)

    assert kinds(number).count("cases.returned") == 1


@pytest.mark.verifies(ADL(35), ADL(43))
def test_the_file_goes_up_with_the_opinion_and_nobody_asks_again(cast):
    number = a_case(cast, State.REVIEWED)
    above = replace(cast.stranger, duties=frozenset({"cases.review", "cases.decide"}))
    name = "哈密市市场监督管理局"
    registered.a_body(above.body, name)
    with pytest.raises(access.CaseMissing):
        shown(number=number, actor=above)

    ending.transfer_up(
        number=number, to=name, opinion="初步审查符合法定条件", actor=cast.officer, at=AT
    )

    found = shown(number=number, actor=above)
    assert (found.state, found.moves) == (State.TRANSFERRED, frozenset())
    assert materials.of(holder=number)
    sent = Transfer.objects.get(case__number=number)
    assert (sent.body, sent.name, sent.opinion) == (above.body, name, "初步审查符合法定条件")
    kind, words = paper(number)
    assert kind == documents.DocumentKind.TRANSFER
    assert f"由{name}作出决定，不要求您重复提供申请材料。" in words
    elsewhere = replace(cast.stranger, body="1" * 18)
    with pytest.raises(access.CaseMissing):
        shown(number=number, actor=elsewhere)
    row_is_its_history(number)


@pytest.mark.verifies(HAMI(4))
def test_a_double_entry_is_void_and_says_which_case_stays(cast):
    stays, number = a_case(cast, State.RECEIVED), a_case(cast, State.PAUSED, key="k2")
    before = everything(number)
    void = partial(ending.void, number=number, actor=cast.officer, at=AT)
    for other in (number, "1", ""):
        with pytest.raises(NoOtherCase):
            void(mistake=Mistake.TWICE, reason="同一申请重复录入了", double_of=other)
    with pytest.raises(ReasonMissing):
        void(mistake=Mistake.TWICE, reason="", double_of=stays)
    with pytest.raises(NotEnteredByStaff):  # the applicant filed it: it is answered
        void(mistake=Mistake.WRONGLY, reason="录入时选错了申请人")
    with pytest.raises(access.CaseMissing):
        void(
            mistake=Mistake.TWICE, reason="同一申请重复录入了", double_of=stays, actor=cast.stranger
        )
    assert everything(number) == before
    assert CHOICES[Move.VOID](number=number, actor=cast.officer) == [(stays, f"{stays} · 已收件")]

    void(mistake=Mistake.TWICE, reason="申请人要求只留一件", double_of=stays)
    with pytest.raises(MoveNotOpen):
        void(mistake=Mistake.TWICE, reason="申请人要求只留一件", double_of=stays)
    with pytest.raises(NoOtherCase):  # what is void stays in nobody's place
        void(number=stays, mistake=Mistake.TWICE, reason="同一申请重复录入了", double_of=number)

    row = Case.objects.get(number=number)
    assert (row.state, row.decided_by, row.concluded_by) == (State.VOIDED, "", cast.officer.ref)
    assert not row.pauses.filter(ended_on=None).exists()
    for told in ("同一申请重复录入", stays, "您可以重新提出申请", "行政复议"):
        assert told in paper(number)[1]
    made = Voiding.objects.get(case=row)
    assert made.stays is not None
    assert (made.mistake, made.stays.number, made.by) == ("twice", stays, cast.officer.ref)
    for wrong in ({"stays": None}, {"mistake": "wrongly"}, {"stays": row}):
        with pytest.raises(IntegrityError, match="case_"), transaction.atomic():
            Voiding.objects.filter(case=row).update(**wrong)
    row_is_its_history(number)
    assert Case.objects.get(number=stays).state == State.RECEIVED


@pytest.mark.verifies(HAMI(4), HAMI(13))
def test_what_a_counter_entered_wrongly_is_void_by_another_with_the_way_out(cast):
    number = testing.case_for(cast, Move.VOID)
    told = {**testing.needs(Move.VOID, number), "number": number, "at": AT}
    before = everything(number)
    with pytest.raises(SameHands):
        ending.void(**told, actor=replace(cast.officer, ref=cast.counter.ref))
    assert everything(number) == before

    ending.void(**told | {"double_of": "1"}, actor=cast.officer)

    assert "《哈密市市场主体政务服务条例（草案）》第四条（草案尚未施行" in paper(number)[1]
    assert "窗口工作人员录入错误" in paper(number)[1]
    assert Voiding.objects.get(case__number=number).stays is None
    row_is_its_history(number)


@pytest.mark.verifies(HAMI(13), ADL(72))
@pytest.mark.check("A13-1")
@pytest.mark.parametrize("move", [Move.VOID, Move.TRANSFER_UP])
def test_who_took_a_case_in_does_not_end_it(cast, move):
    number = a_case(cast, State.REVIEWED)
    if move is Move.VOID:
        testing.submitted(cast, key="stays")
    before = everything(number)
    with pytest.raises(SameHands):
        make(move, number, actor=replace(cast.clerk, duties=frozenset({"cases.decide"})))
    assert everything(number) == before
    make(move, number, actor=cast.officer)

    with pytest.raises(IntegrityError, match="case_receiver_does_not_end"), transaction.atomic():
        Case.objects.filter(number=number).update(concluded_by=cast.clerk.ref)


def test_an_officer_without_the_duty_ends_nothing(cast):
    number = a_case(cast, State.REVIEWED)
    reviewer = people.staff_actor("cases.review", body=cast.officer.body, area=testing.AREA)
    before = CaseEvent.objects.count()

    for move in (Move.VOID, Move.TRANSFER_UP):
        assert move not in shown(number=number, actor=reviewer).moves
        with pytest.raises(RoleMissing):
            make(move, number, actor=reviewer)

    assert CaseEvent.objects.count() == before


@pytest.mark.verifies(ADL(32, item=4))
def test_a_withdrawn_case_waits_for_no_supplement(cast):
    number = a_case(cast, State.AWAITING_SUPPLEMENT)
    intake.withdraw(number=number, actor=cast.applicant, at=AT)

    assert return_overdue(actor=NIGHT, at=LATE) == 0
