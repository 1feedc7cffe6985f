"""Which case came too late, against which limit; what is said of it, and by whom."""

import json
from dataclasses import replace
from datetime import date, datetime

import pytest
from django.db import IntegrityError, transaction

from onedoor.general.calendar import api as calendars
from onedoor.general.people import testing as people
from onedoor.general.terms.testing import set_value
from onedoor.journal.testing import kinds
from onedoor.kernel.actors import system
from onedoor.law.articles import ADL, BER, HAMI
from onedoor.operation.cases import api as cases
from onedoor.operation.cases import testing
from onedoor.operation.cases.api import Move, State
from onedoor.operation.cases.testing import a_case, attempt, case_for, make
from onedoor.operation.clocks import api as clocks
from onedoor.supervision.timeliness import api as timeliness
from onedoor.supervision.timeliness.access import OverrunMissing
from onedoor.supervision.timeliness.domain.candidates import (
    LONGEST,
    ReasonMissing,
    ReasonNamesSomebody,
    ReasonTooLong,
)
from onedoor.supervision.timeliness.models import Overrun

pytestmark = pytest.mark.django_db
WHY = "评审专家临时更换，现场核查推迟一周。"


@pytest.fixture(scope="module")
def cast(module_db):
    return testing.cast()


def noon(day):
    return datetime.fromisoformat(f"{day}T04:00:00+00:00")


def found(cast, day):
    timeliness.find(actor=system("test"), at=noon(day))
    return [
        (one.legal_due_on, one.legal_days, one.promised_due_on, one.promised_days, one.ended_on)
        for one in timeliness.overruns(actor=cast.officer).rows
    ]


PROMISE, LAW = date(2026, 12, 1), date(2026, 12, 22)  # 5 and 20 working days from 24 November


@pytest.mark.verifies(HAMI(24), HAMI(29, item=5), ADL(74))
@pytest.mark.check("A24-1", "A29-5")
def test_both_limits_are_watched_each_for_itself_in_an_open_case(cast):
    a_case(cast, State.ACCEPTED)

    assert found(cast, "2026-12-01") == []  # the last day is in time
    assert found(cast, "2026-12-03") == [(None, 0, PROMISE, 2, None)]
    assert found(cast, "2026-12-22") == [(None, 0, PROMISE, 15, None)]
    assert found(cast, "2026-12-23") == [(LAW, 1, PROMISE, 16, None)]
    again = found(cast, "2026-12-23")
    assert again == [(LAW, 1, PROMISE, 16, None)]
    assert Overrun.objects.count() == 1


@pytest.mark.verifies(HAMI(24), HAMI(29, item=5))
@pytest.mark.check("A24-1", "A29-5")
def test_a_closed_case_stays_what_it_was_and_a_timely_one_is_none(cast):
    late, timely = a_case(cast, State.REVIEWED), a_case(cast, State.REVIEWED, key="k2")
    make(Move.GRANT, timely, actor=cast.officer, at=noon("2026-12-01"))
    assert found(cast, "2026-12-02") == [(None, 0, PROMISE, 1, None)]
    make(Move.REFUSE, late, actor=cast.officer, at=noon("2026-12-02"))

    for day in ("2026-12-03", "2027-06-01"):
        assert found(cast, day) == [(None, 0, PROMISE, 1, date(2026, 12, 2))]
    assert kinds(late).count("timeliness.overrun_found") == 1
    assert "timeliness.overrun_found" not in kinds(timely)


@pytest.mark.verifies(HAMI(24), ADL(42, paragraph=1))
@pytest.mark.check("A24-1", "A29-5")
def test_an_approved_extension_is_in_the_date_and_marks_the_promise(cast):
    number = a_case(cast, State.ACCEPTED)
    cases.COMMANDS[Move.ASK_EXTENSION](
        number=number, days=3, reason=WHY, actor=cast.officer, at=testing.AT
    )
    make(Move.EXTEND, number, actor=cast.head)

    assert found(cast, "2026-12-25") == [(None, 0, PROMISE, 18, None)]
    one = timeliness.overrun(case=number, actor=cast.officer)
    assert (one.extended, one.is_candidate) == (True, False)  # 已批准延期
    assert found(cast, "2026-12-28") == [(date(2026, 12, 25), 1, PROMISE, 19, None)]
    assert timeliness.overrun(case=number, actor=cast.officer).is_candidate


@pytest.mark.verifies(HAMI(24), ADL(45))
@pytest.mark.check("A24-1")
def test_the_days_of_a_special_procedure_make_nobody_late(cast):
    number = a_case(cast, State.ACCEPTED)
    attempt(Move.PAUSE, number, actor=cast.head, at=noon("2026-11-30"), days=10)
    assert found(cast, "2027-03-01") == []

    make(Move.RESUME, number, actor=cast.officer, at=noon("2026-12-14"))
    assert found(cast, "2026-12-15") == []
    assert found(cast, "2026-12-16") == [(None, 0, date(2026, 12, 15), 1, None)]
    # Who is late already stays so, and what is paused then does not make it more.
    attempt(Move.PAUSE, number, actor=cast.head, at=noon("2026-12-17"), days=5)
    assert found(cast, "2027-03-01") == [(None, 0, date(2026, 12, 15), 1, None)]


