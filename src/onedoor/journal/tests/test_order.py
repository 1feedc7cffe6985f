import pytest
from django.db import connection

from onedoor.journal import access
from onedoor.journal.http import feed
from onedoor.journal.services import sealing

PLACE = [*access.START, 9]


@pytest.mark.django_db
@pytest.mark.parametrize("statement", [sealing._NEW, feed._NEW], ids=["sealing", "feed"])
def test_entries_are_taken_by_transaction_number_not_by_its_digits(statement):
    with connection.cursor() as cursor:
        cursor.execute(f"EXPLAIN {statement}", PLACE)
        plan = [line for (line,) in cursor.fetchall()]

    sorted_by = [line for line in plan if "Sort Key" in line]
    assert [line for line in sorted_by if "::text" in line] == []
