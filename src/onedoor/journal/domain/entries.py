"""What the journal holds: entries, their bytes, and the receipts by which they are found again.

The canonical bytes of an entry are the UTF-8 of one JSON array without any blank:

    ["onedoor-journal/1",writer,seq,epoch,xid,at,kind,subject,
     actor_kind,actor,body,on_behalf_of,facts]

Numbers are JSON integers, ``at`` is UTC as ``2026-11-24T04:28:49.000001Z``, the keys of ``facts``
are sorted by code point, and only the characters that JSON demands are escaped.  The leaf hash
of an entry is SHA-256 over one zero byte and these bytes (RFC 6962, section 2.1).
"""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256

FORMAT = "onedoor-journal/1"

_RECEIPT = re.compile(r"([0-9]{1,9})-([0-9]{1,18})-([0-9a-f]{64})")

Order = tuple[int, int, int, int]  # epoch, xid, writer, seq


@dataclass(frozen=True, slots=True)
class Receipt:
    """Proof in the hand of whoever caused an entry: its place and the hash of its content."""

    writer: int
    seq: int
    leaf: bytes

    def __str__(self) -> str:
        return f"{self.writer}-{self.seq}-{self.leaf.hex()}"


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that happened.

    ``writer`` and ``seq`` name it for ever; ``epoch`` and ``xid`` give its place in the order of
    transactions.  ``facts`` hold plain JSON values and nothing personal.
    """

    writer: int
    seq: int
    epoch: int
    xid: int
    at: datetime
    kind: str
    subject: str
    actor_kind: str
    actor: str
    body: str
    on_behalf_of: str
    facts: Mapping[str, object]
    leaf: bytes

    @property
    def number(self) -> str:
        """The name of the entry, unique in the journal: what a handler keeps to stay idempotent."""
        return f"{self.writer}-{self.seq}"

    @property
    def order(self) -> Order:
        return (self.epoch, self.xid, self.writer, self.seq)

    @property
    def receipt(self) -> Receipt:
        return Receipt(self.writer, self.seq, self.leaf)

    def canonical(self) -> bytes:
        """Return the bytes that are hashed."""
        words = (
            self.kind, self.subject, self.actor_kind, self.actor, self.body, self.on_behalf_of,
        )  # fmt: skip
        head = compact([FORMAT, self.writer, self.seq, self.epoch, self.xid])
        return (head[:-1] + "," + tail(self.at, words, self.facts)).encode()

    def content_leaf(self) -> bytes:
        """Return the leaf hash that this content gives; ``leaf`` is what was stored with it."""
        return leaf_hash(self.canonical())


def leaf_hash(content: bytes) -> bytes:
    """Return the RFC 6962 leaf hash of an entry's bytes."""
    return sha256(b"\x00" + content).digest()


def tail(at: datetime, words: tuple[str, ...], facts: Mapping[str, object]) -> str:
    """Return the canonical text from ``at`` on: all that a writer knows before it writes."""
    return compact([written(at), *words, facts])[1:]


def compact(value: object) -> str:
    """Return JSON without blanks, keys sorted, nothing escaped that need not be."""
    return json.dumps(
        value, ensure_ascii=False, allow_nan=False, sort_keys=True, separators=(",", ":")
    )


def written(at: datetime) -> str:
    """Return a moment in the one form the journal writes it in."""
    return at.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="microseconds") + "Z"


def parsed_receipt(text: str) -> Receipt | None:
    """Return the receipt that a text names, None when it is none."""
    found = _RECEIPT.fullmatch(text.strip())
    if found is None:
        return None
    return Receipt(int(found[1]), int(found[2]), bytes.fromhex(found[3]))
