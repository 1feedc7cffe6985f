from collections.abc import Iterator
from datetime import UTC, datetime

import pytest

from onedoor.general.people.testing import client_of, staff_actor
from onedoor.journal import api as journal
from onedoor.journal import testing
from onedoor.kernel.actors import system

AT = datetime(2026, 11, 24, 4, 28, 49, tzinfo=UTC)
PAGE = "/desk/deliveries/"


@pytest.fixture
def parked(db) -> Iterator[journal.Receipt]:
    """One entry that its subscriber cannot take."""

    def deaf(_: journal.Entry) -> None:
        message = "no ear"
        raise LookupError(message)

    with testing.only_subscriber("tests.deaf", ["cases.received"], deaf):
        receipt = journal.write(kind="cases.received", subject="C1", at=AT, by=system("test"))
        testing.deliver(at=AT)
        yield receipt


def test_an_administrator_sees_what_failed_and_asks_for_it_again(parked):
    client = client_of(staff_actor("system.admin"))
    number = f"{parked.writer}-{parked.seq}"

    page = client.get(PAGE).content.decode()
    asked = client.post(f"{PAGE}retry/", {"subscriber": "tests.deaf", "number": number})

    assert "LookupError: no ear" in page
    assert "tests.deaf" in page
    assert number in page
    assert asked.status_code == 302
    assert asked["Location"] == PAGE
    assert testing.kinds("C1") == ["cases.received", "journal.retried"]


def test_a_delivery_that_is_not_there_is_told_so_and_nothing_is_written(parked):
    client = client_of(staff_actor("system.admin"))

    answer = client.post(f"{PAGE}retry/", {"subscriber": "tests.deaf", "number": "9-9"})

    assert answer.status_code == 404
    assert "没有找到这条待处理的投递。" in answer.content.decode()
    assert testing.kinds("C1") == ["cases.received"]


@pytest.mark.django_db
@pytest.mark.parametrize("duty", ["security.admin", "audit.admin", "cases.accept"])
def test_other_staff_may_neither_look_nor_ask(duty):
    client = client_of(staff_actor(duty))

    assert client.get(PAGE).status_code == 403
    assert client.post(f"{PAGE}retry/", {}).status_code == 403


@pytest.mark.django_db
def test_a_stranger_is_sent_to_sign_in(client):
    assert client.get(PAGE).status_code == 302
