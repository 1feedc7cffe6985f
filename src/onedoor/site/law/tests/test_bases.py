from datetime import UTC, date, datetime

import pytest

from onedoor.general.bases import api as bases
from onedoor.kernel.actors import system
from onedoor.law.articles import GIR, HAMI

pytestmark = pytest.mark.django_db
AT = datetime(2026, 11, 2, 4, tzinfo=UTC)
RULE = "食品经营许可和备案管理办法"


def page(client, **asked):
    return client.get("/law/bases/", asked).content.decode()


@pytest.mark.verifies(HAMI(1), GIR(26))
def test_everybody_sees_the_register_with_state_and_use(client):
    bases.cite(
        cited_by="ITEM-1", holder="b", area="650502000000", articles={RULE: ["13"]},
        by=system("test"), at=AT,
    )  # fmt: skip
    bases.change(
        title=RULE, state=bases.State.REPEALED, on=date(2024, 1, 1), document="总局令第99号",
        actor=system("test"), at=AT,
    )  # fmt: skip

    shown = page(client, q="食品经营")

    assert (RULE in shown, "总局令第99号" in shown, "已废止" in shown) == (True, True, True)
    assert '<td class="num">1</td>' in shown
    assert "中华人民共和国行政许可法" in page(client)
    assert "尚未生效" in page(client, q="哈密市市场主体")


def test_words_that_no_title_holds_and_odd_characters_get_an_answer(client):
    assert "没有名称含“xyz”的依据" in page(client, q="xyz")
    assert client.get("/law/bases/", {"q": "\0"}).status_code == 200
    assert client.get("/ug/law/bases/", {"q": "%"}).status_code == 200


def test_the_page_costs_few_queries(client, django_assert_max_num_queries):
    with django_assert_max_num_queries(4):
        page(client)
