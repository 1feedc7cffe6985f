"""What other modules' tests may use of venues."""

from datetime import UTC, date, datetime

from onedoor.general.people import testing as people
from onedoor.kernel.actors import Actor
from onedoor.system.venues.domain.places import Function, Kind, Window
from onedoor.system.venues.services import running

AT = datetime(2026, 11, 24, 4, 0, tzinfo=UTC)
COUNTY, TOWNSHIP, VILLAGE = "650502000000", "650502001000", "650502001003"


def manager(body: str, *, area: str = COUNTY) -> Actor:
    """Make somebody who runs the venues of a body."""
    return people.staff_actor("centre.manage", body=body, area=area)


def a_hall(actor: Actor, *, name: str = "伊州区政务服务中心") -> str:
    """Open the hall of 伊州区 with a window of each function; return its code."""
    code = running.open_venue(
        kind=Kind.HALL,
        area=COUNTY,
        body=actor.body,
        facts=running.Facts(name, "爱国北路 8 号", "0902-2234567"),
        since=date(2026, 1, 1),
        actor=actor,
        at=AT,
    )
    windows = [Window(str(n), frozenset({one})) for n, one in enumerate(Function, 1)]
    running.set_windows(code=code, windows=windows, actor=actor, at=AT)
    return code
