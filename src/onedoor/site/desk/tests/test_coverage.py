import pytest
from django.core.cache import cache

from onedoor.general.people import testing as people
from onedoor.law.articles import HAMI
from onedoor.operation.coverage import api as coverage
from onedoor.site.ui import six
from onedoor.system.items import testing as items

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nothing_kept():
    cache.delete("coverage")


@pytest.mark.verifies(HAMI(14))
@pytest.mark.check("A14-1")
def test_what_is_built_is_found_by_its_page(monkeypatch):
    assert six.built() == set(coverage.Function)

    monkeypatch.setitem(six._ROUTES, coverage.Function.RATE, ("portal:no_such_page",))

    assert coverage.Function.RATE not in six.built()


@pytest.mark.verifies(HAMI(14))
@pytest.mark.check("A14-1")
@pytest.mark.parametrize("prefix", ["", "/ug"])
def test_everybody_reads_the_figures_with_honest_reasons(client, prefix):
    items.published()

    page = client.get(f"{prefix}/coverage/").content.decode()

    assert page.count("0 / 1") == 1  # nobody answers yet
    assert page.count("1 / 1") == 5
    assert ("单位还没有指定答复咨询的人员" in page) is (prefix == "")


@pytest.mark.verifies(HAMI(14))
def test_the_desk_names_each_item_with_what_it_lacks():
    items.published()
    editor = people.client_of(people.staff_actor("items.edit", body=items.BODY))
    elsewhere = people.client_of(people.staff_actor("items.edit", body="1" * 18))

    page = editor.get("/desk/coverage/").content.decode()

    assert "食品经营许可（新办）" in page
    assert "单位还没有指定答复咨询的人员" in page
    assert "食品经营许可" not in elsewhere.get("/desk/coverage/").content.decode()
