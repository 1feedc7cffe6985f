"""A hundred at once want the last place of a slot: one has it, the others are offered the next."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections

from onedoor.general.bodies import testing as bodies
from onedoor.kernel.actors import Actor, ActorKind
from onedoor.law.articles import HAMI
from onedoor.operation.appointments import testing
from onedoor.operation.appointments.domain.errors import SlotFull
from onedoor.operation.appointments.models import AppointmentRow
from onedoor.system.venues import testing as venues_testing

pytestmark = pytest.mark.django_db(transaction=True)
AT_ONCE = 100


@pytest.mark.verifies(HAMI(14))
@pytest.mark.check("A14-4")
def test_of_a_hundred_bookings_of_the_last_place_exactly_one_succeeds():
    bodies.demo_city()
    manager = venues_testing.manager(bodies.body_of("伊州区政务服务中心").code)
    hall = venues_testing.a_hall(manager)
    ready = Barrier(AT_ONCE)

    def book(n):
        try:
            ready.wait()
            return testing.booked(hall, Actor(ActorKind.APPLICANT, f"applicant-{n}"))
        except SlotFull as refused:
            return refused
        finally:
            connections.close_all()

    with ThreadPoolExecutor(AT_ONCE) as pool:  # each by a connection of its own
        done = list(pool.map(book, range(AT_ONCE)))

    codes = [one for one in done if isinstance(one, str)]
    refused = [one.facts["free"] for one in done if isinstance(one, SlotFull)]
    assert list(AppointmentRow.objects.values_list("code", flat=True)) == codes
    assert (len(codes), len(refused)) == (1, AT_ONCE - 1)
    assert {str(one).split("、")[0] for one in refused} == {"2026-11-25 10:00"}
