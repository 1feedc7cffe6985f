"""What was typed comes back as it was typed, and what is put aside for later is not lost."""

import re

import pytest

from onedoor.general.people import testing as people
from onedoor.operation.cases import api as cases
from onedoor.operation.cases import testing

pytestmark = pytest.mark.django_db
STORED = {
    "premises_address__region": "650502001000",
    "premises_address__detail": "爱国北路 8 号",
    "premises_area": "120",
    "premises_ready": "",
}
TYPED = STORED | {
    "premises_address__region": "650502002000",
    "premises_address__detail": "中山南路 5 号",
}


@pytest.fixture
def cast():
    return testing.cast()


@pytest.fixture
def browser(cast):
    return people.client_of(cast.applicant)


@pytest.fixture
def draft(cast):
    return testing.filled_draft(cast)


@pytest.fixture
def page(draft):
    return f"/drafts/{draft}/form/premises/"


def words(answer):
    return re.sub(r"\s+", " ", answer.content.decode())


def chosen(answer):
    return re.findall(r'<option value="(\d+)" selected', words(answer))


def answers(draft, cast):
    return cases.draft(id=draft, actor=cast.applicant).answers


def test_a_refused_page_shows_what_was_typed_and_that_is_what_the_next_saving_keeps(
    browser, cast, draft, page
):
    refused = browser.post(page, TYPED | {"premises_area": "很大"})

    assert refused.status_code == 422
    assert 'value="中山南路 5 号"' in words(refused)
    assert 'value="很大"' in words(refused)
    assert chosen(refused) == ["650502002000"]
    assert answers(draft, cast)["premises_address"]["region"] == "650502001000"
    assert browser.post(page, TYPED).status_code == 302
    assert answers(draft, cast)["premises_address"] == {
        "region": "650502002000",
        "detail": "中山南路 5 号",
    }


def test_what_was_emptied_comes_back_empty(browser, draft, page):
    no_region = browser.post(page, TYPED | {"premises_address__region": ""})
    trade = f"/drafts/{draft}/form/trade_details/"
    no_projects = browser.post(trade, {"trade": "catering"})

    assert "请填写完整" in words(no_region)
    assert chosen(no_region) == []
    assert no_projects.status_code == 422
    assert "checked" not in re.findall(r'<input[^>]*name="projects"[^>]*>', words(no_projects))


def test_an_expired_session_gives_back_an_address_as_it_was_typed(client, cast, page):
    client.post(page, TYPED)
    people.client_of(cast.applicant, client=client)

    again = client.get(page)

    assert "您刚才填写的内容还在" in words(again)
    assert 'value="中山南路 5 号"' in words(again)
    assert chosen(again) == ["650502002000"]


def test_what_is_right_is_kept_for_later_and_the_page_is_not_done(browser, cast, draft, page):
    half = {"premises_address__region": "650502002000", "premises_area": "很大", "then": "later"}

    told = browser.post(page, half, follow=True)

    stored = cases.draft(id=draft, actor=cast.applicant)
    assert told.status_code == 200
    assert "下列内容还不对，没有保存：" in words(told)
    assert stored.answers["premises_address"] == {"region": "650502002000", "detail": ""}
    assert "premises_area" not in stored.answers
    assert "premises" not in stored.confirmed
    assert re.search(r"经营场所.{0,200}填写中", words(told))
    assert chosen(browser.get(page)) == ["650502002000"]
    refused = browser.post(f"/drafts/{draft}/check/", {"seen": stored.mark})
    assert refused.status_code == 422


def test_a_person_put_aside_half_is_there_and_not_done(browser, cast, draft):
    row = f"/drafts/{draft}/form/managers/1/"

    told = browser.post(row, {"manager_name": "王建国", "then": "later"}, follow=True)
    nothing = browser.post(row.replace("/1/", "/2/"), {"then": "later"})

    assert "这一页还没有填完" in words(told)
    assert nothing.status_code == 302
    assert [one["manager_name"] for one in answers(draft, cast)["managers"]] == [
        "阿依古丽·买买提",
        "王建国",
    ]
    assert re.search(r"食品安全管理.{0,200}填写中", words(told))
    assert 'value="王建国"' in words(browser.get(row))
