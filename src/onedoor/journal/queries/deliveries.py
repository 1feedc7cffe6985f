"""Deliveries that failed, for the system administrator's page."""

from dataclasses import dataclass
from datetime import datetime

from django.db import connection

from onedoor.journal.domain.subscribers import subscribers

SHOWN = 50


@dataclass(frozen=True, slots=True)
class Delivery:
    """One entry that a subscriber has not taken yet; without an error it waits behind another."""

    subscriber: str
    number: str
    kind: str
    subject: str
    at: datetime
    attempts: int
    error: str
    parked_at: datetime
    due_at: datetime


@dataclass(frozen=True, slots=True)
class Hearing:
    """How a subscriber stands: how much is parked for it."""

    subscriber: str
    kinds: tuple[str, ...]
    parked: int


def deliveries(*, limit: int = SHOWN) -> list[Delivery]:
    """Return what is parked, failures before what waits behind them, the oldest first."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT subscriber, writer || '-' || seq, kind, subject, at, attempts, error,"
            " parked_at, due_at FROM journal_parked"
            " ORDER BY attempts = 0, parked_at, epoch, xid, writer, seq LIMIT %s",
            [limit],
        )
        return [Delivery(*row) for row in cursor.fetchall()]


def hearings() -> list[Hearing]:
    """Return every subscriber and how much is parked for it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT subscriber, count(*) FROM journal_parked GROUP BY subscriber")
        parked = dict(cursor.fetchall())
    return [
        Hearing(one.name, tuple(sorted(one.kinds)), parked.get(one.name, 0))
        for one in subscribers()
    ]


def strays() -> int:
    """Return how many entries lie in the partition of last resort, which should be none."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM journal_entry_default")
        row = cursor.fetchone()
        return int(row[0]) if row else 0
