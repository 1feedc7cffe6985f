"""取号终端: which hall a kiosk stands in; staff of the hall set it up, its cookie is signed."""

from django.http import HttpRequest, HttpResponse

from onedoor.kernel.access import ActorRequest
from onedoor.operation.hall import api as hall
from onedoor.system.venues import api as venues

TERMINAL = "terminal"
_YEAR_SECONDS = 365 * 24 * 3600


def hall_of(request: HttpRequest) -> str:
    """Return the hall in which this terminal stands; empty for every other browser."""
    kept = request.get_signed_cookie(TERMINAL, default="", salt=TERMINAL, max_age=_YEAR_SECONDS)
    return kept or ""


def set_up(request: ActorRequest, response: HttpResponse) -> None:
    """Let staff of a hall make this browser a terminal of it, by ``?venue=``."""
    code = request.GET.get("venue", "")
    if not code or request.actor is None:
        return
    if hall.may_watch(venue=venues.venue(code), actor=request.actor):
        response.set_signed_cookie(
            TERMINAL, code, salt=TERMINAL, max_age=_YEAR_SECONDS, httponly=True, samesite="Lax"
        )
