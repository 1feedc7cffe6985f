"""办不成事: from the report to the file, each in its turn and by whose turn it is."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.db import IntegrityError, transaction
from hypothesis import given
from hypothesis import strategies as st

from onedoor.general.people import testing as people
from onedoor.general.terms.testing import set_value
from onedoor.journal import testing as journal
from onedoor.kernel.actors import system
from onedoor.kernel.errors import DomainError, Invalid
from onedoor.law.articles import HAMI, PIPL
from onedoor.operation.clocks import api as clocks
from onedoor.operation.consultations import api as consultations
from onedoor.operation.difficulties import api, testing
from onedoor.operation.difficulties.api import Act, Cause, Grade, Report, Source, Stage, Verdict
from onedoor.operation.difficulties.domain.difficulties import (
    EDGES,
    check_putting_off,
    fed_back_in_time,
    step,
)
from onedoor.operation.difficulties.domain.errors import (
    AlreadyPutOff,
    AnotherVerifies,
    BodyUnfit,
    DaysWrong,
    DifficultyMissing,
    KindUnknown,
    NotForYou,
    WrongTurn,
)
from onedoor.operation.difficulties.models import DifficultyRow, StepRow
from onedoor.operation.difficulties.testing import AT, WORDS

pytestmark = [pytest.mark.verifies(HAMI(13)), pytest.mark.check("A13-4")]
DONE = "系统已经恢复，今天已经受理。"


@given(now=st.one_of(st.none(), st.sampled_from(Stage)), act=st.sampled_from(Act))
def test_only_the_next_act_of_the_loop_is_taken(now, act):
    before, after = EDGES[act]
    if now is before:
        assert step(now, act) is after
        return
    with pytest.raises(WrongTurn):
        step(now, act)


def test_the_loop_is_what_the_practice_asks_for():
    stage = None
    for act in (Act.REGISTER, Act.FORWARD, Act.RESOLVE, Act.RETURN, Act.RESOLVE, Act.FILE):
        stage = step(stage, act)
    assert stage is Stage.FILED
    due = date(2026, 11, 24)
    assert [fed_back_in_time(due_on=due, on=due + timedelta(days=n)) for n in (-1, 0, 1)] == [
        True, True, False,
    ]  # fmt: skip


@pytest.fixture(scope="module")
def of(module_db):
    return testing.cast()


def rows():
    return [list(model.objects.order_by("id").values()) for model in (DifficultyRow, StepRow)]


def report(of, *, actor=None, **changes):
    told = Report(consultations.About(item=of.offering), "unaccepted", WORDS)
    return api.report(report=replace(told, **changes), actor=actor, at=AT)


@pytest.mark.django_db
@pytest.mark.verifies(PIPL(51))
def test_anybody_reports_and_reads_what_became_of_it(of):
    for changes, refusal in (
        ({"kind": "bad luck"}, KindUnknown),
        ({"words": "  "}, Invalid),
        ({"reach": "nowhere"}, Invalid),
        ({"about": consultations.About()}, DomainError),
    ):
        with pytest.raises(refusal):
            report(of, **({"reach": "13909020005"} | changes))
    with pytest.raises(NotForYou):
        report(of, actor=of.clerk)
    assert rows() == [[], []]

    mine = report(of, actor=of.applicant)
    unknown = report(of, reach="13909020005")
    assert (mine.code, bool(unknown.code)) == ("", True)
    for asked, actor in ((mine.number, of.applicant), (unknown.code, None)):
        found = api.told(asked=asked, actor=actor)
        assert (found.whole.stage, found.whole.body) == (Stage.REGISTERED, of.body)
        assert [one.words for one in found.steps] == [WORDS]
    for asked, actor in ((unknown.number, None), (mine.number, None), (mine.number, of.clerk)):
        with pytest.raises(DifficultyMissing):
            api.told(asked=asked, actor=actor)
    kept = StepRow.objects.values_list("words_sealed", flat=True)
    assert all("窗口".encode() not in bytes(one) for one in kept)
    assert [one.number for one in api.mine(actor=of.applicant).rows] == [mine.number]
    assert journal.kinds(mine.number) == ["difficulties.registered"]


@pytest.mark.django_db
def test_a_window_notes_it_for_who_stands_there_with_a_contact(of):
    told = Report(consultations.About(item=of.offering), "repeated", WORDS, "0902-2234567")
    for actor, source, reach, refusal in (
        (of.officer, Source.WINDOW, told.reach, NotForYou),
        (of.applicant, Source.PHONE, told.reach, NotForYou),
        (of.clerk, Source.WEB, told.reach, NotForYou),
        (of.clerk, Source.WINDOW, "", Invalid),
    ):
        with pytest.raises(refusal):
            api.note(report=replace(told, reach=reach), source=source, actor=actor, at=AT)
    assert rows() == [[], []]

    made = api.note(report=told, source=Source.WINDOW, actor=of.clerk, at=AT)
    assert made.code
    assert api.sheet(number=made.number, actor=of.clerk).may == frozenset()
    found = api.sheet(number=made.number, actor=of.manager)
    assert (found.whole.source, found.may) == (Source.WINDOW, frozenset({Act.FORWARD, Act.EXPLAIN}))
    assert found.contact == "090*****4567"


@pytest.mark.django_db
@pytest.mark.verifies(HAMI(5))
def test_each_act_is_for_whose_turn_it_is(of):
    number = testing.reported(of)
    told: dict[str, Any] = {"number": number, "actor": of.manager, "at": AT}
    forward: dict[str, Any] = told | {
        "verdict": Verdict.FAULT, "grade": Grade.COMPLEX, "to": of.body, "words": "已转办。",
    }  # fmt: skip
    resolve: dict[str, Any] = {"number": number, "words": DONE, "cause": Cause.SYSTEM, "at": AT}
    verify: dict[str, Any] = told | {
        "solved": True,
        "words": "已回访。",
        "lesson": "增设备用电脑",
    }
    before = rows()
    for act, changes, refusal in (
        (api.forward, forward | {"actor": of.officer}, NotForYou),
        (api.forward, forward | {"actor": of.stranger}, DifficultyMissing),
        (api.forward, forward | {"actor": of.applicant}, DifficultyMissing),
        (api.forward, forward | {"to": "X"}, BodyUnfit),
        (api.forward, forward | {"verdict": Verdict.OUTSIDE}, BodyUnfit),
        (api.forward, forward | {"words": ""}, Invalid),
        (api.resolve, resolve | {"actor": of.officer}, WrongTurn),
        (api.verify, verify, WrongTurn),
    ):
        with pytest.raises(refusal):
            act(**changes)
    assert rows() == before


@pytest.mark.django_db
def test_it_is_forwarded_resolved_returned_resolved_and_filed(of):
    number = testing.reported(of)
    told: dict[str, Any] = {"number": number, "actor": of.manager, "at": AT}
    resolve: dict[str, Any] = {"number": number, "words": DONE, "cause": Cause.SYSTEM, "at": AT}
    verify: dict[str, Any] = told | {
        "solved": True,
        "words": "已回访。",
        "lesson": "增设备用电脑",
    }
    api.forward(verdict=Verdict.FAULT, grade=Grade.COMPLEX, to=of.body, words="已转办。", **told)
    found = api.sheet(number=number, actor=of.officer).whole
    assert (found.stage, found.fed_back_at, found.due_on) == (
        Stage.FORWARDED, AT, date(2026, 12, 8),
    )  # fmt: skip
    before = rows()
    for actor, refusal in ((of.manager, NotForYou), (of.stranger, DifficultyMissing)):
        with pytest.raises(refusal):
            api.resolve(**resolve, actor=actor)
    assert rows() == before

    api.resolve(**resolve, actor=of.officer)
    api.verify(**(verify | {"solved": False, "words": "申请人说还是不行。"}))
    again = api.sheet(number=number, actor=of.officer)
    assert (again.whole.stage, again.whole.cause, again.may) == (
        Stage.FORWARDED, None, frozenset({Act.RESOLVE, Act.PUT_OFF}),
    )  # fmt: skip
    api.resolve(**resolve, actor=of.officer)
    api.verify(**verify)
    filed = api.told(asked=number, actor=of.applicant)
    assert (filed.whole.stage, filed.whole.cause) == (Stage.FILED, Cause.SYSTEM)
    assert [one.act for one in filed.steps] == [
        Act.REGISTER, Act.FORWARD, Act.RESOLVE, Act.RETURN, Act.RESOLVE, Act.FILE,
    ]  # fmt: skip
    with pytest.raises(WrongTurn):
        api.verify(**verify)
    assert clocks.running(case=number, kind=clocks.Kind.DIFFICULTY) is None
    assert journal.kinds(number)[-1] == "difficulties.filed"
    taught = api.lessons(actor=of.manager, month=AT.date())
    assert (taught.causes, taught.lessons[0][1]) == ({Cause.SYSTEM: 1}, "增设备用电脑")
    assert api.lessons(actor=of.stranger, month=AT.date()).causes == {}


@pytest.mark.django_db
def test_who_resolved_it_does_not_verify_it_and_the_table_knows(of):
    both = people.staff_actor("centre.manage", "ratings.handle", body=of.manager.body)
    number = testing.reported(of)
    told: dict[str, Any] = {"number": number, "at": AT}
    api.forward(
        verdict=Verdict.COORDINATE, grade=Grade.SPECIAL, to=both.body, words="中心召集协调。",
        actor=of.manager, **told,
    )  # fmt: skip
    api.resolve(words=DONE, cause=Cause.FLOW, actor=both, **told)
    with pytest.raises(AnotherVerifies):
        api.verify(solved=True, words="好", lesson="", actor=both, **told)
    assert api.sheet(number=number, actor=both).may == frozenset()
    for change, name in (
        ({"verified_by": both.ref}, "verified_by_another"),
        ({"stage": Stage.FILED, "cause": ""}, "on_file"),
        ({"fed_back_at": None}, "was_fed_back"),
    ):
        with pytest.raises(IntegrityError, match=name), transaction.atomic():
            DifficultyRow.objects.filter(number=number).update(**change)
    api.verify(solved=True, words="好", lesson="", actor=of.manager, **told)


@pytest.mark.django_db
def test_what_is_outside_the_scope_is_explained_and_ends(of):
    number = testing.reported(of)
    api.explain(
        number=number, words="该事项正在诉讼中，请依法通过法院解决。", actor=of.manager, at=AT
    )
    found = api.told(asked=number, actor=of.applicant).whole
    assert (found.stage, found.verdict, found.due_on) == (Stage.EXPLAINED, Verdict.OUTSIDE, None)
    assert api.waiting(actor=of.manager) == {}


@pytest.mark.django_db
@pytest.mark.parametrize("grade, day", [("ordinary", 1), ("complex", 8), ("special", 15)])
def test_each_grade_has_its_working_days_from_a_setting(of, grade, day):
    number = testing.reported(of)
    api.forward(
        number=number, verdict=Verdict.FAULT, grade=Grade(grade), to=of.body, words="已转办。",
        actor=of.manager, at=AT,
    )  # fmt: skip
    assert api.told(asked=number, actor=of.applicant).whole.due_on == date(2026, 12, day)


@pytest.mark.django_db
def test_the_first_feedback_is_due_on_the_day_or_after_the_days_off(of):
    saturday = datetime(2026, 11, 28, 4, tzinfo=UTC)
    number = testing.reported(of, at=saturday)
    assert api.told(asked=number, actor=of.applicant).whole.feedback_due_on == date(2026, 11, 30)
    assert api.told(asked=testing.reported(of), actor=of.applicant).whole.feedback_due_on == date(
        2026, 11, 24
    )


@pytest.mark.django_db
@pytest.mark.verifies(PIPL(51), PIPL(6))
def test_the_contact_is_shown_in_full_to_who_handles_it_and_on_record(of):
    number = report(of, reach="13909020005").number
    for actor in (of.clerk, of.stranger):
        with pytest.raises((NotForYou, DifficultyMissing)):
            api.show_contact(number=number, actor=actor, at=AT)
    assert api.show_contact(number=number, actor=of.manager, at=AT) == "13909020005"
    assert journal.kinds(number)[-1] == "difficulties.contact_shown"


@pytest.mark.django_db
def test_lists_page_and_cost_the_same(of, flat_queries):
    flat_queries(
        add_row=lambda _n: testing.forwarded(of),
        ask=lambda: api.difficulties(actor=of.officer, stage=Stage.FORWARDED),
        at_most=1,
    )
    set_value("difficulties.ordinary_working_days", 7)
    first = api.difficulties(actor=of.manager)
    assert len(first.rows) == 14
    assert api.difficulties(actor=of.stranger).rows == []
    assert api.waiting(actor=of.manager) == {Stage.FORWARDED: 14}


@pytest.mark.django_db
def test_the_day_of_what_waits_follows_its_clock_when_all_are_counted_again(of):
    number = testing.forwarded(of)
    DifficultyRow.objects.filter(number=number).update(due_on=date(2026, 11, 25))

    set_value("clocks.yellow_working_days", 1)
    clocks.redate(actor=system("test"), at=AT)

    assert api.told(asked=number, actor=of.applicant).whole.due_on == date(2026, 12, 1)
    assert journal.kinds(number)[-1] == "difficulties.redated"


@given(
    days=st.integers(-2, 9), again=st.booleans(), late=st.integers(-3, 3), most=st.integers(1, 6)
)
def test_a_day_is_put_off_once_and_in_time_and_not_for_long(days, again, late, most):
    on = date(2026, 11, 24)
    due = on - timedelta(days=late)
    if again or late > 0:
        with pytest.raises(AlreadyPutOff):
            check_putting_off(days=days, most=most, again=again, due_on=due, on=on)
    elif not 1 <= days <= most:
        with pytest.raises(DaysWrong):
            check_putting_off(days=days, most=most, again=again, due_on=due, on=on)
    else:
        check_putting_off(days=days, most=most, again=again, due_on=due, on=on)


@pytest.mark.django_db
def test_the_body_puts_a_day_off_once_a_round_and_the_reporter_reads_why(of):
    number = testing.forwarded(of)
    why: dict[str, Any] = {"number": number, "words": "要会商住建部门。", "at": AT}
    before = rows()
    for actor, days, refusal in (
        (of.officer, 6, DaysWrong), (of.officer, 0, DaysWrong), (of.manager, 2, NotForYou),
        (of.stranger, 2, DifficultyMissing),
    ):  # fmt: skip
        with pytest.raises(refusal):
            api.put_off(days=days, actor=actor, **why)
    assert rows() == before
    was = api.sheet(number=number, actor=of.officer).whole.due_on
    api.put_off(days=2, actor=of.officer, **why)
    found = api.sheet(number=number, actor=of.officer)
    assert was is not None
    assert found.whole.due_on is not None
    assert found.whole.due_on > was
    assert found.may == {Act.RESOLVE}
    assert api.told(asked=number, actor=of.applicant).steps[-1].words == "要会商住建部门。"
    before = rows()
    with pytest.raises(AlreadyPutOff):
        api.put_off(days=1, actor=of.officer, **why)
    assert rows() == before
    api.resolve(number=number, words=DONE, cause=Cause.GUIDE, actor=of.officer, at=AT)
    api.verify(number=number, solved=False, words="没有", lesson="", actor=of.manager, at=AT)
    api.put_off(days=1, actor=of.officer, **why)
    assert journal.kinds(number).count("difficulties.put_off") == 2


@pytest.mark.django_db
def test_the_same_form_sent_again_is_the_same_report(of):
    keyed: dict[str, Any] = {"key": "form-1", "reach": "13909020005"}
    first = report(of, **keyed)
    assert report(of, **keyed) == first
    told = Report(consultations.About(item=of.offering), "repeated", WORDS, "0902-2234567", "f2")
    noted = [
        api.note(report=told, source=Source.WINDOW, actor=of.clerk, at=AT) for _twice in range(2)
    ]
    assert noted[0] == noted[1]
    assert DifficultyRow.objects.count() == 2
    other = api.note(report=told, source=Source.WINDOW, actor=of.manager, at=AT)
    assert other != noted[0]  # another's key is nobody else's answer
    assert DifficultyRow.objects.count() == 3
