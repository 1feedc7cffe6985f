"""Every page, in both languages, on a phone and on a desk: what holds for all of them.

Add a route to ``ROUTES`` (anyone may see it) when a page is made; pages that need somebody signed
in are looked at by the journeys, with ``look``.
"""

import re

import pytest

from tests.browser import OpenPage, axe, csp_clean, no_sideways_scroll, shot

pytestmark = pytest.mark.browser

GUIDE = "/items/11650502MBX11067224000131023000/"
ROUTES = [
    "/",
    "/search/",
    "/search/?q=spjyxk",
    "/search/?q=zzzz",
    "/items/",
    "/items/?audience=business",
    GUIDE,
    f"{GUIDE}?by_agent=no&trade=catering&projects=cold&web=no",
    "/ui/",
    "/ui/desk/",
    "/about/accessibility/",
    "/about/help/",
    "/about/privacy/",
    "/law/log/",
    "/no-such-page/",
]
LANGUAGES = {"zh": ("zh-Hans", "ltr"), "ug": ("ug", "rtl")}
_FORGIVEN = re.compile("status of 4[0-9][0-9]")  # Chromium's own line about a page that is refused


@pytest.mark.parametrize("width", [360, 1280])
@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", ROUTES)
def test_a_page_is_accessible_and_keeps_its_width(page: OpenPage, path, language, width):
    opened = page(path, language=language, width=width)

    root = opened.locator("html")
    assert (root.get_attribute("lang"), root.get_attribute("dir")) == LANGUAGES[language]
    assert opened.locator("h1").count() == 1
    axe(opened)
    no_sideways_scroll(opened)
    shot(opened, f"{path.strip('/').replace('/', '-') or 'home'}-{language}-{width}")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("path", ROUTES)
def test_a_page_breaks_no_policy(page: OpenPage, path, language):
    opened = page(path, language=language, strict=True)

    csp_clean(opened, forgiven=_FORGIVEN)


@pytest.mark.parametrize("language", LANGUAGES)
def test_titles_tell_pages_apart(page: OpenPage, language):
    opened = page(ROUTES[0], language=language, javascript=False)
    titles = []
    for path in [route for route in ROUTES if not route.startswith(f"{GUIDE}?")]:
        opened.goto(("/ug" if language == "ug" else "") + path)
        titles.append(opened.title())

    assert sorted(set(titles)) == sorted(titles)


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
