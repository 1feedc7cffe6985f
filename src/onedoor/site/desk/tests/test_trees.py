"""Every condition can be edited: what comes back from the tree holds for the same answers."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onedoor.law.articles import HAMI
from onedoor.site.desk.editing import trees
from onedoor.site.desk.editing.trees import Group, One
from onedoor.system.forms import api as forms
from onedoor.system.items import api as items

_QUESTIONS = st.sampled_from(["trade", "area"])
_WORDS = st.sampled_from(["a", "b", "10", "20", ""])
_TESTS = st.one_of(
    st.fixed_dictionaries(
        {"q": _QUESTIONS, "op": st.sampled_from(["eq", "gte", "lte"]), "v": _WORDS}
    ),
    st.fixed_dictionaries(
        {"q": _QUESTIONS, "op": st.just("in"), "v": st.lists(_WORDS, max_size=3)}
    ),
    st.fixed_dictionaries({"q": _QUESTIONS, "op": st.just("filled")}),
)
CONDITIONS = st.recursive(
    _TESTS,
    lambda inner: st.one_of(
        st.fixed_dictionaries({"all": st.lists(inner, max_size=3)}),
        st.fixed_dictionaries({"any": st.lists(inner, max_size=3)}),
        st.fixed_dictionaries({"not": inner}),
    ),
    max_leaves=12,
)
ANSWERS = st.dictionaries(_QUESTIONS, _WORDS | st.lists(_WORDS, max_size=2))


def holds(document, answers):
    read = forms.reading.cond(forms.reading.Flaws(), "", document)
    assert read is not None
    return forms.holds(read, answers)


@pytest.mark.verifies(HAMI(16))
@given(CONDITIONS, ANSWERS)
def test_any_condition_is_a_tree_that_holds_for_the_same_answers(document, answers):
    tree = trees.tree(document)

    assert tree is not None
    written = trees.document_of(tree)
    assert holds(written, answers) == holds(document, answers)
    assert trees.document_of(trees.tree(written) or trees.EMPTY) == written


@pytest.mark.parametrize(
    "document", ["x", {"q": "a"}, {"q": "a", "op": "like", "v": "b"}, {"all": 1}]
)
def test_what_is_no_condition_is_no_tree(document):
    assert trees.tree(document) is None


def test_parts_are_put_into_a_group_and_taken_out_again_anywhere():
    one, other = One("trade", "is", ("a",)), One("area", "gte", ("20",))
    inner = trees.added(trees.added(trees.EMPTY, (), one), (), Group("any"))
    whole = trees.added(inner, (1,), other)

    assert whole == Group("all", (one, Group("any", (other,))))
    assert trees.document_of(whole) == {
        "all": [
            {"q": "trade", "op": "eq", "v": "a"},
            {"any": [{"q": "area", "op": "gte", "v": "20"}]},
        ]
    }
    assert trees.dropped(whole, (1, 0)) == inner
    for nowhere in [(2,), (0, 0), (1, 1)]:
        with pytest.raises(items.RowMissing):
            trees.dropped(whole, nowhere)
