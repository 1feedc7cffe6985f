import json
from datetime import UTC, date, datetime
from typing import Any

import pytest
import time_machine

from onedoor.general.calendar import api as calendars
from onedoor.general.people import testing as people
from onedoor.general.terms.testing import set_value
from onedoor.journal import testing as journal
from onedoor.kernel.actors import Actor, ActorKind, system
from onedoor.law.articles import ADL
from onedoor.operation.clocks import api as clocks
from onedoor.operation.clocks import redating, tasks

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 24, 4, tzinfo=UTC)
TODAY = date(2026, 11, 24)
AREA = "650502000000"


class Follower:
    """Writes down what it is told, and that it was asked to lock first."""

    def __init__(self, told):
        self.told = told

    def lock(self, cases):
        self.told.append(("lock", *cases))

    def follow(self, batch, _actor, _at):
        self.told.extend(batch)


def start(case="C1", kind=clocks.Kind.DECISION_LEGAL, limit=clocks.DECISION, on=TODAY):
    return clocks.start(case=case, kind=kind, limit=limit, on=on, area=AREA)


def off(day):
    """Import a notice by which a district takes a day off."""
    row = {"off": [day.isoformat()], "text": "测试放假一天", "source": "测试〔2026〕1 号"}
    content = json.dumps({"years": {str(day.year): row}}, ensure_ascii=False)
    calendars.import_file(content=content, area=AREA, actor=system("test"), at=AT)


def notices(year):
    """Import the notices of a year that nobody knew, of the country and of the region."""
    row = {"off": [], "text": "测试", "source": "测试〔2026〕2 号"}
    content = json.dumps({"years": {str(year): row}}, ensure_ascii=False)
    for area in ("100000000000", "650000000000"):
        calendars.import_file(content=content, area=area, actor=system("test"), at=AT)


def test_a_clock_runs_once_a_kind_and_ends_once():
    start()
    clocks.finish(case="C1", kinds=(clocks.Kind.DECISION_LEGAL,), on=date(2026, 12, 1))
    start(on=date(2026, 12, 1))
    clocks.stop(case="C1", on=date(2026, 12, 2))

    assert [(one.state, one.ended_on) for one in clocks.of("C1")] == [
        (clocks.State.FINISHED, date(2026, 12, 1)),
        (clocks.State.STOPPED, date(2026, 12, 2)),
    ]
    assert clocks.soonest(clocks.going("C1")) is None


def test_the_soonest_of_several_clocks_is_shown():
    start()
    start(kind=clocks.Kind.NOTICE, limit=clocks.NOTICE)
    start(case="C2")

    assert [clocks.soonest_of(["C1", "C2"])[case].kind for case in ("C1", "C2")] == [
        clocks.Kind.NOTICE, clocks.Kind.DECISION_LEGAL
    ]  # fmt: skip


def test_what_the_applicant_owes_and_what_steps_take_do_not_sort_a_case():
    decision = start()
    others = [kind for kind in clocks.Kind if kind not in clocks.OWED]
    for kind in others:
        place = "inspect" if kind in clocks.INTERNAL else ""
        limit = clocks.Limit(1, "测试")
        clocks.start(case="C1", kind=kind, limit=limit, on=TODAY, area=AREA, place=place)

    assert clocks.soonest(clocks.going("C1")) == clocks.soonest_of(["C1"])["C1"] == decision
    assert others == [
        clocks.Kind.SUPPLEMENT, clocks.Kind.DEFERRAL, clocks.Kind.AFTER_CHECK,
        clocks.Kind.MENDING, clocks.Kind.STEP, clocks.Kind.BRANCH, clocks.Kind.CONSULTATION,
        clocks.Kind.DIFFICULTY,
    ]  # fmt: skip


def test_each_step_has_a_clock_of_its_own():
    for place in ("joint.fire", "joint.health"):
        limit = clocks.Limit(5, "测试")
        clocks.start(
            case="C1", kind=clocks.Kind.BRANCH, limit=limit, on=TODAY, area=AREA, place=place
        )
    clocks.finish(case="C1", kinds=(clocks.Kind.BRANCH,), on=TODAY, place="joint.fire")

    assert [(one.place, one.state) for one in clocks.of("C1")] == [
        ("joint.fire", clocks.State.FINISHED), ("joint.health", clocks.State.RUNNING)
    ]  # fmt: skip


@pytest.mark.verifies(ADL(82))
def test_a_due_date_in_a_year_without_notice_is_provisional():
    assert not start().provisional
    assert start(case="C2", on=date(2031, 12, 20)).provisional


@pytest.mark.verifies(ADL(82))
def test_a_notice_of_days_off_moves_running_clocks_and_says_why(monkeypatch):
    running, ended = start(), start(case="C2")
    clocks.finish(case="C2", kinds=(ended.kind,), on=AT.date())
    told: list[Any] = []
    monkeypatch.setattr(redating, "_followers", [Follower(told)])
    off(date(2026, 12, 1))

    moved = clocks.redate(actor=system("test"), at=AT)
    again = clocks.redate(actor=system("test"), at=AT)

    (now,) = clocks.of("C1")
    (change,) = clocks.changes("C1")
    assert (moved, again) == (1, 0)
    assert now.due_on == date(2026, 12, 23)
    assert (change.old, change.new, change.by) == (running.due_on, now.due_on, "test")
    assert (change.why, change.basis) == ("calendar_changed", "ADL 82")
    assert clocks.changes("C2") == ()
    assert told[0] == ("lock", "C1")
    assert [(o.case, o.old, o.new) for o in told[1:]] == [("C1", running.due_on, now.due_on)]


