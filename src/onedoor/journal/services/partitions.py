"""Making the partitions of the coming months, ahead of the entries."""

from datetime import datetime

from django.db import connections

from onedoor.journal.domain.entries import written
from onedoor.kernel.commands import internal


@internal("Housekeeping of the tables; it changes no entry.")
def make(*, months: int, at: datetime, using: str = "default") -> list[str]:
    """Make what is missing from this month on; return the names of the partitions made."""
    with connections[using].cursor() as cursor:
        cursor.execute(
            "SELECT journal_make_partitions((%s::timestamptz)::date, %s)", [written(at), months]
        )
        return [name for (name,) in cursor.fetchall()]
