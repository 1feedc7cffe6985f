"""The latest entries, kept in memory for everybody who listens to this process.

One connection LISTENs for all.  Who reads on from a place that is still in memory is answered
from there, everybody else from the table: so nothing is ever dropped, and memory is bounded.
"""

import asyncio
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from typing import Any

import psycopg
import structlog

from onedoor.journal.access import IN_ORDER, SETTLED_AFTER
from onedoor.journal.domain.entries import Order

log = structlog.get_logger()

CHANNEL = "journal"
_KEPT = 5_000
_BATCH = 500
_QUIET_SECONDS = 0.4  # the sealer notifies once a second: a call is on the screens sooner
_AGAIN_SECONDS = 1.0

_COLUMNS = (
    "epoch, xid::text::bigint AS xid_number, writer, seq, kind, subject,"
    " array[body, coalesce(facts->>'body', '')]"
)
_NEW = f"SELECT {_COLUMNS} FROM {SETTLED_AFTER} {IN_ORDER}"  # noqa: S608  # fixed texts
_END = """
SELECT entry.epoch, entry.xid::text::bigint, entry.writer, entry.seq FROM journal_entry AS entry
 WHERE xid < pg_snapshot_xmin(pg_current_snapshot())
    OR epoch < (SELECT number FROM journal_epoch)
 ORDER BY entry.epoch DESC, entry.xid DESC, entry.writer DESC, entry.seq DESC LIMIT 1
"""


@dataclass(frozen=True, slots=True)
class News:
    """What a desk is told: that something of a kind happened to a subject, and where."""

    order: Order
    kind: str
    subject: str
    bodies: tuple[str, ...]


Wants = Callable[[News], bool]


async def end(*tasks: asyncio.Task[None]) -> None:
    """Cancel tasks until they have ended.

    Once may not do: what a task waits for may swallow it when that comes at the same moment, as
    ``asyncio.wait_for`` of Python 3.11 does.
    """
    while going := [one for one in tasks if not one.done()]:
        for one in going:
            one.cancel()
        await asyncio.wait(going, timeout=_AGAIN_SECONDS)
    await asyncio.gather(*tasks, return_exceptions=True)


class Feed:
    """Reads the journal once for all listeners of this process."""

    def __init__(self, conninfo: str) -> None:
        self._conninfo = conninfo
        self._news: deque[News] = deque()
        self._floor: Order | None = None  # everything after this place is in memory
        self._end: Order = (0, 0, 0, 0)
        self._arrived = asyncio.Event()
        self._task: asyncio.Task[None] | None = None
        self._is_ready = asyncio.Event()

    async def start(self) -> Order:
        """Begin to listen if nobody did yet; return the present end of the journal."""
        if self._task is None or self._task.done():
            self._task = asyncio.create_task(self._run())
        await self._is_ready.wait()
        return self._end

    async def stop(self) -> None:
        """Stop listening."""
        if self._task is not None:
            await end(self._task)

    async def after(self, place: Order, *, wants: Wants) -> tuple[list[News], Order]:
        """Return what happened after a place that is wanted, and the place to go on from."""
        await self.start()
        if self._floor is None or place < self._floor:
            return await self._from_table(place, wants)
        found = [one for one in self._news if one.order > place and wants(one)]
        return found, max(self._end, place)

    async def wait(self, seconds: float) -> None:
        """Return when something arrived, or after so many seconds."""
        arrived = self._arrived
        with suppress(TimeoutError):
            async with asyncio.timeout(seconds):
                await arrived.wait()

    async def _run(self) -> None:
        while True:
            try:
                await self._listen()
            except psycopg.OperationalError as error:
                log.warning("events_database_unavailable", error=str(error).partition("\n")[0])
                await asyncio.sleep(_AGAIN_SECONDS)

    async def _listen(self) -> None:
        connection = await psycopg.AsyncConnection.connect(
            self._conninfo, autocommit=True, application_name="onedoor events"
        )
        async with connection:
            await connection.execute(f"LISTEN {CHANNEL}")
            if self._floor is None:
                row = await (await connection.execute(_END.encode())).fetchone()
                self._end = self._floor = (row[0], row[1], row[2], row[3]) if row else self._end
            self._is_ready.set()
            while True:
                while rows := await _rows(connection, _NEW, [*self._end, _BATCH]):
                    self._take(rows)
                async for _ in connection.notifies(timeout=_QUIET_SECONDS, stop_after=1):
                    break

    def _take(self, rows: list[tuple[Any, ...]]) -> None:
        self._news.extend(map(_news, rows))
        while len(self._news) > _KEPT:
            self._floor = self._news.popleft().order
        self._end = self._news[-1].order
        arrived, self._arrived = self._arrived, asyncio.Event()
        arrived.set()

    async def _from_table(self, place: Order, wants: Wants) -> tuple[list[News], Order]:
        end = self._end
        connection = await psycopg.AsyncConnection.connect(self._conninfo, autocommit=True)
        async with connection:
            while rows := await _rows(connection, _NEW, [*place, _BATCH]):
                news = list(map(_news, rows))
                place = news[-1].order
                if found := [one for one in news if wants(one)]:
                    return found, place
        return [], max(end, place)


async def _rows(
    connection: psycopg.AsyncConnection[Any], statement: str, values: list[object]
) -> list[tuple[Any, ...]]:
    cursor = await connection.execute(statement.encode(), values)
    return await cursor.fetchall()


def _news(row: tuple[Any, ...]) -> News:
    epoch, xid, writer, seq, kind, subject, bodies = row
    return News((epoch, xid, writer, seq), kind, subject, tuple(bodies))
