"""How rows of the journal are reached: in the order of transactions, and only settled ones.

An entry is *settled* when no running transaction can still bring one that sorts before it: its
transaction number lies below the snapshot's xmin, or it comes from an earlier cluster.
"""

import json
from collections.abc import Sequence
from typing import Any

from django.db import connection, connections
from psycopg.conninfo import make_conninfo

from onedoor.journal.domain import handovers
from onedoor.journal.domain.checkpoints import PublicKey
from onedoor.journal.domain.entries import Entry, Order
from onedoor.journal.domain.merkle import Subtree, folded

START: Order = (0, 0, 0, 0)
COLUMNS = (
    "writer, seq, epoch, xid::text::bigint, at, kind, subject, "
    "actor_kind, actor, body, on_behalf_of, facts::text, leaf"
)
STORED_EVERY = 4  # levels of the tree; what lies between is folded from at most 16 hashes
# Qualified, because a bare name would mean the column of the answer: xid as text, "10" before "9".
IN_ORDER = "ORDER BY entry.epoch, entry.xid, entry.writer, entry.seq"
SETTLED_AFTER = "journal_settled_after(%s, %s::text::xid8, %s, %s, %s) AS entry"

_SETTLED_AFTER = f"SELECT {COLUMNS} FROM {SETTLED_AFTER} {IN_ORDER}"  # noqa: S608  # fixed texts
_WRITTEN_AFTER = _SETTLED_AFTER.replace("journal_settled_after", "journal_written_after")
_HASHES = """
SELECT wanted.n, found.hash
  FROM unnest(%s::int[], %s::bigint[], %s::bigint[])
       WITH ORDINALITY AS wanted (level, first, last, n)
 CROSS JOIN LATERAL (
       SELECT index, hash FROM journal_leaf
        WHERE wanted.level = 0 AND index BETWEEN wanted.first AND wanted.last
        UNION ALL
       SELECT index, hash FROM journal_node AS node
        WHERE node.level = wanted.level AND index BETWEEN wanted.first AND wanted.last) AS found
 ORDER BY wanted.n, found.index
"""
_HANDOVERS = """
SELECT e.facts::text, l.index FROM journal_entry AS e
  LEFT JOIN journal_leaf AS l ON l.writer = e.writer AND l.seq = e.seq
 WHERE e.subject = %s AND e.kind = %s
"""


def entry_of(row: Sequence[Any]) -> Entry:
    """Return the entry that a row of ``COLUMNS`` holds."""
    return Entry(*(*row[:11], json.loads(row[11]), bytes(row[12])))


def conninfo() -> str:
    """Return how a connection outside Django reaches the database of the app role."""
    found = connections["default"].settings_dict
    names = {
        "dbname": "NAME",
        "user": "USER",
        "password": "PASSWORD",
        "host": "HOST",
        "port": "PORT",
    }
    return make_conninfo(**{name: found[key] for name, key in names.items() if found[key]})


def settled_after(order: Order, *, limit: int) -> list[Entry]:
    """Return the next settled entries.

    EXPLAIN: a merge over the months' order indexes, each entered at ``order``; see migration 2.
    """
    return _entries(_SETTLED_AFTER, [*order, limit])


def written_after(order: Order, *, limit: int) -> list[Entry]:
    """Return the next entries, the caller's own uncommitted ones among them."""
    return _entries(_WRITTEN_AFTER, [*order, limit])


def subtree_hashes(wanted: Sequence[Subtree], *, using: str = "default") -> list[bytes]:
    """Return the hashes of complete subtrees of the sealed tree, with one statement.

    EXPLAIN: at most 16 neighbouring rows of a primary key for each subtree.
    """
    levels, first, last = [], [], []
    for subtree in wanted:
        above = subtree.level % STORED_EVERY
        levels.append(subtree.level - above)
        first.append(subtree.index << above)
        last.append((subtree.index + 1 << above) - 1)
    parts: list[list[bytes]] = [[] for _ in wanted]
    with connections[using].cursor() as cursor:
        cursor.execute(_HASHES, [levels, first, last])
        for n, found in cursor.fetchall():
            parts[n - 1].append(bytes(found))
    return [_paired(part) for part in parts]


def _entries(statement: str, values: list[int]) -> list[Entry]:
    with connections["default"].cursor() as cursor:
        cursor.execute(statement, values)
        return [entry_of(row) for row in cursor.fetchall()]


def _paired(hashes: list[bytes]) -> bytes:
    while len(hashes) > 1:
        pairs = zip(hashes[::2], hashes[1::2], strict=True)
        hashes = [folded(pair) for pair in pairs]
    return hashes[0]


def keys(trusted: PublicKey) -> handovers.Keys:
    """Return the keys that one of them leads to.

    EXPLAIN: the index of subjects, and one unique probe for each of the few handovers.
    """
    with connection.cursor() as cursor:
        cursor.execute(_HANDOVERS, [handovers.SUBJECT, handovers.KIND])
        rows = cursor.fetchall()
    proved = (handovers.proved(json.loads(facts), index) for facts, index in rows)
    return handovers.Keys(trusted, (handover for handover in proved if handover))
