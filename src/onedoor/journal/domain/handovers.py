"""Handing the signing key over: an entry that the old key and the new one signed.

Only who holds both keys can make one, so it proves itself, whoever wrote it down.  A verifier
who trusts one key comes by these entries to the keys before it and to those after it.  A second
successor of one key counts for nothing: of a stolen key no way leads on.

The checkpoint that is the first to cover the entry is the last that the old key may sign.
"""

from base64 import b64decode, b64encode
from binascii import Error
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from onedoor.journal.domain.checkpoints import (
    Checkpoint,
    NoteUnreadable,
    PublicKey,
    opened,
    parsed_key,
    public_key,
)

KIND = "journal.key_replaced"
SUBJECT = "journal"
_NOT_YET = 1 << 62  # the place of an entry that is not sealed


@dataclass(frozen=True, slots=True)
class Handover:
    """From which key to which, and the place of the entry among the leaves."""

    old: PublicKey
    new: PublicKey
    index: int = _NOT_YET


def facts(*, old: bytes, new: bytes) -> dict[str, object]:
    """Return the facts of the entry, from the seeds of both keys."""
    handover = Handover(public_key(old), public_key(new))
    return {
        "old": str(handover.old),
        "new": str(handover.new),
        "signed_by_old": _signed(handover, old),
        "signed_by_new": _signed(handover, new),
    }


def proved(told: Mapping[str, object], index: int | None) -> Handover | None:
    """Return the handover that facts tell of; None unless both keys signed it."""
    try:
        old, new = (parsed_key(str(told[word])) for word in ("old", "new"))
        handover = Handover(old, new, _NOT_YET if index is None else index)
        for key, word in ((old, "signed_by_old"), (new, "signed_by_new")):
            verifier = Ed25519PublicKey.from_public_bytes(key.raw)
            verifier.verify(b64decode(str(told[word]), validate=True), _bytes(handover))
    except (KeyError, ValueError, Error, InvalidSignature):
        return None
    return handover


class Keys:
    """The keys that signed checkpoints, one after the other, as far as one of them leads."""

    def __init__(self, trusted: PublicKey, handovers: Iterable[Handover] = ()) -> None:
        in_order = sorted(handovers, key=lambda handover: handover.index)
        before = {handover.new: handover for handover in reversed(in_order)}
        after = {handover.old: handover for handover in reversed(in_order)}
        self._passed: list[Handover] = []
        key = trusted
        while (found := before.pop(key, None)) is not None:
            self._passed.insert(0, found)
            key = found.old
        self.first, key = key, trusted
        while (found := after.pop(key, None)) is not None and found.new != self.first:
            self._passed.append(found)
            key = found.new
        self.last = key

    def opened(self, notes: Iterable[str]) -> list[Checkpoint | None]:
        """Return the checkpoints of notes; None for one that no key signed, or not in its turn."""
        found = [self._opened(note) for note in notes]
        sizes = sorted(one[0].size for one in found if one)
        ends = [self._end(turn, sizes) for turn in range(len(self._passed) + 1)]
        return [
            one[0] if one and self._start(one[1]) < one[0].size <= ends[one[1]] else None
            for one in found
        ]

    def _opened(self, note: str) -> tuple[Checkpoint, int] | None:
        for turn, key in enumerate((self.first, *(one.new for one in self._passed))):
            try:
                return opened(note, public=key), turn
            except NoteUnreadable:
                continue
        return None

    def _start(self, turn: int) -> int:
        return self._passed[turn - 1].index if turn else 0

    def _end(self, turn: int, sizes: list[int]) -> int:
        if turn == len(self._passed):
            return _NOT_YET
        return next((size for size in sizes if size > self._passed[turn].index), _NOT_YET)


def _signed(handover: Handover, seed: bytes) -> str:
    key = Ed25519PrivateKey.from_private_bytes(seed)
    return b64encode(key.sign(_bytes(handover))).decode()


def _bytes(handover: Handover) -> bytes:
    return f"onedoor-journal/key\n{handover.old}\n{handover.new}\n".encode()
