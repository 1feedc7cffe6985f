import json
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from onedoor.general.calendar import api as calendars
from onedoor.general.places.api import CHINA, XINJIANG
from onedoor.journal import api as journal
from onedoor.journal import testing as told
from onedoor.kernel.actors import system
from onedoor.kernel.errors import DomainError
from onedoor.law.articles import ADL
from onedoor.operation.cases import testing
from onedoor.operation.cases.domain.history import project
from onedoor.operation.cases.domain.states import CONCLUDED, UNDECIDED, Move, State
from onedoor.operation.cases.models import Case, CaseEvent, Notice
from onedoor.operation.cases.testing import a_case, make
from onedoor.operation.clocks import api as clocks

COLUMNS = (
    "state", "submitted_at", "due_on", "provisional", "received_by", "accepted_at",
    "accepted_by", "decided_at", "decided_by", "concluded_at", "concluded_by", "licence",
    "handler",
)  # fmt: skip
ENDED_UNDECIDED = (
    State.DECLINED, State.WITHDRAWN, State.RETURNED, State.TRANSFERRED, State.VOIDED,
    State.TERMINATED,
)  # fmt: skip


def row_is_its_history(number):
    row = Case.objects.get(number=number)
    told = project(journal.entries_of(number))
    assert {name: getattr(row, name) for name in COLUMNS} == {
        name: getattr(told, name) for name in COLUMNS
    }
    last = CaseEvent.objects.filter(case=row).latest("n")
    assert (row.events_count, row.state) == (last.n, last.state)


@pytest.mark.django_db
@pytest.mark.parametrize("state", State)
def test_the_row_is_a_projection_of_the_journal(state):
    number = a_case(testing.cast(), state)

    row_is_its_history(number)


@pytest.mark.verifies(ADL(82))
@pytest.mark.django_db
def test_a_date_that_moved_is_an_event_an_entry_and_a_new_date_in_the_row():
    number = a_case(testing.cast(), State.ACCEPTED)
    notice = {"off": ["2026-11-30"], "text": "测试放假一天", "source": "测试"}
    calendars.import_file(
        content=json.dumps({"years": {"2026": notice}}),
        area=testing.AREA,
        actor=system("test"),
        at=testing.AT,
    )

    clocks.redate(actor=system("test"), at=testing.AT)

    row_is_its_history(number)
    event = CaseEvent.objects.latest("id")
    assert Case.objects.get().due_on == date(2026, 12, 2)
    assert (event.kind, event.due_on, event.note) == (
        "redate", date(2026, 12, 2), "2026-12-01 → 2026-12-02"
    )  # fmt: skip


@pytest.mark.verifies(ADL(82))
@pytest.mark.django_db
def test_a_case_that_runs_into_an_unknown_year_is_confirmed_when_its_notices_come():
    at = testing.AT + timedelta(days=34)
    cast = testing.cast()
    number = a_case(cast, State.ACCEPTED, at=at)
    elsewhere = a_case(cast, State.RECEIVED, key="known")
    before = Case.objects.get(number=number)
    assert before.provisional
    assert not Case.objects.get(number=elsewhere).provisional
    days = {CHINA: ["2027-01-01"], XINJIANG: []}
    for area, off in days.items():
        row = {"off": off, "text": "测试放假", "source": "测试〔2026〕9 号"}
        content = json.dumps({"years": {"2027": row}}, ensure_ascii=False)
        calendars.import_file(content=content, area=area, actor=system("test"), at=at)

    told.deliver(at=at)

    now = Case.objects.get(number=number)
    row_is_its_history(number)
    assert not now.provisional
    assert {one.provisional for one in clocks.of(number) if one.ended_on is None} == {False}
    changes = clocks.changes(number)
    assert {change.kind for change in changes} == {
        clocks.Kind.DECISION_LEGAL, clocks.Kind.DECISION_PROMISED
    }  # fmt: skip
    assert {(change.why, change.basis) for change in changes} == {("calendar_changed", "ADL 82")}
    event = CaseEvent.objects.filter(case=now).latest("n")
    assert (event.kind, event.note) == ("redate", f"{before.due_on} → {now.due_on}")
    assert "cases.redated" not in told.kinds(elsewhere)


class TestAnyOrderOfMoves(TestCase):
    """Random people make random moves; nothing they do breaks what must always hold."""

    @settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(st.lists(st.tuples(st.sampled_from(Move), st.integers(0, 4)), max_size=14))
    def test_no_order_of_moves_breaks_an_invariant(self, walk):
        cast = testing.cast()
        people = [cast.applicant, cast.clerk, cast.officer, cast.counter, cast.stranger]
        number = testing.submitted(cast)

        for move, who in walk:
            before = Case.objects.filter(number=number).values().get()
            try:
                make(move, number, actor=people[who])
            except DomainError:
                assert Case.objects.filter(number=number).values().get() == before
            always_holds(number, cast)


def always_holds(number, cast):
    row_is_its_history(number)
    row = Case.objects.get(number=number)
    running = [
        one
        for one in clocks.of(number)
        if one.state is clocks.State.RUNNING and one.kind in clocks.OWED
    ]
    assert row.decided_by not in {row.received_by, row.accepted_by} - {""}
    assert (row.decided_at is None) == (row.state in (*UNDECIDED, *ENDED_UNDECIDED))
    assert row.due_on == min((one.due_on for one in running), default=None)
    assert not (running and row.state in CONCLUDED)
    notices = list(Notice.objects.filter(case=row).order_by("n"))
    for first, later in pairwise(notices):
        asked = {ask["key"] for ask in later.asks}
        assert not asked & set(first.had)
    assert cast.stranger.ref not in set(
        CaseEvent.objects.filter(case=row).values_list("by", flat=True)
    )
