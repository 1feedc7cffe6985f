"""Cases exported in the national shapes: rows a second, and how much memory that takes.

A process of its own reads a batch to its end for each number of cases, so that both begin alike;
told is how far its memory grew at the most.  Bar: many times as many cases take no more memory,
within a quarter or two MiB, which is what the interpreter itself wavers by.  The baseline is COPY
of the same cases with their events.  ``--full`` takes 10,000 and 100,000 cases, else 4,000 and
12,000.
"""

import multiprocessing
import sys
import time
from datetime import timedelta
from pathlib import Path
from typing import Any

import psycopg

from bench import _many
from bench._city import database

SIZES, ALL_SIZES = (4_000, 12_000), (10_000, 100_000)
SHAPES = ("up_pro_accept", "up_pro_process", "up_pro_material")
MORE, WAVER_KIB = 1.25, 2048
_BARE = "COPY (SELECT * FROM cases_case c JOIN cases_caseevent e ON e.case_id = c.id) TO STDOUT"


def main() -> None:
    """Print rows a second of each shape, the growth of memory at both sizes, and the ratio."""
    sizes = ALL_SIZES if "--full" in sys.argv else SIZES
    told = []
    with database():
        from django.db import connection  # noqa: PLC0415  # after django.setup()

        from onedoor.operation.cases import testing  # noqa: PLC0415  # after django.setup()
        from onedoor.operation.cases.domain.states import State  # noqa: PLC0415  # after django.setup()

        seed = testing.a_case(testing.cast(), State.DELIVERED)
        there, grown = 1, []
        for size in sizes:
            _many.copy(connection, _many.Copies(seed, size - there, f"{size}"))
            there = size
            batch = _begun(testing.AT + timedelta(days=400))
            bare = _bare(connection)
            connection.close()
            read = [_in_a_process(batch, shape) for shape in SHAPES]
            grown.append(max(kib for _rows, _first, _seconds, kib in read))
        told = [
            f"{shape} {rows / seconds:,.0f} rows/s (the first after {1000 * first:.0f} ms)"
            for shape, (rows, first, seconds, _kib) in zip(SHAPES, read, strict=True)
        ]
    most = max(MORE * grown[0], grown[0] + WAVER_KIB)
    print(
        f"export of {sizes[1]:,} cases: {', '.join(told)}; memory grew by "
        f"{grown[0] / 1024:.1f} MiB for {sizes[0]:,} and by {grown[1] / 1024:.1f} MiB for all, "
        f"{grown[1] / grown[0]:.2f} × (bar: the same {'met' if grown[1] <= most else 'MISSED'}) · "
        f"the same by COPY {bare:,.0f} rows/s"
    )


def _begun(at: Any) -> str:
    from onedoor.operation.exports import api as exports  # noqa: PLC0415  # after django.setup()

    reach = exports.Reach(area="650500000000")
    since = at - timedelta(days=800)
    return exports.begin(reach=reach, actor=_who(), at=at, since=since).number


def _who() -> Any:
    from onedoor.kernel.actors import Actor, ActorKind  # noqa: PLC0415  # after django.setup()

    return Actor(ActorKind.MACHINE, "bench")


def _in_a_process(batch: str, shape: str) -> tuple[int, float, float, int]:
    """Return rows, seconds to the first and to the last, and KiB, as a process of its own finds."""
    forked = multiprocessing.get_context("fork")
    ours, theirs = forked.Pipe(duplex=False)
    reader = forked.Process(target=_read, args=(batch, shape, theirs))
    reader.start()
    found: tuple[int, float, float, int] = ours.recv()
    reader.join()
    return found


def _read(batch: str, shape: str, found: Any) -> None:
    from onedoor.operation.exports import api as exports  # noqa: PLC0415  # after django.setup()

    def lines() -> Any:
        return exports.written(batch=batch, shape=shape, form=exports.Format.CSV, actor=_who())

    next(lines())  # what is read once for all of them is there
    _forget_the_peak()
    before, began = _kib("VmRSS"), time.perf_counter()
    rows = iter(lines())
    next(rows)
    first = time.perf_counter() - began
    count = 1 + sum(1 for _row in rows)
    found.send((count, first, time.perf_counter() - began, max(1, _kib("VmHWM") - before)))


def _forget_the_peak() -> None:
    Path("/proc/self/clear_refs").write_text("5")


def _kib(name: str) -> int:
    told = Path("/proc/self/status").read_text("utf-8")
    return next(int(line.split()[1]) for line in told.splitlines() if line.startswith(name))


def _bare(connection: Any) -> float:
    """Return how many events with their cases COPY writes in a second."""
    raw = psycopg.connect(**connection.get_connection_params() | {"cursor_factory": None})
    began = time.perf_counter()
    with raw.cursor() as cursor:
        with cursor.copy(_BARE) as rows:
            for _block in rows:
                pass
        count = cursor.rowcount
    raw.close()
    return count / (time.perf_counter() - began)


if __name__ == "__main__":
    main()
