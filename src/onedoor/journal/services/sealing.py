"""Sealing: settled entries become leaves of the tree, and its head is signed.

One transaction takes what is new, in the order of transactions, and writes leaves, subtrees and
checkpoint together: a sealer killed at any moment leaves all of it or nothing.  It works under
a role of its own that can add to the tree and touch nothing else.
"""

import json
import os
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Any

from django.db import connections, transaction

from onedoor.journal.access import IN_ORDER, SETTLED_AFTER, START, STORED_EVERY, subtree_hashes
from onedoor.journal.domain.checkpoints import Checkpoint, public_key, signed
from onedoor.journal.domain.handovers import KIND, SUBJECT
from onedoor.journal.domain.merkle import Frontier, Subtree, subtrees
from onedoor.kernel.commands import internal
from onedoor.law.articles import ESL, HAMI, implements

SEALER = "sealer"
CHANNEL = "journal"
_BATCH = 5_000
_BATCHES = 20  # of one checkpoint; a larger backlog is sealed by the next ones
_TAIL = 4_096  # bytes of the witness file; a note is far shorter

_LAST = """
SELECT index + 1, epoch, xid::text::bigint, writer, seq
  FROM journal_leaf ORDER BY index DESC LIMIT 1
"""
_NEW = (
    "SELECT epoch, xid::text, writer, seq, at::text, leaf"  # noqa: S608  # fixed texts
    f" FROM {SETTLED_AFTER} {IN_ORDER}"
)
_REPLACED = """
SELECT EXISTS (
    SELECT FROM journal_entry AS e JOIN journal_leaf AS l ON l.writer = e.writer AND l.seq = e.seq
     WHERE e.subject = %s AND e.kind = %s AND e.facts->>'old' = %s)
"""
_LEAVES = "COPY journal_leaf (index, epoch, xid, writer, seq, at, hash) FROM STDIN"
_NODES = "COPY journal_node (level, index, hash) FROM STDIN"


class KeyReplacedError(Exception):
    """This process signs with a key that has been handed over: it must not go on."""

    def __init__(self) -> None:
        super().__init__(
            "the signing key has been replaced: start again, and where ONEDOOR_JOURNAL_KEY is"
            " set, set it to the new key"
        )


@implements(
    HAMI(29, item=8),
    ESL(5),
    ESL(8),
    note="a signed tree over all entries: a later change cannot be hidden",
)
@internal("Runs by itself; it records that nothing was altered.")
def seal(*, at: datetime, seed: bytes, witness: Path, frontier: Frontier | None = None) -> Frontier:
    """Seal what is settled and not sealed yet, sign a checkpoint if anything was new.

    Give the frontier back that the last call returned, and the right edge need not be read.
    Raises KeyReplacedError once an entry is sealed that hands this key over to another.
    """
    with transaction.atomic(using=SEALER, durable=True):
        size, order = _last()
        if _rows(_REPLACED, [SUBJECT, KIND, str(public_key(seed))]) != [(False,)]:
            raise KeyReplacedError
        if frontier is None or frontier.size != size:
            frontier = Frontier(size, subtree_hashes(subtrees((0, size)), using=SEALER))
        for _ in range(_BATCHES):
            rows = _rows(_NEW, [*order, _BATCH])
            if not rows:
                break
            order = (rows[-1][0], int(rows[-1][1]), rows[-1][2], rows[-1][3])
            _append(frontier, rows)
        if frontier.size > size:
            _sign(Checkpoint(frontier.size, frontier.root(), at), seed=seed)
    bring_witness_up_to_date(witness, seed=seed)
    return frontier


def bring_witness_up_to_date(witness: Path, *, seed: bytes) -> None:
    """Append the checkpoints that the witness file lacks, and keep the public key beside it."""
    known = witness_size(witness)
    rows = _rows("SELECT note FROM journal_checkpoint WHERE size > %s ORDER BY size", [known])
    if not rows and witness.exists():
        return
    witness.parent.mkdir(parents=True, exist_ok=True)
    _keep_public_key(witness.parent / "public-key.txt", f"{public_key(seed)}\n")
    with witness.open("ab") as handle:
        handle.write(
            b"".join(f"{json.dumps(note, ensure_ascii=False)}\n".encode() for (note,) in rows)
        )
        handle.flush()
        os.fsync(handle.fileno())


def witness_size(witness: Path) -> int:
    """Return the size of the last checkpoint in the file, having cut off a torn last line."""
    if not witness.exists():
        return 0
    with witness.open("r+b") as handle:
        end = handle.seek(0, os.SEEK_END)
        handle.seek(max(end - _TAIL, 0))
        tail = handle.read()
        whole = tail.rfind(b"\n") + 1
        if whole < len(tail):
            handle.truncate(end - len(tail) + whole)
    for line in reversed(tail[:whole].splitlines()):
        # A line that somebody spoiled is left for the verifier to find, not for us to die of.
        with suppress(ValueError, IndexError, AttributeError):
            return int(json.loads(line).split("\n")[1])
    return 0


def _keep_public_key(path: Path, line: str) -> None:
    """Add a key as the last line; the keys before it stay, for they signed what was before."""
    known = path.read_text("utf-8") if path.exists() else ""
    if not known.endswith(line):
        path.write_text(known + line, "utf-8")


def _last() -> tuple[int, tuple[int, int, int, int]]:
    with connections[SEALER].cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('journal_seal'))")
        cursor.execute(_LAST)
        row = cursor.fetchone()
    return (row[0], row[1:]) if row else (0, START)


def _append(frontier: Frontier, rows: list[tuple[Any, ...]]) -> None:
    first = frontier.size
    completed = frontier.extend(bytes(row[5]) for row in rows)
    with connections[SEALER].cursor() as cursor:
        with cursor.copy(_LEAVES) as copy:
            for index, row in enumerate(rows, start=first):
                copy.write_row((index, *row[:5], bytes(row[5])))
        with cursor.copy(_NODES) as copy:
            for subtree, found in completed:
                if _is_stored(subtree):
                    copy.write_row((subtree.level, subtree.index, found))


def _is_stored(subtree: Subtree) -> bool:
    return subtree.level % STORED_EVERY == 0


def _sign(checkpoint: Checkpoint, *, seed: bytes) -> None:
    with connections[SEALER].cursor() as cursor:
        cursor.execute(
            "INSERT INTO journal_checkpoint (size, at, root, note) VALUES (%s, %s, %s, %s)",
            [checkpoint.size, checkpoint.at, checkpoint.root, signed(checkpoint, seed=seed)],
        )
        # Wakes who delivers and who streams; one notification for many entries.
        cursor.execute("SELECT pg_notify(%s, %s)", [CHANNEL, str(checkpoint.size)])


def _rows(statement: str, values: list[Any]) -> list[tuple[Any, ...]]:
    with connections[SEALER].cursor() as cursor:
        cursor.execute(statement, values)
        rows: list[tuple[Any, ...]] = cursor.fetchall()
        return rows
