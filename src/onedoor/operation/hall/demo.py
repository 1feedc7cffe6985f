"""The demo city: in the hall of 伊州区 some people wait, and one was called, while it is open."""

from datetime import datetime, timedelta

from onedoor.general.people import api as people
from onedoor.kernel.actors import Actor
from onedoor.operation.hall import access
from onedoor.operation.hall.domain.slips import Priority
from onedoor.operation.hall.models import SlipRow
from onedoor.operation.hall.services.calling import call_next, sit_down
from onedoor.operation.hall.services.giving import Wanted, take
from onedoor.system.venues import api as venues

_AREA = "650502000000"
_WAITING = (Priority.NONE, Priority.NONE, Priority.ELDERLY, Priority.NONE, Priority.DISABLED)


def load(*, at: datetime) -> None:
    """Let some people take numbers once; at night the hall stays empty."""
    hall = next(iter(venues.venues(within=_AREA, kind=venues.Kind.HALL)), None)
    if hall is None or SlipRow.objects.exists():
        return
    since = at - len(_WAITING) * timedelta(minutes=3)
    if not (venues.opening(hall.code, at=at).now and venues.opening(hall.code, at=since).now):
        return
    for n, priority in enumerate(_WAITING):
        wanted = Wanted(hall.code, venues.Function.ACCEPT, priority=priority)
        take(wanted=wanted, actor=None, at=since + n * timedelta(minutes=3))
    clerk = _clerk()
    window = next((w.number for w in hall.windows if venues.Function.ACCEPT in w.functions), "")
    if clerk is not None and window:
        sit_down(venue=hall.code, window=window, actor=clerk, at=at)
        call_next(actor=clerk, at=at)


def _clerk() -> Actor | None:
    found = (one.actor() for one in people.staff_of(duty=access.TAKES_IN))
    return next((one for one in found if one.area == _AREA), None)
