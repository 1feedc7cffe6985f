"""Telling subscribers what was committed: at least once, and in order for each subject.

How far a subscriber has heard is a row.  A delivery that fails is parked with the entries of the
same subject that come behind it, and tried again later and later; all others go on.
"""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime
from typing import Any

import structlog
from django.db import connection, transaction

from onedoor.journal import access
from onedoor.journal.domain.entries import Entry, Order
from onedoor.journal.domain.subscribers import Subscriber, subscribers, wait_after
from onedoor.journal.services import writing
from onedoor.kernel.actors import Actor
from onedoor.kernel.commands import command, internal
from onedoor.kernel.errors import DomainError, Missing

log = structlog.get_logger()

Reader = Callable[..., list[Entry]]

_BATCH = 200
_SHOWN = 200
_DIGITS = re.compile(r"\d{7,}[\dXx]?")

_PLACE = "(subscriber, epoch, xid, writer, seq) = (%s, %s, %s::text::xid8, %s, %s)"
_FAILED_AGAIN = f"UPDATE journal_parked SET attempts = %s, error = %s, due_at = %s WHERE {_PLACE}"  # noqa: S608  # fixed texts
_TAKEN = f"DELETE FROM journal_parked WHERE {_PLACE}"  # noqa: S608  # fixed texts
_FIRST_PARKED = f"""
SELECT {access.COLUMNS}, attempts
  FROM journal_entry
  JOIN (SELECT epoch, xid, writer, seq, at, attempts FROM journal_parked AS entry
         WHERE subscriber = %s AND subject = %s {access.IN_ORDER} LIMIT 1) AS parked
 USING (epoch, xid, writer, seq, at)
"""  # noqa: S608  # fixed texts


class DeliveryMissing(Missing):
    """No delivery of this number is parked for this subscriber."""

    code = "journal.delivery_missing"


def deliver(*, at: datetime, read: Reader = access.settled_after) -> int:
    """Let every subscriber hear what is new and what is due again; return how much was handled."""
    return sum(_deliver_to(subscriber, at, read) for subscriber in subscribers())


@internal("A system administrator asks for a failed delivery to be tried now.")
@command
def retry(*, subscriber: str, number: str, actor: Actor, at: datetime) -> None:
    """Make a parked delivery due at once."""
    writer, _, seq = number.partition("-")
    row = _one(
        "UPDATE journal_parked SET due_at = %s WHERE subscriber = %s"
        " AND writer::text = %s AND seq::text = %s AND attempts > 0 RETURNING subject",
        [at, subscriber, writer, seq],
    )
    if row is None:
        raise DeliveryMissing(subscriber=subscriber, number=number)
    facts = {"subscriber": subscriber, "entry": number}
    writing.write(kind="journal.retried", subject=row[0], at=at, by=actor, facts=facts)


def _deliver_to(subscriber: Subscriber, at: datetime, read: Reader) -> int:
    with _alone(subscriber.name) as alone:
        if not alone:
            return 0
        heard = sum(_retry_subject(subscriber, subject, at) for subject in _due(subscriber, at))
        while entries := read(_position(subscriber), limit=_BATCH):
            heard += _hear_all(subscriber, entries, at)
        return heard


def _hear_all(subscriber: Subscriber, entries: list[Entry], at: datetime) -> int:
    parked = _parked_subjects(subscriber)
    wanted = [entry for entry in entries if entry.kind in subscriber.kinds]
    for entry in wanted:
        if entry.subject in parked:
            _park(subscriber, entry, at=at, attempts=0, error="")
        elif error := _failure(subscriber, entry):
            parked.add(entry.subject)
            _park(subscriber, entry, at=at, attempts=1, error=error)
        else:
            _move(subscriber, entry.order)
    _move(subscriber, entries[-1].order)
    return len(wanted)


def _failure(subscriber: Subscriber, entry: Entry) -> str:
    """Call the handler; return why it failed, nothing if it did not."""
    try:
        subscriber.handler(entry)
    except Exception as error:  # noqa: BLE001  # whatever it is, it is kept and shown
        log.warning("delivery_failed", subscriber=subscriber.name, entry=entry.number)
        return _told(error)
    return ""


