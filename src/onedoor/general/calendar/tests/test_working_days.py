from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onedoor.general.calendar import national
from onedoor.general.calendar.domain.errors import BeyondCalendar, DaysNegative, PauseWrong
from onedoor.general.calendar.domain.working_days import ONE_DAY, Due, Pause, build
from onedoor.law.articles import ADL

NATIONAL = {special.day: special.working for n in national.notices() for special in n.days}
CALENDAR = build(
    area="100000000000", version=1, exceptions=NATIONAL, known_years=set(range(2004, 2027))
)
days = st.dates(date(2003, 12, 1), date(2028, 1, 31))
limits = st.integers(0, 90)
pauses = st.lists(
    st.tuples(days, st.integers(0, 60)).map(lambda p: Pause(p[0], p[0] + timedelta(days=p[1]))),
    max_size=4,
)


def naive_due(start, left, paused=()):
    day, provisional = start, False
    while left:
        day += ONE_DAY
        provisional = provisional or not CALENDAR.is_known(day)
        works = NATIONAL.get(day, day.weekday() < 5)
        if works and not any(p.start <= day < p.end for p in paused):
            left -= 1
    return Due(day, provisional)


@pytest.mark.verifies(ADL(82))
@given(start=days, left=limits)
def test_a_due_date_is_what_counting_day_by_day_gives(start, left):
    assert CALENDAR.due(start, left) == naive_due(start, left)


@pytest.mark.verifies(ADL(45))
@given(start=days, left=limits, paused=pauses)
def test_days_inside_pauses_do_not_count_however_they_overlap(start, left, paused):
    assert CALENDAR.due(start, left, paused) == naive_due(start, left, paused)


@given(start=days, left=limits, paused=pauses)
def test_a_pause_never_brings_the_due_date_forward(start, left, paused):
    assert CALENDAR.due(start, left, paused).day >= CALENDAR.due(start, left).day


@given(start=days, natural=st.integers(0, 400))
def test_a_last_day_that_is_no_working_day_moves_to_the_next_one(start, natural):
    due = CALENDAR.last_day(start, natural)

    target = start + timedelta(days=natural)
    between = (due.day - target).days
    assert CALENDAR.is_working_day(due.day)
    assert not any(CALENDAR.is_working_day(target + n * ONE_DAY) for n in range(between))


@given(after=days, until=days)
def test_working_days_between_two_days_are_those_counted_one_by_one(after, until):
    first, last = sorted((after, until))
    counted = sum(
        CALENDAR.is_working_day(first + n * ONE_DAY) for n in range(1, (last - first).days + 1)
    )

    assert CALENDAR.working_days(first, last) == counted
    assert CALENDAR.working_days(last, first) == -counted


@given(start=days, left=st.integers(1, 90))
def test_a_due_date_lies_as_many_working_days_after_the_start_as_the_limit_has(start, left):
    assert CALENDAR.working_days(start, CALENDAR.due(start, left).day) == left


def test_a_date_is_provisional_once_a_day_after_the_start_is_in_an_unknown_year():
    assert CALENDAR.due(date(2026, 12, 30), 1) == Due(date(2026, 12, 31), provisional=False)
    assert CALENDAR.due(date(2026, 12, 31), 1) == Due(date(2027, 1, 1), provisional=True)
    assert CALENDAR.due(date(2003, 12, 31), 1) == Due(date(2004, 1, 2), provisional=False)
    assert CALENDAR.due(date(2003, 12, 30), 1) == Due(date(2003, 12, 31), provisional=True)


def test_a_limit_of_no_days_ends_on_the_day_it_starts():
    assert CALENDAR.due(date(2026, 10, 1), 0) == Due(date(2026, 10, 1), provisional=False)


def test_a_pause_written_with_both_ends_contains_both():
    assert Pause.through(date(2026, 3, 2), date(2026, 3, 2)) == Pause(
        date(2026, 3, 2), date(2026, 3, 3)
    )


def test_a_pause_that_ends_before_it_begins_is_refused():
    with pytest.raises(PauseWrong):
        Pause.through(date(2026, 3, 2), date(2026, 3, 1))


@pytest.mark.parametrize("left", [-1, -(10**18)])
def test_a_negative_limit_is_refused(left):
    with pytest.raises(DaysNegative):
        CALENDAR.due(date(2026, 3, 2), left)


@pytest.mark.parametrize(
    "start,left",
    [
        (date(2026, 3, 2), 10**18),
        (date(2026, 3, 2), 30_000),
        (date(1999, 12, 31), 1),
        (date(2099, 12, 31), 1),
        (date.max, 0),
        (date.min, 5),
    ],
)
def test_what_lies_outside_the_table_is_refused_not_guessed(start, left):
    with pytest.raises(BeyondCalendar):
        CALENDAR.due(start, left)
    with pytest.raises(BeyondCalendar):
        CALENDAR.last_day(start, left)
