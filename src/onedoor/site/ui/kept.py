"""What somebody sent when the session had ended: kept, and given back after signing in again.

Whoever fills in a page for longer than a session lasts finds what was typed.  It lies encrypted
in the session, belongs to one address and, where it is known who was here, to that person.  Files
are not kept, nor is what holds a password.  The sign-in page says which of it is so.
"""

from base64 import b64decode, b64encode
from collections.abc import Callable
from typing import Any
from urllib.parse import urlencode, urlsplit

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme

from onedoor.kernel.secrets import open_sealed, seal

ENDED = "ended"  # the key of the session under which the sign-in page finds what is to be said
_KEPT = "kept_post"
_KEPT_AT_MOST = 64_000
_PURPOSE = "ui.kept_post"
_DROP = "drop"  # in the address: what was kept is not wanted any more
_CODED = "\u02ff"  # words of people have letters beyond this; names and ids of ours have not


def restores(view: Any) -> Any:
    """Mark a view that puts what was kept into its own form, by ``kept_post``."""
    view.restores_kept = True
    return view


class GivesBack:
    """Middleware: keep what is sent without a session, and offer it after signing in again."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: Any) -> HttpResponse:
        answer = self.get_response(request)
        route = getattr(request, "sent_away", "")
        if not route or request.method != "POST":
            return answer
        onward = _keep(request, request.resolver_match.func)
        return redirect(f"{reverse(route)}?{urlencode({'next': onward})}")

    def process_view(self, request: Any, view: Any, *_given: Any) -> HttpResponse | None:
        """Offer what was kept for this address, where its view does not put it into a form."""
        return _offered(request, view)


def _keep(request: Any, view: Any) -> str:
    """Keep what was sent by somebody whose session has ended; return where to go on afterwards.

    That is the address itself, or the page the form stood on where nothing could be kept.
    """
    sent = request.POST.copy()
    sent.pop("csrfmiddlewaretoken", None)
    text, who = sent.urlencode(), getattr(request, "ended_for", "")
    is_own = getattr(view, "restores_kept", False)
    is_secret = any("password" in name for name in sent)
    fits = 0 < len(text) <= _KEPT_AT_MOST and not is_secret
    is_kept = fits and (is_own or bool(who))
    if is_kept:
        sealed = b64encode(seal(text, purpose=_PURPOSE)).decode()
        kept = {"path": request.path, "sealed": sealed, "who": who, "back": _page_before(request)}
        request.session[_KEPT] = kept
    request.session[ENDED] = {"kept": is_kept, "files": bool(request.FILES)}
    return request.get_full_path() if is_kept or is_own else _page_before(request)


def kept_post(request: Any) -> QueryDict | None:
    """Return, once, what this person sent to this very address when the session had ended."""
    found = _found(request)
    if found is not None:
        del request.session[_KEPT]
    return found


def _offered(request: Any, view: Any) -> HttpResponse | None:
    """Return a page that gives back what was kept for this address, for a view that does not.

    None where there is nothing, or where it was just sent again.
    """
    # Nobody's session is asked for: what anybody may see stays the same for all.
    kept = request.session.get(_KEPT) if request.actor else None
    if kept is None or kept["path"] != request.path or getattr(view, "restores_kept", False):
        return None
    if request.method == "POST" or _DROP in request.GET:
        del request.session[_KEPT]
        return None if request.method == "POST" else redirect(kept["back"])
    found = _found(request)
    if found is None or not kept["who"]:
        return None
    sent = [(name, value) for name, values in found.lists() for value in values]
    words = [value for _name, value in sent if any(letter > _CODED for letter in value)]
    context = {"sent": sent, "words": words, "drop": f"{request.path}?{_DROP}"}
    return render(request, "ui/kept.html", context)


def _found(request: Any) -> QueryDict | None:
    kept = request.session.get(_KEPT)
    if kept is None or kept["path"] != request.path or request.actor is None:
        return None
    if kept["who"] not in ("", request.actor.ref):
        return None
    return QueryDict(open_sealed(b64decode(kept["sealed"]), purpose=_PURPOSE))


def _page_before(request: HttpRequest) -> str:
    """Return the address of the page a form was sent from; the start page where it is not known."""
    told = request.headers.get("Referer", "")
    here = url_has_allowed_host_and_scheme(told, {request.get_host()})
    return urlsplit(told).path or "/" if here else "/"
