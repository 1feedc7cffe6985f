from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import connection, transaction

from onedoor.general.people import api, tasks
from onedoor.general.people.models import Attempt
from onedoor.general.people.services.attempts import drop_old_attempts, forget_attempts
from onedoor.law.articles import CSL

NOON = datetime(2026, 11, 24, 4, tzinfo=UTC)
pytestmark = pytest.mark.django_db


def try_it(*, key="a", at=NOON, limit=3, lock=False):
    api.count_attempt(kind="lookup", key=key, limit=limit, window_seconds=600, at=at, lock=lock)


@pytest.mark.verifies(CSL(21))
def test_the_try_beyond_the_limit_is_refused_and_told_when_to_come_back():
    for _ in range(3):
        try_it()

    with pytest.raises(api.TriedTooOften) as refused:
        try_it(at=NOON + timedelta(minutes=4))

    assert refused.value.facts == {
        "kind": "lookup",
        "retry_after_seconds": 360,
        "minutes": 6,
    }


def test_another_key_has_a_count_of_its_own():
    for _ in range(3):
        try_it()

    try_it(key="b")

    assert sorted(Attempt.objects.values_list("count", flat=True)) == [1, 3]


def test_a_window_that_has_run_out_starts_again():
    for _ in range(3):
        try_it()

    try_it(at=NOON + timedelta(minutes=10))

    assert Attempt.objects.get().count == 1


def test_a_lock_lasts_its_full_time_from_the_last_try_allowed():
    for minute in (0, 4, 8):
        try_it(at=NOON + timedelta(minutes=minute), lock=True)

    with pytest.raises(api.TriedTooOften):
        try_it(at=NOON + timedelta(minutes=17), lock=True)
    try_it(at=NOON + timedelta(minutes=18), lock=True)


def test_a_success_ends_the_count():
    for _ in range(3):
        try_it()

    forget_attempts(kind="lookup", key="a")

    try_it()
    assert Attempt.objects.get().count == 1


def test_the_key_is_not_kept_in_the_clear():
    try_it(key="650502199005010016")

    assert b"650502" not in bytes(Attempt.objects.get().key)


def test_old_counts_are_dropped():
    try_it()
    try_it(key="b", at=NOON + timedelta(days=1))

    assert drop_old_attempts(at=NOON + timedelta(days=1, minutes=1)) == 1


def test_the_nightly_task_drops_what_is_old():
    try_it()

    with time_machine.travel(NOON + timedelta(days=2), tick=False):
        tasks.drop_old_attempts(timestamp=0)

    assert not Attempt.objects.exists()


def test_counting_inside_another_command_is_refused():
    with transaction.atomic(), pytest.raises(RuntimeError):
        try_it()


@pytest.mark.verifies(CSL(21))
@pytest.mark.django_db(transaction=True)
def test_of_many_at_once_exactly_as_many_get_through_as_are_allowed():
    def one(_: int) -> bool:
        try:
            try_it(limit=5)
        except api.TriedTooOften:
            return False
        finally:
            connection.close()
        return True

    with ThreadPoolExecutor(8) as pool:
        passed = list(pool.map(one, range(24)))

    assert sum(passed) == 5
    assert Attempt.objects.get().count == 24
