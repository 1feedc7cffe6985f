"""Without a script in the browser: from a search to a saved application, gone on with elsewhere."""

import pytest
from playwright.sync_api import Page

from onedoor.law.articles import HAMI
from tests.browser import follow, no_sideways_scroll
from tests.journeys.people import Person, begin, citizen

pytestmark = [pytest.mark.browser, pytest.mark.slow]
FIRM = "甜蜜蜜瓜"
SITUATION = {
    "by_agent": ["no"], "trade": ["catering"], "projects": ["hot", "drinks"], "web": ["yes"],
}  # fmt: skip


def go_on(page: Page, words: str) -> None:
    follow(page.locator("main a", has_text=words).first)


def chosen(page: Page, name: str) -> list[str]:
    ticked = page.locator(f"main [name='{name}']:checked")
    return ticked.evaluate_all("all => all.map(e => e.value)")


def tasks(page: Page) -> dict[str, str]:
    """Return how far each task of the list has come."""
    rows = [row.inner_text().split("\n") for row in page.locator("main .task").all()]
    return {row[0].strip(): row[-1].strip() for row in rows}


def save(page: Page) -> None:
    follow(page.locator("main button.button-primary"))


def apply(phone: Page) -> Person:
    """Find the item, say what applies, sign in and begin; return who applies."""
    phone.fill("input[type=search]", "开饭店")
    phone.locator("main button[type=submit]").first.click()
    phone.locator(".item-name a", has_text="食品经营许可（新办）").first.click()
    for name, values in SITUATION.items():
        for value in values:
            phone.check(f"#situation [name='{name}'][value='{value}']")
    follow(phone.locator("#situation button[type=submit]"))
    guide = phone.inner_text("main")
    assert "按您的情形，需要准备" in guide
    assert "网络经营页面截图" in guide
    assert "授权委托书" not in guide
    no_sideways_scroll(phone)

    go_on(phone, "在线办理")
    somebody = citizen(phone, FIRM)
    assert "您在办事指南里的回答会带入申请表" in somebody.words()
    begin(somebody)
    return somebody


@pytest.mark.verifies(HAMI(14), HAMI(15))
def test_begun_without_a_script_and_gone_on_with_on_another_device(page):
    phone = page("/", width=360, height=740, javascript=False)
    somebody = apply(phone)

    assert tasks(phone)["谁来办理"] == "已完成"  # who has signed in says it
    assert tasks(phone)["经营业态和项目"] == "待确认（已自动带出）"
    follow(phone.locator(".task a", has_text="谁来办理"))
    assert phone.input_value("[name=by_agent]") == "否"
    save(phone)
    phone.fill("[name=contact_phone]", "1390902")
    save(phone)
    assert phone.input_value("[name=contact_phone]") == "1390902"
    assert phone.locator(".error-summary a").get_attribute("href") == "#id_contact_phone"
    phone.fill("[name=contact_phone]", "13909020001")
    follow(phone.locator("main button[name=then]"))
    assert tasks(phone)["市场主体信息"] == "已完成"

    desktop = page("/mine/", javascript=False)
    citizen(desktop, FIRM)
    go_on(desktop, "食品经营许可（新办）")
    assert desktop.url == phone.url
    assert tasks(desktop) == tasks(phone)
    follow(desktop.locator(".task a", has_text="市场主体信息"))
    assert desktop.input_value("[name=contact_phone]") == "13909020001"
    desktop.go_back()
    follow(desktop.locator(".task a", has_text="经营业态和项目"))
    for name in ("trade", "projects", "web"):
        assert chosen(desktop, name) == SITUATION[name], name
    assert somebody.page.is_visible("main")
