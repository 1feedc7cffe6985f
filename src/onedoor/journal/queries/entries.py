"""Reading entries."""

from collections.abc import Sequence
from typing import Any

from django.db import connection

from onedoor.journal.access import COLUMNS, IN_ORDER, entry_of
from onedoor.journal.domain.entries import Entry, Receipt
from onedoor.kernel.pages import PAGE, CursorUnreadable, Page, cursor, position

_DIGITS = 19  # fewer fit a bigint
_BACKWARDS = "ORDER BY entry.epoch DESC, entry.xid DESC, entry.writer DESC, entry.seq DESC LIMIT %s"
_BEFORE = "(entry.epoch, entry.xid, entry.writer, entry.seq) < (%s, %s::text::xid8, %s, %s)"


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


def recent(*, subject: str = "", kinds: Sequence[str] = (), after: str = "") -> Page[Entry]:
    """Return a page of entries, the newest first: all, of one subject, of certain kinds.

    EXPLAIN: the months' order indexes backwards, left when the page is full; with a subject the
    index of subjects.  A rare kind is sought through what came after it.
    """
    wheres: list[str] = []
    values: list[Any] = []
    if subject:
        wheres.append("subject = %s")
        values.append(subject)
    if kinds:
        wheres.append("kind = ANY(%s)")
        values.append(list(kinds))
    if after:
        wheres.append(_BEFORE)
        values.extend(_place(after))
    where = f"WHERE {' AND '.join(wheres)}" if wheres else ""
    found = _read(f"{where} {_BACKWARDS}", [*values, PAGE + 1])
    rows = found[:PAGE]
    return Page(rows, cursor(*rows[-1].order) if len(found) > PAGE else "")


def unsealed() -> int:
    """Return how many entries no checkpoint covers yet.

    EXPLAIN: one row a writer, and the primary key of checkpoints backwards.
    """
    with connection.cursor() as asked:
        asked.execute(
            "SELECT coalesce(sum(last), 0)"
            "     - coalesce((SELECT max(size) FROM journal_checkpoint), 0) FROM journal_lane"
        )
        return int(asked.fetchone()[0])


def _place(word: str) -> list[int]:
    """Return the place in the order that a cursor names."""
    values = position(word, fields=4)
    if not all(value.isascii() and value.isdigit() and len(value) < _DIGITS for value in values):
        raise CursorUnreadable(cursor=word)
    return [int(value) for value in values]


def _read(rest: str, values: Sequence[Any]) -> list[Entry]:
    with connection.cursor() as asked:
        asked.execute(f"SELECT {COLUMNS} FROM journal_entry AS entry {rest}", values)  # noqa: S608  # fixed texts
        return [entry_of(row) for row in asked.fetchall()]
