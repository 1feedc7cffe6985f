"""Logs of cases that other systems handled: taken in, counted, compared with what is published.

Journal kinds: ``caselogs.imported`` (subject: the name of the system).
"""

from onedoor.operation.caselogs.domain.comparing import Found, Odd
from onedoor.operation.caselogs.domain.errors import LogMissing, LogUnreadable, MapUnreadable
from onedoor.operation.caselogs.domain.mapping import ColumnMap, read_map
from onedoor.operation.caselogs.domain.reports import Report, Stats
from onedoor.operation.caselogs.domain.rows import RefusedRow
from onedoor.operation.caselogs.queries import compare, stats
from onedoor.operation.caselogs.services import import_log

__all__ = [
    "ColumnMap",
    "Found",
    "LogMissing",
    "LogUnreadable",
    "MapUnreadable",
    "Odd",
    "RefusedRow",
    "Report",
    "Stats",
    "compare",
    "import_log",
    "read_map",
    "stats",
]
