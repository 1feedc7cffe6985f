"""What is accepted by silence or anew without a material waits for it, and is never granted so."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onedoor.kernel.actors import system
from onedoor.law.articles import ADL, HAMI
from onedoor.operation.cases import testing
from onedoor.operation.cases.domain import gaps
from onedoor.operation.cases.domain.states import Move, State
from onedoor.operation.cases.models import Case
from onedoor.operation.cases.queries.desk import case as shown
from onedoor.operation.cases.services import deferring, foreseeing, silence
from onedoor.operation.cases.testing import AT, SILENT, make
from onedoor.operation.cases.tests.test_gaps import Lack, clock, everything
from onedoor.operation.cases.tests.test_history import row_is_its_history
from onedoor.operation.clocks import api as clocks
from onedoor.operation.documents import api as documents

NIGHT = system("cases.night")
KEYS = st.frozensets(st.sampled_from("abcd"))


@pytest.fixture(scope="module")
def cast(module_db):
    return testing.cast()


def words(number):
    (*_before, last) = documents.documents_of(case_number=number)
    return last.kind, str(documents.twin(document_id=last.id).sheets[0])


def through(cast, number, *moves, at):
    for move in moves:
        make(move, number, actor=cast.who(move), at=at)


@pytest.mark.verifies(HAMI(18))
@given(missing=KEYS, late=KEYS, promised=KEYS)
def test_what_was_promised_and_may_follow_follows_and_nothing_else(missing, late, promised):
    lacks = [Lack(key, 5 if key in late else 0) for key in sorted(missing)]

    found = gaps.may_follow(lacks=lacks, promised=promised)

    assert found == (bool(missing) and missing <= late & promised)


@pytest.mark.verifies(HAMI(18))
@given(most=st.integers(1, 30), left=st.integers(-5, 40), weekend=st.integers(0, 3))
def test_the_days_to_supply_in_end_by_the_last_day_and_no_day_earlier(most, left, weekend):
    day = date(2026, 11, 24)

    def due(days):
        return day + timedelta(days=days + weekend)

    days = gaps.days_until(day + timedelta(days=left), most=most, due=due)

    assert days == min(most, max(left - weekend, 0))


@pytest.mark.django_db
@pytest.mark.verifies(HAMI(18), ADL(32, item=4))
@pytest.mark.parametrize("days, last", [(24, [date(2026, 12, 21)]), (28, [])])
def test_after_silence_nothing_may_follow_past_the_legal_day_of_the_decision(cast, days, last):
    number = testing.submitted(cast, without=("rules",))

    silence.deem_silent(actor=NIGHT, at=AT + timedelta(days=days))  # the night comes very late

    due = {one.kind: one.due_on for one in clocks.of(number)}
    assert due[clocks.Kind.DECISION_LEGAL] == date(2026, 12, 22)
    assert [due[kind] for kind in (clocks.Kind.DEFERRAL,) if kind in due] == last
    assert Case.objects.get(number=number).open_gaps == 1


@pytest.mark.verifies(ADL(34, paragraph=1), ADL(38, paragraph=1), HAMI(18))
@given(missing=st.lists(st.sampled_from(["甲", "乙", "丙"]), unique=True))
def test_nothing_is_granted_without_a_required_material_and_all_are_named(missing):
    if not missing:
        gaps.check_whole(missing)
        return
    with pytest.raises(gaps.GrantedWithout) as refused:
        gaps.check_whole(missing)
    assert refused.value.facts == {"names": "、".join(missing)}


@pytest.mark.django_db
@pytest.mark.verifies(HAMI(18), ADL(32, item=4))
@pytest.mark.parametrize("by_clerk", [False, True])
def test_silence_keeps_what_was_promised_with_its_day_and_its_way_to_follow(cast, by_clerk):
    number = testing.submitted(cast, without=("rules",))
    if by_clerk:
        make(Move.RECEIVE, number, actor=cast.clerk)
        make(Move.ACCEPT, number, actor=cast.clerk, at=SILENT)
    else:
        silence.deem_silent(actor=NIGHT, at=SILENT)

    row, waits = Case.objects.get(number=number), clock(number)
    assert (row.state, row.accepted_at, row.open_gaps) == (State.ACCEPTED, AT, 1)
    assert waits.started_on == date(2026, 12, 3)
    kind, told = words(number)
    assert kind == documents.DocumentKind.GAPS
    for one in ("逾期未告知补正", "食品安全管理制度", "容缺后补"):
        assert one in told
    assert f"请于{waits.due_on.year}年{waits.due_on.month}月{waits.due_on.day}日前补齐" in told
    found = shown(number=number, actor=cast.applicant)
    assert Move.FILL_GAP in found.moves
    assert [one.key for one in found.gaps] == ["rules"]
    assert Move.REVIEW not in shown(number=number, actor=cast.officer).moves
    before = everything(number)
    with pytest.raises(gaps.GapsOpen):
        make(Move.REVIEW, number, actor=cast.officer, at=SILENT)
    assert everything(number) == before
    row_is_its_history(number)
    through(cast, number, Move.FILL_GAP, Move.REVIEW, Move.GRANT, at=SILENT)
    assert Case.objects.get(number=number).state == State.GRANTED


@pytest.mark.django_db
@pytest.mark.verifies(HAMI(18), ADL(32, item=4))
def test_what_does_not_follow_after_silence_ends_by_the_clock(cast):
    number = testing.submitted(cast, without=("rules",))
    silence.deem_silent(actor=NIGHT, at=SILENT)

    assert deferring.lapse_overdue(actor=NIGHT, at=SILENT) == 0
    assert deferring.lapse_overdue(actor=NIGHT, at=SILENT + timedelta(days=40)) == 1

    assert Case.objects.get(number=number).state == State.TERMINATED


@pytest.mark.django_db
@pytest.mark.verifies(ADL(7), HAMI(18), ADL(34, paragraph=1))
def test_an_order_to_decide_anew_keeps_what_was_promised(cast):
    number = testing.submitted(cast, without=("rules",))
    through(cast, number, Move.RECEIVE, Move.DECLINE, Move.REOPEN, at=AT)

    kind, told = words(number)
    assert kind == documents.DocumentKind.GAPS
    assert "重新办理" in told
    assert clock(number).state is clocks.State.RUNNING
    assert Case.objects.get(number=number).open_gaps == 1
    with pytest.raises(gaps.GapsOpen):
        make(Move.REVIEW, number, actor=cast.officer)
    through(cast, number, Move.FILL_GAP, Move.REVIEW, Move.GRANT, at=AT)
    assert Case.objects.get(number=number).state == State.GRANTED


@pytest.mark.django_db
@pytest.mark.verifies(ADL(34, paragraph=1), ADL(38, paragraph=1), ADL(32, item=4))
def test_what_nobody_promised_is_named_may_come_and_bars_the_grant_alone(cast):
    number = testing.taken_in(cast)  # at the counter, with the layout alone
    silence.deem_silent(actor=NIGHT, at=SILENT)

    kind, told = words(number)
    assert kind == documents.DocumentKind.ACCEPTANCE
    assert "尚缺：食品安全管理制度" in told
    assert clock(number) is None  # nobody promised, so no clock ends the case
    assert [one.key for one in shown(number=number, actor=cast.officer).gaps] == ["rules"]
    assert Move.FILL_GAP in shown(number=number, actor=cast.applicant).moves
    make(Move.REVIEW, number, actor=cast.officer, at=SILENT)
    before = everything(number)
    assert Move.GRANT not in shown(number=number, actor=cast.officer).moves
    with pytest.raises(gaps.GrantedWithout) as refused:
        make(Move.GRANT, number, actor=cast.officer, at=SILENT)
    assert refused.value.facts == {"names": "食品安全管理制度"}
    (told,) = foreseeing.forecasts(Move.GRANT, [number], actor=cast.officer, at=SILENT)
    assert isinstance(told.obstacle, gaps.GrantedWithout)
    assert everything(number) == before

    make(Move.REFUSE, number, actor=cast.officer, at=SILENT)

    assert Case.objects.get(number=number).state == State.REFUSED
    row_is_its_history(number)


@pytest.mark.django_db
@pytest.mark.verifies(ADL(34, paragraph=1), HAMI(18))
def test_a_row_that_counts_no_gap_is_not_granted_without_either(cast):
    number = testing.taken_in(cast)
    silence.deem_silent(actor=NIGHT, at=SILENT)
    Case.objects.filter(number=number).update(open_gaps=0)  # as rows of before were left

    make(Move.REVIEW, number, actor=cast.officer, at=SILENT)
    with pytest.raises(gaps.GrantedWithout):
        make(Move.GRANT, number, actor=cast.officer, at=SILENT)

    assert Case.objects.get(number=number).state == State.REVIEWED
