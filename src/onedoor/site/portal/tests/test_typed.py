"""What was typed comes back as it was typed, and what is put aside for later is not lost."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from onedoor.general.people import testing as people
from onedoor.operation.cases import api as cases
from onedoor.operation.cases import testing
from onedoor.operation.materials import testing as files

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


@pytest.fixture(scope="module")
def cast(module_db):
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


def test_an_error_summary_names_the_field(browser, page):
    refused = words(
        browser.post(page, TYPED | {"premises_area": "0", "premises_address__detail": ""})
    )

    assert '<a href="#id_premises_area">经营面积（平方米）：不能小于 1</a>' in refused
    part = "经营场所地址 · 详细地址：请填写完整"
    assert f'<a href="#id_premises_address__detail">{part}</a>' in refused


def test_the_page_for_checking_names_what_is_not_done(browser, cast):
    draft = browser.post(f"/apply/{cast.offering}/")["Location"].split("/")[-2]

    check = words(browser.get(f"/drafts/{draft}/check/"))

    assert "还没有完成的：" in check
    assert re.search(rf'<a href="/drafts/{draft}/form/premises/">经营场所</a> · 未开始', check)


def test_the_page_for_checking_warns_of_what_no_paper_shows_and_leads_back(browser, draft, page):
    check = f"/drafts/{draft}/check/"
    assert "印不出来" not in words(browser.get(check))
    rare = TYPED | {"premises_address__detail": "😀𪛖街 5 号", "then": "check"}
    assert browser.post(page, rare)["Location"] == check

    warned = words(browser.get(check))

    assert "有的字在文书上印不出来" in warned
    assert "<bdi>😀 𪛖</bdi>" in warned
    row = f"/drafts/{draft}/form/managers/0/?then=check"
    assert f'href="{row}"' in warned
    sent = {
        name.removeprefix("managers-0-"): given
        for name, given in testing.POSTED.items()
        if name.startswith("managers-0-")
    }
    assert browser.post(row, sent | {"then": "check"})["Location"] == check


def test_a_page_that_is_not_there_leads_back_to_the_tasks(browser, draft):
    answer = browser.get(f"/drafts/{draft}/form/nowhere/")

    assert answer.status_code == 404
    assert f'href="/drafts/{draft}/">回到任务清单' in words(answer)


def test_a_version_that_is_not_there_leads_to_the_one_in_force(browser, cast):
    answer = browser.get(f"/items/{cast.offering}/?version=99")

    assert answer.status_code == 404
    assert f'href="/items/{cast.offering}/">查看现行办事指南' in words(answer)


def test_a_doubt_about_a_file_names_the_file(browser, draft):
    where = f"/drafts/{draft}/materials/layout/"
    small = SimpleUploadedFile("小图.png", files.picture(text="小", size=(300, 300)))
    browser.post(where, {"file": small})

    assert "请看一下：小图.png" in words(browser.get(where))


def test_the_same_application_under_way_and_the_same_person_twice_are_pointed_out(browser, cast):
    begin = f"/apply/{cast.offering}/"
    assert "您已有相同事项的在办件" not in words(browser.get(begin))
    number = testing.submitted(cast)
    draft = testing.filled_draft(cast)
    rows = f"/drafts/{draft}/form/managers/"
    same = {name: testing.POSTED[f"managers-0-{name}"] for name in
            ("manager_name", "manager_idcard", "manager_post")}  # fmt: skip
    once = words(browser.get(rows))
    browser.post(f"{rows}1/", same)

    assert "同一个人填写了不止一次" not in once
    told = words(browser.get(rows))
    assert "身份证号相同：食品安全管理人员 1、食品安全管理人员 2。" in told
    for where in (begin, f"/drafts/{draft}/check/"):
        told = words(browser.get(where))
        assert "您已有相同事项的在办件" in told
        assert f'href="/cases/{number}/"' in told
    assert browser.post(f"/drafts/{draft}/check/", {"seen": cases.draft(
        id=draft, actor=cast.applicant).mark}).status_code == 302  # fmt: skip


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
