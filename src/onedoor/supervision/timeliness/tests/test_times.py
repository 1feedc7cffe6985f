"""What a service takes: a number of days that a case took, or none."""

from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onedoor.general.terms.testing import set_value
from onedoor.journal import testing as journal
from onedoor.law.articles import ADL, BER
from onedoor.operation.cases import testing
from onedoor.operation.cases.api import Move, State
from onedoor.operation.cases.testing import AT, a_case, make
from onedoor.supervision.timeliness import api as timeliness
from onedoor.supervision.timeliness.models import Duration
from onedoor.supervision.timeliness.services import measure
from onedoor.supervision.timeliness.testing import took

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 24)
# Computed by hand: the days of ten cases; half took at most 5, nine of ten at most 9.  The mean,
# 7.5, is the day of none, and the thirty days of one case would be most of it.
TEN = (1, 2, 3, 4, 5, 6, 7, 8, 9, 30)


@pytest.mark.verifies(BER(36))
def test_median_and_nine_of_ten_are_days_that_a_case_took():
    took("A", reversed(TEN), on=TODAY)
    took("B", TEN[:9], on=TODAY)
    took("A", [99, 99], on=TODAY - timedelta(days=365))
    took("A", [99], on=TODAY + timedelta(days=1))

    found = timeliness.times(offerings=["A", "B", "C"], on=TODAY)

    assert found == {
        "A": timeliness.Times(10, 5, 9),
        "B": timeliness.Times(9),  # 样本不足
        "C": timeliness.Times(0),
    }
    set_value("timeliness.least_cases", value=9, from_on=date(2026, 1, 1))
    assert timeliness.times(offerings=["B"], on=TODAY) == {"B": timeliness.Times(9, 5, 9)}


@pytest.mark.verifies(BER(36))
@given(days=st.lists(st.integers(0, 60), min_size=10, max_size=30))
def test_each_number_is_the_least_day_within_which_enough_cases_lie(days):
    Duration.objects.all().delete()
    took("A", days, on=TODAY)

    (found,) = timeliness.times(offerings=["A"], on=TODAY).values()

    for share, number in ((0.5, found.median), (0.9, found.ninety)):
        enough = [one for one in sorted(days) if sum(d <= one for d in days) >= share * len(days)]
        assert number == enough[0]


@pytest.mark.verifies(BER(36), ADL(45))
def test_a_decided_case_is_measured_without_what_was_paused():
    cast = testing.cast()
    number = a_case(cast, State.ACCEPTED)

    def on(day, move):
        make(move, number, actor=cast.who(move), at=datetime.fromisoformat(f"{day}T04:00:00+00:00"))

    on("2026-11-26", Move.PAUSE)
    on("2026-12-03", Move.RESUME)  # 11-26, 11-27, 11-30, 12-01, 12-02 do not count
    on("2026-12-04", Move.REVIEW)
    on("2026-12-07", Move.GRANT)

    journal.deliver(at=AT)
    measure(case=number, offering="other", decided_on=TODAY)

    assert list(Duration.objects.values_list("case", "offering", "days", "decided_on")) == [
        (number, cast.offering, 4, date(2026, 12, 7))  # 11-25, 12-03, 12-04, 12-07
    ]


def test_what_is_not_decided_is_not_measured():
    measure(case="C1", offering="A", decided_on=TODAY)

    assert not Duration.objects.exists()
