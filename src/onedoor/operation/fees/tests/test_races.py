"""Two payments of one order at once: one is booked, the other is told apart; one refund."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connections

from onedoor.general.people import testing as people
from onedoor.kernel.errors import DomainError
from onedoor.law.articles import ADL
from onedoor.operation.fees import api, testing
from onedoor.operation.fees.domain import orders

pytestmark = pytest.mark.django_db(transaction=True)


def together(*calls: Callable[[], Any]) -> list[Any]:
    ready = Barrier(len(calls))

    def run(call):
        try:
            ready.wait()
            return call()
        except DomainError as refused:
            return type(refused)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(run, calls))


@pytest.mark.verifies(ADL(59))
def test_one_order_is_paid_once_and_refunded_once():
    number = testing.charged(people.applicant_actor())

    told = together(*[lambda: testing.tell(number)] * 4)

    assert sorted(told) == ["paid", "repeated", "repeated", "repeated"]
    assert sorted(testing.kept()) == sorted(told)
    asker = people.staff_actor("fees.handle")
    api.ask_refund(number=number, reason="多收", actor=asker, at=testing.AT)
    others = [people.staff_actor("fees.handle") for _ in range(2)]
    done = together(
        *[
            lambda one=one: api.approve_refund(number=number, actor=one, at=testing.AT)
            for one in others
        ]
    )
    assert done.count(orders.NotOpen) == 1
