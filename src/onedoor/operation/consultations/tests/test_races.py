"""Two at once: one answer, one second question; whoever comes second is told."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

import pytest
from django.db import connections

from onedoor.kernel.actors import Actor
from onedoor.kernel.errors import DomainError
from onedoor.operation.consultations import api, testing
from onedoor.operation.consultations.domain import errors
from onedoor.operation.consultations.models import CommonQuestion, Turn

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


def one_of(done: list[Any], refusal: type[DomainError]) -> bool:
    return sum(one is refusal for one in done) == len(done) - 1


def test_at_once_one_answers_one_asks_again_and_one_proposes():
    of = testing.cast()
    number, at = testing.asked(of).number, testing.AT

    def answer(actor: Actor) -> None:
        api.answer(number=number, answer=testing.ANSWER, actor=actor, at=at)

    def again() -> None:
        api.ask_again(asked=number, question="几份？", actor=of.applicant, at=at)

    def propose() -> None:
        api.propose(number=number, n=1, pair=testing.PAIR, actor=of.officer, at=at)

    done = together(lambda: answer(of.officer), lambda: answer(of.reviewer))
    assert one_of(done, errors.NotOpen)
    assert one_of(together(*[again] * 3), errors.StillOpen)
    assert Turn.objects.count() == 2
    assert one_of(together(*[propose] * 3), errors.FaqThere)
    assert CommonQuestion.objects.count() == 1
