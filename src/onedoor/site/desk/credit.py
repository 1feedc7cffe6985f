"""信用反馈 at the desk of the body that found it: settle, repair."""

from functools import partial

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from onedoor.general.people import api as people
from onedoor.kernel.access import KnownRequest, for_staff
from onedoor.law.articles import HAMI, shows
from onedoor.operation.credit import api as credit


@shows(HAMI(18))
@for_staff("cases.review", "cases.decide")
@require_GET
def records(request: KnownRequest) -> HttpResponse:
    """Show the records of one's own body, newest first."""
    page = credit.findings(actor=request.actor, after=request.GET.get("after", ""))
    names = {one.applicant: people.applicant(one.applicant).name for one in page.rows}
    context = {
        "page": page,
        "names": names,
        "kinds": credit.KINDS,
        "states": credit.STATES,
        "may_settle": "cases.decide" in request.actor.duties,
    }
    return render(request, "desk/credit.html", context)


@for_staff("cases.decide")
@require_POST
def settle(request: KnownRequest, number: str) -> HttpResponse:
    """Make a finding final, drop it, or repair a record."""
    wanted, words = request.POST.get("do", ""), request.POST.get("words", "")
    run = credit.repair if wanted == "repair" else partial(credit.settle, upheld=wanted == "uphold")
    run(number=number, words=words, actor=request.actor, at=timezone.now())
    messages.success(request, _("已办理，并告知当事人。"))
    return redirect("desk:credit")


urlpatterns = [
    path("credit/", records, name="credit"),
    path("credit/<str:number>/", settle, name="credit_settle"),
]