def _told(error: Exception) -> str:
    # Exceptions of the database quote values: longer numbers are never kept.
    text = error.code if isinstance(error, DomainError) else str(error).partition("\n")[0]
    place = error.__traceback__
    while place is not None and place.tb_next is not None:
        place = place.tb_next
    where = f" ({place.tb_frame.f_code.co_name}:{place.tb_lineno})" if place else ""
    return _DIGITS.sub("…", f"{type(error).__name__}: {text}")[:_SHOWN] + where


def _retry_subject(subscriber: Subscriber, subject: str, at: datetime) -> int:
    """Try the parked entries of a subject in order, until one fails."""
    heard = 0
    while (found := _first_parked(subscriber, subject)) is not None:
        entry, attempts = found
        heard += 1
        if error := _failure(subscriber, entry):
            _run(
                _FAILED_AGAIN,
                [attempts + 1, error, at + wait_after(attempts + 1), subscriber.name, *entry.order],
            )
            return heard
        _run(_TAKEN, [subscriber.name, *entry.order])
    return heard


def _park(subscriber: Subscriber, entry: Entry, *, at: datetime, attempts: int, error: str) -> None:
    due_at = at + wait_after(attempts) if attempts else at
    with transaction.atomic():
        _run(
            "INSERT INTO journal_parked (subscriber, epoch, xid, writer, seq, at, kind, subject,"
            " attempts, error, parked_at, due_at)"
            " VALUES (%s, %s, %s::text::xid8, %s, %s, %s, %s, %s, %s, %s, %s, %s)"
            " ON CONFLICT DO NOTHING",
            [
                subscriber.name, *entry.order, entry.at, entry.kind, entry.subject,
                attempts, error, at, due_at,
            ],
        )  # fmt: skip
        _move(subscriber, entry.order)


def _move(subscriber: Subscriber, order: Order) -> None:
    _run(
        "UPDATE journal_subscriber SET epoch = %s, xid = %s::text::xid8, writer = %s, seq = %s"
        " WHERE name = %s",
        [*order, subscriber.name],
    )


def _position(subscriber: Subscriber) -> Order:
    row = _one(
        "SELECT epoch, xid::text::bigint, writer, seq FROM journal_subscriber WHERE name = %s",
        [subscriber.name],
    )
    if row is not None:
        return (row[0], row[1], row[2], row[3])
    _run("INSERT INTO journal_subscriber (name) VALUES (%s)", [subscriber.name])
    return access.START


def _due(subscriber: Subscriber, at: datetime) -> list[str]:
    rows = _all(
        "SELECT subject FROM (SELECT DISTINCT ON (subject) subject, due_at FROM journal_parked"
        "  WHERE subscriber = %s ORDER BY subject, epoch, xid, writer, seq) AS head"
        " WHERE due_at <= %s ORDER BY due_at LIMIT %s",
        [subscriber.name, at, _BATCH],
    )
    return [subject for (subject,) in rows]


def _first_parked(subscriber: Subscriber, subject: str) -> tuple[Entry, int] | None:
    row = _one(_FIRST_PARKED, [subscriber.name, subject])
    return (access.entry_of(row[:-1]), row[-1]) if row else None


def _parked_subjects(subscriber: Subscriber) -> set[str]:
    rows = _all(
        "SELECT DISTINCT subject FROM journal_parked WHERE subscriber = %s", [subscriber.name]
    )
    return {subject for (subject,) in rows}


@contextmanager
def _alone(name: str) -> Iterator[bool]:
    """Hold the subscriber for this connection, so that two runners never deliver out of order."""
    row = _one("SELECT pg_try_advisory_lock(hashtext('journal_subscriber'), hashtext(%s))", [name])
    try:
        yield bool(row and row[0])
    finally:
        if row and row[0]:
            _one("SELECT pg_advisory_unlock(hashtext('journal_subscriber'), hashtext(%s))", [name])


def _run(statement: str, values: list[Any]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)


def _one(statement: str, values: list[Any]) -> tuple[Any, ...] | None:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        row: tuple[Any, ...] | None = cursor.fetchone()
        return row


def _all(statement: str, values: list[Any]) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows
