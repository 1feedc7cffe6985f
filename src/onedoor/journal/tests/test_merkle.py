from hashlib import sha256

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onedoor.journal.domain.entries import leaf_hash
from onedoor.journal.domain.merkle import (
    Frontier,
    consistency_ranges,
    folded,
    inclusion_ranges,
    node_hash,
    proves_consistency,
    proves_inclusion,
    subtrees,
    tree_hash,
)
from onedoor.law.articles import ESL

# The inputs and roots that implementations of RFC 6962 test themselves with.
INPUTS = ("", "00", "10", "2021", "3031", "40414243", "5051525354555657",
          "606162636465666768696a6b6c6d6e6f")  # fmt: skip
ROOTS = (
    "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
)
# The tree of seven leaves that RFC 6962, section 2.1.3 draws.
A, B, C, D, E, F, J = ((n, n + 1) for n in range(7))
G, H, I, K, L = (0, 2), (2, 4), (4, 6), (0, 4), (4, 7)  # noqa: E741  # the RFC's letters

trees = st.lists(st.binary(min_size=32, max_size=32), min_size=1, max_size=70)


@pytest.mark.verifies(ESL(8))
@pytest.mark.parametrize("size", range(9))
def test_the_known_trees_have_their_known_roots(size):
    leaves = [leaf_hash(bytes.fromhex(text)) for text in INPUTS[:size]]

    frontier = Frontier()
    frontier.extend(leaves)

    assert tree_hash(leaves).hex() == frontier.root().hex() == ROOTS[size]


@pytest.mark.parametrize(
    "index, path", [(0, [B, H, L]), (3, [C, G, L]), (4, [F, J, K]), (6, [I, K])]
)
def test_inclusion_proofs_are_those_the_rfc_writes_out(index, path):
    assert inclusion_ranges(index, 7) == path


@pytest.mark.parametrize("old, path", [(3, [C, D, G, L]), (4, [L]), (6, [I, J, K])])
def test_consistency_proofs_are_those_the_rfc_writes_out(old, path):
    assert consistency_ranges(old, 7) == path


@pytest.mark.verifies(ESL(8))
@given(trees, st.data())
def test_every_leaf_is_proved_and_no_other_value_in_its_place(leaves, data):
    size = data.draw(st.integers(1, len(leaves)))
    index = data.draw(st.integers(0, size - 1))
    proof = [tree_hash(leaves[a:b]) for a, b in inclusion_ranges(index, size)]
    claim = {"index": index, "size": size, "proof": proof, "root": tree_hash(leaves[:size])}
    wrong = data.draw(st.integers(0, 255)), data.draw(st.integers(0, 31))

    other = bytearray(leaves[index])
    other[wrong[1]] ^= wrong[0] or 1

    assert proves_inclusion(leaf=leaves[index], **claim)
    assert not proves_inclusion(leaf=bytes(other), **claim)
    assert not proves_inclusion(
        leaf=leaves[index], **{**claim, "proof": [*proof, proof[0] if proof else b"x"]}
    )


@pytest.mark.verifies(ESL(8))
@given(trees, st.data())
def test_a_tree_is_proved_to_grow_and_never_to_have_been_rewritten(leaves, data):
    new = data.draw(st.integers(1, len(leaves)))
    old = data.draw(st.integers(1, new))
    proof = [tree_hash(leaves[a:b]) for a, b in consistency_ranges(old, new)]
    old_root, new_root = tree_hash(leaves[:old]), tree_hash(leaves[:new])

    def claim(old_root: bytes, new_root: bytes) -> bool:
        return proves_consistency(
            old=old, new=new, proof=proof, old_root=old_root, new_root=new_root
        )

    rewritten = [sha256(leaves[0]).digest(), *leaves[1:]]

    assert claim(old_root, new_root)
    assert not claim(tree_hash(rewritten[:old]), new_root)
    if old < new:
        assert not claim(old_root, old_root)


@given(trees)
def test_ranges_fold_to_the_hash_the_definition_gives(leaves):
    stored = {}
    frontier = Frontier()
    for index, leaf in enumerate(leaves):
        stored[0, index] = leaf
        stored.update({(one.level, one.index): found for one, found in frontier.append(leaf)})

    size = len(leaves)
    ranges = {r for index in range(size) for r in inclusion_ranges(index, size)} | {(0, size)}

    for a, b in ranges:
        hashes = [stored[one.level, one.index] for one in subtrees((a, b))]
        assert folded(hashes) == tree_hash(leaves[a:b])
    assert frontier.root() == tree_hash(leaves)


def test_an_inner_node_is_never_a_leaf():
    left, right = leaf_hash(b"a"), leaf_hash(b"b")

    assert node_hash(left, right) != leaf_hash(left + right)
