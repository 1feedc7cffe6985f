"""Who is silent for five working days has accepted, as of the day of receipt."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine

from onedoor.journal import api as journal
from onedoor.journal.testing import kinds
from onedoor.kernel.actors import system
from onedoor.kernel.days import legal_day
from onedoor.law.articles import ADL
from onedoor.operation.cases import tasks, testing
from onedoor.operation.cases.domain.declining import Ground
from onedoor.operation.cases.domain.history import project
from onedoor.operation.cases.domain.roles import RoleMissing
from onedoor.operation.cases.domain.states import Move, State
from onedoor.operation.cases.models import Case
from onedoor.operation.cases.services import intake
from onedoor.operation.cases.services.acceptance import NoticeTooLate
from onedoor.operation.cases.services.silence import NotYetSilent, deem, deem_silent
from onedoor.operation.cases.testing import AT, REASON, REMEDY, make
from onedoor.operation.clocks import api as clocks
from onedoor.operation.documents import api as documents

NIGHT = system("cases.deem_silent")
SPRING = datetime(2026, 3, 19, 4, 0, tzinfo=UTC)  # a Thursday; on Friday Xinjiang rests: 肉孜节


@pytest.fixture(scope="module")
def cast(module_db):
    return testing.cast()


def days_later(at, days):
    return at + timedelta(days=days)


def notice_due(number):
    found = clocks.running(case=number, kind=clocks.Kind.NOTICE)
    assert found is not None
    return found.due_on


def legal_limit(number):
    return next(one for one in clocks.of(number) if one.kind is clocks.Kind.DECISION_LEGAL)


@pytest.mark.django_db
@pytest.mark.verifies(ADL(32, item=4))
@pytest.mark.parametrize("state", [State.SUBMITTED, State.RECEIVED])
def test_five_working_days_of_silence_accept_as_of_the_day_of_receipt(cast, state):
    number = testing.a_case(cast, state)
    due = notice_due(number)
    assert due == date(2026, 12, 1)

    in_time = datetime(2026, 12, 1, 15, 59, tzinfo=UTC)  # one minute to midnight in Beijing
    assert deem_silent(actor=NIGHT, at=in_time) == 0
    assert deem_silent(actor=NIGHT, at=in_time + timedelta(minutes=1)) == 1

    row = Case.objects.get(number=number)
    assert (row.state, row.accepted_at, row.accepted_by) == (State.ACCEPTED, AT, NIGHT.ref)
    found = {clock.kind: clock for clock in clocks.of(number)}
    for kind in (clocks.Kind.DECISION_LEGAL, clocks.Kind.DECISION_PROMISED):
        assert found[kind].started_on == legal_day(AT)
    assert found[clocks.Kind.DECISION_LEGAL].due_on == date(2026, 12, 22)
    assert found[clocks.Kind.NOTICE].ended_on == date(2026, 12, 2)
    assert kinds(number)[-1] == "cases.deemed_accepted"
    paper = documents.documents_of(case_number=number)[-1]
    assert paper.kind == "acceptance"
    told = project(journal.entries_of(number))
    assert told is not None
    assert told.accepted_at == AT


@pytest.mark.django_db
@pytest.mark.verifies(ADL(32, item=4), ADL(82))
def test_days_off_of_xinjiang_are_no_days_of_silence(cast):
    number = testing.submitted(cast, at=SPRING)

    assert notice_due(number) == date(2026, 3, 27)  # elsewhere the day before
    assert deem_silent(actor=NIGHT, at=datetime(2026, 3, 27, 15, 0, tzinfo=UTC)) == 0
    assert deem_silent(actor=NIGHT, at=datetime(2026, 3, 27, 16, 0, tzinfo=UTC)) == 1


@pytest.mark.django_db
@pytest.mark.verifies(ADL(32, item=4))
def test_silence_after_a_supplement_accepts_as_of_the_day_it_came(cast):
    number = testing.a_case(cast, State.AWAITING_SUPPLEMENT)
    assert deem_silent(actor=NIGHT, at=days_later(AT, 60)) == 0
    later = days_later(AT, 6)
    make(Move.SUPPLY, number, actor=cast.applicant, at=later)

    assert deem_silent(actor=NIGHT, at=days_later(later, 9)) == 1

    row = Case.objects.get(number=number)
    assert row.accepted_at == later
    assert legal_limit(number).started_on == legal_day(later)


@pytest.mark.django_db
@pytest.mark.verifies(ADL(32, item=4))
def test_who_was_silent_too_long_asks_for_nothing_more(cast):
    number = testing.a_case(cast, State.RECEIVED)
    before = Case.objects.values().get(number=number)

    with pytest.raises(NoticeTooLate):
        make(Move.ASK_FOR_SUPPLEMENT, number, actor=cast.clerk, at=testing.SILENT)

    assert Case.objects.values().get(number=number) == before
    assert documents.documents_of(case_number=number) == ()


@pytest.mark.django_db
@pytest.mark.verifies(ADL(32, item=4))
def test_who_was_silent_too_long_does_not_decline_for_what_is_missing(cast):
    number = testing.a_case(cast, State.AWAITING_SUPPLEMENT)
    make(Move.SUPPLY, number, actor=cast.applicant)
    before = Case.objects.values().get(number=number)

    with pytest.raises(NoticeTooLate):
        intake.decline(
            number=number, ground=Ground.INCOMPLETE, reason=REASON, remedy=REMEDY,
            actor=cast.clerk, at=testing.SILENT,
        )  # fmt: skip

    assert Case.objects.values().get(number=number) == before


@pytest.mark.django_db
@pytest.mark.verifies(ADL(32, item=4))
def test_a_late_acceptance_counts_from_the_day_of_receipt_too(cast):
    number = testing.a_case(cast, State.RECEIVED)

    make(Move.ACCEPT, number, actor=cast.clerk, at=testing.SILENT)

    row = Case.objects.get(number=number)
    assert (row.accepted_at, row.accepted_by) == (AT, cast.clerk.ref)
    assert legal_limit(number).started_on == legal_day(AT)
    assert kinds(number)[-1] == "cases.accepted"
    told = project(journal.entries_of(number))
    assert told is not None
    assert told.accepted_at == AT


@pytest.mark.django_db
@pytest.mark.verifies(ADL(32, item=4), ADL(82))
def test_nobody_is_held_to_a_day_that_a_notice_of_days_off_may_still_move(cast):
    at = datetime(2026, 12, 29, 4, 0, tzinfo=UTC)  # five days on lies a year without a notice
    number = testing.submitted(cast, at=at)
    found = clocks.running(case=number, kind=clocks.Kind.NOTICE)
    assert found is not None
    assert found.provisional

    assert deem_silent(actor=NIGHT, at=days_later(at, 30)) == 0
    assert Case.objects.get(number=number).state == State.SUBMITTED


@pytest.mark.django_db
@pytest.mark.verifies(ADL(32, item=4))
def test_nobody_deems_before_the_time_and_no_person_ever(cast):
    number = testing.submitted(cast)
    before = Case.objects.values().get(number=number)

    with pytest.raises(NotYetSilent):
        deem(number=number, actor=NIGHT, at=AT)
    for actor in (cast.clerk, cast.officer, cast.applicant):
        with pytest.raises(RoleMissing):
            deem(number=number, actor=actor, at=testing.SILENT)

    assert Case.objects.values().get(number=number) == before


@pytest.mark.django_db
def test_a_deemed_case_goes_on_to_its_end(cast):
    number = testing.submitted(cast)
    deem_silent(actor=NIGHT, at=testing.SILENT)

    for move in (Move.REVIEW, Move.GRANT, Move.ISSUE, Move.DELIVER):
        make(move, number, actor=cast.officer, at=testing.SILENT)

    assert Case.objects.get(number=number).state == State.DELIVERED


@pytest.mark.django_db
def test_every_night_the_silent_are_taken_at_it(cast):
    number = testing.submitted(cast)

    with time_machine.travel(testing.SILENT, tick=False):
        tasks.deem_silent(timestamp=0)
        tasks.deem_silent(timestamp=0)

    assert Case.objects.get(number=number).state == State.ACCEPTED
    assert kinds(number).count("cases.deemed_accepted") == 1
