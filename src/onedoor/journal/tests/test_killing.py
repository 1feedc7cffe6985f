import os
import time
from collections import Counter
from collections.abc import Iterator

import pytest
from django.db import connection

from onedoor.journal import api as journal
from onedoor.journal.tests.committed import Journal, start, working_on
from onedoor.law.articles import HAMI
from tests import database

WRITER = "src/onedoor/journal/tests/writer.py"
SEAL = ("-m", "django", "journal", "seal", "--forever")
ROUNDS = 3


@pytest.fixture
def city(django_db_setup, django_db_blocker, tmp_path) -> Iterator[Journal]:
    found, name = database.the_cluster(), f"killing_{os.getpid()}"
    database.copy(found, name)
    with django_db_blocker.unblock(), working_on(name):
        yield Journal(name, tmp_path / "journal" / "witness.jsonl")
    database.drop(found, name)


@pytest.mark.slow
@pytest.mark.verifies(HAMI(29, item=8))
def test_killed_writers_and_sealers_leave_no_gap_and_nothing_twice(city, tmp_path):
    answered: list[str] = []
    for n in range(ROUNDS):
        sealer = start(city.name, tmp_path, *SEAL)
        writers = [start(city.name, tmp_path, WRITER) for _ in range(2)]
        first = [writer.stdout.readline() for writer in writers if writer.stdout]
        time.sleep(0.3 + 0.37 * n)
        for process in (*writers, sealer):
            process.kill()
        answered += first
        for process in (*writers, sealer):
            answered += process.communicate()[0].splitlines(keepends=True)

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
