"""消息通知: what the applicant of a case was told, and, for the operator, what did not arrive."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_POST

from onedoor.kernel.access import KnownRequest, for_staff
from onedoor.law.articles import CSL, HAMI, shows
from onedoor.operation.cases import api as cases
from onedoor.operation.notifications import api as notifications
from onedoor.site.desk.inbox import CASE_DUTIES

DUTY = "system.admin"
ARRIVALS: dict[notifications.Arrival, tuple[str | Promise, str]] = {
    notifications.Arrival.WAITING: (gettext_lazy("待发送"), "warning"),
    notifications.Arrival.SENT: (gettext_lazy("已发送"), "success"),
    notifications.Arrival.FAILED: (gettext_lazy("未送达"), "danger"),
}


@shows(HAMI(14))
@for_staff(*CASE_DUTIES)
@require_GET
def of_case(request: KnownRequest, number: str) -> HttpResponse:
    """Show what the applicant of a case was told, and whether it arrived."""
    found = cases.case(number=number, actor=request.actor)
    rows = [
        (
            notifications.head(told.moment),
            told,
            [(notifications.WAYS[one.way], *ARRIVALS[one.arrival], one) for one in told.sendings],
        )
        for told in notifications.of_case(number)
    ]
    return render(request, "desk/case_notifications.html", {"case": found, "rows": rows})


@shows(CSL(21))
@for_staff(DUTY)
@require_GET
def failed(request: KnownRequest) -> HttpResponse:
    """Show what could not be sent, with a button to try again."""
    page = notifications.failed(actor=request.actor, after=request.GET.get("after", ""))
    context = {
        "rows": [
            (notifications.head(one.moment), notifications.WAYS[one.way], one) for one in page.rows
        ],
        "after": page.after,
        "offered": [notifications.WAYS[way] for way in notifications.offered()],
    }
    return render(request, "desk/notifications.html", context)


@for_staff(DUTY)
@require_POST
def retry(request: KnownRequest, sending: str) -> HttpResponse:
    """Try again what was given up."""
    notifications.retry(sending=sending, actor=request.actor, at=timezone.now())
    messages.success(request, _("已安排重试，请稍后刷新查看。"))
    return redirect("desk:notifications")


urlpatterns = [
    path("case/<str:number>/notifications/", of_case, name="case_notifications"),
    path("notifications/", failed, name="notifications"),
    path("notifications/<str:sending>/retry/", retry, name="retry_sending"),
]
