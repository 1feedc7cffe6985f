from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onedoor.law import articles
from onedoor.law.articles import ADL, HAMI, Provision, UnreadableCitation, cited

provisions = st.builds(
    Provision,
    act=st.sampled_from(["HAMI", "ADL", "BER"]),
    article=st.integers(1, 120),
    paragraph=st.integers(0, 9),
    item=st.integers(0, 15),
)


@given(provisions)
def test_a_citation_reads_back_as_the_same_provision(provision):
    assert cited(str(provision)) == provision


@pytest.mark.parametrize("text", ["", "HAMI", "hami 3", "ADL 32(4", "ADL x", "ADL 3 4", " ADL 3"])
def test_a_text_of_another_form_is_refused(text):
    with pytest.raises(UnreadableCitation):
        cited(text)


def test_an_article_covers_its_items_and_an_item_only_itself():
    assert ADL(32).covers(ADL(32, item=4))
    assert ADL(32, item=4).covers(ADL(32, item=4))
    assert not ADL(32, item=4).covers(ADL(32))
    assert not ADL(32).covers(ADL(33))
    assert not ADL(32).covers(HAMI(32))


@pytest.fixture
def _records_of_its_own(monkeypatch):
    """Keep what a test records out of the report, which other tests of this process read."""
    for record in ("_citations", "_screens", "_switches"):
        monkeypatch.setattr(articles, record, [])


@pytest.mark.usefixtures("_records_of_its_own")
def test_implements_returns_the_very_object_it_was_given():
    def rule():
        return 7

    assert articles.implements(HAMI(4))(rule) is rule
    assert (HAMI(4), f"{__name__}.{rule.__qualname__}") in {
        (c.provision, c.where) for c in articles.citations()
    }


@pytest.mark.usefixtures("_records_of_its_own")
def test_a_switch_stands_in_the_place_of_the_cited_object_and_knows_its_name():
    def rule():
        return 7

    name = f"{__name__}.{rule.__qualname__}"
    seen: list[Any] = []

    def switch(where: str, target: object) -> Any:
        seen.append((where, target))
        return seen

    articles.put_switches(switch)

    off: Any = articles.implements(HAMI(4))(rule)

    assert off is seen
    assert seen == [(name, rule)]
