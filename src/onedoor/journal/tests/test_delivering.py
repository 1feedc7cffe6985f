import os
from collections.abc import Iterator
from datetime import timedelta

import pytest
from django.db import connection, transaction

from onedoor.journal import api as journal
from onedoor.journal import testing
from onedoor.journal.domain import subscribers as registry
from onedoor.journal.services import delivering
from onedoor.journal.services.delivering import DeliveryMissing
from onedoor.journal.tests.committed import AT, CLERK, in_threads, working_on, write_one
from tests import database


class Ears:
    """A subscriber that keeps what it hears and can be told to fail for a subject."""

    def __init__(self) -> None:
        self.heard: list[str] = []
        self.deaf_to: set[str] = set()

    def __call__(self, entry: journal.Entry) -> None:
        if entry.subject in self.deaf_to:
            message = f"no ear for 13999561234 in {entry.kind}"
            raise LookupError(message)
        self.heard.append(f"{entry.subject} {entry.kind}")


@pytest.fixture
def ears(monkeypatch) -> Ears:
    monkeypatch.setattr(registry, "_subscribers", {})
    made = Ears()

    @registry.subscribe(kinds=("cases.received", "cases.accepted"), name="ears")
    def hear(entry: journal.Entry) -> None:
        made(entry)

    return made


def write(subject, kind="cases.received"):
    return journal.write(kind=kind, subject=subject, at=AT, by=CLERK)


@pytest.mark.django_db
def test_a_subscriber_hears_its_kinds_once_and_in_order(ears):
    write("C1")
    write("C2", "cases.declined")
    write("C1", "cases.accepted")

    testing.deliver(at=AT)
    testing.deliver(at=AT)

    assert ears.heard == ["C1 cases.received", "C1 cases.accepted"]
    assert journal.deliveries() == []


@pytest.mark.django_db
def test_a_failure_holds_back_its_own_subject_and_no_other(ears):
    ears.deaf_to = {"C1"}
    first = write("C1")
    write("C2")
    testing.deliver(at=AT)
    second = write("C1", "cases.accepted")
    write("C2", "cases.accepted")
    testing.deliver(at=AT)

    parked = journal.deliveries()

    assert ears.heard == ["C2 cases.received", "C2 cases.accepted"]
    assert [(one.number, one.subject, one.attempts) for one in parked] == [
        (f"{first.writer}-{first.seq}", "C1", 1),
        (f"{second.writer}-{second.seq}", "C1", 0),
    ]
    assert parked[0].error.startswith("LookupError: no ear for … in cases.received (__call__:")
    assert [(one.subscriber, one.parked) for one in journal.hearings()] == [("ears", 2)]


@pytest.mark.django_db
def test_a_failed_delivery_is_tried_again_later_and_then_everything_behind_it(ears):
    ears.deaf_to = {"C1"}
    write("C1")
    write("C1", "cases.accepted")
    testing.deliver(at=AT)

    testing.deliver(at=AT + timedelta(seconds=2))
    (failed, _) = journal.deliveries()
    ears.deaf_to = set()
    testing.deliver(at=AT + timedelta(seconds=3))
    too_early = list(ears.heard)
    testing.deliver(at=AT + timedelta(seconds=6))

    assert (failed.attempts, failed.due_at) == (2, AT + timedelta(seconds=6))
    assert too_early == []
    assert ears.heard == ["C1 cases.received", "C1 cases.accepted"]
    assert journal.deliveries() == []


@pytest.mark.django_db
def test_what_waits_is_heard_even_if_the_runner_died_before_it(ears):
    ears.deaf_to = {"C1"}
    write("C1")
    write("C1", "cases.accepted")
    testing.deliver(at=AT)
    ears.deaf_to = set()

    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM journal_parked WHERE attempts > 0")
    testing.deliver(at=AT)

    assert ears.heard == ["C1 cases.accepted"]


@pytest.mark.django_db
def test_a_retry_is_due_at_once_and_leaves_a_journal_entry(ears):
    ears.deaf_to = {"C1"}
    receipt = write("C1")
    testing.deliver(at=AT)
    ears.deaf_to = set()

    journal.retry(subscriber="ears", number=f"{receipt.writer}-{receipt.seq}", actor=CLERK, at=AT)
    testing.deliver(at=AT)

    assert ears.heard == ["C1 cases.received"]
    assert testing.kinds("C1") == ["cases.received", "journal.retried"]


@pytest.mark.django_db
@pytest.mark.parametrize("number", ["1-99", "", "x", "1-1-1"])
def test_a_delivery_that_is_not_parked_cannot_be_retried(ears, number):
    write("C1")
    testing.deliver(at=AT)

    with pytest.raises(DeliveryMissing):
        journal.retry(subscriber="ears", number=number, actor=CLERK, at=AT)

    assert testing.kinds() == ["cases.received"]


def test_two_subscribers_may_not_share_a_name(ears):
    with pytest.raises(ValueError, match="ears"):
        registry.subscribe(kinds=(), name="ears")(print)


@pytest.fixture
def city(django_db_setup, django_db_blocker) -> Iterator[None]:
    found, name = database.the_cluster(), f"deliver_{os.getpid()}"
    database.copy(found, name)
    with django_db_blocker.unblock(), working_on(name):
        delivering.deliver(at=AT)
        yield
    database.drop(found, name)


def test_nothing_is_passed_over_while_an_earlier_transaction_is_still_open(ears, city):
    def late() -> None:
        with transaction.atomic():
            write_one("late")
            in_threads([early])
            delivering.deliver(at=AT)
            seen.append(list(ears.heard))

    def early() -> None:
        with transaction.atomic():
            write_one("early")

    seen: list[list[str]] = []
    in_threads([late])

    delivering.deliver(at=AT)

    assert seen == [[]]
    assert ears.heard == ["late cases.received", "early cases.received"]


def test_two_runners_never_deliver_the_same_subject_out_of_order(ears, city):
    def write_some() -> None:
        for _ in range(20):
            with transaction.atomic():
                write_one("C1")
                write_one("C1", "cases.accepted")

    def deliver() -> None:
        for _ in range(20):
            delivering.deliver(at=AT)

    in_threads([write_some, deliver, deliver])
    delivering.deliver(at=AT)

    assert ears.heard == ["C1 cases.received", "C1 cases.accepted"] * 20


def test_after_a_restore_into_another_cluster_new_entries_still_come_last(ears, city):
    with transaction.atomic():
        write_one("old")
    with connection.cursor() as cursor:
        # What a dump looks like elsewhere: numbers from a far future, another cluster's name.
        cursor.execute("UPDATE journal_epoch SET system = 1")
    connection.close()

    with transaction.atomic():
        write_one("new")
    delivering.deliver(at=AT)

    (old,), (new,) = journal.entries_of("old"), journal.entries_of("new")
    assert (old.epoch, new.epoch) == (1, 2)
    assert ears.heard == ["old cases.received", "new cases.received"]
