"""At a terminal: filed by an ordinary browser while the line is cut, and nothing stays behind."""

import re
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Response

from onedoor.kernel.days import legal_day
from onedoor.law.articles import HAMI, PIPL
from tests.browser import AXE_SOURCE, City, axe, new_page, no_sideways_scroll
from tests.journeys.terminals import SET_UP
from tests.journeys.test_kiosk import NARROW, SMALL

TALL = {"width": 1080, "height": 1920}
LEFT = """async () => [localStorage.length, sessionStorage.length, (await caches.keys()).length,
  (await indexedDB.databases()).map(one => one.name)]"""
QUEUED = """() => new Promise(done => {
  const asked = indexedDB.open('kiosk-queue', 1);
  asked.onsuccess = () => {
    const found = asked.result.transaction('orders').objectStore('orders').getAll();
    found.onsuccess = () => { asked.result.close(); done(found.result); };
  };
})"""
NUMBER = "650502198803050210"
TYPED = {"contact_phone": "13909020000", "person_name": "张三", "person_idcard": NUMBER}


@pytest.fixture
def terminal(browser: Browser, served_city: City, city: str) -> Iterator[BrowserContext]:
    printed = served_city.command("shell", "-c", SET_UP)
    cookie = re.findall(r"COOKIE=(\S+)", printed)[0]
    context = browser.new_context(base_url=city, viewport=TALL, reduced_motion="reduce")
    context.add_init_script(AXE_SOURCE)
    context.add_cookies([{"name": "terminal", "value": cookie, "url": city}])
    yield context
    context.close()


def to_the_end(context: BrowserContext) -> Page:
    """Sign in as somebody of the demo, and answer until the page of checking."""
    page = new_page(context)
    page.goto("/kiosk/menu/")
    is_big(page)
    page.get_by_role("link", name="自助申报").click()
    page.get_by_role("link", name="灵活就业").click()
    page.locator("button[form=sign_in]").click()
    page.get_by_role("button").filter(has_text=re.compile("登录|阿")).first.click()
    page.wait_for_url("**/kiosk/file/**")
    with page.expect_navigation():
        page.locator("button[form=begin]").click()
    while "/check/" not in page.url:
        answer(page)
        is_big(page)
        with page.expect_navigation():
            page.locator("button[form=ask]").click()
        assert page.locator(".error-summary").count() == 0
    is_big(page)
    return page


def is_big(page: Page) -> None:
    """Assert that what stands on this screen can be read, reached and hit by everybody."""
    assert page.evaluate(SMALL) == [], page.url
    assert page.evaluate(NARROW) == [], page.url
    no_sideways_scroll(page, width=TALL["width"])
    axe(page)


def answer(page: Page) -> None:
    """Answer the one question of the screen."""
    asked = page.locator("main")
    for name, value in (("by_agent", "no"), ("work_kind", "free")):
        for one in asked.locator(f"input[name={name}][value={value}]").all():
            one.check(force=True)
    if asked.locator("input[type=radio]").count() and not asked.locator(":checked").count():
        asked.locator("input[type=radio]").first.check(force=True)
    for box in asked.locator("input[type=checkbox]:not([name$=__wrong])").all():
        box.check(force=True)
    for box in asked.locator("input:not([type=radio], [type=checkbox], [type=hidden])").all():
        if box.is_visible() and box.is_editable() and not box.input_value():
            name = box.get_attribute("name") or ""
            box.fill(str(legal_day(datetime.now(UTC))) if name == "starts_on" else TYPED[name])


def pressed(page: Page) -> list[str]:
    """Press to file while no order gets through; return the orders that the device keeps."""
    page.locator("button[form=send]").click()
    page.locator("#kept").wait_for(state="visible")
    return page.evaluate(QUEUED)


@pytest.mark.verifies(HAMI(20), PIPL(51))
@pytest.mark.check("A20-3")
def test_what_is_filed_while_the_line_is_down_is_kept_sealed_and_sent_and_nobody_stays(terminal):
    page = to_the_end(terminal)

    terminal.set_offline(True)
    (order,) = pressed(page)
    assert NUMBER not in order
    # The pages are back before the orders are: read anew and pressed again, both are kept.
    terminal.route("**/kiosk/orders/", lambda route: route.abort())
    terminal.set_offline(False)
    page.reload()
    assert page.evaluate(QUEUED) == [order]
    kept = pressed(page)
    assert len(kept) == 2
    assert order in kept
    terminal.unroute("**/kiosk/orders/")
    answers: list[Response] = []
    page.on("response", lambda one: answers.append(one) if "/kiosk/orders/" in one.url else None)
    page.goto("/kiosk/leave/")

    # The wipe leaves the queue alone, and the first screen sends what is in it.
    assert page.evaluate(LEFT) == [0, 0, 0, ["kiosk-queue"]]
    assert {one["name"] for one in terminal.cookies()} == {"terminal"}
    for _second in range(20):
        if not page.evaluate(QUEUED):
            break
        page.wait_for_timeout(1000)
    assert page.evaluate(QUEUED) == []
    taken = [one.json() for one in answers]
    assert {one["state"] for one in taken} == {"filed"}
    assert len({one["next"] for one in taken}) == 1  # sent twice, filed once
    page.go_back()
    assert page.locator("h1").inner_text() == "请先登录"
    assert NUMBER not in page.content()
