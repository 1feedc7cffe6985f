"""What an officer reads of a form: what changed since a notice, what a register has wrong."""

import re

import pytest
from django.urls import reverse
from django.utils import translation

from onedoor.general.people import testing as people
from onedoor.law.articles import ADL, HAMI
from onedoor.operation.cases import api as cases
from onedoor.operation.cases import testing
from onedoor.operation.cases.api import Ask, Move

pytestmark = pytest.mark.django_db
RIGHT = "甜蜜蜜瓜农民专业合作社"
SAID = {"business_name__wrong": "yes", "business_name__right": RIGHT}


@pytest.fixture(autouse=True)
def in_chinese():
    with translation.override("zh-hans"):
        yield


@pytest.fixture(scope="module")
def cast(module_db):
    return testing.cast()


def page(actor, number):
    translation.activate("zh-hans")
    answer = people.client_of(actor).get(reverse("desk:case", args=[number]))
    return re.sub(r"<[^>]*>|\s", "", answer.content.decode())


@pytest.mark.verifies(HAMI(8), ADL(32, item=4))
def test_the_officer_sees_what_was_changed_and_what_the_register_has_wrong(cast):
    draft = testing.filled_draft(cast, business_name__wrong="yes", business_name__right=RIGHT)
    number = cases.submit(draft=draft, actor=cast.applicant, at=testing.AT, key="k").number
    testing.make(Move.RECEIVE, number, actor=cast.clerk)
    cases.COMMANDS[cases.Move.ASK_FOR_SUPPLEMENT](
        number=number, asks=[Ask("premises_area", "经营面积", "与平面图不一致")],
        actor=cast.clerk, at=testing.AT,
    )  # fmt: skip
    before = page(cast.clerk, number)
    posted = {**testing.POSTED, **SAID, "premises_area": "135", "contact_phone": "13909029999"}
    cases.COMMANDS[cases.Move.SUPPLY](
        number=number, handed_in={}, posted=posted, actor=cast.applicant, at=testing.AT
    )  # fmt: skip

    after = page(cast.clerk, number)

    assert "改动的地方已标出" not in before
    assert "与第1次补正告知时相比，改动的地方已标出。" in after
    assert "经营面积（平方米）修改原来：120现在：135" in after
    assert "联系电话修改原来：139****0000现在：139****9999" in after
    assert after.count("修改原来") == 2
    told = after[after.index("申请人提出登记的信息有误") :]
    assert told.index(testing.POSTED["business_name"]) < told.index(RIGHT)


def test_answers_that_nobody_changed_are_read_as_they_are(cast):
    number = testing.submitted(cast)

    read = page(cast.clerk, number)

    assert "经营面积（平方米）120" in read
    assert "登记的信息有误" not in read
    assert "改动的地方" not in read
