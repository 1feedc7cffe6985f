"""Two at once: one rating of each ordinal, one ticket, numbers of documents without twins."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connections, transaction

from onedoor.general.people import testing as people
from onedoor.kernel.errors import DomainError
from onedoor.operation.documents import api as documents
from onedoor.operation.documents import testing as letters
from onedoor.supervision.ratings import api, testing
from onedoor.supervision.ratings.models import RatingRow, TicketRow

pytestmark = pytest.mark.django_db(transaction=True)


def together(*calls: Callable[[], Any]) -> list[Any]:
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


@pytest.mark.check("A25-2")
def test_at_once_a_word_is_used_once_and_papers_share_no_number():
    applicant = people.applicant_actor()
    word = testing.invited(applicant)
    given = api.Given(api.Satisfaction.POOR)

    done = together(*[lambda: api.rate(asked=word, given=given, actor=None, at=testing.AT)] * 4)

    assert sum(isinstance(one, DomainError) for one in done) == 3
    assert (RatingRow.objects.count(), TicketRow.objects.count()) == (1, 1)

    def paper() -> documents.Document:
        with transaction.atomic():
            return documents.issue(
                number_of_case="C1", data=letters.acceptance(), actor=applicant, at=testing.AT
            )

    numbers = [one.number for one in together(*[paper] * 6)]

    assert sorted(numbers) == [f"伊市监许受〔2025〕{n}号" for n in range(1, 7)]
