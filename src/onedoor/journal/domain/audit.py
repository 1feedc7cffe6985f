"""Finds what was done to the journal afterwards, from one pass over its rows.

| code      | what it says                                                                       |
|-----------|------------------------------------------------------------------------------------|
| changed   | the content of an entry does not give the hash written or sealed with it            |
| missing   | a sealed entry is gone                                                              |
| inserted  | an entry stands before sealed ones without being sealed, or beyond its writer's end |
| double    | a writer's number occurs twice                                                      |
| gap       | numbers of a writer are absent                                                      |
| cut       | a writer's last entries are absent                                                  |
| leaves    | the numbers of the leaves jump: leaves were taken away, swapped or added            |
| root      | the leaves do not give the signed root                                              |
| unsigned  | leaves that no signed checkpoint covers, though both are written together           |
| truncated | a signed checkpoint covers more leaves than there are                               |
| signature | a checkpoint is not signed by the key, or by one that had handed over before        |
| fork      | the database and the witness hold different checkpoints of one size                 |
| withdrawn | the witness holds a checkpoint that the database does not                           |
| receipt   | a receipt was shown whose entry is not there as it was                              |
| nodes     | stored subtrees do not follow from the leaves (asked of the database only)          |

Not found, and said so: a superuser who removes the last unsealed entries of a writer and sets
its lane back, or rewrites an unsealed entry with its hash, before a receipt is shown or the
sealer comes by (a second later).

``tools/verify_journal.py`` finds the same by code of its own; only that an export which ends at
an earlier checkpoint than the witness may be older instead of truncated, so it says ``newer``.
"""

from bisect import bisect_right
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from hashlib import sha256

from onedoor.journal.domain.checkpoints import Checkpoint
from onedoor.journal.domain.entries import Entry, Order, Receipt
from onedoor.journal.domain.handovers import Keys
from onedoor.journal.domain.merkle import Frontier


@dataclass(frozen=True, slots=True)
class Sealed:
    """A leaf of the tree."""

    index: int
    leaf: bytes


