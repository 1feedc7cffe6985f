"""The public side of the journal: its key, its checkpoints, and proofs about them."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.db import connection

from onedoor.journal.access import keys, subtree_hashes
from onedoor.journal.domain import checkpoints
from onedoor.journal.domain.checkpoints import Checkpoint, PublicKey
from onedoor.journal.domain.entries import Receipt
from onedoor.journal.domain.merkle import (
    Range,
    Subtree,
    consistency_ranges,
    folded,
    inclusion_ranges,
    proves_inclusion,
    subtrees,
)


@dataclass(frozen=True, slots=True)
class SealedHead:
    """A checkpoint with the signed text that proves it."""

    checkpoint: Checkpoint
    note: str


@dataclass(frozen=True, slots=True)
class Inclusion:
    """The proof that an entry with this leaf is the ``index``-th of the sealed tree."""

    receipt: Receipt
    index: int
    head: SealedHead
    path: tuple[bytes, ...]
    holds: bool  # whether the path leads from the receipt's leaf to the signed root


def public_key() -> PublicKey:
    """Return the key that checks this installation's checkpoints."""
    return checkpoints.public_key(settings.ENVIRONMENT.journal_key)


def newest_key() -> PublicKey:
    """Return the key that signs now, also in a process that has not heard of it yet."""
    return keys(public_key()).last


def heads(*, limit: int = 10) -> list[SealedHead]:
    """Return the latest checkpoints, the newest first.

    EXPLAIN: the primary key backwards.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT size, root, at, note FROM journal_checkpoint ORDER BY size DESC LIMIT %s",
            [limit],
        )
        return [
            SealedHead(Checkpoint(size, bytes(root), at), note)
            for size, root, at, note in cursor.fetchall()
        ]


def inclusion_proof(receipt: Receipt) -> Inclusion | None:
    """Return the proof for a receipt under the latest checkpoint; None while it is not sealed.

    EXPLAIN: one unique probe, and one statement for all hashes of the path.
    """
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT index FROM journal_leaf WHERE writer = %s AND seq = %s",
            [receipt.writer, receipt.seq],
        )
        row = cursor.fetchone()
    latest = heads(limit=1)
    if row is None or not latest or row[0] >= latest[0].checkpoint.size:
        return None
    (index,), (head,) = row, latest
    size, root = head.checkpoint.size, head.checkpoint.root
    path = _hashes(inclusion_ranges(index, size))
    holds = proves_inclusion(leaf=receipt.leaf, index=index, size=size, proof=path, root=root)
    return Inclusion(receipt, index, head, tuple(path), holds)


def consistency_proof(old: int, new: int) -> list[bytes]:
    """Return the proof that the tree of size ``new`` only adds to that of size ``old``."""
    return _hashes(consistency_ranges(old, new))


def _hashes(ranges: Sequence[Range]) -> list[bytes]:
    parts: list[list[Subtree]] = [subtrees(leaves) for leaves in ranges]
    hashes = iter(subtree_hashes([subtree for part in parts for subtree in part]))
    return [folded([next(hashes) for _ in part]) for part in parts]
