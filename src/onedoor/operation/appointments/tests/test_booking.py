"""Booked, changed, cancelled, waited for, kept or missed; each by whom it is, and told."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import IntegrityError, transaction

from onedoor.general.bodies import testing as bodies
from onedoor.general.people import testing as people
from onedoor.general.terms import testing as terms
from onedoor.journal import testing as journal
from onedoor.law.articles import HAMI, PIPL
from onedoor.operation.appointments import api, testing
from onedoor.operation.appointments.api import Span, State, Wish
from onedoor.operation.appointments.domain.errors import (
    AppointmentMissing,
    Blocked,
    NotForStaff,
    NotFull,
    NotManager,
    NotOpen,
    OpenEnough,
    PlacesWrong,
    ReasonMissing,
    SameTime,
    SlotFull,
    SlotWrong,
    SpanWrong,
    TooEarly,
    TooLate,
    WaitsAlready,
)
from onedoor.operation.appointments.domain.slots import begins_at
from onedoor.operation.appointments.models import AppointmentRow, WaitRow
from onedoor.operation.appointments.services import running
from onedoor.operation.hall import api as hall_api
from onedoor.operation.hall import testing as hall_testing
from onedoor.system.venues import testing as venues
from onedoor.system.venues.api import Function

pytestmark = pytest.mark.django_db
AT, DAY, START = testing.AT, testing.DAY, testing.START
LATER = "12:00"
BEGINS = begins_at(DAY, START)
MINUTE = timedelta(minutes=1)


@pytest.fixture
def manager():
    bodies.demo_city()
    return venues.manager(bodies.body_of("伊州区政务服务中心").code)


@pytest.fixture
def hall(manager):
    return venues.a_hall(manager)


def anybody():
    return people.applicant_actor()


def mine(actor, at=AT):
    return {one.code: one for one in api.mine(actor=actor, at=at)}


def wish(hall, day=DAY):
    return Wish(hall, Function.ACCEPT, day)


def kinds(subject):
    return [one.removeprefix("appointments.") for one in journal.kinds(subject)]


@pytest.mark.verifies(HAMI(14))
@pytest.mark.check("A14-4")
def test_a_place_is_booked_once_and_the_others_are_offered_what_is_free(hall):
    one, other = anybody(), anybody()
    code = testing.booked(hall, one)
    assert mine(one)[code].state is State.BOOKED
    (slot,) = [s for s in api.free(hall, Function.ACCEPT, at=AT)[DAY] if s.start == START]
    assert (slot.places, slot.taken, slot.free) == (1, 1, 0)
    said = journal.kinds()

    with pytest.raises(SlotFull) as full:
        testing.booked(hall, other)
    assert str(full.value.facts["free"]).startswith("2026-11-25 10:00、2026-11-25 11:00")
    for wrong in (LATER.replace(":00", ":07"), "03:00", "x" * 9):
        with pytest.raises(SlotWrong):
            testing.booked(hall, other, start=wrong)
    for day in (AT.date() - timedelta(days=1), AT.date() + timedelta(days=15), date(2026, 11, 28)):
        with pytest.raises(SlotWrong):
            api.book(wish=wish(hall, day), start=START, actor=other, at=AT)
    consult = Wish(hall, Function.CONSULT, DAY)
    with pytest.raises(SameTime):
        api.book(wish=consult, start=START, actor=one, at=AT)
    with pytest.raises(NotForStaff):
        testing.booked(hall, hall_testing.clerk())
    assert (mine(other), journal.kinds()) == ({}, said)
    assert kinds(code) == ["booked"]


@pytest.mark.verifies(HAMI(14))
def test_one_person_holds_only_so_many_at_a_time(hall):
    one = anybody()
    codes = [testing.booked(hall, one, start=start) for start in ("10:00", "11:00", "12:00")]
    with pytest.raises(OpenEnough):
        testing.booked(hall, one, start="13:00")
    assert set(mine(one)) == set(codes)
    api.cancel(code=codes[1], actor=one, at=AT)
    testing.booked(hall, one, start="13:00")
    assert sorted(AppointmentRow.objects.filter(state="booked").values_list("nth", flat=True)) == [
        1, 2, 3,
    ]  # fmt: skip


@pytest.mark.verifies(HAMI(14), PIPL(6))
def test_an_appointment_is_changed_and_cancelled_by_whose_it_is_before_its_time(hall):
    one, other = anybody(), anybody()
    code, taken = testing.booked(hall, one), testing.booked(hall, other, start=LATER)
    for act in (
        lambda who: api.cancel(code=code, actor=who, at=AT),
        lambda who: api.change(code=code, day=DAY, start="13:00", actor=who, at=AT),
        lambda who: api.one(code=code, actor=who, at=AT),
    ):
        with pytest.raises(AppointmentMissing):
            act(other)
    with pytest.raises(SlotFull):
        api.change(code=code, day=DAY, start=LATER, actor=one, at=AT)
    with pytest.raises(NotOpen):
        api.cancel(code=code, actor=one, at=BEGINS)
    assert mine(one)[code].start == START

    api.change(code=code, day=DAY, start="13:00", actor=one, at=AT)
    api.change(code=code, day=DAY, start="13:00", actor=one, at=AT)
    assert mine(one)[code].start == "13:00"
    testing.booked(hall, other)  # the old place is free again
    for _again in range(2):
        api.cancel(code=code, actor=one, at=AT)
    assert mine(one)[code].state is State.CANCELLED
    assert kinds(code) == ["booked", "changed", "cancelled"]
    assert mine(other)[taken].state is State.BOOKED


@pytest.mark.verifies(HAMI(14))
@pytest.mark.check("A14-4")
def test_who_comes_in_time_is_called_at_that_time_and_queues_no_second_time(hall):
    code, other = testing.booked(hall), testing.booked(hall, start=LATER)
    with pytest.raises(TooEarly):
        api.check_in(code=code, at=BEGINS - 31 * MINUTE)
    with pytest.raises(TooLate):
        api.check_in(code=code, at=BEGINS + 16 * MINUTE)
    with pytest.raises(AppointmentMissing):
        api.check_in(code="nothing", at=BEGINS)
    assert kinds(code) == ["booked"]
    walked_in = hall_testing.taken(hall, at=BEGINS - 25 * MINUTE)
    later = hall_testing.taken(hall, at=BEGINS - 20 * MINUTE)

    slips = [api.check_in(code=f" {code.lower()}", at=BEGINS - 10 * MINUTE) for _again in range(2)]

    clerk = hall_testing.seated(hall, "2")
    called = []
    for minutes in (-5, 0, 5):
        at = BEGINS + minutes * MINUTE
        slip = hall_api.call_next(actor=clerk, at=at)
        called.append(slip and slip.ref)
        hall_api.serve(actor=clerk, at=at)
        hall_api.finish(actor=clerk, at=at + MINUTE)
    assert called == [walked_in.ref, slips[0], later.ref]
    assert slips[0] == slips[1]
    assert kinds(code) == ["booked", "arrived"]

    assert running.sweep(at=begins_at(DAY, LATER) + 16 * MINUTE) == 1
    assert running.sweep(at=begins_at(DAY, LATER) + 16 * MINUTE) == 0
    assert kinds(other) == ["booked", "missed"]
    with pytest.raises(NotOpen):
        api.check_in(code=other, at=begins_at(DAY, LATER))


@pytest.mark.verifies(HAMI(14))
def test_who_misses_too_many_books_nothing_for_a_while_and_a_reminder_comes_once(hall):
    terms.set_value("appointments.misses_most", 1)
    one = anybody()
    code = testing.booked(hall, one)
    assert running.sweep(at=AT) == 1  # within a day: reminded
    assert running.sweep(at=AT) == 0
    running.sweep(at=BEGINS + 16 * MINUTE)
    assert kinds(code) == ["booked", "near", "missed"]

    with pytest.raises(Blocked) as refused:
        api.book(wish=wish(hall, DAY + timedelta(days=1)), start=START, actor=one, at=BEGINS)
    assert refused.value.facts["until"] == DAY + timedelta(days=30)
    with pytest.raises(Blocked):
        api.wait(wish=wish(hall, DAY + timedelta(days=1)), actor=one, at=BEGINS)
    assert len(mine(one)) == 1
    assert hall_testing.taken(hall, at=BEGINS).number == "A001"  # the hall is open to all


@pytest.mark.verifies(HAMI(14))
def test_a_day_that_is_full_has_a_waiting_list(manager, hall):
    with pytest.raises(NotFull):
        api.wait(wish=wish(hall), actor=anybody(), at=AT)
    *others, slot = api.free(hall, Function.ACCEPT, at=AT)[DAY]
    for one in others:
        testing.booked(hall, start=one.start)
    last = anybody()
    code = testing.booked(hall, last, start=slot.start)
    first, second = anybody(), anybody()
    for who in (first, second):
        api.wait(wish=wish(hall), actor=who, at=AT)
    with pytest.raises(WaitsAlready):
        api.wait(wish=wish(hall), actor=first, at=AT)
    with pytest.raises(SlotWrong):
        api.wait(wish=wish(hall, date(2026, 11, 28)), actor=first, at=AT)
    assert [one.ahead for one in api.waits(actor=second, on=DAY)] == [1]

    api.cancel(code=code, actor=last, at=AT)

    (given,) = api.mine(actor=first, at=AT)
    assert (given.start, kinds(given.code)) == (slot.start, ["given"])
    assert api.mine(actor=second, at=AT) == ()
    (wait,) = api.waits(actor=second, on=DAY)
    with pytest.raises(AppointmentMissing):
        api.stop_waiting(ref=wait.ref, actor=first, at=AT)
    api.stop_waiting(ref=wait.ref, actor=second, at=AT)
    assert WaitRow.objects.count() == 0
    # Too late to give a place to somebody who is at home.
    api.wait(wish=wish(hall), actor=second, at=AT)
    api.cancel(code=given.code, actor=first, at=begins_at(DAY, slot.start) - 10 * MINUTE)
    assert api.mine(actor=second, at=AT) == ()


@pytest.mark.verifies(HAMI(5), HAMI(14))
def test_who_runs_the_hall_closes_hours_and_sets_places_and_nobody_else(manager, hall):
    one = anybody()
    code, other = testing.booked(hall, one), testing.booked(hall, one, start=LATER)
    span = Span(DAY, "10:00", "11:00", "系统维护")
    said = journal.kinds()
    for stranger in (one, hall_testing.clerk(), venues.manager("1" * 18)):
        with pytest.raises(NotManager):
            api.close_slots(venue=hall, span=span, actor=stranger, at=AT)
        with pytest.raises(NotManager):
            api.set_places(venue=hall, function=Function.ACCEPT, places=9, actor=stranger, at=AT)
        with pytest.raises(NotManager):
            api.expected(hall, day=DAY, actor=stranger, at=AT)
    for refusal, wrong in (
        (ReasonMissing, Span(DAY, "10:00", "11:00", " ")),
        (SpanWrong, Span(DAY, "11:00", "11:00", "维护")),
        (SpanWrong, Span(AT.date() - timedelta(days=1), "10:00", "11:00", "维护")),
    ):
        with pytest.raises(refusal):
            api.close_slots(venue=hall, span=wrong, actor=manager, at=AT)
    with pytest.raises(PlacesWrong):
        api.set_places(venue=hall, function=Function.ACCEPT, places=999, actor=manager, at=AT)
    assert journal.kinds() == said

    assert api.close_slots(venue=hall, span=span, actor=manager, at=AT) == 1

    assert (mine(one)[code].state, mine(one)[code].reason) == (State.CALLED_OFF, "系统维护")
    assert mine(one)[other].state is State.BOOKED
    assert [a.code for a in api.expected(hall, day=DAY, actor=manager, at=AT)] == [code, other]
    with pytest.raises(SlotWrong):
        testing.booked(hall, one)
    (closure,) = api.closures(hall, since=AT.date())
    api.reopen_slots(venue=hall, ref=closure.ref, actor=manager, at=AT)
    with pytest.raises(AppointmentMissing):
        api.reopen_slots(venue=hall, ref=closure.ref, actor=manager, at=AT)


@pytest.mark.verifies(HAMI(14))
def test_a_slot_has_the_places_that_were_set_or_those_of_the_windows(manager, hall):
    api.set_places(venue=hall, function=Function.ACCEPT, places=2, actor=manager, at=AT)
    for _each in range(2):
        testing.booked(hall)
    shown = {one.function: (one.places, one.is_set) for one in api.places(hall, on=DAY)}
    assert (shown[Function.ACCEPT], shown[Function.CONSULT]) == ((2, True), (1, False))
    api.set_places(venue=hall, function=Function.ACCEPT, places=None, actor=manager, at=AT)
    assert {one.places for one in api.places(hall, on=DAY)} == {1}


def test_the_table_keeps_its_promises(hall):
    testing.booked(hall)
    other = testing.booked(hall, start=LATER)
    rows = AppointmentRow.objects.filter(code=other)
    for wrong in ({"start": START}, {"state": "arrived"}, {"state": "called_off"}, {"state": "x"}):
        with transaction.atomic(), pytest.raises(IntegrityError):
            rows.update(**wrong)


@pytest.mark.verifies(HAMI(14), PIPL(6))
@pytest.mark.check("A14-4")
def test_a_clerk_books_moves_and_cancels_in_the_own_hall_for_who_is_there(hall):
    who, other = anybody(), anybody()
    clerk, elsewhere = hall_testing.clerk(), hall_testing.clerk(area="650522000000")
    asked = replace(wish(hall), holder=who.applicant)
    for stranger in (elsewhere, other):
        with pytest.raises(NotForStaff):
            api.book(wish=asked, start=START, actor=stranger, at=AT)
        with pytest.raises(NotForStaff):
            api.booked_by(venue=hall, holder=who.applicant, actor=stranger, at=AT)
    with pytest.raises(NotForStaff):
        api.book(wish=wish(hall), start=START, actor=clerk, at=AT)
    assert not AppointmentRow.objects.exists()

    code = api.book(wish=asked, start=START, actor=clerk, at=AT)

    assert mine(who)[code].state is State.BOOKED
    api.change(code=code, day=DAY, start=LATER, actor=clerk, at=AT)
    for stranger in (elsewhere, other):
        with pytest.raises(AppointmentMissing):
            api.cancel(code=code, actor=stranger, at=AT)
    (booked,) = api.booked_by(venue=hall, holder=who.applicant, actor=clerk, at=AT)
    assert (booked.code, booked.start) == (code, LATER)
    api.cancel(code=code, actor=clerk, at=AT)
    assert api.booked_by(venue=hall, holder=who.applicant, actor=clerk, at=AT) == ()
    assert kinds(code) == ["booked", "changed", "cancelled"]
