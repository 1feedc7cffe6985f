"""Messages on the pages of both sides, with a mark where one is new."""

import pytest
from django.urls import reverse
from django.utils import translation

from onedoor.general.people import testing as people
from onedoor.law.articles import HAMI
from onedoor.operation.cases import testing
from onedoor.operation.cases.api import State

pytestmark = pytest.mark.django_db
ASKED, ANSWERED = "照片里的冷藏柜是哪一个？", "左边第一个。"


def page(actor, name, *args):
    with translation.override("zh-hans"):
        return people.client_of(actor).get(reverse(name, args=args)).content.decode()


def write(actor, name, number, words, key="k"):
    with translation.override("zh-hans"):
        address = reverse(name, args=[number])
        return people.client_of(actor).post(address, {"words": words, "key": key})


@pytest.mark.verifies(HAMI(14))
def test_what_one_side_writes_is_new_to_the_other_until_the_case_is_opened():
    cast = testing.cast()
    number = testing.a_case(cast, State.ACCEPTED)

    assert write(cast.officer, "desk:message", number, ASKED).status_code == 302
    assert "新留言" in page(cast.applicant, "portal:mine")
    first = page(cast.applicant, "portal:case", number)
    assert ASKED in first
    assert "办理机关给您留言" in first
    assert "马建国" not in first
    assert "新留言" not in page(cast.applicant, "portal:mine")
    write(cast.applicant, "portal:message", number, ANSWERED)
    assert "新留言" in page(cast.clerk, "desk:inbox")
    shown = page(cast.officer, "desk:case", number)
    assert ANSWERED in shown
    assert "申请人有新留言" in shown
    assert "新留言" not in page(cast.clerk, "desk:inbox")


@pytest.mark.verifies(HAMI(14))
def test_nothing_and_too_much_is_not_sent():
    cast = testing.cast()
    number = testing.a_case(cast, State.ACCEPTED)

    for words in ("", "字" * 1001):
        assert write(cast.applicant, "portal:message", number, words).status_code == 422
    assert write(cast.stranger, "desk:message", number, ASKED).status_code == 404
    assert "与办理机关的留言" in page(cast.applicant, "portal:case", number)
