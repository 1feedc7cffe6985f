"""Taking a log in: rows go through a staging table, and sets of them into place."""

from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import connection

from onedoor.journal import api as journal
from onedoor.kernel.actors import Actor
from onedoor.kernel.commands import command
from onedoor.law.articles import HAMI, implements
from onedoor.operation.caselogs import reading
from onedoor.operation.caselogs.domain.mapping import ColumnMap
from onedoor.operation.caselogs.domain.reports import Report
from onedoor.operation.caselogs.domain.rows import RefusedRow, Row, read_row
from onedoor.operation.caselogs.models import Log

NAMED = 100  # refused rows that a report names; all are counted
STRIDE = 50_000  # rows between two words about how far it has come

_STAGING = """
CREATE TEMPORARY TABLE caselogs_incoming (
  line bigint, number text, activity text, at timestamptz, resource text, condition text,
  channel text, department text, deadline timestamptz, started timestamptz, ended timestamptz,
  digest bytea
)
"""
_COPY = "COPY caselogs_incoming FROM STDIN"
# Of a case the last row counts that says something; what was known stays where none does.
_CASES = """
WITH told AS (
  SELECT number,
    coalesce((array_agg(channel ORDER BY line DESC) FILTER (WHERE channel <> ''))[1], '')
      AS channel,
    coalesce((array_agg(department ORDER BY line DESC) FILTER (WHERE department <> ''))[1], '')
      AS department,
    (array_agg(deadline ORDER BY line DESC) FILTER (WHERE deadline IS NOT NULL))[1] AS deadline,
    (array_agg(started ORDER BY line DESC) FILTER (WHERE started IS NOT NULL))[1] AS started,
    (array_agg(ended ORDER BY line DESC) FILTER (WHERE ended IS NOT NULL))[1] AS ended,
    greatest(count(DISTINCT nullif(channel, '')), count(DISTINCT nullif(department, '')),
      count(DISTINCT deadline), count(DISTINCT started), count(DISTINCT ended)) > 1 AS differs
  FROM caselogs_incoming GROUP BY number
), put AS (
  INSERT INTO caselogs_loggedcase AS kept
    (system, number, channel, department, deadline, started, ended)
  SELECT %(system)s, number, channel, department, deadline, started, ended FROM told
  ON CONFLICT (system, number) DO UPDATE SET
    channel = coalesce(nullif(excluded.channel, ''), kept.channel),
    department = coalesce(nullif(excluded.department, ''), kept.department),
    deadline = coalesce(excluded.deadline, kept.deadline),
    started = coalesce(excluded.started, kept.started),
    ended = coalesce(excluded.ended, kept.ended)
  WHERE (kept.channel, kept.department, kept.deadline, kept.started, kept.ended)
    IS DISTINCT FROM (coalesce(nullif(excluded.channel, ''), kept.channel),
      coalesce(nullif(excluded.department, ''), kept.department),
      coalesce(excluded.deadline, kept.deadline), coalesce(excluded.started, kept.started),
      coalesce(excluded.ended, kept.ended))
  RETURNING (xmax = 0) AS is_new
)
SELECT (SELECT count(*) FROM told), (SELECT count(*) FROM told WHERE differs),
  (SELECT count(*) FROM put WHERE is_new), (SELECT count(*) FROM put WHERE NOT is_new)
"""
_EVENTS = """
WITH put AS (
  INSERT INTO caselogs_loggedevent
    (case_id, log_id, line, activity, at, resource, condition, digest, copy)
  SELECT kept.id, %(log)s, line, activity, at, resource, condition, digest,
    row_number() OVER (PARTITION BY kept.id, digest ORDER BY line)
  FROM caselogs_incoming JOIN caselogs_loggedcase AS kept
    ON kept.system = %(system)s AND kept.number = caselogs_incoming.number
  ON CONFLICT (case_id, digest, copy) DO NOTHING
  RETURNING 1
)
SELECT count(*) FROM put
"""


@dataclass(slots=True)
class _Taken:
    """What came through: counted while the rows stream by."""

    rows: int
    refused: list[RefusedRow]
    refused_count: int
    progress: Callable[[int], None]

    def one_more(self) -> None:
        """Count a row, and tell of every so many."""
        self.rows += 1
        if self.rows % STRIDE == 0:
            self.progress(self.rows)

    def refuse(self, row: RefusedRow) -> None:
        """Count a row that is not taken, and name it if it is among the first."""
        self.refused_count += 1
        if len(self.refused) < NAMED:
            self.refused.append(row)


@implements(HAMI(29, item=3), note="what was really asked of people is taken in, event by event")
@command
def import_log(
    *,
    file: Path,
    by: ColumnMap | None,
    system: str,
    actor: Actor,
    at: datetime,
    progress: Callable[[int], None] = lambda _rows: None,
) -> Report:
    """Take the cases and events of a log in; the same again changes nothing.

    ``system`` names where the log is from; empty takes the name in the map, else that under
    which the very same file came before, else the name of the file.  Raises LogUnreadable or
    MapUnreadable; rows that cannot be taken are named in the report, the others are in.
    ``progress`` hears the number of rows read, every so often.
    """
    columns = reading.map_of(file, by)
    digest = reading.sha256(file)
    name = system or columns.system or _known(digest) or file.name.partition(".")[0]
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('caselogs'))")
        cursor.execute(_STAGING)
        taken = _Taken(0, [], 0, progress)
        _stage(cursor, _counted(reading.rows(file, columns), columns, taken))
        log = Log.objects.create(
            system=name, file=file.name, sha256=digest, at=at, tells_ends="ended" in columns.columns
        )
        cursor.execute("ANALYZE caselogs_incoming")
        cursor.execute(_CASES, {"system": name})
        cases, differing, new_cases, changed_cases = cursor.fetchone()
        cursor.execute(_EVENTS, {"system": name, "log": log.pk})
        (new_events,) = cursor.fetchone()
        cursor.execute("DROP TABLE caselogs_incoming")
    known = taken.rows - taken.refused_count - new_events
    report = Report(
        name, taken.rows, cases, new_cases, changed_cases, new_events, known, differing,
        taken.refused_count, tuple(taken.refused),
    )  # fmt: skip
    facts = {key: value for key, value in asdict(report).items() if key != "refused"}
    journal.write(
        kind="caselogs.imported",
        subject=facts.pop("system"),
        at=at,
        by=actor,
        sha256=digest,
        **facts,
    )
    return report


def _known(digest: str) -> str:
    """Return under which name this very file came before."""
    last = Log.objects.filter(sha256=digest).order_by("-id").values_list("system", flat=True)
    return last.first() or ""


def _stage(cursor: Any, rows: Iterator[Row]) -> None:
    with cursor.copy(_COPY) as copy:
        for row in rows:
            copy.write_row(
                (
                    row.line, row.case, row.activity, row.at, row.resource, row.condition,
                    row.channel, row.department, row.deadline, row.started, row.ended, row.digest,
                )
            )  # fmt: skip


def _counted(
    rows: Iterator[tuple[int, reading.Cells]], by: ColumnMap, taken: _Taken
) -> Iterator[Row]:
    for line, cells in rows:
        taken.one_more()
        spoiled = cells.get(reading.SPOILED)
        found = RefusedRow(line, spoiled) if spoiled else read_row(line, cells, by)
        if isinstance(found, Row):
            yield found
        else:
            taken.refuse(found)
