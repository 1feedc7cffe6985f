"""What is done around every request."""

import re
import time
from collections.abc import Callable
from typing import Any

import structlog
from django.http import Http404, HttpRequest, HttpResponse

from onedoor.config.metrics import count
from onedoor.kernel.ids import random_id

log = structlog.get_logger("onedoor.http")
_GIVEN = re.compile(r"[A-Za-z0-9_-]{8,64}")
_FAULT = 500
_LOST = "\ufffd"  # what stands for a character that could not be read


class Trace:
    """Give each request a number, log and count its answer, and name who acts in the log.

    Addresses are logged as the name of their route: an address may hold what a person typed.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        given = request.headers.get("X-Request-ID", "")
        number = given if _GIVEN.fullmatch(given) else random_id()
        structlog.contextvars.clear_contextvars()
        structlog.contextvars.bind_contextvars(request=number)
        began = time.perf_counter()
        response = self.get_response(request)
        seconds = time.perf_counter() - began
        route = _route(request)
        method = request.method or ""
        count(route=route, method=method, status=response.status_code, seconds=seconds)
        tell = log.error if response.status_code >= _FAULT else log.info
        tell(
            "request_answered",
            route=route,
            method=method,
            status=response.status_code,
            ms=round(seconds * 1000, 1),
        )
        response.headers["X-Request-ID"] = number
        return response

    def process_view(self, request: HttpRequest, *_: Any) -> None:
        """Name who acts; whoever finds that out has run by now."""
        actor = getattr(request, "actor", None)
        if actor is not None:
            structlog.contextvars.bind_contextvars(actor=actor.ref)


class NoNul:
    """Keep a NUL away from the database, whose texts hold none.

    No page has one in its path; in a query or a posted form it becomes U+FFFD, which is found
    nowhere and is refused in whatever somebody writes.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "\0" in request.path_info:
            raise Http404
        if "%00" in request.META.get("QUERY_STRING", ""):
            query = request.META["QUERY_STRING"]
            request.META["QUERY_STRING"] = query.replace("%00", "%EF%BF%BD")
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_: Any) -> None:
        """Read a posted form where a page is called; the API reads its bodies itself."""
        if request.path_info.startswith("/api/") or not any(
            "\0" in one for values in request.POST.lists() for one in (values[0], *values[1])
        ):
            return
        posted = request.POST.copy()
        for name, values in request.POST.lists():
            posted.pop(name)
            posted.setlist(name.replace("\0", _LOST), [one.replace("\0", _LOST) for one in values])
        request.POST = posted  # type: ignore[assignment]  # settable, as Django's own tests do


def _route(request: HttpRequest) -> str:
    found = request.resolver_match
    if found is None:
        return "none"
    return found.view_name or found.route
