"""A day at the windows: numbers in order, nobody twice, everything in the journal."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from onedoor.general.bodies import testing as bodies
from onedoor.general.people import testing as people
from onedoor.journal import testing as journal
from onedoor.law.articles import AEL, HAMI
from onedoor.operation.hall import api, testing
from onedoor.operation.hall.api import Priority, State
from onedoor.operation.hall.domain.errors import (
    CalledTooSeldom,
    NoSuchQueue,
    NotOpenNow,
    NotSeated,
    NotThere,
    SlipMissing,
    StillSomebody,
    WindowPaused,
    WindowTaken,
    WindowWrong,
    WrongTurn,
)
from onedoor.operation.hall.models import SeatRow, SlipRow
from onedoor.operation.hall.services import giving, linking
from onedoor.system.venues import api as venues_api
from onedoor.system.venues import testing as venues
from onedoor.system.venues.api import Function, Window

pytestmark = pytest.mark.django_db
AT = testing.AT
MINUTE = timedelta(minutes=1)
TYPICAL = timedelta(seconds=850)  # one of 10 minutes, beside five assumed of 15
ACCEPT_WINDOW, CONSULT_WINDOW = "2", "1"  # of the hall that tests open


@pytest.fixture
def manager():
    bodies.demo_city()
    return venues.manager(bodies.body_of("伊州区政务服务中心").code)


@pytest.fixture
def hall(manager):
    return venues.a_hall(manager)


def call(clerk, minutes):
    return api.call_next(actor=clerk, at=AT + minutes * MINUTE)


def serve(clerk, minutes):
    api.serve(actor=clerk, at=AT + minutes * MINUTE)
    return api.finish(actor=clerk, at=AT + (minutes + 10) * MINUTE)


@pytest.mark.verifies(HAMI(13), AEL(39))
@pytest.mark.check("A13-5")
def test_numbers_are_called_in_their_order_and_the_waits_are_those_of_the_journal(hall):
    clerk = testing.seated(hall, ACCEPT_WINDOW)
    first = testing.taken(hall)
    second = testing.taken(hall, at=AT + MINUTE)
    elder = testing.taken(hall, at=AT + 2 * MINUTE, priority=Priority.ELDERLY)
    wanted = giving.Wanted(hall, Function.ACCEPT, priority=Priority.APPOINTMENT)
    with transaction.atomic():
        booked = giving.issue(wanted, begins_at=AT + 25 * MINUTE, actor=clerk, at=AT)
    asked = testing.taken(hall, function=Function.CONSULT)
    assert [one.number for one in (first, second, elder, booked, asked)] == [
        "A001", "A002", "A003", "A004", "B001",
    ]  # fmt: skip

    called = []
    for minutes in (5, 20, 35, 50):
        called.append(call(clerk, minutes).number)
        serve(clerk, minutes + 1)

    assert called == ["A003", "A001", "A004", "A002"]  # in need, as taken, at its time, as taken
    assert call(clerk, 70) is None  # another function is another window's
    (row,) = api.figures(hall, day=AT.date(), actor=clerk)
    shown = (row.window, row.served, row.passed, row.service)
    assert shown == (ACCEPT_WINDOW, 4, 0, 10 * MINUTE)
    waits = api.waits_recomputed(hall, day=AT.date())
    assert waits == {one.ref: one.waited for one in map(again, (first, second, elder, booked))}
    assert row.wait == sum(waits.values(), timedelta()) / 4
    (day,) = api.days(hall, first=AT.date(), last=AT.date(), actor=clerk)
    long = sum(one > 20 * MINUTE for one in waits.values())
    longest = max(waits.values())
    assert day == api.Day(AT.date(), 5, 1, 4, 0, 0, long, row.wait, longest, 10 * MINUTE)
    before = AT.date() - timedelta(days=1)
    assert api.days(hall, first=before, last=before, actor=clerk) == ()
    assert journal.kinds(first.ref) == ["hall.taken", "hall.called", "hall.serving", "hall.served"]


def again(slip):
    return api.slip(slip.ref, at=AT).slip


@pytest.mark.verifies(HAMI(13))
def test_who_is_called_is_served_passed_by_or_handed_on_and_nothing_else(hall):
    clerk = testing.seated(hall, ACCEPT_WINDOW)
    slip = testing.taken(hall)
    with pytest.raises(WrongTurn):
        api.finish(actor=clerk, at=AT)
    assert call(clerk, 1).number == slip.number
    for refused in (api.call_next, api.pause, api.leave):
        with pytest.raises(StillSomebody):
            refused(actor=clerk, at=AT)
    with pytest.raises(CalledTooSeldom):
        api.pass_by(actor=clerk, at=AT)
    with pytest.raises(NoSuchQueue):
        api.transfer(function=Function.ACCEPT, actor=clerk, at=AT)
    assert again(slip).state is State.CALLED
    assert api.recall(actor=clerk, at=AT + 2 * MINUTE).calls == 2
    assert api.pass_by(actor=clerk, at=AT + 3 * MINUTE).state is State.PASSED

    back = api.put_back(number="a001 ", actor=clerk, at=AT + 4 * MINUTE)
    assert (back.state, back.window, back.calls) == (State.WAITING, "", 0)
    with pytest.raises(WrongTurn):
        api.put_back(number="A001", actor=clerk, at=AT)
    with pytest.raises(SlipMissing):
        api.put_back(number="A009", actor=clerk, at=AT)
    call(clerk, 5)
    api.serve(actor=clerk, at=AT + 6 * MINUTE)
    moved = api.transfer(function=Function.CONSULT, actor=clerk, at=AT + 7 * MINUTE)

    assert (moved.number, moved.function, moved.state) == ("A001", "consult", State.WAITING)
    other = testing.seated(hall, CONSULT_WINDOW)
    assert call(other, 8).number == "A001"
    assert again(slip).waited == MINUTE  # until the first call
    assert journal.kinds(slip.ref)[-3:] == ["hall.serving", "hall.transferred", "hall.called"]


@pytest.mark.verifies(HAMI(5), HAMI(13))
def test_a_window_has_one_clerk_of_this_area_and_pauses(hall):
    said = journal.kinds()
    for stranger in (
        people.staff_actor("counter.intake", area="650521000000"),
        people.staff_actor("cases.decide", area=venues.COUNTY),
        people.applicant_actor(),
    ):
        with pytest.raises(NotThere):
            api.sit_down(venue=hall, window="2", actor=stranger, at=AT)
        with pytest.raises(NotThere):
            api.figures(hall, day=AT.date(), actor=stranger)
    clerk = testing.clerk()
    with pytest.raises(WindowWrong):
        api.sit_down(venue=hall, window="77", actor=clerk, at=AT)
    with pytest.raises(NotSeated):
        call(clerk, 0)
    assert (SeatRow.objects.count(), journal.kinds()) == (0, said)

    for _again in range(2):
        api.sit_down(venue=hall, window="2", actor=clerk, at=AT)
    with pytest.raises(WindowTaken):
        testing.seated(hall, "2")
    with pytest.raises(WindowTaken):
        api.sit_down(venue=hall, window="1", actor=clerk, at=AT)
    testing.taken(hall)
    api.pause(actor=clerk, at=AT)
    seat = api.seat(clerk)
    assert seat is not None
    assert seat.paused_at == AT
    assert {one.wait for one in api.board(hall, at=AT).queues} == {None}
    with pytest.raises(WindowPaused):
        call(clerk, 1)
    api.resume(actor=clerk, at=AT + MINUTE)
    call(clerk, 2)
    serve(clerk, 2)
    api.leave(actor=clerk, at=AT + 13 * MINUTE)
    assert api.seat(clerk) is None
    assert journal.kinds(f"{hall}-window-2") == [
        "hall.window_opened", "hall.window_paused", "hall.window_resumed", "hall.window_closed",
    ]  # fmt: skip


@pytest.mark.verifies(HAMI(13))
def test_no_number_is_given_out_in_vain(manager, hall):
    said = journal.kinds()
    night = AT + timedelta(hours=12)
    with pytest.raises(NotOpenNow):
        testing.taken(hall, at=night)
    with pytest.raises(NoSuchQueue):
        testing.taken(hall, priority=Priority.APPOINTMENT)
    windows = [Window("1", frozenset({Function.CONSULT}))]
    venues_api.set_windows(code=hall, windows=windows, actor=manager, at=AT)
    with pytest.raises(NoSuchQueue):
        testing.taken(hall)
    assert SlipRow.objects.count() == 0
    assert journal.kinds() == [*said, "venues.windows_set"]


@pytest.mark.verifies(HAMI(13))
@pytest.mark.check("A13-5")
def test_a_case_taken_in_at_the_window_is_linked_to_the_number(hall):
    clerk = testing.seated(hall, ACCEPT_WINDOW)
    slip = testing.taken(hall)
    call(clerk, 1)
    assert linking.link(case="X1", clerk=clerk.ref, at=AT + 2 * MINUTE) is False
    api.serve(actor=clerk, at=AT + 3 * MINUTE)

    for _again in range(2):
        assert linking.link(case="X1", clerk=clerk.ref, at=AT + 4 * MINUTE) is True
    api.finish(actor=clerk, at=AT + 5 * MINUTE)

    assert linking.link(case="X2", clerk=clerk.ref, at=AT + 6 * MINUTE) is False
    found = api.of_case("X1")
    assert found is not None
    assert (found.ref, found.window) == (slip.ref, ACCEPT_WINDOW)
    assert api.of_case("X2") is None
    assert again(slip).cases == ("X1",)


def test_the_table_keeps_one_at_a_window_and_each_number_once(hall):
    clerk = testing.seated(hall, ACCEPT_WINDOW)
    one, other = testing.taken(hall), testing.taken(hall)
    call(clerk, 1)
    rows = SlipRow.objects.filter(ref=other.ref)
    for wrong in ({"ref": one.ref}, {"state": "called", "window": "2", "clerk": "x"},
                  {"state": "called"}, {"state": "gone"}, {"state": "done"}):  # fmt: skip
        with transaction.atomic(), pytest.raises(IntegrityError):
            rows.update(**wrong)


@pytest.mark.verifies(HAMI(13))
def test_the_board_and_the_standing_cost_the_same_however_many_wait(
    hall, django_assert_max_num_queries
):
    clerk = testing.seated(hall, ACCEPT_WINDOW)
    for minutes in (0, 1):
        testing.taken(hall, at=AT + minutes * MINUTE)
    call(clerk, 2)
    serve(clerk, 2)
    last = [testing.taken(hall, at=AT + n * MINUTE) for n in range(3, 9)][-1]
    call(clerk, 13)

    with django_assert_max_num_queries(15):
        board = api.board(hall, at=AT + 13 * MINUTE)
        standing = api.slip(last.ref, at=AT + 13 * MINUTE)

    queues = {one.function: (one.waiting, one.windows, one.wait) for one in board.queues}
    assert queues[Function.ACCEPT] == (
        6,
        1,
        timedelta(seconds=7 * 850),
    )  # one of 10 minutes, five assumed of 15
    assert queues[Function.CONSULT] == (0, 0, None)
    assert [(one.number, one.window) for one in board.called] == [("A002", ACCEPT_WINDOW)]
    assert (standing.ahead, standing.wait) == (5, 6 * TYPICAL)
    with pytest.raises(SlipMissing):
        api.slip("nothing", at=AT)


@pytest.mark.verifies(HAMI(5), HAMI(13))
def test_who_runs_a_hall_sees_it_as_it_is_now_and_a_stranger_reads_nothing(hall):
    clerk = testing.seated(hall, ACCEPT_WINDOW)
    testing.taken(hall)
    watcher = people.staff_actor("office.supervise")
    found = api.watched(hall, at=AT + 20 * MINUTE, actor=watcher)
    assert (found.board, found.long) == (api.board(hall, at=AT + 20 * MINUTE), {})
    found = api.watched(hall, at=AT + 21 * MINUTE, actor=clerk)
    assert (found.long, found.clerks) == ({Function.ACCEPT: 1}, {ACCEPT_WINDOW: clerk.ref})
    call(clerk, 30)
    serve(clerk, 30)
    found = api.watched(hall, at=AT + 60 * MINUTE, actor=watcher)
    assert (found.long, [one.served for one in found.figures]) == ({}, [1])
    far = people.staff_actor("office.supervise", area="650522000000")
    for stranger in (people.staff_actor("cases.decide"), far):
        with pytest.raises(NotThere):
            api.days(hall, first=AT.date(), last=AT.date(), actor=stranger)
        with pytest.raises(NotThere):
            api.watched(hall, at=AT, actor=stranger)


@pytest.mark.verifies(HAMI(13))
def test_who_is_served_is_done_with_and_the_next_is_called_in_one_breath_or_nothing_is(hall):
    clerk = testing.seated(hall, ACCEPT_WINDOW)
    first, second = testing.taken(hall), testing.taken(hall)
    call(clerk, 1)
    with pytest.raises(StillSomebody):  # called, not yet served
        api.call_next(actor=clerk, at=AT + 2 * MINUTE, and_finish=True)
    api.serve(actor=clerk, at=AT + 2 * MINUTE)
    slip = api.call_next(actor=clerk, at=AT + 9 * MINUTE, and_finish=True)
    assert slip is not None
    assert (slip.number, again(first).state) == (second.number, State.DONE)
    for _twice in range(2):
        with pytest.raises(StillSomebody):
            api.call_next(actor=clerk, at=AT + 9 * MINUTE, and_finish=True)
    assert again(second).state is State.CALLED
    serve(clerk, 10)
    assert api.call_next(actor=clerk, at=AT + 21 * MINUTE, and_finish=True) is None
