"""Writing an entry: one statement, inside the transaction of the command it belongs to.

Writers never wait for each other.  Every connection leases a *lane* of its own by a session
advisory lock; the lane's last number moves in the transaction that writes, so that a writer's
sequence has no gap, whatever dies when.  The lease only spares waiting: were two connections to
share a lane, its row lock would still keep the numbers dense.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from weakref import WeakKeyDictionary

import psycopg
from django.db import connection

from onedoor.journal.domain.entries import Receipt, compact, tail
from onedoor.journal.domain.facts import plain_facts
from onedoor.kernel import commands
from onedoor.kernel.actors import Actor
from onedoor.law.articles import ESL, HAMI, implements

# NOTIFY is absent on purpose: at commit it takes one lock for the whole cluster, and commits
# would no longer be flushed together.  The sealer notifies once it has seen new entries.
INSERT = """
WITH lane AS MATERIALIZED (
    UPDATE journal_lane SET last = last + 1 WHERE writer = %s
    RETURNING writer, last, epoch, pg_current_xact_id() AS xid
)
INSERT INTO journal_entry (writer, seq, epoch, xid, at, kind, subject,
                           actor_kind, actor, body, on_behalf_of, facts, leaf)
SELECT writer, last, epoch, xid, %s, %s, %s, %s, %s, %s, %s, %s::jsonb,
       sha256('\\x00'::bytea || convert_to(
           concat('["onedoor-journal/1",', writer, ',', last, ',', epoch, ',', xid, ',', %s::text),
           'UTF8'))
  FROM lane
RETURNING writer, seq, leaf
"""
_INSERT_MANY = """
WITH lane AS MATERIALIZED (
    UPDATE journal_lane SET last = last + %s WHERE writer = %s
    RETURNING writer, last - %s AS before, epoch, pg_current_xact_id() AS xid
)
INSERT INTO journal_entry (writer, seq, epoch, xid, at, kind, subject,
                           actor_kind, actor, body, on_behalf_of, facts, leaf)
SELECT writer, before + n, epoch, xid, %s, %s, subject, %s, %s, %s, %s, facts::jsonb,
       sha256('\\x00'::bytea || convert_to(
           concat('["onedoor-journal/1",', writer, ',', before + n, ',', epoch, ',', xid, ',',
                  tail),
           'UTF8'))
  FROM lane, unnest(%s::text[], %s::text[], %s::text[])
       WITH ORDINALITY AS told (subject, facts, tail, n)
"""
_LEASE = """
SELECT writer FROM generate_series(1, 100000) AS writer
 WHERE pg_try_advisory_lock(hashtext('journal_lane'), writer) LIMIT 1
"""
# A dump restored into another cluster meets smaller transaction numbers: a new epoch begins, so
# that what is written from now on still comes after what was restored.
_NEW_CLUSTER = """
UPDATE journal_epoch SET number = number + 1, system = here.system_identifier
  FROM pg_control_system() AS here WHERE system <> here.system_identifier
"""
_NEW_EPOCH = "UPDATE journal_lane SET epoch = number FROM journal_epoch"
_OPEN = """
INSERT INTO journal_lane (writer, epoch) SELECT %s, number FROM journal_epoch
ON CONFLICT DO NOTHING
"""
_PREPARE_AFTER = 3
_KIND = re.compile(r"[a-z][a-z0-9_]*(?:\.[a-z0-9_]+)+")

_lanes: WeakKeyDictionary[psycopg.Connection[Any], int] = WeakKeyDictionary()


@implements(
    HAMI(29, item=8),
    ESL(5),
    ESL(8),
    note="what was done is written with it, in one transaction, and nobody may change it later",
)
def write(
    *, kind: str, subject: str, at: datetime, by: Actor, facts: Mapping[str, object]
) -> Receipt:
    """Write one entry inside the caller's transaction."""
    _check(kind)
    words = (kind, subject, str(by.kind), by.ref, by.body, by.on_behalf_of)
    kept = plain_facts(facts)
    parameters = (at, *words, compact(kept), tail(at, words, kept))
    with connection.wrap_database_errors:
        raw: psycopg.Connection[Any] = connection.connection
        return _insert(raw, _lanes.get(raw) or _lease(raw), parameters)


def write_many(
    *, kind: str, at: datetime, by: Actor, told: Sequence[tuple[str, Mapping[str, object]]]
) -> None:
    """Write an entry for each subject with its facts, in this order, by one statement."""
    _check(kind)
    if not told:
        return
    who = (str(by.kind), by.ref, by.body, by.on_behalf_of)
    kept = [(subject, plain_facts(facts)) for subject, facts in told]
    parameters = (
        at, kind, *who,
        [subject for subject, _facts in kept],
        [compact(facts) for _subject, facts in kept],
        [tail(at, (kind, subject, *who), facts) for subject, facts in kept],
    )  # fmt: skip
    with connection.wrap_database_errors:
        raw: psycopg.Connection[Any] = connection.connection
        writer, count = _lanes.get(raw) or _lease(raw), len(kept)
        for _again in range(2):
            cursor = psycopg.Cursor(raw)
            cursor.execute(_INSERT_MANY, (count, writer, count, *parameters))
            if cursor.rowcount:
                return
            _open(raw, writer)  # the lane was opened in a transaction that was rolled back
    message = f"lane {writer} cannot be opened"
    raise RuntimeError(message)


def _check(kind: str) -> None:
    """Refuse what is no entry of a command; what its module answered before no longer stands."""
    if not connection.in_atomic_block:
        message = f"{kind} was to be written outside a transaction"
        raise RuntimeError(message)
    if not _KIND.fullmatch(kind):
        message = f"a kind is written module.verb, not {kind!r}"
        raise ValueError(message)
    commands.changed(kind.partition(".")[0])


def _insert(
    raw: psycopg.Connection[Any], writer: int, parameters: tuple[object, ...], *, again: bool = True
) -> Receipt:
    # A plain cursor of psycopg: Django's binds on the client, and then nothing can be prepared.
    cursor = psycopg.Cursor(raw)
    cursor.execute(INSERT, (writer, *parameters))
    row = cursor.fetchone()
    if row is None and again:
        # The lane was opened in a transaction that was rolled back.
        _open(raw, writer)
        return _insert(raw, writer, parameters, again=False)
    if row is None:
        message = f"lane {writer} cannot be opened"
        raise RuntimeError(message)
    return Receipt(*row)


def _lease(raw: psycopg.Connection[Any]) -> int:
    """Take a lane that no living connection holds; it is given back when the connection ends."""
    if raw.prepare_threshold is None:
        raw.prepare_threshold = _PREPARE_AFTER
    row = psycopg.Cursor(raw).execute(_LEASE).fetchone()
    if row is None:
        message = "every lane of the journal is taken"
        raise RuntimeError(message)
    writer = int(row[0])
    _open(raw, writer)
    _lanes[raw] = writer
    return writer


def _open(raw: psycopg.Connection[Any], writer: int) -> None:
    cursor = psycopg.Cursor(raw)
    cursor.execute(_NEW_CLUSTER)
    if cursor.rowcount:
        cursor.execute(_NEW_EPOCH)
    cursor.execute(_OPEN, [writer])
