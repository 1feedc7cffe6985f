from datetime import date, timedelta

import pytest

from onedoor.general.bodies import api as bodies
from onedoor.general.terms.testing import set_value
from onedoor.journal import testing as journal
from onedoor.kernel.actors import system
from onedoor.kernel.areas import Level
from onedoor.law.articles import HAMI, PIPL
from onedoor.operation.clocks import api as clocks
from onedoor.operation.consultations import api, testing
from onedoor.operation.consultations.domain import errors
from onedoor.operation.consultations.models import Turn

AT = testing.AT
LATE = AT + timedelta(days=7)  # two working days after the day it was due
OTHER = "11652201MB0000003C"
pytestmark = pytest.mark.django_db


@pytest.fixture
def of():
    cast = testing.cast()
    bodies.register(
        bodies=[
            bodies.Body(
                code=OTHER, name="伊州区住房和城乡建设局", short_name="伊州住建",
                kind=bodies.Nature.STATUTORY, role=bodies.Role.DEPARTMENT, level=Level.COUNTY,
                area=cast.officer.area, parent="", sample=True,
            )
        ],
        actor=system("test"),
        at=AT,
    )  # fmt: skip
    return cast


@pytest.fixture
def number(of):
    return testing.asked(of).number


def turn() -> Turn:
    return Turn.objects.get()


def untouched() -> bool:
    row = turn()
    return row.answered_at is None and row.put_off_because == "" and not row.forwardings.exists()


@pytest.mark.verifies(HAMI(14))
@pytest.mark.check("A14-1")
def test_the_body_answers_in_time_and_the_clock_ends(of, number):
    api.answer(number=number, answer=testing.ANSWER, actor=of.officer, at=AT)

    told = api.asked(asked=number, actor=of.applicant).turns[0]
    assert (told.answer, told.answered_by, told.days_late) == (testing.ANSWER, of.officer.ref, 0)
    assert clocks.running(case=number, kind=clocks.Kind.CONSULTATION) is None
    assert journal.kinds(number) == ["consultations.asked", "consultations.answered"]
    with pytest.raises(errors.NotOpen):
        api.answer(number=number, answer="另一个答复", actor=of.officer, at=AT)
    assert api.asked(asked=number, actor=of.applicant).turns[0] == told


@pytest.mark.verifies(HAMI(14))
def test_an_answer_that_comes_late_keeps_how_late(of, number):
    counted = api.counts(actor=of.officer, on=LATE.date())
    assert (counted.waiting, counted.overdue, counted.today) == (1, 1, 0)
    overdue = api.waiting(actor=of.manager, late_on=LATE.date()).rows
    assert [one.number for one in overdue] == [number]

    api.answer(number=number, answer=testing.ANSWER, actor=of.officer, at=LATE)

    assert turn().days_late == 2
    assert api.waiting(actor=of.officer).rows == []
    assert [one.days_late for one in api.answered(actor=of.officer)] == [2]


@pytest.mark.verifies(HAMI(14))
@pytest.mark.parametrize("who", ["stranger", "manager", "applicant"])
def test_nobody_else_answers(of, number, who):
    with pytest.raises((errors.ConsultationMissing, errors.NotYours)):
        api.answer(number=number, answer=testing.ANSWER, actor=getattr(of, who), at=AT)
    assert untouched()


@pytest.mark.verifies(HAMI(5))
def test_the_manager_watches_and_a_stranger_sees_nothing(of, number):
    assert api.sheet(number=number, actor=of.manager).whole.number == number
    assert api.waiting(actor=of.stranger).rows == []
    for actor in (of.stranger, of.applicant):
        with pytest.raises(errors.ConsultationMissing):
            api.sheet(number=number, actor=actor)


