"""信用记录: what was found about the applicant, and the objection to it."""

from django.contrib import messages as told
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from onedoor.kernel.access import KnownRequest, for_applicants
from onedoor.law.articles import HAMI, shows
from onedoor.operation.credit import api as credit


@shows(HAMI(18))
@for_applicants
@never_cache
@require_http_methods(["GET", "POST"])
def records(request: KnownRequest) -> HttpResponse:
    """Show what was found, whether it counts, and take an objection while there is time."""
    if request.method == "POST":
        credit.object_to(
            number=request.POST.get("number", ""),
            words=request.POST.get("words", ""),
            actor=request.actor,
            at=timezone.now(),
        )
        told.success(request, _("异议已提交，答复之前不会认定。"))
        return redirect("portal:credit")
    context = {
        "page": credit.findings(actor=request.actor, after=request.GET.get("after", "")),
        "kinds": credit.KINDS,
        "states": credit.STATES,
    }
    return render(request, "portal/credit.html", context)


urlpatterns = [path("me/credit/", records, name="credit")]
