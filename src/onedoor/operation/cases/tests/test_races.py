"""Two people at once: one wins, the other is told, nothing is done twice."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from threading import Barrier
from typing import Any

import pytest
from django.db import connections

from onedoor.kernel.errors import DomainError
from onedoor.law.articles import HAMI
from onedoor.operation.cases import testing
from onedoor.operation.cases.domain.states import EDGES, Move
from onedoor.operation.cases.models import Case, CaseEvent
from onedoor.operation.cases.services import numbering, submission
from onedoor.operation.cases.testing import AT, a_case, make

pytestmark = pytest.mark.django_db(transaction=True)


def together(*calls: Callable[[], Any]) -> list[Any]:
    """Run calls at the same moment, each on a connection of its own; return what each gave."""
    ready = Barrier(len(calls))

    def run(call):
        try:
            ready.wait()
            return call()
        except DomainError as refused:
            return refused
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(calls)) as pool:
        return list(pool.map(run, calls))


@pytest.mark.verifies(HAMI(4))
@pytest.mark.check("A4-2")
def test_two_people_at_once_share_no_number_case_or_move():
    cast = testing.cast()

    numbers = together(*[lambda: take(40)] * 4)
    assert len({n for taken in numbers for n in taken}) == 160

    draft = testing.filled_draft(cast)
    receipts = together(*[lambda: submit(cast, draft, "same")] * 4)
    assert len({receipt.number for receipt in receipts}) == 1
    receipts = together(*[lambda key=key: submit(cast, draft, key) for key in "abc"])
    assert len({receipt.number for receipt in receipts}) == 1
    assert Case.objects.count() == 1

    for n, move in enumerate(Move):
        edge = next(edge for edge in EDGES if edge.move is move)
        number = a_case(cast, edge.source, key=f"m{n}")
        testing.prepare(move, number, actor=cast.who(move))
        before = CaseEvent.objects.filter(case__number=number).count()
        results = together(*[lambda m=move, c=number: make(m, c, actor=cast.who(m))] * 2)
        assert sorted(isinstance(result, DomainError) for result in results) == [False, True], move
        assert CaseEvent.objects.filter(case__number=number).count() == before + 1


def take(count):
    return [numbering.take(offering="X", on=date(2026, 11, 24)) for _ in range(count)]


def submit(cast, draft, key):
    return submission.submit(draft=draft, actor=cast.applicant, at=AT, key=key)