@pytest.mark.verifies(HAMI(14))
def test_an_answer_is_put_off_once_with_its_reason(of, number):
    put_off = {"number": number, "reason": "需要会商住建部门。", "actor": of.officer, "at": AT}
    for days in (0, 6):
        with pytest.raises(errors.DaysWrong):
            api.put_off(days=days, **put_off)
    assert untouched()

    api.put_off(days=2, **put_off)

    assert (turn().due_on, turn().put_off_because) == (date(2026, 12, 1), "需要会商住建部门。")
    (change,) = clocks.changes(number)
    assert (change.old, change.new) == (date(2026, 11, 27), date(2026, 12, 1))
    assert change.basis == str(HAMI(14))
    with pytest.raises(errors.AlreadyPutOff):
        api.put_off(days=1, **put_off)
    assert turn().due_on == date(2026, 12, 1)


def test_what_is_overdue_is_not_put_off(of, number):
    with pytest.raises(errors.AlreadyPutOff):
        api.put_off(number=number, days=1, reason="忙", actor=of.officer, at=LATE)
    assert untouched()


@pytest.mark.verifies(HAMI(14))
def test_a_question_is_handed_on_with_a_reason_and_keeps_its_day(of, number):
    api.forward(number=number, to=OTHER, reason="属于住建部门职责。", actor=of.officer, at=AT)

    whole = api.asked(asked=number, actor=of.applicant)
    assert (whole.body, whole.turns[0].due_on) == (OTHER, date(2026, 11, 27))
    assert [(one.source, one.target, one.reason) for one in whole.forwardings] == [
        (of.body, OTHER, "属于住建部门职责。")
    ]
    with pytest.raises(errors.ConsultationMissing):
        api.answer(number=number, answer="答", actor=of.officer, at=AT)
    api.answer(number=number, answer="可以。", actor=of.stranger, at=AT)


@pytest.mark.parametrize(
    "to, reason, refusal",
    [
        (OTHER, " ", errors.WordsMissing),
        ("1" * 18, "不属我局", errors.BodyUnfit),
        ("", "不属我局", errors.BodyUnfit),
    ],
)
def test_it_is_not_handed_on_to_nobody_or_without_reason(of, number, to, reason, refusal):
    with pytest.raises(refusal):
        api.forward(number=number, to=to or of.body, reason=reason, actor=of.officer, at=AT)
    assert untouched()


@pytest.mark.verifies(HAMI(14))
def test_it_is_not_handed_on_for_ever(of, number):
    set_value("consultations.most_forwards", 1)
    api.forward(number=number, to=OTHER, reason="属于住建部门职责。", actor=of.officer, at=AT)

    with pytest.raises(errors.ForwardedEnough):
        api.forward(number=number, to=of.body, reason="退回。", actor=of.stranger, at=AT)
    assert turn().body == OTHER


@pytest.mark.verifies(PIPL(51), PIPL(6))
def test_the_contact_is_masked_until_who_answers_asks_for_it_on_record(of):
    number = testing.anonymous(of).number

    assert api.sheet(number=number, actor=of.officer).contact == "139****0000"
    assert api.sheet(number=number, actor=of.manager).contact == ""
    with pytest.raises(errors.NotYours):
        api.show_contact(number=number, actor=of.manager, at=AT)
    assert journal.kinds(number) == ["consultations.asked"]

    assert api.show_contact(number=number, actor=of.officer, at=AT) == "13909020000"
    assert journal.kinds(number)[-1] == "consultations.contact_shown"


@pytest.mark.verifies(HAMI(14))
def test_a_question_that_waits_follows_the_calendar(of, number):
    set_value("consultations.answer_working_days", 9)  # changes nothing that already runs
    assert turn().warn_on == date(2026, 11, 25)

    set_value("clocks.yellow_working_days", 1)
    clocks.redate(actor=system("test"), at=AT)

    assert (turn().due_on, turn().warn_on) == (date(2026, 11, 27), date(2026, 11, 26))
    assert journal.kinds(number)[-1] == "consultations.redated"
