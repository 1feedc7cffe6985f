"""推送: where events of cases go, and what could not be delivered, for system administrators."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from onedoor.general.clients import api as clients
from onedoor.kernel.access import KnownRequest, for_staff
from onedoor.law.articles import CSL, shows
from onedoor.operation.cases import api as cases
from onedoor.operation.feeds import api as feeds

DUTY = "system.admin"


@shows(CSL(21))
@for_staff(DUTY)
@require_GET
def feeds_page(request: KnownRequest) -> HttpResponse:
    """Show every subscription, what is tried again and when, and what was given up."""
    page = feeds.dead_letters(actor=request.actor, after=request.GET.get("after", ""))
    subscriptions = feeds.subscriptions(actor=request.actor)
    failing = feeds.failing(actor=request.actor)
    of = {one.client for one in subscriptions} | {one.client for one in page.rows}
    of |= {one.client for one in failing}
    context = {
        "page": page,
        "failing": failing,
        "subscriptions": subscriptions,
        "names": clients.names(of),
        "kinds": cases.TOLD,
    }
    return render(request, "desk/feeds.html", context)


@for_staff(DUTY)
@require_POST
def retry(request: KnownRequest, letter: str) -> HttpResponse:
    """Try a dead letter again, and what waits behind it."""
    feeds.retry(letter=letter, actor=request.actor, at=timezone.now())
    messages.success(request, _("已安排重试，请稍后刷新查看。"))
    return redirect("desk:feeds")


urlpatterns = [
    path("feeds/", feeds_page, name="feeds"),
    path("feeds/<str:letter>/retry/", retry, name="retry_letter"),
]
