"""承诺核查: what a body still has to check after decisions on a promise, the first due first."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils import timezone
from django.views.decorators.http import require_GET

from onedoor.kernel.access import KnownRequest, for_staff
from onedoor.kernel.days import legal_day
from onedoor.law.articles import HAMI, shows
from onedoor.operation.promises import api as promises
from onedoor.site.ui import gaps


@shows(HAMI(18))
@for_staff("cases.review", "cases.decide")
@require_GET
def checks(request: KnownRequest) -> HttpResponse:
    """Show the checks of one's own body that are still to be made."""
    context = {
        "checks": promises.checks_of(request.actor.body),
        "states": gaps.CHECK_STATES,
        "today": legal_day(timezone.now()),
    }
    return render(request, "desk/checks.html", context)


urlpatterns = [path("checks/", checks, name="checks")]
