"""Appending to the journal, against the same INSERT by bare psycopg; and what sealing costs.

Rounds are short and interleaved, so that a busy machine disturbs both alike; each round prints
its ratio, the median counts.  Every append is one durable transaction of its own.
"""

import os
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import psycopg

from tests import database

ROUNDS = 5
SECONDS = 1.5
ROWS = 50_000
NAME = "bench_journal"
AT = datetime(2026, 11, 24, 4, 28, 49, tzinfo=UTC)
FILL = """
INSERT INTO journal_entry (writer, seq, epoch, xid, at, kind, subject, actor_kind, actor, body,
                           on_behalf_of, facts, leaf)
SELECT 9999, n, 1, pg_current_xact_id(), now(), 'bench.filled', 'C' || n, 'system', 'bench', '', '',
       '{"due_on": "2026-12-22"}', sha256(n::text::bytea)
  FROM generate_series(1, %s) AS n
"""


def main() -> None:
    """Print both figures."""
    found = database.the_cluster()
    database.copy(found, NAME)
    os.environ.update(database.urls(found, NAME))
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "onedoor.config.settings")
    import django  # noqa: PLC0415  # it reads the environment set above

    django.setup()
    try:
        _append(found.url("onedoor_app", NAME))
        _seal(found.url("onedoor_app", NAME))
    finally:
        from django.db import connections  # noqa: PLC0415  # after django.setup()

        connections.close_all()
        database.drop(found, NAME)


def _append(url: str) -> None:
    from django.db import transaction  # noqa: PLC0415  # after django.setup()

    from onedoor.journal import api as journal  # noqa: PLC0415  # after django.setup()
    from onedoor.journal.domain.entries import compact, tail  # noqa: PLC0415  # after django.setup()
    from onedoor.journal.services.writing import INSERT  # noqa: PLC0415  # after django.setup()
    from onedoor.kernel.actors import Actor, ActorKind  # noqa: PLC0415  # after django.setup()

    clerk = Actor(ActorKind.STAFF, "S001", body="11650502MB1234567X")
    words = ("cases.accepted", "C1", "staff", "S001", clerk.body, "")
    facts = {"due_on": "2026-12-22"}

    def ours() -> None:
        with transaction.atomic():
            journal.write(kind="cases.accepted", subject="C1", at=AT, by=clerk, **facts)

    with psycopg.connect(url, autocommit=True, prepare_threshold=1) as bare:
        bare.execute("INSERT INTO journal_lane (writer, epoch) VALUES (9998, 1)")
        values = (9998, AT, *words, compact(facts), tail(AT, words, facts))

        def theirs() -> None:
            with bare.transaction():
                bare.execute(INSERT, values)

        _compare("append", ours, theirs)


def _compare(name: str, ours: Callable[[], None], theirs: Callable[[], None]) -> None:
    ratios = []
    for _ in range(ROUNDS):
        bare, rate = _rate(theirs), _rate(ours)
        ratios.append(rate / bare)
        print(f"  {name}: {rate:6.0f}/s, bare psycopg {bare:6.0f}/s, {rate / bare:5.1%}")
    print(f"{name}: {statistics.median(ratios):.1%} of bare psycopg (median of {ROUNDS})")


def _rate(work: Callable[[], None]) -> float:
    for _ in range(20):
        work()
    count, start = 0, time.perf_counter()
    while (passed := time.perf_counter() - start) < SECONDS:
        work()
        count += 1
    return count / passed


def _seal(url: str) -> None:
    from onedoor.journal.services import sealing  # noqa: PLC0415  # after django.setup()

    with tempfile.TemporaryDirectory() as folder:
        witness = Path(folder) / "witness.jsonl"
        frontier = sealing.seal(at=AT, seed=bytes(32), witness=witness)
        with psycopg.connect(url) as bare:
            insert = _timed(lambda: bare.execute(FILL, [ROWS]))
        before = frontier.size
        start, own = time.perf_counter(), time.process_time()
        frontier = sealing.seal(at=AT, seed=bytes(32), witness=witness, frontier=frontier)
        wall, own = time.perf_counter() - start, time.process_time() - own
        rows = frontier.size - before
    print(
        f"sealing: {wall / rows * 1e3:.4f} ms a row ({own / rows * 1e3:.4f} ms of it Python's), "
        f"{wall / insert:.2f} times inserting the same rows in bulk"
    )


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
