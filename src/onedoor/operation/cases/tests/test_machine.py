"""Random people play against the clock, with the holidays of Xinjiang; nothing breaks a rule.

A few hundred steps, thousands with ``--full``; what fails shrinks to the fewest that show it.
"""

import json
from datetime import UTC, datetime, timedelta

import pytest
from django.test import TestCase
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from onedoor.general.calendar import api as calendars
from onedoor.journal import api as journal
from onedoor.journal.testing import findings
from onedoor.kernel.actors import system
from onedoor.kernel.days import legal_day
from onedoor.kernel.errors import DomainError
from onedoor.law.articles import ADL, HAMI
from onedoor.operation.cases import holdings, testing
from onedoor.operation.cases.domain.channels import Channel
from onedoor.operation.cases.domain.declining import Ground
from onedoor.operation.cases.domain.remedies import Result
from onedoor.operation.cases.domain.special import Procedure
from onedoor.operation.cases.domain.states import ALLOWED, CONCLUDED, EDGES, Move, State
from onedoor.operation.cases.domain.supplements import Ask
from onedoor.operation.cases.models import Case, JointPart, Notice
from onedoor.operation.cases.services import deferring, ending, silence, special
from onedoor.operation.cases.testing import REASON, REMEDY, attempt
from onedoor.operation.cases.tests.test_endings import everything
from onedoor.operation.cases.tests.test_history import row_is_its_history
from onedoor.operation.clocks import api as clocks
from onedoor.system.items import api as items

STEPS, EXAMPLES = 30, 7
STEPS_IN_FULL, EXAMPLES_IN_FULL = 60, 100
# Shortly before 肉孜节, 古尔邦节, 国庆节 and 春节, some of them with working weekends.
DAYS = ("2025-03-26", "2025-06-04", "2025-09-26", "2026-02-10", "2026-03-17", "2026-05-25")
PEOPLE = ("applicant", "clerk", "officer", "counter", "head", "stranger", "everybody", "clock")
PUBLISHED = {Procedure.INSPECTION, Procedure.TESTING, Procedure.APPRAISAL}
PUBLISHED_DAYS = 15
NIGHT = system("cases.night")
# What each of these needs is drawn; the others need nothing that matters here.
KEYS = st.lists(st.sampled_from(["web_page", "layout", "rules"]), min_size=1, unique=True)


def told(entry, fact):
    """Return the words of a fact of an entry of the journal."""
    return set(entry.facts.get(fact, ()))


