"""收费管理: the orders of one's body, refunds by two persons, and what does not agree."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_POST

from onedoor.kernel.access import KnownRequest, for_staff
from onedoor.law.articles import ADL, shows
from onedoor.operation.fees import api as fees

HANDLING = "fees.handle"
STATES: dict[fees.State, tuple[str | Promise, str]] = {
    fees.State.DUE: (_("待缴费"), "warning"),
    fees.State.PAID: (_("已缴费"), "success"),
    fees.State.REFUND_ASKED: (_("退费待审批"), "paused"),
    fees.State.REFUND_APPROVED: (_("退费办理中"), "paused"),
    fees.State.REFUNDED: (_("已退费"), "neutral"),
}
OUTCOMES: dict[fees.Outcome, str | Promise] = {
    fees.Outcome.WRONG_AMOUNT: _("金额不符"),
    fees.Outcome.LATE: _("退费后到账"),
}


@shows(ADL(59), note="orders, refunds, and the payments that do not agree with them")
@for_staff(HANDLING)
@require_GET
def orders(request: KnownRequest) -> HttpResponse:
    """Show the orders of one's body, and first what is to be settled."""
    context = {
        "rows": [
            (one, *STATES[one.state], one.asked_by != request.actor.ref)
            for one in fees.of_body(actor=request.actor)
        ],
        "odd": [(one, OUTCOMES[one.outcome]) for one in fees.to_settle(actor=request.actor)],
    }
    return render(request, "desk/fees.html", context)


@for_staff(HANDLING)
@require_POST
def ask(request: KnownRequest, number: str) -> HttpResponse:
    """Ask for a refund."""
    reason = request.POST.get("reason", "")
    fees.ask_refund(number=number, reason=reason, actor=request.actor, at=timezone.now())
    return redirect("desk:fees")


@for_staff(HANDLING)
@require_POST
def approve(request: KnownRequest, number: str) -> HttpResponse:
    """Approve a refund that somebody else asked for; the institution is asked at once."""
    at = timezone.now()
    fees.approve_refund(number=number, actor=request.actor, at=at)
    provider = fees.connected()
    if provider is not None:
        fees.pay_back(provider=provider, at=at)
    return redirect("desk:fees")


urlpatterns = [
    path("fees/", orders, name="fees"),
    path("fees/<str:number>/refund/", ask, name="fee_refund"),
    path("fees/<str:number>/approve/", approve, name="fee_approve"),
]
