"""Two people at once: one wins, the other is told, nothing is done twice."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from functools import partial
from threading import Barrier
from typing import Any

import pytest
from django.db import connections

from onedoor.general.terms.testing import set_value
from onedoor.kernel.errors import DomainError
from onedoor.law.articles import HAMI
from onedoor.operation.cases import testing
from onedoor.operation.cases.domain.states import Move
from onedoor.operation.cases.models import Case, CaseEvent, Draft
from onedoor.operation.cases.services import numbering, submission
from onedoor.operation.cases.testing import (
    AT,
    POSTED,
    attempt,
    case_for,
    moment,
    needs,
    prepare,
)

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

    begun = Draft.objects.get(public_id=testing.filled_draft(cast))
    for then, code in ((Move.RECEIVE, ""), (Move.ACCEPT, begun.code)):
        asked = submission.Intake(cast.applicant.ref, cast.offering, POSTED, then=then, draft=code)
        receipts = together(*[lambda asked=asked: take_in(cast, asked)] * 3)
        assert len({receipt.number for receipt in receipts}) == 1
    assert Case.objects.count() == 3


@pytest.mark.slow
@pytest.mark.verifies(HAMI(4))
@pytest.mark.parametrize("first", [0, 1])  # nobody submits as many an hour as there are moves
def test_of_two_people_at_once_one_moves_the_case_and_the_other_is_told(first):
    cast = testing.cast()
    set_value("security.submissions_per_hour", 2 * len(Move))

    for n, move in enumerate(list(Move)[first::2]):
        number, who, at = case_for(cast, move, key=f"m{n}"), cast.who(move), moment(move)
        prepare(move, number, actor=who, at=at)
        before = CaseEvent.objects.filter(case__number=number).count()
        told = needs(move, number, at)  # both have the same page before them

        made = together(*[partial(attempt, move, number, actor=who, at=at, **told)] * 2)

        assert [one for one in made if one is None] == [None], (move, made)
        (refusal,) = (one for one in made if one is not None)
        assert isinstance(refusal, DomainError), (move, refusal)
        assert CaseEvent.objects.filter(case__number=number).count() == before + 1


def take(count):
    return [numbering.take(offering="X", on=date(2026, 11, 24)) for _ in range(count)]


def submit(cast, draft, key):
    return submission.submit(draft=draft, actor=cast.applicant, at=AT, key=key)


def take_in(cast, asked):
    key = f"counter {asked.then}"
    return submission.take_in(intake=asked, actor=cast.counter, at=AT, key=key)
