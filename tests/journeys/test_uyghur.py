"""The way of a phone that reads Uyghur, from the search to the receipt: right to left throughout.

Every page on the way is held to four things besides the words asserted at each step: axe finds
nothing, 320 px suffice, nothing is left in Chinese that is not marked as Chinese, and numbers and
codes read from left to right whatever stands around them.
"""

import re

import pytest
from playwright.sync_api import Page

from onedoor.law.articles import HAMI
from tests.browser import csp_clean, follow, left_in_chinese
from tests.journeys.applying import answer, photograph
from tests.journeys.people import Person, begin

pytestmark = [pytest.mark.browser, pytest.mark.slow]
FIRM = "欧阳锋"
CODES = """() => [...document.querySelectorAll('main .code, main code, main input[dir=ltr]')]
  .filter(e => getComputedStyle(e).direction !== 'ltr' ||
               (e.tagName !== 'INPUT' && getComputedStyle(e).unicodeBidi !== 'isolate'))
  .map(e => e.outerHTML.slice(0, 120))"""


def step(reader: Person, *words: str) -> None:
    """Hold a page to what every Uyghur page keeps, and to the words it must say."""
    page = reader.page
    root = page.locator("html")
    assert (root.get_attribute("lang"), root.get_attribute("dir")) == ("ug", "rtl")
    assert page.url.split("/", 3)[3].startswith("ug/")
    assert [word for word in words if word not in reader.words()] == [], reader.words()
    assert left_in_chinese(page) == []
    assert page.evaluate(CODES) == []
    reader.look()


def find(reader: Person) -> None:
    """Search in everyday Uyghur words and open the guide."""
    reader.page.fill("input[type=search]", "ئاشخانا ئېچىش")
    with reader.page.expect_navigation():
        reader.page.keyboard.press("Enter")
    step(reader, "يېمەكلىك تىجارەت ئىجازىتى")
    follow(reader.page.locator(".item-name a").first)
    step(reader, "ئىلتىماس ماتېرىيالى", "ھەقسىز")


def sign_in(reader: Person) -> None:
    """Sign in for the firm; the identity system itself is not ours and speaks Chinese."""
    step(reader, "كىرىش")
    reader.press("بىرلىككە كەلگەن كىملىك دەلىللەش بىلەن كىرىش")
    card = reader.page.locator("main form, main li, main .card").filter(has_text=FIRM)
    follow(card.get_by_role("button").first)
    if "/notice/" in reader.page.url:
        follow(reader.page.locator("main button[type=submit]"))


def fill_in(reader: Person) -> int:
    """Answer page after page; return how many there were."""
    pages = 0
    while "/form/" in reader.page.url:
        answer(reader.page)
        step(reader, "داۋاملاشتۇرۇش")
        before = reader.page.url
        follow(reader.page.locator("main button.button-primary"))
        pages += 1
        assert reader.page.url != before, reader.words()
    return pages


def hand_in(reader: Person, tmp_path) -> None:
    """Hand in a photograph wherever one is asked for."""
    while (wanted := reader.page.locator("main a", has_text=re.compile("^يۈكلەش"))).count():
        listing = reader.page.url
        follow(wanted.first)
        step(reader, "ھۆججەت تاللاش")
        reader.page.set_input_files("input[type=file]", photograph(tmp_path))
        reader.press("يۈكلەش")
        step(reader, "ھۆججەت تاپشۇرۇۋېلىندى")
        reader.go(listing)


@pytest.mark.verifies(HAMI(14), HAMI(15))
def test_a_firm_applies_in_uyghur_from_right_to_left(page, tmp_path):
    opened: Page = page("/", width=360, height=800, language="ug")
    reader = Person(opened)
    step(reader, "قانداق ئىش بېجىرمەكچىسىز؟")
    find(reader)
    reader.press("توردا بېجىرىش")
    sign_in(reader)
    step(reader, "ھەقسىز")

    begin(reader)
    step(reader, "ۋەزىپە تىزىملىكى", "باشلانمىدى")
    follow(opened.locator(".task a").first)
    assert fill_in(reader) >= 5
    hand_in(reader, tmp_path)
    reader.press("سېلىشتۇرۇپ تاپشۇرۇڭ")
    step(reader, "جەزملەپ تاپشۇرۇش", "يېمەكلىك سېتىش")
    reader.press("جەزملەپ تاپشۇرۇش")

    step(reader, "تاپشۇرۇلدى", "ئىش نومۇرى", "سۈرۈشتۈرۈش كودى")
    number = opened.locator(".arrived-number .code").inner_text()
    assert re.fullmatch(r"[0-9A-Z]{31}\d{8}\d{4,}", number)
    reader.press("ئىشنى كۆرۈش")
    step(reader, "بېجىرىش جەريانى", "قوبۇل قىلىش")
    csp_clean(opened)
