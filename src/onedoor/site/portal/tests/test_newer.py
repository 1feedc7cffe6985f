"""An application begun on a version that has been replaced meanwhile."""

import re

import pytest

from onedoor.general.people import testing as people
from onedoor.law.articles import HAMI
from onedoor.operation.cases import api as cases
from onedoor.operation.cases import testing
from onedoor.system.items import testing as offerings

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def cast(module_db):
    return testing.cast()


@pytest.fixture
def browser(cast):
    return people.client_of(cast.applicant)


def publish():
    offerings.published(offerings.document() | {"consult_phone": "0902-2233399"})


def seen(draft, cast):
    return {"seen": cases.draft(id=draft, actor=cast.applicant).mark}


@pytest.mark.verifies(HAMI(16))
@pytest.mark.check("A16-2")
def test_a_submit_on_a_replaced_version_is_shown_the_difference_and_loses_nothing(browser, cast):
    draft = testing.filled_draft(cast)
    check = f"/drafts/{draft}/check/"
    publish()

    answer = browser.post(check, seen(draft, cast))
    shown = answer.content.decode()

    assert answer.status_code == 409
    assert "这个事项已发布新版本" in shown
    assert re.search(r"咨询电话.*0902-2233315.*0902-2233399", shown, re.DOTALL)
    assert testing.POSTED["business_name"] in shown
    assert "确认提交" not in shown

    moved = browser.post(f"/apply/{cast.offering}/", {"renew": "yes"}, follow=True)
    assert "已改用新版本" in moved.content.decode()
    assert "这个事项已发布新版本" not in moved.content.decode()
    submitted = browser.post(check, seen(draft, cast))
    assert submitted.status_code == 302
    (row,) = cases.cases_of(actor=cast.applicant).rows
    assert row.number in submitted["Location"]


@pytest.mark.verifies(HAMI(16))
def test_what_does_not_apply_under_the_new_version_is_named(browser, cast):
    draft = testing.filled_draft(cast)
    changed = offerings.document()
    premises = next(one for one in changed["form"]["pages"] if one["key"] == "premises")
    premises["questions"] = [q for q in premises["questions"] if q["key"] != "premises_area"]
    offerings.published(changed)

    moved = browser.post(f"/apply/{cast.offering}/", {"renew": "yes"}, follow=True)

    told = moved.content.decode()
    assert "不再适用，没有带过来：经营面积（平方米）。" in told
    assert "premises_area" not in cases.draft(id=draft, actor=cast.applicant).answers


def test_the_task_list_tells_of_the_new_version_before_anything_is_submitted(browser, cast):
    draft = testing.filled_draft(cast)
    before = browser.get(f"/drafts/{draft}/").content.decode()
    publish()

    after = browser.get(f"/drafts/{draft}/").content.decode()

    assert "核对并提交" in before
    assert "这个事项已发布新版本" not in before
    assert "这个事项已发布新版本" in after
    assert f"/drafts/{draft}/check/" not in after
    assert "我们会接着这份草稿继续" in browser.get(f"/apply/{cast.offering}/").content.decode()


def test_the_notice_costs_few_queries(browser, cast, django_assert_max_num_queries):
    draft = testing.filled_draft(cast)
    publish()

    with django_assert_max_num_queries(16):
        browser.get(f"/drafts/{draft}/")
