"""大厅屏幕、窗口屏幕: a number that is called is on the screens at once, without a reload."""

import subprocess
import sys

import pytest

from onedoor.law.articles import HAMI
from tests.browser import CLONE, City, csp_clean, no_sideways_scroll
from tests.journeys.people import Person
from tests.journeys.test_paths import Album

pytestmark = [pytest.mark.browser, pytest.mark.slow, pytest.mark.xdist_group("paths")]
# Who serves is let go first; then somebody waits at a window of one's own.
HALL = """
import django, sys
django.setup()
from django.db import transaction
from django.utils import timezone
from onedoor.general.people import testing as people
from onedoor.operation.hall import api as hall
from onedoor.system.venues import api as venues
at, act = timezone.now(), sys.argv[1]
found = venues.venues(within="650522000000", kind=venues.Kind.HALL)[0]
window = next(one for one in found.windows if venues.Function.CONSULT in one.functions)
if act == "wait":
    clerk = people.staff_actor("counter.intake", area=found.area, number="S650522", name="海拉提")
    hall.sit_down(venue=found.code, window=window.number, actor=clerk, at=at)
    with transaction.atomic():
        hall.issue(hall.Wanted(found.code, venues.Function.CONSULT), begins_at=None,
                   actor=clerk, at=at)
    print(found.code, window.number)
else:
    from onedoor.general.people import api as staff
    clerk = staff.staff_members(["S650522"])["S650522"].actor()
    print(hall.call_next(actor=clerk, at=at).number)
"""


def in_the_hall(city: City, act: str) -> list[str]:
    """Do one act in the hall; return what it printed."""
    made = subprocess.run(
        [sys.executable, "-W", "ignore", "-c", HALL, act],
        env=city.environment, cwd=CLONE, check=False, capture_output=True, text=True,
    )  # fmt: skip
    assert made.returncode == 0, made.stderr
    return made.stdout.split()


@pytest.mark.verifies(HAMI(13))
@pytest.mark.check("A13-5")
def test_a_number_that_is_called_is_on_every_screen_at_once(page, served_city: City, request):
    album = Album("a-number-on-the-screens", request.config.getoption("--pictures"))
    venue, window = in_the_hall(served_city, "wait")
    whole = Person(page(f"/screens/{venue}/", width=1280, height=720))
    single = Person(page(f"/ug/screens/{venue}/{window}/", width=1280, height=720))
    small = Person(page(f"/ug/screens/{venue}/", width=360, height=760))
    album.keep(whole, "Who waits for what")
    for one in (whole, single, small):
        one.page.evaluate("window.stays = true")
    (number,) = in_the_hall(served_city, "call")
    for one in (whole, single, small):
        one.page.get_by_text(number).first.wait_for(timeout=5_000)
        assert one.page.evaluate("window.stays") is True  # nobody loaded it anew
    album.keep(whole, "The number and where to go")
    album.keep(single, "The window's own screen, in Uyghur")
    album.keep(small, "The same on a phone, in Uyghur")
    for one in (whole, single, small):
        no_sideways_scroll(one.page)
        csp_clean(one.page)
    album.is_told()
