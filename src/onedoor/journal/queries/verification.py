"""The whole journal in its order, for the verifier and for the export to an outside one."""

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO

from django.db import connection, transaction

from onedoor.journal.access import STORED_EVERY, entry_of, keys
from onedoor.journal.domain.audit import Audit, Finding, Level, Row, Sealed
from onedoor.journal.domain.checkpoints import PublicKey
from onedoor.journal.domain.entries import FORMAT, Entry, Receipt, written

_CHUNK = 2_000
# EXPLAIN: a full merge of both order indexes.  Of two rows at one place the sealed one is first.
_ROWS = """
SELECT coalesce(e.epoch, l.epoch), coalesce(e.xid, l.xid)::text::bigint,
       coalesce(e.writer, l.writer), coalesce(e.seq, l.seq), l.index, l.hash,
       e.writer, e.seq, e.epoch, e.xid::text::bigint, e.at, e.kind, e.subject,
       e.actor_kind, e.actor, e.body, e.on_behalf_of, e.facts::text, e.leaf
  FROM journal_entry AS e
  FULL JOIN journal_leaf AS l
    ON l.epoch = e.epoch AND l.xid = e.xid AND l.writer = e.writer AND l.seq = e.seq
 ORDER BY coalesce(e.epoch, l.epoch), coalesce(e.xid, l.xid), coalesce(e.writer, l.writer),
          coalesce(e.seq, l.seq), (e.leaf IS NOT DISTINCT FROM l.hash) DESC, e.at
"""


@dataclass(frozen=True, slots=True)
class Report:
    """What a verification saw and what it found."""

    entries: int
    sealed: int
    witnessed: bool
    findings: tuple[Finding, ...]


def verify(*, public: PublicKey, witness: Path, receipts: Iterable[Receipt] = ()) -> Report:
    """Read the whole journal once and say everything that is wrong with it.

    The witness is read first: a checkpoint reaches the database before it, so what the sealer
    adds meanwhile is in the database too.
    """
    witnessed, theirs = witness.exists(), tuple(witness_notes(witness))
    with _one_moment():
        audit = Audit(
            lanes=_lanes(),
            notes=_notes(),
            witness=theirs,
            keys=keys(public),
            receipts=receipts,
        )
        for row in _rows():
            audit.see(row)
        for level, stored in _stored_levels().items():
            audit.compare_level(level, stored)
    return Report(audit.entries, audit.size, witnessed, tuple(audit.findings()))


def export(out: TextIO, *, public: PublicKey) -> int:
    """Write the whole journal as JSON lines, for ``tools/verify_journal.py``; return the rows.

    It is as of one moment, and the sealer writes leaves and checkpoint in one transaction: the
    last checkpoint always covers every row that has an index.
    """
    count = 0
    with _one_moment():
        _line(out, {"what": "journal", "format": FORMAT, "key": str(public)})
        for writer, last in _lanes().items():
            _line(out, {"what": "lane", "writer": writer, "last": last})
        for note in _notes():
            _line(out, {"what": "checkpoint", "note": note})
        for row in _rows():
            _line(out, _told(row))
            count += 1
        _line(out, {"what": "end", "rows": count})
    return count


def witness_notes(witness: Path) -> Iterator[str]:
    """Yield the notes of a witness file; a last line torn by a crash is not one.

    A line that is no JSON text is a note that nobody signed.
    """
    if not witness.exists():
        return
    with witness.open("rb") as handle:
        for line in handle:
            if line.endswith(b"\n"):
                yield _note(line)


def _note(line: bytes) -> str:
    try:
        return str(json.loads(line))
    except ValueError:
        return ""


@contextmanager
def _one_moment() -> Iterator[None]:
    """Read everything as of one moment, while writers and the sealer go on."""
    with transaction.atomic():
        if connection.savepoint_ids:
            yield  # inside a test's transaction the level can no longer be chosen
            return
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")
        yield


def _rows() -> Iterator[Row]:
    with connection.chunked_cursor() as cursor:
        cursor.execute(_ROWS)
        while chunk := cursor.fetchmany(_CHUNK):
            yield from map(_row, chunk)


def _row(row: tuple[Any, ...]) -> Row:
    epoch, xid, writer, seq, index, leaf, *rest = row
    return Row(
        (epoch, xid, writer, seq),
        entry=entry_of(rest) if rest[0] is not None else None,
        sealed=Sealed(index, bytes(leaf)) if index is not None else None,
    )


def _told(row: Row) -> Mapping[str, object]:
    epoch, xid, writer, seq = row.order
    place = {"what": "row", "epoch": epoch, "xid": xid, "writer": writer, "seq": seq}
    sealed = {"index": row.sealed.index, "sealed": row.sealed.leaf.hex()} if row.sealed else {}
    return {**place, **sealed, **(_content(row.entry) if row.entry else {})}


def _content(entry: Entry) -> Mapping[str, object]:
    words = (entry.kind, entry.subject)
    who = (entry.actor_kind, entry.actor, entry.body, entry.on_behalf_of)
    return {"entry": [written(entry.at), *words, *who, entry.facts], "leaf": entry.leaf.hex()}


def _line(out: TextIO, record: Mapping[str, object]) -> None:
    out.write(json.dumps(record, ensure_ascii=False, separators=(",", ":")) + "\n")


def _lanes() -> dict[int, int]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT writer, last FROM journal_lane ORDER BY writer")
        return dict(cursor.fetchall())


def _notes() -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT note FROM journal_checkpoint ORDER BY size")
        return [note for (note,) in cursor.fetchall()]


def _stored_levels() -> dict[int, Level]:
    found: dict[int, Level] = {}
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM journal_leaf")
        (size,) = cursor.fetchone()
    for level in range(STORED_EVERY, max(int(size).bit_length(), STORED_EVERY + 1), STORED_EVERY):
        found[level] = Level()
    with connection.chunked_cursor() as cursor:
        cursor.execute("SELECT level, hash FROM journal_node ORDER BY level, index")
        while chunk := cursor.fetchmany(_CHUNK):
            for level, node in chunk:
                found.setdefault(level, Level()).add(bytes(node))
    return found
