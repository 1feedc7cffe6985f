"""Who is called first, what may follow what, and how long a wait is told to be."""

from datetime import UTC, datetime, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onedoor.law.articles import AEL, HAMI
from onedoor.operation.hall.domain.errors import WrongTurn
from onedoor.operation.hall.domain.slips import (
    Move,
    Priority,
    State,
    estimate,
    open_moves,
    rank,
    then,
    typical,
    waited,
)

AT = datetime(2026, 11, 24, 4, 0, tzinfo=UTC)
MINUTE = timedelta(minutes=1)
HALF = timedelta(minutes=30)


def ranked(priority=Priority.NONE, *, after=0, begins=None):
    return rank(priority=priority, taken_at=AT + after * MINUTE, begins_at=begins, head_start=HALF)


@pytest.mark.verifies(HAMI(13), AEL(39))
def test_who_needs_it_comes_first_but_nobody_waits_for_ever():
    for one in Priority:
        if one not in (Priority.NONE, Priority.APPOINTMENT):
            assert ranked(one, after=29) < ranked()
            assert ranked(one, after=31) > ranked()
    assert ranked(Priority.APPOINTMENT, begins=AT + HALF) == AT + HALF


@pytest.mark.verifies(HAMI(13))
@pytest.mark.parametrize("ahead, windows, free, minutes", [
    (0, 2, 1, 0), (1, 2, 2, 0), (0, 1, 0, 10), (0, 2, 0, 5), (3, 2, 0, 20), (3, 2, 1, 15),
])  # fmt: skip
def test_the_wait_is_the_cases_before_one_shared_by_the_open_windows(ahead, windows, free, minutes):
    found = estimate(ahead=ahead, windows=windows, free=free, service=10 * MINUTE)
    assert found == minutes * MINUTE


@pytest.mark.verifies(HAMI(13))
@given(st.integers(0, 50), st.integers(1, 40), st.integers(1, 90))
def test_more_before_one_never_shortens_a_wait_and_more_windows_never_lengthen_it(
    ahead, windows, minutes
):
    def wait(ahead, windows):
        return estimate(ahead=ahead, windows=windows, free=0, service=minutes * MINUTE)

    assert wait(ahead, windows) <= wait(ahead + 1, windows)
    assert wait(ahead, windows) >= wait(ahead, windows + 1)
    assert estimate(ahead=ahead, windows=0, free=0, service=MINUTE) is None


@pytest.mark.verifies(HAMI(13))
def test_who_comes_before_the_time_of_an_appointment_waits_for_it_not_for_the_hall():
    called = AT + 40 * MINUTE
    assert waited(taken_at=AT, begins_at=None, called_at=called) == 40 * MINUTE
    assert waited(taken_at=AT, begins_at=AT + HALF, called_at=called) == 10 * MINUTE
    assert waited(taken_at=AT, begins_at=AT + HALF, called_at=AT + MINUTE) == timedelta()


def test_every_other_move_is_refused():
    open_ = {(move, state) for state in State for move in open_moves(state)}
    assert open_ == {
        (Move.CALL, State.WAITING), (Move.RECALL, State.CALLED), (Move.SERVE, State.CALLED),
        (Move.MISS, State.CALLED), (Move.TRANSFER, State.CALLED),
        (Move.TRANSFER, State.SERVING), (Move.FINISH, State.SERVING),
        (Move.PUT_BACK, State.PASSED),
    }  # fmt: skip
    for move, state in set(product(Move, State)) - open_:
        with pytest.raises(WrongTurn):
            then(move, state)


@given(
    took=st.lists(st.integers(1, 120), min_size=1, max_size=40),
    assumed=st.integers(1, 60),
    weight=st.integers(1, 20),
)
def test_what_is_typical_lies_between_what_was_seen_and_what_is_assumed(took, assumed, weight):
    minute = timedelta(minutes=1)
    found = typical([n * minute for n in took], assumed=assumed * minute, weight=weight)
    mean = sum(took) / len(took) * minute
    low, high = sorted((mean, assumed * minute))
    near = timedelta(milliseconds=1)
    assert low - near <= found <= high + near
    more = typical([n * minute for n in took * 50], assumed=assumed * minute, weight=weight)
    assert abs(more - mean) <= abs(found - mean) + near


def test_two_quick_cases_do_not_promise_everybody_a_short_wait():
    quick = [timedelta(minutes=2)] * 2
    found = typical(quick, assumed=timedelta(minutes=15), weight=5)
    assert timedelta(minutes=11) < found < timedelta(minutes=12)
