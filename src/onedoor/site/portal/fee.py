"""缴费: what a granted case costs, the way to pay it, and what the institution tells back."""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from onedoor.kernel.access import KnownRequest, for_applicants, for_machines
from onedoor.law.articles import ADL, shows
from onedoor.operation.fees import api as fees

STATES: dict[fees.State, tuple[str | Promise, str]] = {
    fees.State.DUE: (_("待缴费"), "warning"),
    fees.State.PAID: (_("已缴费"), "success"),
    fees.State.REFUND_ASKED: (_("退费审批中"), "paused"),
    fees.State.REFUND_APPROVED: (_("退费办理中"), "paused"),
    fees.State.REFUNDED: (_("已退费"), "neutral"),
}


@shows(ADL(58), ADL(59), note="each fee with its basis, and the proof that it was paid")
@for_applicants
@never_cache
@require_http_methods(["GET", "POST"])
def fee(request: KnownRequest, number: str) -> HttpResponse:
    """Show the order of one's own case; lead to where it is paid."""
    order = fees.mine(case=number, actor=request.actor)
    if request.method == "POST" and order.state is fees.State.DUE:
        return redirect(provider().page(order=order.number, amount=order.amount))
    state, tone = STATES[order.state]
    return render(request, "portal/fee.html", {"order": order, "state": state, "tone": tone})


@for_applicants
@never_cache
@require_GET
def proof(request: KnownRequest, number: str) -> HttpResponse:
    """Lead to the proof that an order was paid."""
    paper = fees.give_proof(case=number, actor=request.actor)
    return redirect("portal:document", number, paper)


@for_applicants
@never_cache
@require_http_methods(["GET", "POST"])
def bank(request: KnownRequest, order: str) -> HttpResponse:
    """Play the bank, in a demo only: no money moves."""
    if not settings.ENVIRONMENT.demo:
        raise Http404
    found = fees.mine(case=order, actor=request.actor)
    if request.method == "GET":
        return render(request, "portal/bank.html", {"order": found})
    amount = str(found.amount)
    signature = fees.sign(order=found.number, amount=amount)
    _take(found.number, amount, signature)
    return redirect("portal:fee", found.case)


@csrf_exempt
@for_machines
@require_POST
def call_back(request: HttpRequest) -> HttpResponse:
    """Take what the institution tells; what is not signed is refused."""
    told = (request.POST.get(name, "") for name in ("order", "amount", "signature"))
    return HttpResponse(_take(*told), content_type="text/plain")


def provider() -> fees.PaymentProvider:
    """Return the institution that takes payments; refuse where none is connected."""
    found = fees.connected(reverse("portal:bank", args=["x"]).removesuffix("x/"))
    if found is None:
        raise fees.NoProvider
    return found


def _take(order: str, amount: str, signature: str) -> str:
    return fees.take_call_back(
        number=order, amount=amount, signature=signature, provider=provider(), at=timezone.now()
    ).value


urlpatterns = [
    path("cases/<str:number>/fee/", fee, name="fee"),
    path("cases/<str:number>/fee/proof/", proof, name="fee_proof"),
    path("bank/<str:order>/", bank, name="bank"),
    path("pay/call-back/", call_back, name="pay_call_back"),
]
