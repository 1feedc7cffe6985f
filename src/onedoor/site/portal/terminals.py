"""自助终端: which terminal a browser is; staff of its hall set it up, its cookie is signed."""

from collections.abc import Callable
from datetime import datetime, timedelta
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

from onedoor.general.people.api import mine
from onedoor.general.terms import api as terms
from onedoor.kernel.access import for_applicants
from onedoor.kernel.actors import ActorKind
from onedoor.kernel.days import legal_day
from onedoor.operation.hall import api as hall
from onedoor.site.portal.kiosk import screen

TERMINAL = "terminal"
_YEAR_SECONDS = 365 * 24 * 3600


def here(request: HttpRequest) -> hall.terminals.Terminal | None:
    """Return the terminal that this browser is; None for every other browser."""
    code = request.get_signed_cookie(TERMINAL, default="", salt=TERMINAL, max_age=_YEAR_SECONDS)
    return hall.terminals.terminal(code) if code else None


def keep(response: HttpResponse, code: str) -> None:
    """Make the browser that gets this answer a terminal."""
    response.set_signed_cookie(
        TERMINAL, code, salt=TERMINAL, max_age=_YEAR_SECONDS, httponly=True, samesite="Lax"
    )


def until(at: datetime) -> datetime:
    """Return until when a session that begins now may last."""
    return at + timedelta(minutes=terms.number("kiosk.session_minutes", on=legal_day(at)))


def for_whoever_signed_in_here(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Let in who signed in at this terminal; others sign in first, and come back."""
    inner = for_applicants(view)

    @wraps(inner)
    def guarded(request: Any, *given: Any, **more: Any) -> HttpResponse:
        if here(request) is None:
            return screen(request, "no_number", {})
        actor = request.actor
        is_applicant = actor is not None and actor.kind is ActorKind.APPLICANT
        if not is_applicant or mine.KIOSK_UNTIL not in request.session:
            where = reverse("portal:kiosk_sign_in")
            return redirect(f"{where}?{urlencode({'next': request.get_full_path()})}")
        return inner(request, *given, **more)

    return guarded
