"""证照与文书核验: what anyone may learn of a paper by the code in its QR."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from onedoor.general.people import api as people
from onedoor.general.terms import api as terms
from onedoor.kernel.access import ActorRequest, public
from onedoor.kernel.answers import advice_of
from onedoor.kernel.days import legal_day
from onedoor.law.articles import HAMI, OGS, shows
from onedoor.operation.documents import api as documents

HOUR_SECONDS = 3600
CODE_LENGTH = 14
STATES = {
    documents.DocumentState.IN_FORCE: ("success", _("真实有效")),
    documents.DocumentState.REPLACED: ("warning", _("已被新文书替代")),
    documents.DocumentState.REVOKED: ("error", _("已撤销")),
}


@public
def ask(request: ActorRequest) -> HttpResponse:
    """Show where to type a code, and go to its answer."""
    code = "".join(request.GET.get("code", "").split()).upper()
    if code:
        return redirect("portal:verified", code=code[: CODE_LENGTH * 2])
    return render(request, "portal/verify.html", {"code": "", "found": None, "advice": None})


@shows(OGS(10), HAMI(17))
@public
def answer(request: ActorRequest, code: str) -> HttpResponse:
    """Say whether the paper with this code is genuine, and whether it still counts."""
    at = timezone.now()
    people.count_attempt(
        kind="documents.verify",
        key=request.META["REMOTE_ADDR"],
        limit=terms.number("security.verifications_per_hour", on=legal_day(at)),
        window_seconds=HOUR_SECONDS,
        at=at,
    )
    try:
        found = documents.verify(code=code)
    except documents.DocumentMissing as missing:
        context: dict[str, object] = {"code": code, "found": None, "advice": advice_of(missing)}
        return render(request, "portal/verify.html", context, status=404)
    kind, title = STATES[found.state]
    context = {
        "code": code,
        "found": found,
        "advice": None,
        "kind": kind,
        "title": title,
        "at": at,
    }
    return render(request, "portal/verify.html", context)


urlpatterns = [
    path("v/", ask, name="verify"),
    path("v/<str:code>/", answer, name="verified"),
]
