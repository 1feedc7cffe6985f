"""A counter day by keyboard alone: the number is called, the firm read, the item picked, taken in.

Every key is counted but the letters of what is typed into the questions; a pointer is never used.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import BrowserContext, FileChooser, Page

from onedoor.law.articles import ADL, HAMI
from tests.browser import AXE_SOURCE, City, csp_clean, new_page, no_sideways_scroll
from tests.journeys.applying import ANSWERS as ONLINE
from tests.journeys.applying import photograph
from tests.journeys.people import Person, officer
from tests.journeys.test_counter import papers_of
from tests.journeys.test_paths import Album

pytestmark = [pytest.mark.browser, pytest.mark.slow]
CLERK, FIRM, ITEM = "650502011", "91650502MADEM10146", "食品经营许可（新办）"
ANSWERS = {
    f"managers-0-{name}" if name.startswith("manager_") else name: value
    for name, value in ONLINE.items()
    if name != "more"
}
# What a pointer does; a click made by the keyboard has no detail.
LISTENER = """
for (const kind of ['pointerdown', 'mousedown', 'touchstart', 'click'])
  addEventListener(kind, (event) => {
    if (kind !== 'click' || event.detail > 0)
      sessionStorage.setItem('pointed', (sessionStorage.getItem('pointed') || '') + kind + ' ');
  }, true);
"""
HERE = """() => { const e = document.activeElement; return {
  id: e.id || '', name: e.name || '', type: e.type || '', value: e.value || '',
  words: e.innerText || '', href: e.getAttribute('href') || ''}; }"""
# The clerk sits at a window and has the item at hand; one number waits and nobody stands there.
SEATED = """
from django.db import transaction
from django.utils import timezone
from onedoor.general.people import api as people
from onedoor.operation.desks import api as desks
from onedoor.operation.hall import api as hall
from onedoor.system.items import api as items
from onedoor.system.venues import api as venues
at, clerk = timezone.now(), people.staff_members(["650502011"])["650502011"].actor()
found = venues.venues(within="650502000000", kind=venues.Kind.HALL)[0].code
while (seat := hall.seat(clerk)) and seat.slip:
    if seat.slip.state is hall.State.CALLED:
        hall.serve(actor=clerk, at=at)
    hall.finish(actor=clerk, at=at)
if seat is None:
    hall.sit_down(venue=found, window="8", actor=clerk, at=at)
with transaction.atomic():
    hall.issue(hall.Wanted(found, venues.Function.ACCEPT), begins_at=None, actor=clerk, at=at)
