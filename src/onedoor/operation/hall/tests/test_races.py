"""All windows call at once: each number is called once, and none is lost."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.db import connections

from onedoor.general.bodies import testing as bodies
from onedoor.law.articles import HAMI
from onedoor.operation.hall import api, testing
from onedoor.operation.hall.models import SlipRow
from onedoor.system.venues import api as venues
from onedoor.system.venues import testing as venues_testing
from onedoor.system.venues.api import Function, Window

pytestmark = pytest.mark.django_db(transaction=True)
AT, WINDOWS = testing.AT, 6


def together(*calls):
    ready = Barrier(len(calls))

    def run(call):
        try:
            ready.wait()
            return call()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(run, calls))


@pytest.mark.verifies(HAMI(13))
def test_two_windows_at_once_never_get_one_number():
    bodies.demo_city()
    manager = venues_testing.manager(bodies.body_of("伊州区政务服务中心").code)
    hall = venues_testing.a_hall(manager)
    windows = [Window(str(n), frozenset({Function.ACCEPT})) for n in range(WINDOWS)]
    venues.set_windows(code=hall, windows=windows, actor=manager, at=AT)
    clerks = [testing.seated(hall, str(n)) for n in range(WINDOWS)]

    taken = together(*[lambda: testing.taken(hall)] * WINDOWS)
    called = together(*[lambda c=one: api.call_next(actor=c, at=AT) for one in clerks])

    numbers = [f"A{n:03d}" for n in range(1, WINDOWS + 1)]
    assert sorted(one.number for one in taken) == numbers
    assert sorted(one.number for one in called) == numbers
    assert len({one.window for one in called}) == WINDOWS
    assert SlipRow.objects.filter(state="called").count() == WINDOWS
