"""The guide at a kiosk: letters and targets are big, the screen looks after itself."""

import re

import httpx
import pytest

from onedoor.law.articles import HAMI
from tests.browser import OpenPage, axe, csp_clean, no_sideways_scroll

WIDE, HIGH = 1080, 1600
SMALL = """() => [...document.querySelectorAll('body *')].filter(e =>
  e.checkVisibility() && [...e.childNodes].some(n => n.nodeType === 3 && n.textContent.trim()) &&
  !e.closest('.hidden-text, .only-print, svg, dialog') &&
  parseFloat(getComputedStyle(e).fontSize) < 22).map(e => e.outerHTML.slice(0, 100))"""
NARROW = """() => [...document.querySelectorAll('main :is(a, button, .option), header a')]
  .filter(e =>
  e.checkVisibility() && !e.closest('.only-print') &&
  Math.min(e.offsetHeight, e.offsetWidth) < 60).map(e => e.outerHTML.slice(0, 100))"""


@pytest.fixture
def code(city: str) -> str:
    found = re.search(r"/kiosk/items/(\w+)/", httpx.get(f"{city}/kiosk/items/").text)
    assert found
    return found.group(1)


@pytest.mark.verifies(HAMI(16))
@pytest.mark.parametrize(
    "language, paths",
    [
        ("", ("", "items/{code}/", "items/{code}/materials/", "items/{code}/take/?all=1")),
        ("/ug", ("items/", "items/{code}/materials/?all=1", "items/{code}/limits/")),
    ],
)
def test_letters_and_targets_are_big_enough_for_everybody(page: OpenPage, code, language, paths):
    opened = page(f"{language}/kiosk/", width=WIDE)
    for path in paths:
        opened.set_viewport_size({"width": WIDE, "height": HIGH})
        opened.goto(f"{language}/kiosk/{path.format(code=code)}")
        assert opened.evaluate(SMALL) == [], path
        assert opened.evaluate(NARROW) == [], path
        no_sideways_scroll(opened, width=WIDE)
        axe(opened)
    csp_clean(opened)


def test_a_kiosk_that_nobody_touches_warns_and_goes_back_to_its_first_screen(page: OpenPage, code):
    opened = page("/kiosk/", width=WIDE)
    opened.clock.install()
    opened.goto(f"/kiosk/items/{code}/")
    warning = opened.locator("#kiosk_quiet")

    opened.clock.run_for(45_000)  # the real time of a slow browser goes on beside it
    assert not warning.is_visible()
    opened.clock.run_for(16_000)
    assert warning.is_visible()
    warning.get_by_role("button").click()
    opened.clock.run_for(30_000)
    assert not warning.is_visible()
    opened.clock.run_for(50_000)

    opened.wait_for_url("**/kiosk/")