@pytest.mark.verifies(ADL(82))
def test_what_is_timely_after_all_is_dropped_and_may_come_back(cast):
    number = a_case(cast, State.ACCEPTED)
    assert found(cast, "2026-12-02") == [(None, 0, PROMISE, 1, None)]
    row = {
        "off": ["2026-12-01", "2026-12-02"],
        "text": "测试放假两天",
        "source": "测试〔2026〕1 号",
    }
    content = json.dumps({"years": {"2026": row}}, ensure_ascii=False)
    calendars.import_file(
        content=content, area=testing.AREA, actor=system("test"), at=noon("2026-12-01")
    )
    # A notice that counts from after the day makes nobody timely; one from the day itself does.
    assert clocks.redate(actor=system("test"), at=noon("2026-12-02")) == 1  # the law's alone
    assert found(cast, "2026-12-02") == [(None, 0, PROMISE, 0, None)]
    clocks.redate(actor=system("test"), at=noon("2026-12-01"))

    assert found(cast, "2026-12-03") == []
    assert kinds(number)[-1] == "timeliness.overrun_dropped"
    assert found(cast, "2026-12-04") == [(None, 0, date(2026, 12, 3), 1, None)]
    assert kinds(number)[-1] == "timeliness.overrun_found"


@pytest.mark.verifies(BER(36))
@pytest.mark.check("A24-6")
def test_the_head_of_the_body_says_why_and_everybody_reads_it(cast):
    number = a_case(cast, State.ACCEPTED)
    found(cast, "2026-12-02")
    assert timeliness.explained(offering=cast.offering).rows == []

    timeliness.explain(case=number, reason=f" {WHY}\n", actor=cast.officer, at=noon("2026-12-02"))
    timeliness.explain(case=number, reason=WHY, actor=cast.officer, at=noon("2026-12-02"))

    (told,) = timeliness.explained(offering=cast.offering).rows
    assert (told.case, told.reason, told.promised_days) == (number, WHY, 1)
    assert timeliness.reason(number) == WHY
    assert timeliness.overruns(actor=cast.officer, unexplained=True).rows == []
    assert kinds(number)[-1] == "timeliness.overrun_explained"
    found(cast, "2026-12-03")
    assert timeliness.reason(number) == WHY


@pytest.mark.verifies(BER(36))
@pytest.mark.check("A24-6")
@pytest.mark.parametrize(
    "reason, refusal",
    [
        (" ", ReasonMissing),
        ("长" * (LONGEST + 1), ReasonTooLong),
        ("请找 13909020000", ReasonNamesSomebody),
        ("申请人 650502198803050210 未到场", ReasonNamesSomebody),
    ],
)
def test_a_reason_is_there_is_short_and_names_nobody(cast, reason, refusal):
    number = a_case(cast, State.ACCEPTED)
    found(cast, "2026-12-02")
    before = Overrun.objects.values().get()

    with pytest.raises(refusal):
        timeliness.explain(case=number, reason=reason, actor=cast.officer, at=noon("2026-12-02"))

    assert Overrun.objects.values().get() == before


@pytest.mark.check("A24-6")
def test_strangers_neither_see_nor_explain(cast):
    number = a_case(cast, State.ACCEPTED)
    found(cast, "2026-12-02")
    before = Overrun.objects.values().get()

    for actor in (cast.stranger, cast.clerk, cast.applicant):
        assert timeliness.overruns(actor=actor).rows == []
        with pytest.raises(OverrunMissing):
            timeliness.overrun(case=number, actor=actor)
        with pytest.raises(OverrunMissing):
            timeliness.explain(case=number, reason=WHY, actor=actor, at=noon("2026-12-02"))
    assert Overrun.objects.values().get() == before
    watching = people.staff_actor("office.supervise", body="1" * 18, area="650500000000")
    assert [one.case for one in timeliness.overruns(actor=watching).rows] == [number]
    with pytest.raises(OverrunMissing):
        timeliness.explain(case=number, reason=WHY, actor=watching, at=noon("2026-12-02"))
    elsewhere = replace(watching, area="650100000000")
    assert timeliness.overruns(actor=elsewhere).rows == []


def test_the_table_refuses_an_overrun_of_nothing_and_a_reason_of_nobody(cast):
    a_case(cast, State.ACCEPTED)
    found(cast, "2026-12-02")

    for wrong in ({"promised_due_on": None}, {"reason": WHY}):
        with pytest.raises(IntegrityError), transaction.atomic():
            Overrun.objects.update(**wrong)


def test_a_promise_that_moves_with_the_extension_is_kept(cast):
    set_value("clocks.extension_moves_promise", value=True, from_on=date(2026, 1, 1))
    number = a_case(cast, State.ACCEPTED)
    make(Move.EXTEND, number, actor=cast.head)

    assert found(cast, "2026-12-15") == []


@pytest.mark.verifies(ADL(50, paragraph=2))
def test_a_renewal_that_nobody_decided_is_late_by_the_end_of_the_licence(cast):
    number = case_for(cast, Move.DEEM_RENEWED)
    make(Move.DEEM_RENEWED, number, actor=cast.who(Move.DEEM_RENEWED))

    late = {one.kind: (one.due_on, one.working_days) for one in clocks.late(on=date(2027, 2, 1))}

    assert late[clocks.Kind.RENEWAL] == (testing.ENDS, 1)
    (row,) = found(cast, "2027-02-01")
    assert row[:2] == (LAW, late[clocks.Kind.DECISION_LEGAL][1])  # what had passed before it