@dataclass(frozen=True, slots=True)
class Row:
    """One place in the order of the journal: an entry, its leaf, or both."""

    order: Order
    entry: Entry | None
    sealed: Sealed | None


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing that is wrong, and where."""

    code: str
    where: str

    def __str__(self) -> str:
        return f"{self.code} {self.where}"


@dataclass(slots=True)
class _Numbers:
    """The numbers of one writer seen so far, as closed intervals in order."""

    first: list[int] = field(default_factory=list)
    last: list[int] = field(default_factory=list)

    def add(self, number: int) -> bool:
        """Take a number; say whether it is new."""
        at = bisect_right(self.first, number)
        if at and number <= self.last[at - 1]:
            return False
        joins_left = at > 0 and self.last[at - 1] == number - 1
        joins_right = at < len(self.first) and self.first[at] == number + 1
        if joins_left and joins_right:
            self.last[at - 1] = self.last.pop(at)
            del self.first[at]
        elif joins_left:
            self.last[at - 1] = number
        elif joins_right:
            self.first[at] = number
        else:
            self.first.insert(at, number)
            self.last.insert(at, number)
        return True

    def gaps(self) -> Iterable[tuple[int, int]]:
        before = [0, *self.last]
        return ((a + 1, b - 1) for a, b in zip(before, self.first, strict=False) if b > a + 1)

    def end(self) -> int:
        return self.last[-1] if self.last else 0


class Level:
    """All hashes of one level of the tree, as a count and one running hash."""

    def __init__(self) -> None:
        self._count = 0
        self._digest = sha256()

    def add(self, node: bytes) -> None:
        self._count += 1
        self._digest.update(node)

    def told(self) -> tuple[int, bytes]:
        return self._count, self._digest.digest()


class Audit:
    """One pass over the journal: ``see`` each row in order, then ask for the ``findings``."""

    def __init__(
        self,
        *,
        lanes: Mapping[int, int],
        notes: Iterable[str],
        witness: Iterable[str],
        keys: Keys,
        receipts: Iterable[Receipt] = (),
    ) -> None:
        self.entries = 0
        self._receipts = set(receipts)
        self._found: set[Finding] = set()
        self._lanes = lanes
        self._numbers: dict[int, _Numbers] = {}
        self._tree = Frontier()
        self._next_index = 0
        self._unsealed: list[Entry] = []
        self._last_order: Order | None = None
        self._signed = self._checkpoints(notes, witness, keys)
        self._root_holds = True
        self._levels: dict[int, Level] = {}

    @property
    def size(self) -> int:
        """How many leaves were seen."""
        return self._tree.size

    def see(self, row: Row) -> None:
        """Take the next row."""
        is_same_place = row.order == self._last_order
        self._last_order = row.order
        writer, number = row.order[2:]
        is_new = self._numbers.setdefault(writer, _Numbers()).add(number)
        if row.entry is None:
            self._say("missing", f"{writer}-{number}")
        elif not is_new:
            self._say("double", row.entry.number)
        if row.sealed is not None and not is_same_place:
            self._grow(row.sealed)
        if row.entry is not None:
            self._see_entry(row.entry, row.sealed)

    def compare_level(self, level: int, stored: "Level") -> None:
        """Compare the stored subtrees of a level with those that the leaves seen give."""
        if self._levels.get(level, Level()).told() != stored.told():
            self._say("nodes", f"level {level}")

    def findings(self) -> list[Finding]:
        """Return everything that is wrong; call it after the last row."""
        for writer in sorted({*self._lanes, *self._numbers}):
            self._see_writer(writer, self._numbers.get(writer, _Numbers()))
        signed = max(self._signed, default=0)
        if signed > self.size:
            self._say("truncated", f"{self.size} of {signed}")
        if signed < self.size:
            self._say("unsigned", f"{signed}..{self.size - 1}")
        for receipt in self._receipts:
            self._say("receipt", f"{receipt.writer}-{receipt.seq}")
        return sorted(self._found)

    def _see_entry(self, entry: Entry, sealed: Sealed | None) -> None:
        self.entries += 1
        content = entry.content_leaf()
        self._receipts.discard(Receipt(entry.writer, entry.seq, content))
        if content != entry.leaf or (sealed is not None and content != sealed.leaf):
            self._say("changed", entry.number)
        if sealed is None:
            self._unsealed.append(entry)

    def _grow(self, sealed: Sealed) -> None:
        for entry in self._unsealed:
            self._say("inserted", entry.number)
        self._unsealed.clear()
        if sealed.index != self._next_index:
            self._say("leaves", f"{self._next_index} is {sealed.index}")
        self._next_index = sealed.index + 1
        for subtree, found in self._tree.append(sealed.leaf):
            self._levels.setdefault(subtree.level, Level()).add(found)
        signed = self._signed.get(self.size)
        if self._root_holds and signed is not None and signed.root != self._tree.root():
            self._root_holds = False  # every later root differs too; the first says where
            self._say("root", str(self.size))

    def _see_writer(self, writer: int, numbers: _Numbers) -> None:
        last = self._lanes.get(writer, 0)
        for a, b in numbers.gaps():
            self._say("gap", f"{writer}-{a}" if a == b else f"{writer}-{a}..{b}")
        if numbers.end() < last:
            self._say("cut", f"{writer}-{numbers.end() + 1}..{last}")
        if numbers.end() > last:
            self._say("inserted", f"{writer}-{numbers.end()}")

    def _checkpoints(
        self, notes: Iterable[str], witness: Iterable[str], keys: Keys
    ) -> dict[int, Checkpoint]:
        ours = self._opened(notes, keys, "database")
        theirs = self._opened(witness, keys, "witness")
        for size, checkpoint in theirs.items():
            if size not in ours:
                self._say("withdrawn", str(size))
            elif ours[size].root != checkpoint.root:
                self._say("fork", str(size))
        return ours | theirs

    def _opened(self, notes: Iterable[str], keys: Keys, source: str) -> dict[int, Checkpoint]:
        found = {}
        for place, checkpoint in enumerate(keys.opened(notes), start=1):
            if checkpoint is None:
                self._say("signature", f"{source} {place}")
            else:
                found[checkpoint.size] = checkpoint
        return found

    def _say(self, code: str, where: str) -> None:
        self._found.add(Finding(code, where))
