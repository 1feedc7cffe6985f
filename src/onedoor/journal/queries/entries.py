"""Reading entries."""

from collections.abc import Sequence
from typing import Any

from django.db import connection

from onedoor.journal.access import COLUMNS, IN_ORDER, entry_of
from onedoor.journal.domain.entries import Entry, Receipt


def entries_of(*subjects: str) -> list[Entry]:
    """Return what happened to the subjects, in order.

    EXPLAIN: one probe of (subject, epoch, xid) a subject in each month.
    """
    return _read(f"WHERE subject = ANY(%s) {IN_ORDER}", [list(subjects)])


def entry(receipt: Receipt) -> Entry | None:
    """Return the sealed entry at a receipt's place.

    EXPLAIN: two unique probes; the leaf knows the month.
    """
    found = _read(
        "JOIN journal_leaf AS l USING (epoch, xid, writer, seq, at)"
        " WHERE l.writer = %s AND l.seq = %s",
        [receipt.writer, receipt.seq],
    )
    return found[0] if found else None


def _read(rest: str, values: Sequence[Any]) -> list[Entry]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT {COLUMNS} FROM journal_entry AS entry {rest}", values)  # noqa: S608  # fixed texts
        return [entry_of(row) for row in cursor.fetchall()]
