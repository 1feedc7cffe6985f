"""Every page, in both languages, on a phone and on a desk: what holds for all of them.

The pages stand in ``pages.PAGES``.  Each is opened once in each language, as its reader gets it,
with the content security policy in force; then its window takes three widths:

* 320 px: nothing is wider than the window;
* 360 and 1280 px: axe finds nothing.  The two languages share their mark-up, so each width is
  looked at in one of them: in Chinese the one its readers have first (a phone for the public, a
  desk for staff), in Uyghur the other.  The rule on contrast takes three times as long as all
  others together, and colours do not change between two pages of one route; so it runs once for
  each route, in Chinese.

With ``--full`` everything is looked at everywhere, and pictures are kept for human eyes.
"""

import json
import re
import subprocess
import sys
from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser
from playwright.sync_api import Page as Opened

from tests.browser import (
    AXE_SOURCE,
    CLONE,
    HEARD,
    City,
    OpenPage,
    axe,
    csp_clean,
    left_in_chinese,
    new_page,
    no_sideways_scroll,
    shot,
)
from tests.journeys.pages import PAGES, STAFF, Page
from tests.journeys.stage import Stage

pytestmark = pytest.mark.browser

LANGUAGES = {"zh": ("zh-Hans", "ltr"), "ug": ("ug", "rtl")}
PHONE, DESK = 360, 1280
FIRST_OF_ROUTE = {page.route: page for page in reversed(PAGES)}
_SET_UP = "import django; django.setup(); from tests.journeys import stage; stage.main()"
_FORGIVEN = re.compile("status of 4[0-9][0-9]")  # Chromium's own line about a page that is refused

Visit = Callable[[Page, str], Opened]


@pytest.fixture(scope="module")
def stage(served_city: City) -> Stage:
    """Set the city's stage once: everybody signed in, everything in the state that pages show."""
    made = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", _SET_UP],
        env=served_city.environment, cwd=CLONE, check=False, capture_output=True, text=True,
    )  # fmt: skip
    assert made.returncode == 0, made.stderr
    return Stage(**json.loads(made.stdout.splitlines()[-1]))


@pytest.fixture(scope="module")
def visit(browser: Browser, city: str, stage: Stage) -> Iterator[Visit]:
    """Visit pages, everybody with a browser of their own that stays open for the next page."""
    opened: dict[str, Opened] = {}

    def visit(page: Page, language: str) -> Opened:
        if page.who not in opened:
            context = browser.new_context(base_url=city, reduced_motion="reduce")
            context.add_init_script(AXE_SOURCE)
            if page.who:
                session = {"name": "sessionid", "value": stage.sessions[page.who], "url": city}
                context.add_cookies([session])
            opened[page.who] = new_page(context)
        shown = opened[page.who]
        HEARD[shown].clear()
        path = ("/ug" if language == "ug" else "") + page.path.format_map(stage.words)
        shown.set_viewport_size({"width": PHONE, "height": 800})
        answer = shown.goto(path)
        assert answer is not None
        assert (answer.status, shown.evaluate("location.pathname + location.search")) == (
            page.status,
            path,
        )
        return shown

    yield visit
    for shown in opened.values():
        shown.context.close()


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.id)
def test_a_page_keeps_what_every_page_keeps(visit: Visit, page, language, request):
    full = request.config.getoption("--full")
    widths = (DESK, PHONE) if page in STAFF else (PHONE, DESK)
    shown = visit(page, language)

    root = shown.locator("html")
    assert (root.get_attribute("lang"), root.get_attribute("dir")) == LANGUAGES[language]
    assert shown.locator("h1").count() == 1
    assert language == "zh" or left_in_chinese(shown) == []
    no_sideways_scroll(shown)
    for width in widths if full else [widths[language == "ug"]]:
        shown.set_viewport_size({"width": width, "height": 800})
        first = page is FIRST_OF_ROUTE[page.route] and language == "zh"
        axe(shown, contrast=full or first)
        if full:
            shot(shown, f"{page.id}-{language}-{width}")
    csp_clean(shown, forgiven=_FORGIVEN if page.status >= 400 else None)


@pytest.mark.parametrize("size", ["b", "c"])
def test_the_largest_letters_fit_a_phone(page: OpenPage, size):
    opened = page("/ui/", width=360)
    opened.click(f"button[name=size][value={size}]")

    assert opened.locator("html").get_attribute("class") == f"size-{size}"
    no_sideways_scroll(opened, width=360)


def test_axe_finds_what_is_wrong(page: OpenPage):
    opened = page("/ui/")
    opened.evaluate("document.querySelector('label[for=id_firm]').remove()")
    opened.evaluate("document.documentElement.removeAttribute('lang')")

    with pytest.raises(AssertionError, match=r"(?s)html-has-lang.*label"):
        axe(opened)


def test_a_form_is_sent_once_however_often_the_button_is_pressed(page: OpenPage):
    opened = page("/ui/")
    sent = []
    opened.route("**/ui/sent/", lambda route: sent.append(route.request.method))

    opened.evaluate("""() => { const b = document.querySelector('#forms form button');
                               b.click(); b.click(); b.click(); }""")
    opened.wait_for_timeout(300)

    assert sent == ["POST"]


def test_desk_lists_are_walked_with_keys_but_not_while_typing(page: OpenPage):
    opened = page("/ui/desk/")
    here = opened.locator("tr.is-here a")

    opened.keyboard.press("j")
    opened.keyboard.press("j")
    opened.keyboard.press("x")
    assert here.inner_text() == "650502-20261124-0002"
    assert opened.locator("#pick_2").is_checked()

    opened.keyboard.press("/")
    opened.keyboard.type("jk?")
    assert opened.locator("[data-search]").input_value() == "jk?"
    assert here.inner_text() == "650502-20261124-0002"
