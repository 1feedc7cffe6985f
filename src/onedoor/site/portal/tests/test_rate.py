from datetime import timedelta

import pytest
from django.utils import timezone

from onedoor.general.people import testing as people
from onedoor.general.terms.testing import set_value
from onedoor.kernel.days import legal_day
from onedoor.law.articles import HAMI
from onedoor.supervision.ratings import testing

pytestmark = pytest.mark.django_db


@pytest.fixture
def applicant():
    return people.applicant_actor()


@pytest.fixture
def word(applicant):
    now = timezone.now()
    return testing.invited(applicant, at=now, concluded_on=legal_day(now) - timedelta(days=1))


@pytest.mark.verifies(HAMI(25))
@pytest.mark.check("A25-2")
@pytest.mark.parametrize("prefix", ["", "/ug"])
def test_no_face_is_chosen_beforehand(client, word, prefix):
    page = client.get(f"{prefix}/rate/{word}/").content.decode()

    assert page.count('type="radio"') == 5
    assert "checked" not in page


def test_going_on_without_a_face_says_what_to_do(client, word):
    page = client.get(f"/rate/{word}/?level=").content.decode()

    assert "请选择一个等级" in page
    assert testing.ratings_given() == []


def test_a_poor_level_asks_what_was_wrong_and_says_when_the_call_comes(client, word):
    page = client.get(f"/rate/{word}/?level=very_poor").content.decode()
    assert "在办事指南之外增加新的审批条件" in page
    assert "checked" not in page

    answer = client.post(
        f"/rate/{word}/",
        {"level": "very_poor", "tags": ["108"], "words": "多要了材料"},
        follow=True,
    )

    assert "我们会给您回电话" in answer.content.decode()
    assert testing.ratings_given() == [("very_poor", ["108"], "code")]


def test_a_post_without_a_level_is_refused_with_the_form_again(client, word):
    answer = client.post(f"/rate/{word}/", {"words": "x"})

    assert answer.status_code == 422
    assert testing.ratings_given() == []


def test_a_wrong_tag_keeps_what_was_written(client, word):
    answer = client.post(f"/rate/{word}/", {"level": "good", "tags": ["108"], "words": "写了很多"})

    assert answer.status_code == 422
    assert "写了很多" in answer.content.decode()


def test_signed_in_the_case_number_is_enough_and_more_can_be_said_once(applicant, word):
    browser = people.client_of(applicant)

    first = browser.post("/rate/C1/", {"level": "good"}, follow=True).content.decode()
    second = browser.post("/rate/C1/", {"level": "poor"}, follow=True).content.decode()

    assert "追加评价" in first
    assert "两次评价都已完成" in second
    assert browser.get("/rate/C1/").status_code == 302


def test_a_used_word_a_strangers_case_and_staff_find_nothing(client, word):
    client.post(f"/rate/{word}/", {"level": "good"})

    assert client.get(f"/rate/{word}/").status_code == 404
    assert client.get("/rate/C1/").status_code == 404
    assert people.client_of(people.applicant_actor()).get("/rate/C1/").status_code == 404
    assert people.client_of(people.staff_actor("cases.review")).get("/rate/C1/").status_code == 403


def test_words_cannot_be_tried_one_after_the_other(client):
    set_value("security.verifications_per_hour", 20)
    for _ in range(20):
        client.get("/rate/NOTHING/")

    assert client.get("/rate/NOTHING/").status_code == 429
