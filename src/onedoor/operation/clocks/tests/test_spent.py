"""Days that were used, against a count day by day."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onedoor.law.articles import ADL
from onedoor.operation.clocks.domain.spent import spent
from onedoor.operation.clocks.tests.test_lights import Span, calendars, dates


@pytest.mark.verifies(ADL(45))
@given(calendars, dates, st.integers(0, 90), st.lists(st.integers(-5, 60), max_size=6))
def test_a_day_is_used_when_it_works_and_no_pause_covers_it(calendar, start, length, cuts):
    marks = [start + timedelta(days=n) for n in sorted(set(cuts))]
    pauses = [Span(*pair) for pair in zip(marks[::2], marks[1::2], strict=False)]
    end = start + timedelta(days=length)

    days = [start + timedelta(days=n + 1) for n in range(length)]
    used = [
        day
        for day in days
        if calendar.works(day) and not any(one.start <= day < one.end for one in pauses)
    ]
    assert spent(start=start, end=end, calendar=calendar, pauses=pauses) == len(used)
