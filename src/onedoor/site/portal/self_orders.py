"""自助终端 · 断线也不丢: an order to file, sealed by the server, kept by a device, sent again.

The page on which somebody checks the answers holds the order. Pressed while the line is down, the
device keeps it and can neither read nor make one; the answers are in the draft, on the server.
See docs/adr/0015.
"""

import json
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from cryptography.exceptions import InvalidTag
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import path, reverse
from django.utils import timezone
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from onedoor.general.people.api import mine
from onedoor.general.terms import api as terms
from onedoor.kernel.access import public
from onedoor.kernel.actors import Actor
from onedoor.kernel.days import legal_day
from onedoor.kernel.errors import DomainError
from onedoor.kernel.secrets import open_sealed, seal
from onedoor.law.articles import HAMI, implements, shows
from onedoor.operation.cases import api as cases
from onedoor.site.portal import terminals

_PURPOSE = "kiosk.order"
_FORBIDDEN, _BAD = 403, 400
_LONGEST = 4_000


@dataclass(frozen=True, slots=True)
class Order:
    """Who files which draft as it was read, at which terminal, and when the page was made."""

    terminal: str
    draft: str
    seen: str
    who: str
    on_behalf_of: str
    made_at: datetime


def sealed(draft: cases.Draft, *, terminal: str, actor: Actor, at: datetime) -> str:
    """Return the order to file a draft as it stands."""
    parts = [terminal, draft.id, draft.mark, actor.ref, actor.on_behalf_of, at.timestamp()]
    return urlsafe_b64encode(seal(json.dumps(parts), purpose=_PURPOSE)).decode()


def opened(order: str) -> Order | None:
    """Return an order that was sealed here; None for anything else."""
    try:
        parts = json.loads(open_sealed(urlsafe_b64decode(order[:_LONGEST]), purpose=_PURPOSE))
    except (ValueError, InvalidTag):
        return None
    terminal, draft, seen, who, on_behalf_of, made = parts
    at = datetime.fromtimestamp(made, UTC)
    return Order(terminal, draft, seen, who, on_behalf_of, at)


@shows(HAMI(20), note="sent again when the line is back, and filed once")
@csrf_exempt  # the order is sealed by the server and proves itself; the session may be over
@public
@require_POST
def take(request: HttpRequest) -> HttpResponse:
    """File what a device has kept: filed, kept as a draft for its owner, or refused."""
    here, order = terminals.here(request), opened(request.POST.get("order", ""))
    if here is None:
        return JsonResponse({"state": "unknown"}, status=_FORBIDDEN)
    if order is None or order.terminal != here.code:
        return JsonResponse({"state": "refused"}, status=_BAD)
    number = _file(order, at=timezone.now())
    if not number:
        return JsonResponse({"state": "kept"})
    return JsonResponse({"state": "filed", "next": reverse("portal:kiosk_filed", args=[number])})


@implements(HAMI(20), note="in whose name is asked when it arrives; filed once, however often sent")
def _file(order: Order, *, at: datetime) -> str:
    """File the draft and return the number; empty where it stays a draft."""
    hours = terms.number("kiosk.order_hours", on=legal_day(at))
    found = mine.standing(order.who, acting_for=order.on_behalf_of, on=legal_day(at))
    if found is None or found.actor is None or at - order.made_at > timedelta(hours=hours):
        return ""
    try:
        return cases.submit(
            draft=order.draft, actor=found.actor, at=at, key=order.draft, seen=order.seen,
            channel=cases.Channel.KIOSK,
        ).number  # fmt: skip
    except DomainError:
        return ""


urlpatterns = [path("kiosk/orders/", take, name="kiosk_orders")]
