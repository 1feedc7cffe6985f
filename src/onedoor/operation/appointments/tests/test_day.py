"""A day in a hall, small: nobody is lost or called twice, the waits are those of the journal."""

from datetime import timedelta

import pytest

from onedoor.general.bodies import testing as bodies
from onedoor.law.articles import HAMI
from onedoor.operation.appointments import testing
from onedoor.operation.hall import api as hall_api
from onedoor.operation.hall import testing as hall_testing
from onedoor.system.venues import api as venues
from onedoor.system.venues import testing as venues_testing

pytestmark = pytest.mark.django_db
AT, DAY = testing.AT, testing.DAY


@pytest.mark.verifies(HAMI(13), HAMI(14))
@pytest.mark.check("A13-5")
@pytest.mark.check("A14-4")
def test_on_a_day_nobody_is_lost_or_called_twice_and_the_waits_are_true():
    bodies.demo_city()
    manager = venues_testing.manager(bodies.body_of("伊州区政务服务中心").code)
    hall = venues_testing.a_hall(manager)
    accept = frozenset({venues.Function.ACCEPT})
    windows = [venues.Window(number, accept) for number in ("1", "2")]
    venues.set_windows(code=hall, windows=windows, actor=manager, at=AT)
    clerks = [hall_testing.seated(hall, one.number) for one in windows]

    found = testing.SimulatedDay(hall, clerks)
    found.play(18, slots=1)

    assert (len(found.taken), found.booked) == (18, 6)
    assert found.called == dict.fromkeys(found.taken, 1)
    assert sorted([*found.served, *found.passed]) == sorted(found.taken)
    waits = hall_api.waits_recomputed(hall, day=DAY)
    assert set(waits) == set(found.taken)
    figures = hall_api.figures(hall, day=DAY, actor=clerks[0])
    told = sum(((one.wait or timedelta()) * (one.served + one.passed) for one in figures),
               timedelta())  # fmt: skip
    assert abs(told - sum(waits.values(), timedelta())) < timedelta(seconds=1)
    assert len(found.told) == 18
    assert len(found.passed) == 1
    assert max(waits.values()) > timedelta(minutes=5)  # more came than two windows serve