code = next(one.code for one in items.browse(offered=True).rows if one.name.zh == "{item}")
desks.keep_favourite(offering=code, actor=clerk, at=at)
"""
KEYS_AT_MOST = 60  # besides what is typed
_FORGIVEN = re.compile("status of 4[0-9][0-9]")


@dataclass
class Keyboard:
    """Ten fingers on a page; what they press is counted."""

    page: Page
    pressed: int = 0

    def press(self, key: str) -> None:
        self.page.keyboard.press(key)
        self.pressed += 1

    def here(self) -> dict[str, str]:
        return self.page.evaluate(HERE)

    def walk(self, **wanted: str) -> None:
        """Go on by Tab until what has the focus is what is wanted."""
        for _step in range(150):
            here = self.here()
            if all(said in here[name] for name, said in wanted.items()):
                return
            self.press("Tab")
        pytest.fail(f"not reached by keyboard: {wanted}")

    def lead(self, key: str) -> None:
        """Press a key that leads to another page."""
        with self.page.expect_navigation():
            self.press(key)

    def pick(self, name: str, value: str) -> None:
        """Press the digit of an option."""
        values = self.page.locator(f"main form [name='{name}']").evaluate_all(
            "all => all.filter(e => e.getClientRects().length).map(e => e.value)"
        )
        self.press(str(values.index(value) + 1))

    def answer(self, here: dict[str, str]) -> None:
        """Answer the question that has the focus, if it is one to answer."""
        wanted = ANSWERS.get(here["name"], "")
        if not wanted:
            return
        if here["type"] in {"radio", "checkbox"}:
            self.pick(here["name"], wanted)
        elif here["type"] == "select-one":
            while self.here()["value"] != wanted:
                self.press("ArrowDown")
        elif not here["value"]:
            self.page.keyboard.type(wanted)

    def choose_file(self, path: str) -> None:
        """Press Space until the files are shown, as people do, at most three times."""
        chosen: list[FileChooser] = []

        def keep(chooser: FileChooser) -> None:
            chosen.append(chooser)

        self.page.on("filechooser", keep)
        for _press in range(3):
            self.press("Space")
            for _tenth in range(30):
                self.page.wait_for_timeout(100)
                if chosen:
                    return chosen[0].set_files(path)
        return pytest.fail("no files to choose from")


@pytest.fixture
def context(browser, served_city: City) -> Iterator[BrowserContext]:
    """Sign the clerk in and out of a browser whose policy is in force."""
    served_city.command("shell", "-c", SEATED.format(item=ITEM))
    made = browser.new_context(
        base_url=served_city.address, viewport={"width": 1280, "height": 800}
    )
    made.set_default_timeout(15_000)
    officer(new_page(made), served_city, CLERK)
    made.add_init_script(LISTENER)
    made.add_init_script(AXE_SOURCE)
    yield made
    made.close()


@pytest.mark.verifies(HAMI(13), HAMI(15), ADL(32, item=5))
@pytest.mark.check("A13-3")
def test_a_counter_day_by_keyboard(context, served_city, tmp_path, request):
    album = Album("a-counter-day-by-keyboard", request.config.getoption("--pictures"))
    opened = context.pages[0]
    opened.goto("/desk/hall/")
    keys = Keyboard(opened)

    keys.lead("F2")
    assert keys.page.locator(".number-now").is_visible()
    looked_at(opened, album, "The number is called")
    keys.lead("F4")
    assert keys.here()["name"] == "number"
    opened.keyboard.type(FIRM)
    looked_at(opened, album, "Who comes is read or typed")
    keys.lead("Enter")
    looked_at(opened, album, "A digit opens the item")
    keys.lead("1")
    assert ITEM in opened.inner_text("h1")
    fill_in(keys, photograph(tmp_path))
    looked_at(opened, album, "Enter leads to what is not answered yet")
    keys.lead("F9")
    assert "已受理" in opened.inner_text("h1")
    looked_at(opened, album, "Accepted, with the papers under digits")
    end(keys, album, served_city)


def end(keys: Keyboard, album: Album, city: City) -> None:
    """Open a paper, count what was pressed, go on to the next, and look at the shift."""
    opened = keys.page
    with opened.context.expect_page():
        keys.press("1")

    assert opened.evaluate("sessionStorage.getItem('pointed')") is None
    assert keys.pressed <= KEYS_AT_MOST, keys.pressed
    papers_of(opened, "收件凭证", "电子文件1页", "纸质，已与原件核对1份", "老城烤包子店")
    csp_clean(opened, forgiven=_FORGIVEN)
    keys.lead("F2")  # the number is done with, the next one called
    assert "号窗口" in opened.inner_text("h1")
    city.command("journal", "deliver")
    opened.goto("/desk/shift/")
    assert "收件\t1" in opened.inner_text("main table")
    looked_at(opened, album, "The shift goes over to the next")
    album.is_told()


def fill_in(keys: Keyboard, scan: str) -> None:
    """Answer question after question, Enter leading on, then hand in a scan and a paper."""
    for _question in range(KEYS_AT_MOST):
        here = keys.here()
        if here["id"] == "paper_rules":
            keys.press("Space")
        elif here["id"] == "paper_layout":
            keys.press("Tab")
            keys.choose_file(scan)
        elif here["value"] == "accept":
            return
        else:
            keys.answer(here)
        keys.press("Enter")
    pytest.fail("Enter never came to the end")


def looked_at(opened: Page, album: Album, step: str) -> None:
    opened.wait_for_load_state("networkidle")
    album.keep(Person(opened), step)
    no_sideways_scroll(opened)


def test_tab_space_and_enter_are_enough_where_no_script_runs(browser, context):
    plain = browser.new_context(
        base_url=context.pages[0].url.partition("/desk")[0].partition("/staff")[0],
        java_script_enabled=False,
        storage_state=context.storage_state(),
    )
    opened = plain.new_page()
    opened.goto("/desk/counter/")
    keys = Keyboard(opened)
    keys.walk(name="number")
    opened.keyboard.type(FIRM)
    keys.lead("Enter")
    keys.walk(words=ITEM, href="/desk/counter/")
    keys.lead("Enter")
    keys.walk(id="paper_layout")
    keys.press("Space")
    keys.walk(name="do", value="take_in")
    keys.lead("Enter")
    told = opened.locator(".error-summary a").count()
    plain.close()

    assert told >= len(("contact_phone", "premises_area", "staff_count"))