@pytest.mark.verifies(ADL(82))
def test_an_imported_calendar_is_counted_by_without_anybody_asking():
    start()
    off(date(2026, 12, 1))

    journal.deliver(at=AT)

    assert [one.due_on for one in clocks.of("C1")] == [date(2026, 12, 23)]


@pytest.mark.verifies(ADL(82))
def test_a_confirmed_notice_moves_what_still_runs_and_erases_no_day_that_has_passed():
    start(), start(case="C2", on=date(2026, 10, 20))  # the second was due on 17 November
    (late,) = clocks.of("C2")
    one, other = (
        Actor(ActorKind.STAFF, ref, duties=frozenset({"system.admin"})) for ref in ("1", "2")
    )
    row = {"off": ["2026-11-02", "2026-12-01"], "text": "测试", "source": "测试〔2026〕3 号"}
    content = json.dumps({"years": {"2026": row}}, ensure_ascii=False)
    ref = calendars.propose(
        content=content, area=AREA, document_number="哈政办〔2026〕9 号", actor=one, at=AT
    )
    assert clocks.foresee(ref, on=AT.date()) == clocks.Foreseen(moved=1, kept=1)

    calendars.confirm(ref=ref, actor=other, at=AT)
    journal.deliver(at=AT)

    assert late.due_on < AT.date()
    assert clocks.of("C2") == (late,)
    assert clocks.changes("C2") == ()
    (change,) = clocks.changes("C1")
    assert (change.by, change.notice) == ("2", "测试〔2026〕3 号（哈政办〔2026〕9 号）")
    (run,) = clocks.redatings()
    assert (run.done, run.kept, run.by, run.notice) == (1, 1, "2", change.notice)
    assert clocks.redate(actor=system("night"), at=AT) == 0


@pytest.mark.verifies(ADL(82))
def test_a_provisional_date_that_a_notice_confirms_is_a_change_though_the_day_stays():
    provisional = start(on=date(2026, 12, 28), kind=clocks.Kind.NOTICE, limit=clocks.NOTICE)
    notices(2027)

    journal.deliver(at=AT)

    (now,), (change,) = clocks.of("C1"), clocks.changes("C1")
    assert (provisional.provisional, now.provisional) == (True, False)
    assert (change.old, change.new, change.basis) == (provisional.due_on, now.due_on, "ADL 82")


@pytest.mark.verifies(ADL(82))
def test_a_setting_that_sets_in_on_a_later_day_moves_dates_that_night():
    setting = "calendar.regional_days.ADL"
    before = start(on=date(2026, 3, 16))  # 肉孜节 lies on the way
    set_value(setting, value=False, from_on=date(2026, 4, 1))

    with time_machine.travel(datetime(2026, 3, 30, 16, 5, tzinfo=UTC), tick=False):
        tasks.redate(timestamp=0)
    assert clocks.of("C1") == (before,)

    with time_machine.travel(datetime(2026, 3, 31, 16, 5, tzinfo=UTC), tick=False):
        tasks.redate(timestamp=0)
    assert clocks.of("C1")[0].due_on < before.due_on
    assert len(clocks.changes("C1")) == 1


def test_many_batches_come_to_the_same_as_one(monkeypatch):
    for n in range(7):
        start(case=f"C{n}")
    monkeypatch.setattr(redating, "BATCH", 2)
    off(date(2026, 12, 1))

    assert clocks.redate(actor=system("test"), at=AT) == 7
    assert {clocks.of(f"C{n}")[0].due_on for n in range(7)} == {date(2026, 12, 23)}
    assert [len(clocks.changes(f"C{n}")) for n in range(7)] == [1] * 7


@pytest.mark.verifies(ADL(82))
def test_a_run_says_how_far_it_has_come_and_which_cases_it_moved():
    for n in range(3):
        start(case=f"C{n}")
    off(date(2026, 12, 1))

    journal.deliver(at=AT)

    (run,) = clocks.redatings()
    assert (run.cause, run.total, run.done, run.ended_at is None) == ("notice", 3, 3, False)
    _run, page = clocks.redating(run.id)
    assert [(one.case, one.old, one.new) for one in page.rows] == [
        (f"C{n}", date(2026, 12, 22), date(2026, 12, 23)) for n in range(3)
    ]
    clocks.redate(actor=system("test"), at=AT)  # a night without work is no run
    assert clocks.redatings() == (run,)


@pytest.mark.verifies(ADL(82))
def test_a_run_that_was_cut_short_is_taken_up_by_the_next(monkeypatch):
    for n in range(5):
        start(case=f"C{n}")
    off(date(2026, 12, 1))
    monkeypatch.setattr(redating, "BATCH", 2)

    class Broken(Follower):
        def follow(self, batch, _actor, _at):
            if batch[0].case == "C2":
                raise ConnectionError

    with monkeypatch.context() as cut:
        cut.setattr(redating, "_followers", [Broken([])])
        with pytest.raises(ConnectionError):
            clocks.redate(actor=system("test"), at=AT, cause=clocks.Cause.NOTICE)
    (first,) = clocks.redatings()
    assert (first.total, first.done, first.ended_at) == (5, 2, None)

    admin = people.staff_actor("system.admin")
    clocks.ask_again(actor=admin, at=AT)
    journal.deliver(at=AT)

    asked, second, _first = clocks.redatings()
    assert (second.total, second.done, second.ended_at is None) == (3, 3, False)
    assert (asked.cause, asked.total, asked.ended_at is None) == ("asked", 0, False)
    assert {clocks.of(f"C{n}")[0].due_on for n in range(5)} == {date(2026, 12, 23)}


def test_nobody_but_the_administrator_asks_for_a_run():
    with pytest.raises(redating.NotYours):
        clocks.ask_again(actor=people.staff_actor("cases.decide"), at=AT)

    assert journal.kinds("clocks") == []