class Life(RuleBasedStateMachine):
    """One case, and perhaps a second, through whatever people and the calendar do."""

    of: testing.Cast  # made once; each run begins with it

    def __init__(self):
        super().__init__()
        self.numbers, self.seen, self.rested = [], {}, []
        # Each run leaves the database as it found it.
        self.atomics = TestCase._enter_atomics()  # type: ignore[attr-defined]  # not in the stubs

    def teardown(self):
        try:
            if self.numbers:
                assert findings() == ()
        finally:
            TestCase._rollback_atomics(self.atomics)  # type: ignore[attr-defined]  # not in the stubs

    @initialize(
        day=st.sampled_from(DAYS), hour=st.sampled_from([1, 4, 15, 17]), later=st.booleans()
    )
    def somebody_applies(self, day, hour, later):
        """Apply, perhaps with a promise to hand in one material later."""
        self.at = datetime.fromisoformat(day).replace(hour=hour, tzinfo=UTC)
        without = ("rules",) if later else ()
        self.numbers = [testing.submitted(self.of, at=self.at, without=without)]

    @precondition(lambda self: len(self.numbers) == 1)
    @rule()
    def somebody_applies_again(self):
        self.numbers.append(testing.submitted(self.of, at=self.at, key="again"))

    @rule(days=st.integers(1, 12))
    def days_pass_and_nights_are_worked(self, days):
        self.at += timedelta(days=days)
        silence.deem_silent(actor=NIGHT, at=self.at)
        ending.return_overdue(actor=NIGHT, at=self.at)
        deferring.lapse_overdue(actor=NIGHT, at=self.at)
        special.end_due(actor=NIGHT, at=self.at)

    @rule(ahead=st.integers(1, 15))
    def a_day_off_is_announced(self, ahead):
        self.rested.append(str(legal_day(self.at) + timedelta(days=ahead)))
        years: dict[str, list[str]] = {}
        for day in sorted(set(self.rested)):
            years.setdefault(day[:4], []).append(day)
        notice = {
            year: {"off": off, "text": "加放", "source": "测试"} for year, off in years.items()
        }
        content = json.dumps({"years": notice})
        calendars.import_file(content=content, area=testing.AREA, actor=NIGHT, at=self.at)
        clocks.redate(actor=NIGHT, at=self.at)

    @rule(who=st.sampled_from(PEOPLE), move=st.sampled_from(Move), second=st.booleans())
    def somebody_moves(self, who, move, second):
        self.make(who, move, second)

    @rule(move=st.sampled_from(Move), pick=st.integers(0, 20))
    def whoever_may_moves(self, move, pick):
        """Make a move that the state allows: chance alone seldom comes far."""
        state = Case.objects.get(number=self.numbers[0]).state
        able = [edge.move for edge in EDGES if edge.source == state]
        if able:
            move = able[pick % len(able)]
            self.make(self.usual(move), move, second=False)

    @rule(who=st.sampled_from(["clerk", "counter"]), keys=KEYS)
    def something_is_asked_for(self, who, keys):
        asks = [Ask(key, key, "缺") for key in keys]
        self.make(who, Move.ASK_FOR_SUPPLEMENT, second=False, asks=asks)

    @rule(keys=st.sets(st.sampled_from(["web_page", "layout", "rules"])), rest=st.booleans())
    def something_is_brought(self, keys, rest):
        given = {key: [testing.picture(key)] for key in keys}
        self.make("applicant", Move.SUPPLY, second=False, handed_in=given, nothing_more=rest)

    @rule(ground=st.sampled_from(Ground))
    def it_is_declined(self, ground):
        self.make("clerk", Move.DECLINE, second=False, ground=ground, reason=REASON, remedy=REMEDY)

    @rule(
        who=st.sampled_from(["head", "officer", "everybody", "stranger"]),
        procedure=st.sampled_from(Procedure),
        days=st.sampled_from([0, 1, 8, 15, 16, 251]),
    )
    def a_procedure_begins(self, who, procedure, days):
        self.make(who, Move.PAUSE, second=False, procedure=procedure, days=days, reason=REASON)

    @rule()
    def another_body_is_asked_for_its_part(self):
        """Make a guest of the stranger, in whatever state: nothing comes of it."""
        for row in Case.objects.filter(number__in=self.numbers):
            part = {"body": self.of.stranger.body, "step": "joint.land"}
            JointPart.objects.get_or_create(case=row, **part, defaults={"asked_at": self.at})

    @rule(result=st.sampled_from(Result))
    def an_authority_answers(self, result):
        self.make(
            "officer", Move.SETTLE, second=False, result=result, document_number="1号",
            decided_on=legal_day(self.at),
        )  # fmt: skip

    def usual(self, move):
        who = self.of.who(move)
        return next((name for name in PEOPLE[:5] if getattr(self.of, name) == who), "clock")

    def person(self, who):
        if who == "clock":
            return NIGHT
        if who == "everybody":  # who has every duty, and so must be held back by the rules
            return testing.with_all_duties(self.of)
        return getattr(self.of, who)

    def make(self, who, move, second, **told):
        number = self.numbers[-1 if second else 0]
        before = (
            everything(number),
            Notice.objects.count(),
            Case.objects.values().get(number=number),
        )
        try:
            attempt(move, number, actor=self.person(who), at=self.at, **told)
        except DomainError:
            assert before == (
                everything(number), Notice.objects.count(), Case.objects.values().get(number=number)
            )  # fmt: skip

    @invariant()
    def the_row_is_its_history(self):
        for number in self.numbers:
            row_is_its_history(number)

    @invariant()
    def whoever_takes_in_does_not_decide(self):
        for row in Case.objects.all():
            hands = {row.received_by, row.accepted_by} - {""}
            assert row.decided_by not in hands
            if row.state in (State.VOIDED, State.TRANSFERRED, State.REVOKED):
                assert row.concluded_by not in hands
            strangers = row.events.filter(by=self.of.stranger.ref)
            assert not strangers.exists()

    @invariant()
    def nothing_is_granted_while_a_required_material_is_missing(self):
        for row in Case.objects.filter(state__in=ALLOWED):
            what = items.offering(row.offering, row.version)
            assert holdings.missing(holdings.holding_of(row, what)) == ()

    @invariant()
    def a_supplement_brings_something_that_was_asked_for(self):
        for number in self.numbers:
            asked: set[object] = set()
            for entry in journal.entries_of(number):
                asked = told(entry, "asks") or asked
                if entry.kind == "cases.supplied":
                    assert asked & (told(entry, "materials") | told(entry, "promised"))

    @invariant()
    def what_somebody_filed_is_void_only_for_its_double(self):
        for row in Case.objects.filter(state=State.VOIDED, channel=Channel.WEB):
            assert row.voiding.stays is not None
            assert row.voiding.stays.state != State.VOIDED

    @invariant()
    def a_thing_is_asked_for_once(self):
        for number in self.numbers:
            notices = list(Notice.objects.filter(case__number=number).order_by("n"))
            for first, later in ((notices[0], later) for later in notices[1:]):
                asked = {ask["key"] for ask in later.asks}
                assert not asked & set(first.had)
                assert asked <= {ask["key"] for ask in first.asks}

    @invariant()
    def only_the_law_stops_a_clock(self):
        for row in Case.objects.all():
            stand = [one for one in clocks.of(row.number) if one.state is clocks.State.PAUSED]
            running = row.pauses.filter(ended_on=None)
            assert bool(stand) <= (row.state == State.PAUSED)
            assert (row.state == State.PAUSED) <= running.exists()
            self.only_what_is_published_was_left_out(row)

    def only_what_is_published_was_left_out(self, row):
        """The version names 检验、检测、鉴定, fifteen working days in all."""
        pauses = list(row.pauses.all())
        assert {one.procedure for one in pauses} <= PUBLISHED
        assert {one.started_by for one in pauses}.isdisjoint(
            {self.of.stranger.ref, self.of.officer.ref}
        )
        day, works = timedelta(days=1), calendars.calendar_of(row.area, act="ADL").working_days
        spans = [(one.days, one.started_on, one.ended_on) for one in pauses if one.ended_on]
        lost = [works(start - day, end - day) for _days, start, end in spans]
        assert all(took <= told for took, (told, *_) in zip(lost, spans, strict=True))
        assert sum(lost) <= PUBLISHED_DAYS

    @invariant()
    def every_date_that_moved_says_why(self):
        for number in self.numbers:
            changes = clocks.changes(number)
            for n, one in enumerate(clocks.of(number)):
                before = self.seen.get((number, n))
                self.seen[number, n] = (one.due_on, one.provisional)
                if before in (None, self.seen[number, n]):
                    continue
                last = [change for change in changes if change.kind is one.kind][-1]
                assert (last.new, last.is_provisional) == self.seen[number, n]
                assert last.why
                assert last.basis
                assert last.by

    @invariant()
    def what_is_over_is_waited_for_no_more(self):
        for row in Case.objects.all():
            running = [one for one in clocks.of(row.number) if one.state is clocks.State.RUNNING]
            owed = [one.due_on for one in running if one.kind in clocks.OWED]
            assert row.due_on == min(owed, default=None)
            assert not (running and row.state in CONCLUDED)
            assert (row.concluded_at is None) == (row.state not in CONCLUDED)
            for one in clocks.of(row.number):
                assert one.ended_on is None or one.ended_on >= one.started_on


@pytest.mark.slow
@pytest.mark.verifies(
    HAMI(13), HAMI(18), ADL(34, paragraph=1), ADL(32, item=4), ADL(45), ADL(42), ADL(82)
)
@pytest.mark.django_db
def test_no_order_of_actions_breaks_what_always_holds(request):
    full = request.config.getoption("--full")
    Life.of = testing.cast()

    run_state_machine_as_test(
        Life,
        settings=settings(
            max_examples=EXAMPLES_IN_FULL if full else EXAMPLES,
            stateful_step_count=STEPS_IN_FULL if full else STEPS,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
