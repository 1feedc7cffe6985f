from datetime import timedelta

import pytest
from django.utils import timezone

from onedoor.general.terms.testing import in_force_since, set_value
from onedoor.kernel.days import legal_day
from onedoor.law.articles import HAMI
from onedoor.site.ui import obligations

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _forget():
    obligations._read.cache_clear()
    obligations._trial.cache_clear()
    yield
    obligations._read.cache_clear()
    obligations._trial.cache_clear()


def test_where_nothing_is_set_the_foot_shows_the_demonstration():
    assert obligations.site() == obligations.SITE


def test_the_foot_of_every_page_shows_what_is_set(client):
    set_value("site.icp_number", "新ICP备12345678号")

    told = client.get("/ui/").content.decode()

    assert "新ICP备12345678号" in told
    assert str(obligations.SITE.icp) not in told


@pytest.mark.verifies(HAMI(31))
@pytest.mark.check("A31-1")
@pytest.mark.parametrize("path", ["/ui/", "/ui/desk/", "/ug/ui/"])
def test_every_page_says_that_it_is_a_trial_until_the_day_comes(client, path):
    before = client.get(path).content.decode()

    in_force_since(legal_day(timezone.now()))
    obligations._trial.cache_clear()
    after = client.get(path).content.decode()

    assert '<section class="trial"' in before
    assert '<section class="trial"' not in after


@pytest.mark.verifies(HAMI(31))
def test_a_day_that_is_set_but_has_not_come_is_still_a_trial(client):
    in_force_since(legal_day(timezone.now()) + timedelta(days=1))

    assert "试运行" in client.get("/ui/").content.decode()
