"""The people of a journey: how each signs in, and how each page is looked at on the way."""

import re
import time
from dataclasses import dataclass

from playwright.sync_api import BrowserContext, Page

from tests.browser import City, axe, follow, no_sideways_scroll

_USED: dict[str, str] = {}
_GO_ON = re.compile("继续填写|داۋاملىق تولدۇرۇش")


@dataclass
class Person:
    """Somebody with a browser of their own."""

    page: Page

    def go(self, path: str) -> None:
        """Open an address of the city."""
        self.page.goto(path)

    def press(self, name: str) -> None:
        """Press the button or follow the link of this name in the main part."""
        main = self.page.locator("main")
        wanted = main.get_by_role("button", name=name).or_(main.get_by_role("link", name=name))
        follow(wanted.first)

    def words(self) -> str:
        """Return what the main part says."""
        return re.sub(r"\s+", " ", self.page.inner_text("main"))

    def look(self) -> None:
        """Hold the page to what every page keeps: axe finds nothing, a small phone suffices."""
        axe(self.page)
        no_sideways_scroll(self.page)


def citizen(page: Page, name: str) -> Person:
    """Sign in as a person of the demo, from the page where signing in was asked for."""
    somebody = Person(page)
    somebody.press("使用统一身份认证登录")
    card = page.locator("main form, main li, main .card").filter(has_text=name)
    follow(card.get_by_role("button").first)
    if "/sign-in/notice" in page.url or "/notice/" in page.url:
        follow(page.locator("main button[type=submit]"))
    return somebody


def begin(somebody: Person) -> None:
    """Begin to apply on the page that offers it; a draft that is there already goes first."""
    page, offered = somebody.page, somebody.page.url
    going = page.get_by_role("button", name=_GO_ON)
    if going.count():
        follow(page.locator("main form button[type=submit]"))
        follow(page.locator("main a[href$='/discard/']"))
        follow(page.locator("main form button[type=submit]"))
        somebody.go(offered)
        assert not going.count(), page.inner_text("main")
    follow(page.locator("main form button[type=submit]"))


def officer(page: Page, city: City, number: str) -> Person:
    """Sign in as a staff member with password and the current code, never one used before."""
    lines = city.command("demo", "accounts").splitlines()
    accounts = {row[0]: row[-1] for row in (line.split("\t") for line in lines)}
    page.goto("/staff/login/")
    page.fill("#id_login", number)
    page.fill("#id_password", accounts[number])
    follow(page.locator("main button[type=submit]"))
    page.locator("main input[name=code]").fill(_fresh_code(city, number))
    follow(page.locator("main button[type=submit]").first)
    return Person(page)


def _fresh_code(city: City, number: str) -> str:
    for _attempt in range(40):
        code = city.command("demo", "code", number).strip()
        if _USED.get(number) != code:
            _USED[number] = code
            return code
        time.sleep(1)
    message = f"no fresh code for {number}"
    raise AssertionError(message)


def leave(context: BrowserContext) -> None:
    """Forget who was signed in."""
    context.clear_cookies()
