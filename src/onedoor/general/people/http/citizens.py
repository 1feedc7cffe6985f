"""Citizens' sign-in: out to the identity system and back, and the privacy notice once."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.http import url_has_allowed_host_and_scheme, urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from onedoor.general.people import api, cast, policy
from onedoor.general.people.domain.sign_in import NOTICE_VERSION
from onedoor.general.people.http import sessions
from onedoor.general.people.http.providers import provider
from onedoor.general.people.providers.port import IdentityUnproved, ProviderMissing
from onedoor.general.people.services.applicants import acknowledge_notice, recognise
from onedoor.kernel.access import public
from onedoor.kernel.days import legal_day

_UNDER_WAY = "sign_in"


@public
@never_cache
@require_http_methods(["GET", "POST"])
def sign_in(request: Any) -> HttpResponse:
    """Say how to sign in; on POST go to the identity system."""
    onward = safe_next(request, request.GET.get("next") or request.POST.get("next", ""))
    if request.actor is not None and not request.user.is_authenticated:
        return redirect(onward)
    if request.who is not None and sessions.APPLICANT in request.session:
        return redirect(f"{reverse('people:notice')}?{urlencode({'next': onward})}")
    if request.method == "GET":
        return render(request, "people/sign_in.html", {"next": onward})
    _count(request)
    start = provider().start(back=_back(request))
    request.session[_UNDER_WAY] = {"kept": start.kept, "next": onward}
    return redirect(start.address)


@public
@never_cache
@require_GET
def callback(request: Any) -> HttpResponse:
    """Take the identity system's answer; it is good once, for the browser that asked."""
    under_way = request.session.pop(_UNDER_WAY, None)
    if under_way is None:
        raise IdentityUnproved
    _count(request)
    identity = provider().complete(
        kept=under_way["kept"], answer=request.GET.dict(), back=_back(request)
    )
    at = timezone.now()
    applicant, organisation = recognise(identity=identity, at=at)
    sessions.sign_in(request, applicant=applicant, acting_for=organisation, at=at)
    if api.applicant(applicant).noticed:
        return redirect(under_way["next"])
    return redirect(f"{reverse('people:notice')}?{urlencode({'next': under_way['next']})}")


@public
@never_cache
@require_GET
def demo_identities(request: HttpRequest) -> HttpResponse:
    """List the people of the demo; there is no such page anywhere else."""
    under_way = request.session.get(_UNDER_WAY)
    if not settings.ENVIRONMENT.demo or settings.ENVIRONMENT.identity_provider != "dev":
        raise ProviderMissing
    if under_way is None:
        return redirect("people:sign_in")
    context = {"identities": cast.citizens(), "state": under_way["kept"]["state"]}
    return render(request, "people/demo_identities.html", context)


@public
@never_cache
@require_http_methods(["GET", "POST"])
def notice(request: Any) -> HttpResponse:
    """Show the privacy notice; on POST note that who signed in has read it."""
    onward = safe_next(request, request.GET.get("next") or request.POST.get("next", ""))
    applicant = request.session.get(sessions.APPLICANT, "")
    if request.method == "POST" and applicant:
        acknowledge_notice(applicant=applicant, version=NOTICE_VERSION, at=timezone.now())
        return redirect(onward)
    must = bool(applicant) and request.who is not None and request.actor is None
    context = {"next": onward, "version": NOTICE_VERSION, "must": must}
    return render(request, "people/notice.html", context)


@public
@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """End the session."""
    sessions.sign_out(request)
    return redirect("/ug/" if translation.get_language() == "ug" else "/")


def safe_next(request: HttpRequest, address: str) -> str:
    """Return the address if it stays on this site, else the home page."""
    here = url_has_allowed_host_and_scheme(
        address, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return address if here and address.startswith("/") else "/"


def _back(request: HttpRequest) -> str:
    with translation.override("zh-hans"):  # one address, so that the provider can know it
        return request.build_absolute_uri(reverse("people:callback"))


def _count(request: HttpRequest) -> None:
    at = timezone.now()
    limit, window = policy.address_tries(on=legal_day(at))
    api.count_attempt(
        kind="citizen.sign_in",
        key=request.META["REMOTE_ADDR"],
        limit=limit,
        window_seconds=int(window.total_seconds()),
        at=at,
    )
