"""Creating a case: draft checked, case, materials, event, journal, clock; committed.

The baseline does nothing but write the same rows in as many transactions, through psycopg with
prepared statements.  Both run in this process, in turn.  Bar: at least half as many a second.
"""

import statistics
import time
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import psycopg

from bench._city import database, vacuum

ROUNDS, CASES, BAR = 7, 40, 0.5
AT = datetime(2026, 11, 24, 4, 0, tzinfo=UTC)
_SERIAL = """
WITH quick AS MATERIALIZED (SELECT set_config('synchronous_commit', 'off', true))
INSERT INTO cases_serial (series, last) SELECT %s, 1 FROM quick
ON CONFLICT (series) DO UPDATE SET last = cases_serial.last + 1 RETURNING last
"""
_CASE = """
INSERT INTO cases_case (number, query_code, key, channel, offering, version, title, body, area,
  applicant, applicant_name, agent, answers_sealed, state, events_count, submitted_at, received_by,
  accepted_by, decided_by, licence, due_on, warn_on, provisional)
VALUES (%s, %s, %s, 'web', %s, 1, %s, %s, %s, %s, %s, '', %s, 'submitted', 1, %s, '', '', '', '',
  %s, %s, false) RETURNING id
"""
_EVENT = """
INSERT INTO cases_caseevent (case_id, n, kind, at, by_kind, by, state, step, outcome, due_on,
  provisional, document, note)
VALUES (%s, 1, 'submit', %s, 'applicant', %s, 'submitted', '', '', %s, false, '', '')
"""
_CLOCK = """
INSERT INTO clocks_clock (case, kind, area, started_on, days, unit, basis, due_on, warn_on,
  provisional, state)
VALUES (%s, 'notice', %s, %s, 5, 'working_days', 'ADL 32(4)', %s, %s, false, 'running')
""".replace("(case,", '("case",')
_MATERIALS = "UPDATE materials_attachment SET holder = %s WHERE holder = %s"
_DRAFT = "UPDATE cases_draft SET case_number = %s WHERE public_id = %s"


def main() -> None:
    """Print the rates and the ratio."""
    with database():
        from django.db import connection  # noqa: PLC0415  # after django.setup()

        from onedoor.operation.cases import testing  # noqa: PLC0415  # after django.setup()
        from onedoor.operation.cases.services import submission  # noqa: PLC0415  # after django.setup()

        cast = testing.cast()
        first = testing.filled_draft(cast)
        drafts = _copies(connection, first, 2 * ROUNDS * CASES)

        # Nobody submits more often than the limit allows.
        times = (AT + n * timedelta(minutes=3) for n in range(ROUNDS * CASES))

        def ours(draft: str) -> None:
            submission.submit(draft=draft, actor=cast.applicant, at=next(times), key=draft)

        bare = _bare(connection, first)
        pairs = []
        for _ in range(ROUNDS):
            pairs.append((_spent(ours, drafts[:CASES]), _spent(bare, drafts[CASES : 2 * CASES])))
            del drafts[: 2 * CASES]
    here = statistics.median(ours_[0] for ours_, _ in pairs)
    limit = statistics.median(bare_[0] for _, bare_ in pairs)
    ratio = statistics.median(bare_[0] / ours_[0] for ours_, bare_ in pairs)
    used = statistics.median(ours_[1] for ours_, _ in pairs)
    least = statistics.median(bare_[1] for _, bare_ in pairs)
    print(
        f"create a case: {1 / here:.0f}/s · bare psycopg {1 / limit:.0f}/s · {ratio:.0%} "
        f"(bar {BAR:.0%} {'met' if ratio >= BAR else 'MISSED'}); "
        f"this process computed {1000 * used:.1f} ms a case, bare {1000 * least:.1f} ms"
    )


def _spent(make: Callable[[str], None], drafts: list[str]) -> tuple[float, float]:
    """Return seconds by the wall and by the processor for each."""
    began, computed = time.perf_counter(), time.process_time()
    for draft in drafts:
        make(draft)
    count = len(drafts)
    return (time.perf_counter() - began) / count, (time.process_time() - computed) / count


def _copies(connection: Any, first: str, count: int) -> list[str]:
    names = [f"bench-{n}" for n in range(count)]
    with connection.cursor() as cursor:
        cursor.execute(
            "INSERT INTO cases_draft (public_id, code, owner, owner_name, opened_by, offering,"
            " version, title, answers_sealed, confirmed, saved_at, expires_on, case_number)"
            " SELECT name, '', owner, owner_name, opened_by, offering, version, title,"
            " answers_sealed, confirmed, saved_at, expires_on, ''"
            " FROM cases_draft, unnest(%s::text[]) AS name"
            " WHERE public_id = %s",
            [names, first],
        )
        cursor.execute(
            "INSERT INTO materials_attachment (ref, holder, material, source, file_id, reference,"
            " verdict, reason, examined_by, attached_at)"
            " SELECT substr(md5(name || material), 1, 22), name, material, source, file_id,"
            " reference, verdict, reason, examined_by, attached_at"
            " FROM materials_attachment, unnest(%s::text[]) AS name WHERE holder = %s",
            [names, first],
        )
    vacuum("cases_draft", "materials_attachment")
    return names


def _bare(connection: Any, first: str) -> Callable[[str], None]:
    from onedoor.operation.cases.models import Draft  # noqa: PLC0415  # after django.setup()

    row = Draft.objects.get(public_id=first)
    raw = psycopg.connect(**connection.get_connection_params() | {"cursor_factory": None})
    raw.prepare_threshold = 0
    due = date(2026, 12, 1)

    def make(draft: str) -> None:
        taken = raw.execute(_SERIAL, ["bare"]).fetchone()
        raw.commit()
        number = f"{row.offering}20261124b{taken[0] if taken else 0:04d}"
        made = raw.execute(
            _CASE,
            [number, draft, f"b{draft}", row.offering, row.title, "B", "650502000000", row.owner,
             "N", bytes(row.answers_sealed), AT, due, due],
        ).fetchone()  # fmt: skip
        raw.execute(_EVENT, [made[0] if made else 0, AT, row.owner, due])
        raw.execute(_CLOCK, [number, "650502000000", AT.date(), due, due])
        raw.execute(_MATERIALS, [number, draft])
        raw.execute(_DRAFT, [number, draft])
        raw.execute(_JOURNAL, [number, AT, row.owner])
        raw.commit()

    raw.execute("INSERT INTO journal_lane (writer, epoch) VALUES (99999, 1) ON CONFLICT DO NOTHING")
    raw.commit()
    return make


_JOURNAL = """
WITH lane AS MATERIALIZED (
    UPDATE journal_lane SET last = last + 1 WHERE writer = 99999
    RETURNING writer, last, epoch, pg_current_xact_id() AS xid
)
INSERT INTO journal_entry (writer, seq, epoch, xid, at, kind, subject,
                           actor_kind, actor, body, on_behalf_of, facts, leaf)
SELECT writer, last, epoch, xid, v.at, 'cases.submitted', v.number, 'applicant', v.who, '', '',
       '{}'::jsonb, sha256(convert_to(v.number, 'UTF8'))
  FROM lane, (VALUES (%s::text, %s::timestamptz, %s::text)) AS v (number, at, who)
"""

if __name__ == "__main__":
    main()
