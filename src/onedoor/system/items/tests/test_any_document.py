"""Whatever an editor has saved so far, the rules answer."""

from copy import deepcopy
from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from onedoor.general.terms.testing import shipped_codes
from onedoor.law.articles import Provision
from onedoor.law.grades import Grade
from onedoor.system.items import api as items
from onedoor.system.items import testing
from onedoor.system.items.domain import checking, demonstration, parsing
from onedoor.system.items.domain.known import Act, Known, Provider

FEE = {"name": "工本费", "amount": "10", "standard": "每证 10 元", "basis": "fsl35"}
WHOLE = testing.document() | {"fees": [FEE]}
KNOWN = Known(
    on=date(2026, 11, 3),
    codes=shipped_codes(),
    acts={basis["act"]: Act(Grade(basis["grade"]), in_force=True) for basis in WHOLE["bases"]},
    catalogue=next(i for i in demonstration.catalogue() if i.code == WHOLE["catalogue_code"]),
    body=Provider("1", is_utility=False, name=testing.BODY_NAME),
)
ODD: st.SearchStrategy[object] = st.sampled_from(
    [
        None, "", "x", 0, -1, 10**9, True, [], {}, [{}], {"zh-Hans": ""}, ["x"], "NaN", "today",
        "1e999999", "1e-9999999", "-Infinity", 1e300,
    ]
)  # fmt: skip


def _places(value, path=()):
    if path:
        yield path
    if isinstance(value, (dict, list)):
        inner = value.items() if isinstance(value, dict) else enumerate(value)
        for key, part in inner:
            yield from _places(part, (*path, key))


_BOUNDED = ("minimum", "maximum", "amount", "days")
PLACES = [  # deeper is more of the same, but for what is compared or added up
    p for p in _places(WHOLE) if len(p) <= 4 or p[-1] in _BOUNDED
]


LEAST = next(path for path in PLACES if path[-1] == "minimum")


@settings(max_examples=150)
@example([(LEAST, "NaN")])
@example([(LEAST, "today")])
@example([(("fees", 0, "amount"), "1e999999")])
@example([(("form", "conditions"), ["x"])])
@given(st.lists(st.tuples(st.sampled_from(PLACES), st.none() | ODD), min_size=1, max_size=4))
def test_a_document_broken_anywhere_gets_flaws_with_a_place_or_is_whole(broken):
    document = deepcopy(WHOLE)
    for path, value in broken:
        _break(document, path, deepcopy(value))  # what one place holds is no other place

    loose, notes = parsing.loosely(document)
    if loose is not None:
        checking.flaws(loose, KNOWN)  # whatever is wrong elsewhere, the rules can be asked
    try:
        what = items.parse(document)
        assert notes == ()
    except items.OfferingUnreadable:
        return
    for flaw in checking.flaws(what, KNOWN):
        assert flaw.place
        assert flaw.mend.zh
        assert flaw.mend.ug
        assert isinstance(flaw.basis, Provision)
    assert items.editing.changes(document, document) == ()
    assert items.parse(items.document(what)) == what


def _break(document, path, value):
    """Put a value at a place, or take the place out, where it is still there."""
    *way, last = path
    here = document
    for key in way:
        if not isinstance(here, (dict, list)):
            return
        try:
            here = here[key]
        except (KeyError, IndexError, TypeError):
            return
    if isinstance(here, list) and isinstance(last, int) and last < len(here):
        here[last] = value
    elif isinstance(here, dict) and value is None:
        here.pop(last, None)
    elif isinstance(here, dict):
        here[last] = value


def test_the_depth_online_is_several_values_and_one_alone_in_older_documents():
    older = items.parse(testing.document() | {"online_depth": "4"})
    newer = items.parse(testing.document() | {"online_depth": ["1", "2", "4"]})

    assert (older.online_depth, newer.online_depth) == (("4",), ("1", "2", "4"))
    assert items.document(older)["online_depth"] == ["4"]
    assert "online_depth" not in items.document(items.parse(testing.document()))
    with pytest.raises(items.OfferingUnreadable):
        items.parse(testing.document() | {"online_depth": {"zh-Hans": "4"}})
