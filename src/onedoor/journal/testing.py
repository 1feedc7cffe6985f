"""What other modules' tests may ask of the journal."""

from datetime import datetime

from django.db import connection

from onedoor.journal import access
from onedoor.journal.services import delivering

__all__ = ["deliver", "kinds"]

# Reference data is in the template already; its entries are older than the test's database.
_KINDS = """
SELECT kind FROM journal_entry
 WHERE subject = coalesce(%s, subject)
   AND xid::text::bigint > (SELECT xmin::text::bigint FROM pg_database
                             WHERE datname = current_database())
 ORDER BY epoch, xid, writer, seq
"""


def kinds(subject: str | None = None) -> list[str]:
    """Return the kinds of what tests have written, all or of one subject, in order."""
    with connection.cursor() as cursor:
        cursor.execute(_KINDS, [subject])
        return [kind for (kind,) in cursor.fetchall()]


def deliver(*, at: datetime) -> int:
    """Let every subscriber hear at once, also what the test's own transaction has written."""
    return delivering.deliver(at=at, read=access.written_after)
