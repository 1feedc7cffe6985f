import os
from collections.abc import Iterator
from datetime import UTC, datetime
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from onedoor.journal import api as journal
from onedoor.journal.services import partitions
from onedoor.journal.tests.committed import Journal, working_on, write_one
from onedoor.kernel.actors import system
from onedoor.law.articles import HAMI
from tests import database

LONG_AGO = datetime(1999, 5, 6, tzinfo=UTC)


@pytest.fixture(scope="module")
def city(django_db_setup, django_db_blocker, tmp_path_factory) -> Iterator[Journal]:
    found, name = database.the_cluster(), f"command_{os.getpid()}"
    database.copy(found, name)
    with django_db_blocker.unblock(), working_on(name):
        yield Journal(name, tmp_path_factory.mktemp("log") / "witness.jsonl")
    database.drop(found, name)


@pytest.mark.verifies(HAMI(29, item=8))
def test_verify_says_each_finding_and_exits_with_one(city):
    with transaction.atomic():
        receipt = write_one("C1")
    out = StringIO()
    call_command("journal", "verify", stdout=out)
    whole = out.getvalue()

    city.tamper(f"UPDATE journal_entry SET subject = 'C2' WHERE leaf = '\\x{receipt.leaf.hex()}'")
    with pytest.raises(SystemExit) as ended:
        call_command("journal", "verify", stdout=out)
    city.tamper(f"UPDATE journal_entry SET subject = 'C1' WHERE leaf = '\\x{receipt.leaf.hex()}'")

    assert "findings 0" in whole
    assert "if a superuser removed such entries" in whole
    assert ended.value.code == 1
    assert f"changed {receipt.writer}-{receipt.seq}\n" in out.getvalue()


def test_an_entry_outside_every_month_raises_an_alarm_until_its_month_is_made(city):
    made = partitions.make(months=1, at=LONG_AGO.replace(month=6))
    with transaction.atomic():
        journal.write(kind="cases.received", subject="old", at=LONG_AGO, by=system("test"))
    before = journal.strays()
    with pytest.raises(CommandError, match="outside every month"):
        call_command("journal", "partitions", stdout=StringIO())

    for _ in range(2):
        partitions.make(months=1, at=LONG_AGO)

    assert made == ["journal_entry_199906"]
    assert journal.strays() < before
    assert [entry.kind for entry in journal.entries_of("old")] == ["cases.received"]
    assert city.findings() == []
