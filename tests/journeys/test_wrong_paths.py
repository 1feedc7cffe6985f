"""Off the straight path: back, twice, too late, and somebody else's number."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Page

from onedoor.law.articles import HAMI
from tests.browser import City, follow
from tests.journeys.applying import answer, fill_in, hand_in
from tests.journeys.people import Person, citizen

pytestmark = [pytest.mark.browser, pytest.mark.slow]
FIRM, STRANGER = "欧阳锋牛肉面馆", "刘欣䶮"


@pytest.fixture(scope="module")
def item(served_city: City, browser) -> Iterator[str]:
    """Return the address at which an application for the item is begun."""
    context = browser.new_context(base_url=served_city.address)
    page = context.new_page()
    page.goto("/search/?q=spjyxk")
    follow(page.locator(".item-name a", has_text="食品经营许可（新办）").first)
    yield page.url.replace("/items/", "/apply/")
    context.close()


def begun(page: Page, name: str = FIRM) -> Person:
    somebody = citizen(page, name)
    follow(somebody.page.locator("main form button[type=submit]").first)
    return somebody


def first_task(somebody: Person) -> str:
    follow(somebody.page.locator(".task a").first)
    return somebody.page.url


def cases(somebody: Person) -> set[str]:
    """Return the numbers of the cases that somebody sees as their own."""
    somebody.go("/mine/")
    links = somebody.page.locator("main a[href*='/cases/']")
    return {
        href.rstrip("/").split("/")[-1]
        for href in links.evaluate_all("all => all.map(e => e.href)")
    }


def test_back_shows_what_was_saved_and_saving_again_goes_on(page, item):
    somebody = begun(page(item))
    first = first_task(somebody)
    answer(somebody.page)
    somebody.press("保存并继续")
    second = somebody.page.url

    somebody.page.go_back()
    assert somebody.page.url == first
    assert somebody.page.input_value("[name=by_agent]") == "否"
    somebody.press("保存并继续")

    assert somebody.page.url == second


def test_what_was_typed_when_the_session_had_ended_is_there_after_signing_in(page, item):
    somebody = begun(page(item))
    first_task(somebody)
    answer(somebody.page)
    somebody.press("保存并继续")
    where = somebody.page.url
    somebody.page.fill("[name=contact_phone]", "13909020007")
    somebody.page.context.clear_cookies(name="sessionid")
    somebody.press("保存并继续")
    citizen(somebody.page, FIRM)

    assert somebody.page.url == where
    assert "您刚才填写的内容还在" in somebody.words()
    assert somebody.page.input_value("[name=contact_phone]") == "13909020007"


@pytest.mark.verifies(HAMI(14))
def test_submitted_twice_is_one_case_back_leads_to_it_and_no_stranger_sees_it(page, item, tmp_path):
    somebody = begun(page(item))
    draft = somebody.page.url
    before = cases(somebody)
    somebody.go(draft)
    first = first_task(somebody)
    fill_in(somebody, look=False)
    hand_in(somebody, tmp_path, look=False)
    somebody.press("核对并提交")
    check = somebody.page.url
    somebody.page.get_by_role("button", name="确认提交").dblclick()
    somebody.page.wait_for_url("**/submitted/")
    number = somebody.page.url.rstrip("/").split("/")[-2]

    for old in (check, first):
        somebody.go(old)
        assert number in somebody.page.url
    somebody.page.go_back()
    assert "确认提交" not in somebody.words()
    assert cases(somebody) == {*before, number}

    stranger = citizen(page(f"/cases/{number}/"), STRANGER)
    assert number not in stranger.words()
    assert "食品经营许可" not in stranger.words()
    assert stranger.page.goto(f"/cases/{number}/").status == 404
