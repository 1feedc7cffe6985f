"""Slots from hours, places from windows, in time or not, and who books nothing for a while."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onedoor.law.articles import HAMI
from onedoor.operation.appointments.domain.slots import (
    Closure,
    Coming,
    Rules,
    begins_at,
    blocked_until,
    coming,
    places,
    slots_of,
    starts,
)

DAY = date(2026, 11, 25)
MINUTE = timedelta(minutes=1)
RULES = Rules(
    slot_minutes=30, share_percent=50, service_minutes=15, days_ahead=14, open_most=3,
    early=30 * MINUTE, late=15 * MINUTE, misses_most=3, misses_days=90, blocked_days=30,
    give=timedelta(hours=2),
)  # fmt: skip


@pytest.mark.verifies(HAMI(14))
def test_only_whole_slots_within_the_hours_and_none_in_a_closure():
    assert list(starts(["10:00-11:10", "15:30-16:00"], 30)) == [
        ("10:00", "10:30"), ("10:30", "11:00"), ("15:30", "16:00"),
    ]  # fmt: skip
    closures = [
        Closure("a", DAY, "10:15", "10:20", "培训", "accept"),
        Closure("b", DAY + timedelta(days=1), "00:00", "24:00", "停电"),
    ]

    def found(function, day=DAY):
        return [one.start for one in slots_of(
            day, spans=["10:00-11:00"], each=2, function=function, rules=RULES,
            closures=closures, taken={"10:30": 2},
        )]  # fmt: skip

    assert found("accept") == ["10:30"]
    assert found("consult") == ["10:00", "10:30"]
    assert found("accept", DAY + timedelta(days=1)) == []
    (one,) = slots_of(
        DAY, spans=["10:30-11:00"], each=2, function="accept", rules=RULES, closures=[],
        taken={"10:30": 3},
    )  # fmt: skip
    assert (one.places, one.taken, one.free) == (2, 3, 0)


@pytest.mark.verifies(HAMI(14))
@pytest.mark.parametrize("windows, share, expected", [
    (0, 50, 0), (1, 50, 1), (6, 50, 6), (1, 1, 1), (6, 0, 0), (6, 100, 12),
])  # fmt: skip
def test_a_slot_has_a_share_of_what_its_windows_serve(windows, share, expected):
    assert places(windows=windows, rules=replace(RULES, share_percent=share)) == expected


@pytest.mark.verifies(HAMI(14))
@given(st.integers(0, 60), st.integers(0, 100), st.integers(1, 120), st.integers(10, 240))
def test_never_more_places_than_the_windows_serve_but_one(windows, share, service, slot):
    rules = replace(RULES, share_percent=share, service_minutes=service, slot_minutes=slot)
    assert places(windows=windows, rules=rules) <= max(windows * slot // service, 1)


@pytest.mark.verifies(HAMI(14))
@pytest.mark.parametrize("minutes, expected", [
    (-31, Coming.EARLY), (-30, Coming.IN_TIME), (15, Coming.IN_TIME), (16, Coming.LATE),
])  # fmt: skip
def test_in_time_is_from_a_little_before_until_a_little_after(minutes, expected):
    begins = begins_at(DAY, "10:30")
    assert begins == datetime(2026, 11, 25, 2, 30, tzinfo=UTC)  # Beijing, also in Hami
    assert coming(begins=begins, at=begins + minutes * MINUTE, rules=RULES) is expected


@pytest.mark.verifies(HAMI(14))
def test_three_misses_in_ninety_days_stop_booking_for_thirty():
    def until(*days_ago, on=DAY):
        return blocked_until([DAY - timedelta(days=n) for n in days_ago], on=on, rules=RULES)

    assert until(1, 2) is None
    assert until(1, 2, 90) is None
    assert until(1, 2, 89) == DAY + timedelta(days=29)
    assert until(30, 40, 50) == DAY
    assert until(31, 40, 50) is None
