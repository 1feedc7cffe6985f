import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onedoor.system.forms.domain.conditions import (
    Op,
    condition,
    condition_document,
    holds,
    questions_of,
)

VECTORS = Path(__file__).parents[5] / "tests" / "vectors" / "conditions.json"
_words = st.text(max_size=6) | st.sampled_from(["yes", "5", "-3.5", "2023-04-08", "　", "1e3"])
_answers = st.dictionaries(
    st.sampled_from("abc"),
    st.recursive(
        _words | st.none() | st.booleans() | st.integers() | st.floats(),
        lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_words, inner, max_size=3),
        max_leaves=6,
    ),
)
_tests = st.builds(
    lambda q, op, v, many: {"q": q, "op": op.value, "v": many if op is Op.IN else v},
    st.sampled_from("abc"),
    st.sampled_from(list(Op)),
    _words,
    st.lists(_words, max_size=3),
)
_conditions = st.recursive(
    _tests,
    lambda inner: (
        st.builds(lambda of: {"all": of}, st.lists(inner, max_size=3))
        | st.builds(lambda of: {"any": of}, st.lists(inner, max_size=3))
        | st.builds(lambda of: {"not": of}, inner)
    ),
    max_leaves=8,
)


@pytest.mark.parametrize("vector", json.loads(VECTORS.read_text("utf-8")), ids=str)
def test_a_condition_holds_as_the_shared_vectors_say(vector):
    assert holds(condition(vector["when"]), vector["answers"]) is vector["holds"]


@given(_conditions, _answers)
def test_a_condition_never_raises_and_its_negation_is_its_opposite(document, answers):
    cond = condition(document)

    assert holds(condition({"not": document}), answers) is not holds(cond, answers)


@given(_conditions)
def test_a_condition_comes_back_from_its_document(document):
    cond = condition(document)

    assert condition(condition_document(cond)) == cond
    assert set(questions_of(cond)) <= set("abc")


@pytest.mark.parametrize(
    "document",
    [None, "a", {}, {"q": "a"}, {"q": "a", "op": "eval", "v": 1}, {"all": {}}, {"not": []},
     {"q": "a", "op": "in", "v": "x"}, {"q": "a", "op": "eq", "v": []}, {"all": [], "any": []},
     {"q": 1, "op": "eq", "v": "x"}, {"q": "a", "op": "eq", "v": "x", "code": "1"}],
)  # fmt: skip
def test_anything_else_is_no_condition(document):
    with pytest.raises(ValueError, match=r".*"):
        condition(document)
