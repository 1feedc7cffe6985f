"""A running case goes on under the version in force: what that changes, and yes or no."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _

from onedoor.kernel.access import KnownRequest, for_staff
from onedoor.law.articles import HAMI, shows
from onedoor.operation.cases import api as cases
from onedoor.site.desk.inbox import CASE_DUTIES
from onedoor.system.items import api as items


@shows(HAMI(16))
@for_staff(*CASE_DUTIES)
def version(request: KnownRequest, number: str) -> HttpResponse:
    """Show what the version in force changes for a case; POST goes on under it."""
    found = cases.case(number=number, actor=request.actor)
    newest = items.offering(found.offering)
    if request.method == "POST":
        cases.move_to_version(
            number=number, version=newest.version, actor=request.actor, at=timezone.now()
        )
        messages.success(request, _("已改按第 %(n)s 版办理。") % {"n": newest.version})
        return redirect("desk:case", number=number)
    if newest.version == found.version:
        return redirect("desk:case", number=number)
    changes = items.differences(found.offering, older=found.version, newer=newest.version)
    context = {"case": found, "newest": newest, "changes": changes}
    return render(request, "desk/version.html", context)


urlpatterns = [path("case/<str:number>/version/", version, name="version")]
