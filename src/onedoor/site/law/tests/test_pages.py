import re

import pytest
from django.test import Client

from onedoor.law.articles import HAMI
from onedoor.law.precedence import liability_of
from onedoor.law.register import in_chinese

OFFENCES = range(1, 13)


@pytest.mark.verifies(HAMI(30))
@pytest.mark.check("A30-1")
@pytest.mark.django_db
def test_each_liability_shows_higher_law_first_and_says_whether_ours_gives_way():
    page = Client().get("/law/hami/29/").content.decode()

    rows = re.findall(r"<tr>(?:(?!<tr>).)*?<ol.*?</tr>", page, re.DOTALL)
    shown = [re.findall(r"<li[^>]*>(.*?)</li>", row) for row in rows]
    expected = [liability_of(HAMI(29, item=n)) for n in OFFENCES]
    assert shown == [[in_chinese(one) for one in liability.first] for liability in expected]
    assert ["从其规定" in row for row in rows] == [one.gives_way for one in expected]
    assert shown[7][0].startswith("《数据安全法》")
    assert shown[7][-1] == in_chinese(HAMI(29, item=8))
    assert "从其规定" in rows[7]
    assert "从其规定" not in rows[9]
