"""On a promise: a free choice, the text kept, decided at once, checked, revoked only when heard."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from onedoor.general.calendar import api as calendars
from onedoor.journal.testing import kinds
from onedoor.kernel.actors import system
from onedoor.law.articles import ADL, HAMI
from onedoor.operation.cases import testing
from onedoor.operation.cases.domain.gaps import WayShut
from onedoor.operation.cases.domain.roles import SameHands
from onedoor.operation.cases.domain.states import Move, MoveNotOpen, State
from onedoor.operation.cases.models import Case
from onedoor.operation.cases.queries.desk import case as shown
from onedoor.operation.cases.services.promising import NothingPromised
from onedoor.operation.cases.testing import AT, ON_PROMISE, UNMENDED, attempt, case_for, make
from onedoor.operation.cases.tests.test_gaps import everything
from onedoor.operation.cases.tests.test_history import row_is_its_history
from onedoor.operation.clocks import api as clocks
from onedoor.operation.credit import api as credit
from onedoor.operation.credit import testing as records
from onedoor.operation.documents import api as documents
from onedoor.operation.licences import api as licences
from onedoor.operation.promises import api as promises

NIGHT = system("test")
LAST = datetime(2026, 12, 1, 15, 59, tzinfo=UTC)  # while what is wrong may still be mended
pytestmark = pytest.mark.django_db
INFORM = promises.Kind.INFORM
DUE = date(2027, 1, 5)


@pytest.fixture(scope="module")
def cast(module_db):
    return testing.cast()


def clock(number, kind):
    return next((one for one in clocks.of(number) if one.kind is kind), None)


def running(number, kind):
    found = clocks.running(case=number, kind=kind)
    assert found is not None
    return found


def check_of(number):
    found = promises.check_of(number)
    assert found is not None
    return found


def words_of(number):
    paper = documents.documents_of(case_number=number)[-1]
    return paper.title, str(documents.twin(document_id=paper.id).sheets[0])


@pytest.mark.verifies(HAMI(18))
@pytest.mark.check("A18-3")
def test_both_ways_lead_on_and_only_the_promise_keeps_its_text(cast):
    testing.publish_promising(cast)
    ordinary = testing.submitted(cast, key="k1")
    number = testing.submitted(cast, key="k2", without=("rules",), answers=ON_PROMISE)

    assert promises.of(ordinary) == ()
    (signed,) = promises.of(number)
    assert signed.text.told.zh == "告知：许可条件见指南；不实的，撤销许可。"
    assert signed.text.promised.zh == "我承诺已经符合条件。"
    assert (signed.text.materials, signed.sha256) == (("rules",), signed.text.sha256)
    title, words = words_of(number)
    assert (title, signed.sha256 in words, "我承诺已经符合条件。" in words) == (
        "告知承诺书", True, True,
    )  # fmt: skip
    rows = {row.number: row for row in Case.objects.all()}
    assert rows[number].due_on == rows[ordinary].due_on


@pytest.mark.verifies(HAMI(18))
@pytest.mark.check("A18-3")
def test_the_decision_is_made_on_the_day_and_not_by_who_accepted(cast):
    number = case_for(cast, Move.WITHDRAW_PROMISE)
    assert clock(number, clocks.Kind.DECISION_PROMISED).due_on == date(2026, 11, 24)
    make(Move.REVIEW, number, actor=cast.officer)
    with pytest.raises(SameHands):
        make(Move.GRANT, number, actor=testing.both(cast))

    make(Move.GRANT, number, actor=cast.officer)

    title, words = words_of(number)
    assert title == "准予行政许可决定书"
    assert promises.of(number)[0].sha256 in words
    assert "与承诺不符的，依法撤销" in words


@pytest.mark.verifies(HAMI(18))
@pytest.mark.check("A18-3", "A18-4")
def test_an_unrepaired_record_shuts_the_promise_and_leaves_the_ordinary_way(cast):
    testing.publish_promising(cast)
    record = records.final(applicant=cast.applicant.applicant)
    with pytest.raises(WayShut):
        testing.submitted(cast, key="k1", answers=ON_PROMISE)
    with pytest.raises(WayShut):
        testing.taken_in(cast, key="k2", posted={**testing.POSTED, **ON_PROMISE})
    assert not Case.objects.exists()

    assert testing.submitted(cast, key="k3")
    records.repaired(record)
    assert promises.of(testing.submitted(cast, key="k4", answers=ON_PROMISE))


@pytest.mark.verifies(HAMI(18))
@pytest.mark.check("A18-3")
def test_withdrawn_before_the_decision_the_ordinary_way_begins(cast):
    number = case_for(cast, Move.WITHDRAW_PROMISE)

    make(Move.WITHDRAW_PROMISE, number, actor=cast.applicant)

    case = Case.objects.get(number=number)
    assert (case.state, case.accepted_at, case.accepted_by) == (State.RECEIVED, None, "")
    assert case.answers["procedure"] == "ordinary"
    assert "promised" not in case.answers
    assert promises.standing(case=number, kind=INFORM) is None
    assert promises.of(number)[0].withdrawn_at == AT
    assert running(number, clocks.Kind.NOTICE).due_on == date(2026, 12, 1)
    assert clocks.running(case=number, kind=clocks.Kind.DECISION_LEGAL) is None
    row_is_its_history(number)
    make(Move.ACCEPT, number, actor=cast.clerk)
    assert running(number, clocks.Kind.DECISION_PROMISED).days == 5
    for move in (Move.REVIEW, Move.GRANT):
        make(move, number, actor=cast.officer)
    assert promises.check_of(number) is None


@pytest.mark.verifies(HAMI(18))
def test_without_a_promise_there_is_none_to_withdraw_or_check(cast):
    number = testing.a_case(cast, State.ACCEPTED)
    done = testing.a_case(cast, State.DELIVERED, key="k2")
    before = everything(number), everything(done)

    with pytest.raises(NothingPromised):
        make(Move.WITHDRAW_PROMISE, number, actor=cast.applicant)
    for move in (Move.CHECK, Move.ORDER_MENDING, Move.HEAR, Move.REVOKE):
        with pytest.raises(promises.CheckMissing):
            make(move, done, actor=cast.who(move))
        assert move not in shown(number=done, actor=cast.who(move)).moves

    assert (everything(number), everything(done)) == before


@pytest.mark.verifies(HAMI(18))
@pytest.mark.check("A18-3")
def test_every_promise_has_its_check_with_a_day_and_true_ends_it(cast):
    number = case_for(cast, Move.CHECK)
    (waiting,) = promises.checks_of(cast.officer.body)
    assert (waiting.case, waiting.due_on) == (number, DUE)
    assert clock(number, clocks.Kind.AFTER_CHECK).due_on == DUE
    assert Case.objects.get(number=number).due_on != DUE

    make(Move.CHECK, number, actor=cast.inspector)

    assert promises.checks_of(cast.officer.body) == ()
    assert check_of(number).state is promises.CheckState.TRUE
    assert clock(number, clocks.Kind.AFTER_CHECK).state is clocks.State.FINISHED
    before = everything(number)
    for move in (Move.ORDER_MENDING, Move.HEAR):
        with pytest.raises(promises.CheckNotOpen):
            make(move, number, actor=cast.inspector)
    assert everything(number) == before


@pytest.mark.verifies(HAMI(18))
@pytest.mark.check("A18-3")
def test_who_decided_on_a_promise_does_not_check_it_nor_does_who_stands_in(cast):
    number = case_for(cast, Move.CHECK)
    before = everything(number)

    for who, behalf in ((cast.officer.ref, ""), ("third", cast.officer.ref)):
        checker = replace(cast.inspector, ref=who, on_behalf_of=behalf)
        for move in (Move.CHECK, Move.ORDER_MENDING):
            with pytest.raises(promises.DecidedItself):
                make(move, number, actor=checker)
            assert move not in shown(number=number, actor=checker).moves
    assert everything(number) == before
    offered = shown(number=number, actor=cast.inspector).moves
    assert {Move.CHECK, Move.ORDER_MENDING} <= offered


@pytest.mark.verifies(HAMI(18))
@pytest.mark.check("A18-3")
def test_what_is_not_as_promised_is_mended_by_a_day_first(cast):
    number = case_for(cast, Move.ORDER_MENDING)
    before = everything(number)
    for days in (0, 21):
        with pytest.raises(promises.MendingTooLong):
            attempt(Move.ORDER_MENDING, number, actor=cast.inspector, at=AT, days=days)
    with pytest.raises(promises.CheckNotOpen):
        make(Move.HEAR, number, actor=cast.inspector)
    assert everything(number) == before

    make(Move.ORDER_MENDING, number, actor=cast.inspector)

    title, words = words_of(number)
    assert title == "责令限期整改通知书"
    for told in (
        "没有承诺的消毒设施",
        "2026年12月1日前（5 个工作日）整改到位",
        "期满以后本机关将复查",
    ):
        assert told in words
    assert running(number, clocks.Kind.MENDING).due_on == date(2026, 12, 1)
    assert clock(number, clocks.Kind.AFTER_CHECK).state is clocks.State.FINISHED
    found = check_of(number)
    assert (found.state, found.mend_by) == (promises.CheckState.MENDING, date(2026, 12, 1))
    assert {Move.CHECK, Move.HEAR} <= shown(number=number, actor=cast.inspector).moves
    before = everything(number)
    with pytest.raises(promises.StillMending):
        attempt(Move.HEAR, number, actor=cast.inspector, at=LAST)
    assert everything(number) == before

    make(Move.CHECK, number, actor=cast.inspector)

    assert clock(number, clocks.Kind.MENDING).state is clocks.State.FINISHED
    assert check_of(number).state is promises.CheckState.TRUE
    row_is_its_history(number)


@pytest.mark.verifies(HAMI(18))
def test_a_day_off_announced_moves_the_day_of_the_order_and_of_the_list(cast):
    number = case_for(cast, Move.HEAR)
    notice = {"2026": {"off": ["2026-11-30"], "text": "加放", "source": "测试"}}
    content = json.dumps({"years": notice})
    calendars.import_file(content=content, area=testing.AREA, actor=NIGHT, at=AT)

    clocks.redate(actor=NIGHT, at=AT)

    (waiting,) = promises.checks_of(cast.officer.body)
    now = running(number, clocks.Kind.MENDING).due_on
    assert now > date(2026, 12, 1)
    assert (waiting.mend_by, waiting.due_on) == (now, now)


@pytest.mark.verifies(HAMI(18))
@pytest.mark.check("A18-3")
@pytest.mark.parametrize(
    "how, why",
    [
        ({"check": "none", "no_check": "风险低"}, "风险低"),
        ({"check": "sample", "percent": 100}, ""),
    ],
)
def test_what_is_not_checked_says_why(cast, how, why):
    testing.publish_promising(cast, **how)
    number = testing.submitted(cast, answers=ON_PROMISE)
    for move in (Move.RECEIVE, Move.ACCEPT, Move.REVIEW, Move.GRANT):
        make(move, number, actor=cast.who(move))

    found = check_of(number)
    assert (found.why, found.due_on) == (why, None if why else DUE)


@pytest.mark.verifies(HAMI(18), ADL(69))
@pytest.mark.check("A18-3", "A18-4")
def test_untrue_and_heard_it_is_revoked_with_licence_letter_and_finding(cast):
    number = case_for(cast, Move.DEFEND)
    title, words = words_of(number)
    assert title == "拟撤销决定告知书"
    assert "没有承诺的消毒设施" in words
    assert "2026年12月9日前陈述、申辩" in words
    assert "限期整改后仍不符合" in words
    before = everything(number)
    for at in (UNMENDED, UNMENDED + timedelta(days=7)):
        with pytest.raises(promises.NotHeard):
            make(Move.REVOKE, number, actor=cast.officer, at=at)
    assert everything(number) == before
    licence = Case.objects.get(number=number).licence
    make(Move.DEFEND, number, actor=cast.applicant)
    assert check_of(number).statement == "设施正在安装"

    make(Move.REVOKE, number, actor=cast.officer)

    case = Case.objects.get(number=number)
    assert (case.state, case.concluded_at) == (State.REVOKED, UNMENDED)
    assert (
        licences.in_force(holder=case.applicant, kind="food_business_licence", on=UNMENDED.date())
        is None
    )
    row_is_its_history(number)
    title, words = words_of(number)
    assert title == "撤销决定书"
    assert licence in words
    (finding,) = credit.findings(actor=cast.applicant).rows
    assert (finding.case, finding.state) == (number, credit.State.TOLD)
    assert credit.exclusion(case.applicant) is None
    assert kinds(number)[-1] == "cases.revoked"


@pytest.mark.verifies(HAMI(18), ADL(69))
@pytest.mark.check("A18-3")
def test_nothing_is_revoked_without_the_hearing_step(cast):
    number = case_for(cast, Move.HEAR)
    before = everything(number)

    with pytest.raises(promises.NotHeard):
        make(Move.REVOKE, number, actor=cast.officer)
    with pytest.raises(promises.StatementTooLate):
        make(Move.DEFEND, number, actor=cast.applicant)
    assert everything(number) == before

    make(Move.HEAR, number, actor=cast.inspector)
    last = LAST + timedelta(days=8)
    with pytest.raises(promises.NotHeard):
        make(Move.REVOKE, number, actor=cast.officer, at=last)
    with pytest.raises(promises.StatementTooLate):
        make(Move.DEFEND, number, actor=cast.applicant, at=last + timedelta(minutes=1))
    make(Move.REVOKE, number, actor=cast.officer, at=last + timedelta(minutes=1))
    assert Case.objects.get(number=number).state == State.REVOKED


@pytest.mark.verifies(HAMI(18), ADL(69))
@pytest.mark.check("A18-3")
def test_what_was_said_may_show_that_it_was_true_after_all(cast):
    number = case_for(cast, Move.REVOKE)

    make(Move.CHECK, number, actor=cast.inspector)

    case = Case.objects.get(number=number)
    assert (case.state, check_of(number).state) == (
        State.ISSUED, promises.CheckState.TRUE,
    )  # fmt: skip
    with pytest.raises(promises.CheckNotOpen):
        make(Move.HEAR, number, actor=cast.inspector)


@pytest.mark.verifies(HAMI(18))
def test_a_second_statement_is_refused(cast):
    number = case_for(cast, Move.REVOKE)
    before = everything(number)

    with pytest.raises(promises.StatementTooLate):
        make(Move.DEFEND, number, actor=cast.applicant)
    with pytest.raises(MoveNotOpen):
        make(Move.WITHDRAW_PROMISE, number, actor=cast.applicant)

    assert everything(number) == before
