"""What can be asked of imported logs."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.db import connection

from onedoor.law.articles import HAMI, implements
from onedoor.operation.caselogs.domain import comparing
from onedoor.operation.caselogs.domain.errors import LogMissing
from onedoor.operation.caselogs.domain.mapping import ColumnMap
from onedoor.operation.caselogs.domain.reports import Stats
from onedoor.operation.caselogs.models import LoggedCase
from onedoor.system.items import api as items

_HERE = "(%(system)s = '' OR c.system = %(system)s)"
# Events of one moment stand in the order of the file, and that of the files.
_SEQUENCES = """
SELECT c.id, c.system, c.started, c.ended, min(e.at) AS first, max(e.at) AS last,
  array_agg(e.activity ORDER BY e.at, e.log_id, e.line) AS sequence
FROM caselogs_loggedcase AS c JOIN caselogs_loggedevent AS e ON e.case_id = c.id
WHERE {here} GROUP BY c.id
""".replace("{here}", _HERE)
_FIGURES = """
WITH runs AS ({sequences}),
telling AS (SELECT DISTINCT system FROM caselogs_log WHERE tells_ends)
SELECT count(*), count(DISTINCT sequence), min(first), max(last),
  percentile_cont(0.5) WITHIN GROUP (ORDER BY extract(epoch FROM
    CASE WHEN runs.system IN (SELECT system FROM telling) THEN ended ELSE coalesce(ended, last) END
    - coalesce(started, first)) / 86400)
FROM runs
""".replace("{sequences}", _SEQUENCES)
_CASES = """
SELECT count(*) FILTER (WHERE ended > deadline), count(*) FILTER (WHERE ended IS NULL)
FROM caselogs_loggedcase AS c WHERE {here}
""".replace("{here}", _HERE)
_BY_CASE = """
SELECT {column}, count(*) FROM caselogs_loggedcase AS c WHERE {here} GROUP BY 1 ORDER BY 2 DESC, 1
""".replace("{here}", _HERE)
_BY_EVENT = """
SELECT {column}, count(*)
FROM caselogs_loggedevent AS e JOIN caselogs_loggedcase AS c ON c.id = e.case_id
WHERE {here} GROUP BY 1 ORDER BY 2 DESC, 1
""".replace("{here}", _HERE)
_VARIANTS = "SELECT sequence, count(*) FROM ({sequences}) AS runs GROUP BY 1".replace(
    "{sequences}", _SEQUENCES
)


def stats(*, system: str = "") -> Stats:
    """Return the figures of one system's cases, or of all; raise LogMissing for an unknown one.

    Costs six passes over the events; a report, not a page.
    """
    _require(system)
    cases, variants, first, last, median = _rows(_FIGURES, system)[0]
    late, open_cases = _rows(_CASES, system)[0]
    by_activity = _counts(_BY_EVENT, "activity", system)
    return Stats(
        cases=cases,
        events=sum(by_activity.values()),
        activities=len(by_activity),
        variants=variants,
        cases_by_channel=_counts(_BY_CASE, "channel", system),
        cases_by_department=_counts(_BY_CASE, "department", system),
        events_by_activity=by_activity,
        events_by_resource=_counts(_BY_EVENT, "resource", system),
        late=late,
        open_cases=open_cases,
        median_duration_days=None if median is None else float(median),
        first_event=first,
        last_event=last,
    )


@implements(HAMI(29, item=3), note="steps and conditions beyond the published ones are listed")
def compare(
    *, code: str, version: int | None, system: str, by: ColumnMap | None
) -> comparing.Found:
    """Return what one system's cases show beyond a published version of an item.

    Raises LogMissing or OfferingMissing.
    """
    what = items.offering(code, version)
    _require(system)
    conditions = [one.words for one in what.what.conditions]
    materials = [one.name for one in what.materials]
    words = {word for text in (*conditions, *materials) for word in (text.zh, text.ug) if word}
    asked = _counts(_BY_EVENT, "condition", system)
    asked.pop("", None)
    return comparing.compare(
        what.flow,
        variants=_variants(system),
        asked=asked,
        published=frozenset(words | {one.key for one in what.materials}),
        activities=by.activities if by else {},
    )


def _variants(system: str) -> Iterator[tuple[Sequence[str], int]]:
    yield from _rows(_VARIANTS, system)


def _require(system: str) -> None:
    if system and not LoggedCase.objects.filter(system=system).exists():
        raise LogMissing(system=system)


def _counts(query: str, column: str, system: str) -> dict[str, int]:
    """Return how often each value occurs; nothing where none is ever told."""
    found = dict(_rows(query.format(column=column), system))
    return found if set(found) - {""} else {}


def _rows(query: str, system: str) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(query, {"system": system})
        found: list[Any] = cursor.fetchall()
    return found
