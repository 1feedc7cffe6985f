import pytest

from onedoor.general.terms.testing import set_value
from onedoor.site.ui import obligations

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _forget():
    obligations._read.cache_clear()
    yield
    obligations._read.cache_clear()


def test_where_nothing_is_set_the_foot_shows_the_demonstration():
    assert obligations.site() == obligations.SITE


def test_the_foot_of_every_page_shows_what_is_set(client):
    set_value("site.icp_number", "新ICP备12345678号")

    told = client.get("/ui/").content.decode()

    assert "新ICP备12345678号" in told
    assert str(obligations.SITE.icp) not in told
