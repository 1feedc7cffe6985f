"""A due date against somebody who walks from day to day with a pencil."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onedoor.general.calendar import api as calendars
from onedoor.general.places.api import HAMI
from onedoor.law.articles import ADL
from onedoor.operation.clocks import counting
from onedoor.operation.clocks.domain.lights import Thresholds, count
from onedoor.operation.clocks.domain.limits import Limit
from onedoor.operation.clocks.domain.pauses import Pause, read, written
from onedoor.operation.clocks.tests.test_lights import Weekdays, dates
from onedoor.operation.clocks.tests.test_lights import calendars as weekdays

DAY = timedelta(days=1)
# What happens on the n-th day: the clock stands still, runs on, or gets k days more.
happenings = st.dictionaries(
    st.integers(0, 60),
    st.one_of(st.just("pause"), st.just("resume"), st.integers(1, 15)),
    max_size=12,
)


def walk(calendar, start, days, happened):
    """Return due date, pauses and days of a clock, one day after the other."""
    left, day, since = days, start, None
    pauses: list[Pause] = []
    while True:
        n = (day - start).days
        what = happened.get(n) if n <= max(happened, default=0) else "resume"
        if what == "pause" and since is None:
            since = day
        elif what == "resume" and since is not None:
            pauses, since = [*pauses, Pause(since, day)], None
        elif isinstance(what, int) and since is None:
            left, days = left + what, days + what
        if day > start and since is None and calendar.works(day):
            left -= 1
        if left == 0 and since is None:
            return day, pauses, days
        day += DAY


@pytest.mark.verifies(ADL(45), ADL(42, paragraph=1), ADL(42, paragraph=2))
@pytest.mark.check("A20-2", "A24-1")
@given(weekdays, dates, st.integers(1, 45), happenings)
def test_whatever_is_paused_resumed_and_extended_the_date_is_what_walking_gives(
    calendar, start, days, happened
):
    due, pauses, in_all = walk(calendar, start, days, happened)

    found = count(
        limit=Limit(in_all, ADL(42)),
        start=start,
        calendar=calendar,
        thresholds=Thresholds(),
        pauses=counting.ended(read(written(pauses))),
    )

    assert found.due_on == due


@pytest.mark.django_db
@pytest.mark.verifies(ADL(82), ADL(45))
@pytest.mark.check("A24-1")
@pytest.mark.parametrize(
    "accepted, days, pauses, due",
    [
        (date(2025, 6, 5), 1, "", date(2025, 6, 11)),  # 古尔邦节 lies between
        (date(2025, 6, 5), 20, "", date(2025, 7, 8)),
        (date(2025, 5, 12), 45, "", date(2025, 7, 18)),
        (date(2025, 3, 28), 5, "", date(2025, 4, 8)),  # 肉孜节 and 清明
        # Days off in a pause are not lost twice: 06-05 to 06-12 stand still, with two working days.
        (date(2025, 6, 3), 5, "2025-06-05/2025-06-12", date(2025, 6, 17)),
        (date(2025, 9, 26), 5, "", date(2025, 10, 10)),  # 09-28 is worked, 10-01 to 10-08 are not
    ],
)
def test_the_days_off_of_the_region_are_not_counted(accepted, days, pauses, due):
    calendar = calendars.calendar_of(HAMI, on=date(2026, 11, 24), act="ADL")

    found = count(
        limit=Limit(days, ADL(42)),
        start=accepted,
        calendar=calendar,
        thresholds=Thresholds(),
        pauses=counting.ended(read(pauses)),
    )

    assert (found.due_on, found.provisional) == (due, False)


def test_the_walker_itself_counts_what_a_hand_counts():
    week = Weekdays(off=frozenset({date(2025, 3, 6)}))

    walked = walk(week, date(2025, 3, 3), 2, {1: "pause", 3: "resume", 4: 1})

    assert walked == (date(2025, 3, 11), [Pause(date(2025, 3, 4), date(2025, 3, 6))], 3)
