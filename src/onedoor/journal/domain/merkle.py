"""The Merkle tree of RFC 6962, section 2.1: hashes, proofs both ways, and growing by one leaf.

Everything works on leaf hashes.  What a proof consists of is told as ranges of leaves, and a
range as complete subtrees, so that whoever stores subtrees can look each of them up.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from hashlib import sha256

EMPTY_ROOT = sha256(b"").digest()
Range = tuple[int, int]  # leaves from the first up to, not including, the second


@dataclass(frozen=True, slots=True, order=True)
class Subtree:
    """A complete subtree: 2 ** level leaves, the index-th of its level."""

    level: int
    index: int


def node_hash(left: bytes, right: bytes) -> bytes:
    """Return the hash of an inner node."""
    return sha256(b"\x01" + left + right).digest()


def tree_hash(leaves: Sequence[bytes]) -> bytes:
    """Return the Merkle tree hash by its definition; the yardstick for everything else here."""
    if not leaves:
        return EMPTY_ROOT
    if len(leaves) == 1:
        return leaves[0]
    k = _split(len(leaves))
    return node_hash(tree_hash(leaves[:k]), tree_hash(leaves[k:]))


def subtrees(leaves: Range) -> list[Subtree]:
    """Return the complete subtrees that make up a range met in a proof, from left to right."""
    position, end = leaves
    found = []
    for level in reversed(range((end - position).bit_length())):
        if (end - position) >> level & 1:
            found.append(Subtree(level, position >> level))
            position += 1 << level
    return found


def folded(hashes: Sequence[bytes]) -> bytes:
    """Return the hash of a range from the hashes of its subtrees."""
    if not hashes:
        return EMPTY_ROOT
    *rest, result = hashes
    for left in reversed(rest):
        result = node_hash(left, result)
    return result


def inclusion_ranges(index: int, size: int) -> list[Range]:
    """Return the ranges whose hashes prove that leaf ``index`` is in the tree of that size."""
    start, end = 0, size
    found: list[Range] = []
    while end - start > 1:
        k = start + _split(end - start)
        if index < k:
            found.append((k, end))
            end = k
        else:
            found.append((start, k))
            start = k
    return found[::-1]


def consistency_ranges(old: int, new: int) -> list[Range]:
    """Return the ranges whose hashes prove that the new tree only adds to the old one."""
    start, end = 0, new
    found: list[Range] = []
    while old != end:
        k = start + _split(end - start)
        if old <= k:
            found.append((k, end))
            end = k
        else:
            found.append((start, k))
            start = k
    if start:
        found.append((start, end))
    return found[::-1]


def proves_inclusion(
    *, leaf: bytes, index: int, size: int, proof: Sequence[bytes], root: bytes
) -> bool:
    """Check an inclusion proof (RFC 9162, section 2.1.3.2)."""
    if not 0 <= index < size:
        return False
    place, last, result = index, size - 1, leaf
    for sibling in proof:
        if not last:
            return False
        if place & 1 or place == last:
            result = node_hash(sibling, result)
            while place and not place & 1:
                place, last = place >> 1, last >> 1
        else:
            result = node_hash(result, sibling)
        place, last = place >> 1, last >> 1
    return not last and result == root


def proves_consistency(
    *, old: int, new: int, proof: Sequence[bytes], old_root: bytes, new_root: bytes
) -> bool:
    """Check a consistency proof (RFC 9162, section 2.1.4.2)."""
    if old == new:
        return not proof and old_root == new_root
    if not 0 < old < new or not proof:
        return False
    path = list(proof) if old & (old - 1) else [old_root, *proof]
    place, last = old - 1, new - 1
    while place & 1:
        place, last = place >> 1, last >> 1
    old_result = new_result = path[0]
    for step in path[1:]:
        if not last:
            return False
        if place & 1 or place == last:
            old_result, new_result = node_hash(step, old_result), node_hash(step, new_result)
            while place and not place & 1:
                place, last = place >> 1, last >> 1
        else:
            new_result = node_hash(new_result, step)
        place, last = place >> 1, last >> 1
    return not last and old_result == old_root and new_result == new_root


@dataclass(slots=True)
class Frontier:
    """The right edge of a growing tree: the hashes of the complete subtrees it consists of."""

    size: int = 0
    hashes: list[bytes] = field(default_factory=list)

    def append(self, leaf: bytes) -> list[tuple[Subtree, bytes]]:
        """Add a leaf; return the inner subtrees that it completed."""
        completed = []
        index, level, result = self.size, 0, leaf
        while index & 1:
            index, level = index >> 1, level + 1
            result = node_hash(self.hashes.pop(), result)
            completed.append((Subtree(level, index), result))
        self.hashes.append(result)
        self.size += 1
        return completed

    def extend(self, leaves: Iterable[bytes]) -> list[tuple[Subtree, bytes]]:
        """Add leaves in order; return every inner subtree they completed."""
        return [done for leaf in leaves for done in self.append(leaf)]

    def root(self) -> bytes:
        return folded(self.hashes)


def _split(size: int) -> int:
    """Return the largest power of two smaller than a size of at least two."""
    return 1 << (size - 1).bit_length() - 1
