from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onedoor.law.articles import ADL
from onedoor.operation.licences.domain.licences import Licence
from onedoor.operation.licences.domain.renewals import ONE_DAY, Renewal, last_day

UNTIL = date(2026, 12, 31)
DAYS = st.dates(min_value=date(2020, 1, 1), max_value=date(2030, 1, 1))


class Weekdays:
    """A calendar on which people work from Monday to Friday."""

    def working_days(self, after: date, until: date) -> int:
        days = (after + timedelta(days=n) for n in range(1, (until - after).days + 1))
        return sum(day.weekday() < 5 for day in days)


def renewal(filed_on: date, until: date = UNTIL) -> Renewal:
    return Renewal(Licence.__new__(Licence), until, last_day(until, 30), filed_on)


@pytest.mark.verifies(ADL(50, paragraph=1))
@pytest.mark.parametrize("days, told", [(29, False), (30, True), (31, True)])
def test_in_time_is_thirty_days_before_the_end(days, told):
    assert renewal(UNTIL - timedelta(days=days)).is_in_time is told


def test_what_ended_yesterday_has_ended_and_what_ends_today_has_not():
    assert [renewal(UNTIL + timedelta(days=n)).has_ended for n in (0, 1)] == [False, True]


@pytest.mark.verifies(ADL(50, paragraph=1))
@given(until=DAYS, days=st.integers(1, 60))
def test_a_day_later_there_would_be_too_few_working_days(until, days):
    found = last_day(until, days, Weekdays())

    assert Weekdays().working_days(found, until) == days
    assert Weekdays().working_days(found + ONE_DAY, until) < days
