"""An appointment is told when it is booked, comes near, or is called off by the hall."""

import pytest
from django.utils import translation

from onedoor.general.bodies import testing as bodies
from onedoor.general.people import testing as people
from onedoor.law.articles import HAMI
from onedoor.operation.appointments import api as appointments
from onedoor.operation.appointments import testing
from onedoor.operation.notifications import api
from onedoor.operation.notifications.domain.moments import Moment
from onedoor.operation.notifications.testing import heard
from onedoor.system.venues import testing as venues

pytestmark = pytest.mark.django_db
AT, DAY = testing.AT, testing.DAY


@pytest.mark.verifies(HAMI(14))
@pytest.mark.check("A14-4")
def test_an_appointment_is_told_with_its_code_place_day_and_hour():
    bodies.demo_city()
    manager = venues.manager(bodies.body_of("伊州区政务服务中心").code)
    hall, holder = venues.a_hall(manager), people.applicant_actor()
    code = testing.booked(hall, holder)
    span = appointments.Span(DAY, "10:00", "11:00", "停电")
    appointments.close_slots(venue=hall, span=span, actor=manager, at=AT)

    assert heard(code) == 2
    assert heard(code) == 0

    off, booked = api.mine(actor=holder).rows
    assert (booked.moment, off.moment) == (Moment.APPOINTMENT_BOOKED, Moment.APPOINTMENT_OFF)
    with translation.override("zh-hans"):
        said = api.text(booked.moment, case=booked.case, item=booked.title, facts=booked.facts)
    for words in (code, "伊州区政务服务中心", "2026年11月25日", testing.START):
        assert words in said
    opened = api.open_one(notification=off.id, actor=holder, at=AT)
    assert (opened.appointment, opened.case) == (code, "")
