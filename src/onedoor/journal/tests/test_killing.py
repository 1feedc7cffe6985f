import os
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from subprocess import Popen

import pytest
from django.db import connection

from onedoor.journal import api as journal
from onedoor.journal.tests.committed import Journal, start, working_on
from onedoor.law.articles import HAMI
from tests import database

WRITER = "src/onedoor/journal/tests/writer.py"
SEAL = ("-m", "django", "journal", "seal", "--forever")
ROUNDS = 2


@pytest.fixture
def city(django_db_setup, django_db_blocker, tmp_path) -> Iterator[Journal]:
    found, name = database.the_cluster(), f"killing_{os.getpid()}"
    database.copy(found, name)
    with django_db_blocker.unblock(), working_on(name):
        yield Journal(name, tmp_path / "journal" / "witness.jsonl")
    database.drop(found, name)


@contextmanager
def killed_later(answered: list[str], *processes: Popen[str]) -> Iterator[None]:
    """Wait until each writer has answered once; kill everything, take what else was answered."""
    try:
        answered += [process.stdout.readline() for process in processes if process.stdout]
        yield
    finally:
        for process in processes:
            process.kill()
        for process in processes:
            answered += process.communicate()[0].splitlines(keepends=True)


@pytest.mark.slow
@pytest.mark.verifies(HAMI(29, item=8))
def test_killed_writers_and_sealers_leave_no_gap_and_nothing_twice(city, tmp_path):
    answered: list[str] = []
    for n in range(ROUNDS):
        sealer = start(city.name, tmp_path, *SEAL)
        writers = [start(city.name, tmp_path, WRITER) for _ in range(2)]
        try:
            with killed_later(answered, *writers):
                time.sleep(0.3 + 0.37 * n)
                sealer.kill()
        finally:
            sealer.kill()
            sealer.communicate()

    city.seal()

    whole = {line.strip() for line in answered if line.endswith("\n")}
    receipts = {journal.parsed_receipt(line) for line in whole}
    assert None not in receipts
    assert len(receipts) > ROUNDS * 2
    assert city.findings(*receipts) == []
    assert city.findings_outside() == []
    with connection.cursor() as cursor:
        cursor.execute("SELECT writer, seq FROM journal_entry")
        assert max(Counter(cursor.fetchall()).values()) == 1
        cursor.execute("SELECT subject, count(*) FROM journal_entry WHERE subject IN"
                       " ('C0', 'C1', 'C2') GROUP BY subject")  # fmt: skip
        assert len({count for _, count in cursor.fetchall()}) == 1
