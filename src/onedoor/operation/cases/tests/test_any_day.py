"""On any day of the year silence ends with the fifth working day of the area."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from onedoor.general.calendar import api as calendars
from onedoor.kernel.actors import system
from onedoor.kernel.days import legal_day
from onedoor.law.articles import ADL
from onedoor.operation.cases import testing
from onedoor.operation.cases.models import Case
from onedoor.operation.cases.services.silence import deem_silent

NIGHT = system("cases.deem_silent")


class TestAnyDay(TestCase):
    """On whatever day something comes in, five working days of the area later it is accepted."""

    @settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(st.datetimes(datetime(2026, 1, 8), datetime(2026, 12, 18)))  # noqa: DTZ001  # the zone comes below
    @pytest.mark.verifies(ADL(32, item=4), ADL(82))
    def test_silence_ends_with_the_fifth_working_day(self, moment):
        at = moment.replace(tzinfo=UTC)
        number = testing.submitted(testing.cast(), at=at)
        calendar = calendars.calendar_of(testing.AREA, on=legal_day(at), act="ADL")
        due = calendar.due(legal_day(at), 5)
        if due.provisional:
            return
        last = datetime.combine(due.day, datetime.max.time(), UTC) - timedelta(hours=8)

        assert deem_silent(actor=NIGHT, at=last) == 0
        assert deem_silent(actor=NIGHT, at=last + timedelta(seconds=1)) == 1
        assert Case.objects.get(number=number).accepted_at == at
