"""What other modules' tests may use of venues."""

from datetime import UTC, date, datetime

from onedoor.general.people import testing as people
from onedoor.kernel.actors import Actor, system
from onedoor.system.venues.domain.negatives import Reason
from onedoor.system.venues.domain.places import Function, Kind, Window
from onedoor.system.venues.services import listing, running

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


def listed(item: str, *, body: str, since: date, until: date) -> str:
    """Put an item of a body on the negative list for a term; return the document."""
    document, why = (
        "伊政发〔2026〕3号",
        listing.Wanted(item, "现场检验", Reason.SPACE, "须专用场地"),
    )
    asking = people.staff_actor("items.edit", body=body, area=COUNTY)
    entry = listing.ask(wanted=why, actor=asking, at=AT)
    listing.check(entry=entry, answer="属实", actor=system("test"), at=AT)
    term = {"since": since, "until": until}
    listing.approve(entry=entry, document_number=document, **term, actor=system("test"), at=AT)
    return document
