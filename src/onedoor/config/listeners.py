"""Who listens to an event stream: the answer every page would give for the same cookies."""

from django.contrib.auth.middleware import AuthenticationMiddleware
from django.contrib.sessions.middleware import SessionMiddleware
from django.http import HttpRequest, HttpResponse
from django.http.cookie import parse_cookie
from django.utils.module_loading import import_string

from onedoor.kernel.actors import Actor
from onedoor.kernel.errors import Missing

_BOARDS = "onedoor.site.portal.screens.board_told"
KNOW_WHO_ACTS = "onedoor.general.people.http.middleware.KnowWhoActs"  # as in the settings


def who_listens(cookies: str) -> Actor | None:
    """Return who a Cookie header belongs to; the session is read and never written."""
    request = HttpRequest()
    request.COOKIES = parse_cookie(cookies)
    found: list[Actor | None] = []

    def seen(known: HttpRequest) -> HttpResponse:
        found.append(getattr(known, "actor", None))
        return HttpResponse()

    # Their other halves would write the session: a stream must not keep it awake.
    SessionMiddleware(seen).process_request(request)
    AuthenticationMiddleware(seen).process_request(request)
    import_string(KNOW_WHO_ACTS)(seen)(request)
    return found[0] if found else None


def board(name: str) -> str:
    """Return what a screen of a hall shows; nothing where there is no such hall."""
    try:
        told: str = import_string(_BOARDS)(name)
    except Missing:
        return ""
    return told
