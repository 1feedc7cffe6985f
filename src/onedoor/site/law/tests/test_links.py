"""Where a citation leads: as near to the words of the article as this site can show."""

import pytest

from onedoor.law.articles import HAMI
from onedoor.law.register import acts
from onedoor.site.law.links import page_of

pytestmark = pytest.mark.verifies(HAMI(16))


@pytest.mark.parametrize(
    "act, article, page",
    [
        ("中华人民共和国行政许可法", "32", "/law/adl/32/"),
        ("中华人民共和国行政许可法", "32之一", "/law/adl/"),
        ("中华人民共和国行政许可法", "999", "/law/adl/"),
        ("中华人民共和国行政许可法", "３２", "/law/adl/"),
        ("某某办法", "3", "/law/bases/?q=%E6%9F%90%E6%9F%90%E5%8A%9E%E6%B3%95"),
    ],
)
def test_a_citation_leads_to_its_article_its_act_or_the_register(act, article, page):
    assert page_of(act, article) == page


@pytest.mark.django_db
def test_every_article_it_leads_to_has_a_page(client):
    for versions in acts().values():
        act = versions[-1]
        first = str(next(iter(act.articles)))
        assert client.get(page_of(act.title, first)).status_code == 200
