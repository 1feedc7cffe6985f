"""Where a page of the desk hears that new cases arrived: the stream of the events process.

Without a proxy that process listens on a port of its own, on the host by which the page was asked
for; behind a proxy the stream is an address of the site itself.
"""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from onedoor.kernel.actors import Actor, ActorKind

STREAM, BOARDS = "/events/desk", "/events/board/"
SCREENS = ("portal:screen", "portal:screen_window")
NEW_CASE = "cases.submitted"


@dataclass(frozen=True, slots=True)
class News:
    """The stream a page listens to, what counts as new, and the link it then offers."""

    address: str
    kind: str
    words: str | Promise
    href: str


def news(request: HttpRequest) -> News | None:
    """Return what a page for this person listens to; None for whoever works on no cases."""
    if not _works_on_cases(getattr(request, "actor", None)):
        return None
    inbox = reverse("desk:inbox")
    if request.path == inbox:
        words, href = _("有 {n} 件新办件，刷新"), request.get_full_path()
    else:
        words, href = _("有 {n} 件新办件，去看看"), f"{inbox}?state=submitted"
    return News(f"{origin(request)}{STREAM}", NEW_CASE, words, href)


def origin(request: HttpRequest) -> str:
    """Return the origin of the events process for who listens; empty when it is the site's own."""
    environment = settings.ENVIRONMENT
    listens = _works_on_cases(getattr(request, "actor", None)) or _is_screen(request)
    if environment.is_proxied or not listens:
        return ""
    host, _colon, port = request.get_host().rpartition(":")
    name = host if port.isdecimal() else request.get_host()
    return f"{request.scheme}://{name}:{environment.events_port}"


def board(request: HttpRequest, name: str) -> str:
    """Return where a screen of a hall listens."""
    return f"{origin(request)}{BOARDS}{name}"


def _is_screen(request: HttpRequest) -> bool:
    match = request.resolver_match
    return match is not None and match.view_name in SCREENS


def _works_on_cases(actor: Actor | None) -> bool:
    return (
        actor is not None
        and actor.kind is ActorKind.STAFF
        and bool(actor.body)
        and any(duty.startswith(("cases.", "counter.")) for duty in actor.duties)
    )
