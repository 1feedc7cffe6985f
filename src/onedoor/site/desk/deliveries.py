"""消息投递: what modules could not take from the journal, for system administrators."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from onedoor.journal import api as journal
from onedoor.kernel.access import KnownRequest, for_staff

DUTY = "system.admin"


@for_staff(DUTY)
@require_GET
def deliveries(request: KnownRequest) -> HttpResponse:
    """Show every subscriber, and what failed for it and why."""
    context = {
        "parked": journal.deliveries(),
        "hearings": journal.hearings(),
        "strays": journal.strays(),
    }
    return render(request, "desk/deliveries.html", context)


@for_staff(DUTY)
@require_POST
def retry(request: KnownRequest) -> HttpResponse:
    """Try a failed delivery again at once."""
    journal.retry(
        subscriber=request.POST.get("subscriber", ""),
        number=request.POST.get("number", ""),
        actor=request.actor,
        at=timezone.now(),
    )
    messages.success(request, _("已安排立即重试，请稍后刷新查看。"))
    return redirect("desk:deliveries")


urlpatterns = [
    path("deliveries/", deliveries, name="deliveries"),
    path("deliveries/retry/", retry, name="retry_delivery"),
]
