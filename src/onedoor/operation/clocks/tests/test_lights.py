from dataclasses import dataclass
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onedoor.law.articles import ADL, BER
from onedoor.operation.clocks.domain.lights import Light, Thresholds, count, read
from onedoor.operation.clocks.domain.limits import DELIVERY, NOTICE, Limit, Unit

MONDAY = date(2025, 3, 3)


@dataclass(frozen=True, slots=True)
class Due:
    day: date
    provisional: bool = False


@dataclass(frozen=True, slots=True)
class Weekdays:
    """Monday to Friday, with some days off; good enough for rules that take any calendar."""

    off: frozenset[date] = frozenset()
    version: int = 1

    def works(self, day):
        return day.weekday() < 5 and day not in self.off

    def due(self, start, days, pauses=()):
        day = start
        while days:
            day += timedelta(days=1)
            paused = any(span.start <= day < span.end for span in pauses)
            days -= self.works(day) and not paused
        return Due(day)

    def last_day(self, start, natural_days):
        day = start + timedelta(days=natural_days)
        while not self.works(day):
            day += timedelta(days=1)
        return Due(day)

    def working_days(self, after, until):
        days = ((after + timedelta(days=n + 1)) for n in range((until - after).days))
        return sum(self.works(day) for day in days)


dates = st.dates(date(2024, 1, 1), date(2026, 12, 31))
calendars = st.builds(Weekdays, st.frozensets(dates, max_size=40))
limits = st.integers(0, 60).map(lambda days: Limit(days, ADL(42, paragraph=1)))
thresholds = st.builds(Thresholds, st.integers(0, 5), st.integers(0, 50))


@pytest.mark.verifies(ADL(32, item=4), ADL(44))
def test_the_day_of_the_start_does_not_count():
    notice = count(limit=NOTICE, start=MONDAY, calendar=Weekdays(), thresholds=Thresholds())
    delivery = count(limit=DELIVERY, start=MONDAY, calendar=Weekdays(), thresholds=Thresholds())

    assert (notice.due_on, delivery.due_on) == (date(2025, 3, 10), date(2025, 3, 17))


def test_a_limit_in_natural_days_ends_on_a_working_day():
    limit = Limit(5, BER(36), Unit.NATURAL_DAYS)

    found = count(limit=limit, start=MONDAY, calendar=Weekdays(), thresholds=Thresholds())

    assert found.due_on == date(2025, 3, 10)  # 3 + 5 is a Saturday


@given(dates, st.integers(0, 90), calendars, thresholds)
def test_a_named_day_is_moved_by_no_day_off(start, days, calendar, levels):
    limit = Limit(days, ADL(50), Unit.NAMED_DAY)
    spans = [Span(start, start + timedelta(days=9))]

    found = count(limit=limit, start=start, calendar=calendar, thresholds=levels, pauses=spans)

    assert found.due_on == start + timedelta(days=days)
    assert (found.provisional, found.warn_on <= found.due_on) == (False, True)


@given(dates, limits, calendars, thresholds)
def test_exactly_the_days_of_the_limit_lie_before_the_due_date(start, limit, calendar, levels):
    found = count(limit=limit, start=start, calendar=calendar, thresholds=levels)

    assert calendar.working_days(start, found.due_on) == limit.days
    assert start <= found.warn_on <= found.due_on


@given(dates, limits, calendars, thresholds, st.integers(0, 120))
def test_a_light_never_goes_back_from_red_or_yellow(start, limit, calendar, levels, ahead):
    found = count(limit=limit, start=start, calendar=calendar, thresholds=levels)
    order = [Light.GREEN, Light.YELLOW, Light.RED]

    def light(day):
        return read(
            due_on=found.due_on, warn_on=found.warn_on, provisional=False, today=day,
            calendar=calendar,
        ).light  # fmt: skip

    today = start + timedelta(days=ahead)
    assert order.index(light(today)) <= order.index(light(today + timedelta(days=1)))


@given(dates, limits, calendars, thresholds)
def test_the_due_date_is_still_in_time_and_the_next_day_is_late(start, limit, calendar, levels):
    found = count(limit=limit, start=start, calendar=calendar, thresholds=levels)
    seen = [
        read(
            due_on=found.due_on, warn_on=found.warn_on, provisional=False,
            today=found.due_on + timedelta(days=n), calendar=calendar,
        )
        for n in (0, 1)
    ]  # fmt: skip

    assert seen[0].light is not Light.RED
    assert seen[0].working_days == 0
    assert seen[1].light is Light.RED


@given(dates, limits, calendars, dates)
def test_a_day_off_never_brings_a_due_date_forward(start, limit, calendar, off):
    more = Weekdays(calendar.off | {off})

    before = count(limit=limit, start=start, calendar=calendar, thresholds=Thresholds())
    after = count(limit=limit, start=start, calendar=more, thresholds=Thresholds())

    assert after.due_on >= before.due_on


def test_the_warning_begins_at_the_larger_of_days_and_share():
    def warn_on(limit):
        return count(
            limit=limit, start=MONDAY, calendar=Weekdays(), thresholds=Thresholds(1, 20)
        ).warn_on

    assert warn_on(Limit(20, ADL(42))) == date(2025, 3, 25)  # four working days left
    assert warn_on(Limit(3, ADL(42))) == date(2025, 3, 5)  # one working day left
    assert warn_on(Limit(0, ADL(42))) == MONDAY


@dataclass(frozen=True, slots=True)
class Span:
    start: date
    end: date


spans = st.builds(
    lambda first, length: Span(first, first + timedelta(days=length)), dates, st.integers(0, 30)
)


@pytest.mark.verifies(ADL(45))
@given(calendars, limits, dates, st.lists(spans, max_size=3))
def test_working_days_in_a_pause_are_not_consumed(calendar, limit, start, pauses):
    found = count(
        limit=limit, start=start, calendar=calendar, thresholds=Thresholds(), pauses=pauses
    )

    days = [start + timedelta(days=n + 1) for n in range((found.due_on - start).days)]
    counted = [
        day
        for day in days
        if calendar.works(day) and not any(one.start <= day < one.end for one in pauses)
    ]
    assert len(counted) == limit.days
    assert found.warn_on <= found.due_on


@pytest.mark.verifies(ADL(45))
def test_calendar_days_of_a_pause_are_added_to_a_limit_in_calendar_days():
    limit = Limit(10, "甲", Unit.NATURAL_DAYS)
    pause = Span(date(2025, 3, 5), date(2025, 3, 12))

    found = count(
        limit=limit, start=MONDAY, calendar=Weekdays(), thresholds=Thresholds(), pauses=[pause]
    )

    assert found.due_on == date(2025, 3, 20)
