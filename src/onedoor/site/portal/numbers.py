"""自助终端 · 取号: what for, who comes first, the number; or check in with an appointment.

Numbers are given out only by a terminal that staff of the hall have set up: its cookie is signed.
"""

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from onedoor.kernel.access import public
from onedoor.kernel.answers import advice_of
from onedoor.kernel.errors import DomainError
from onedoor.kernel.fields import FieldView
from onedoor.law.articles import HAMI, shows
from onedoor.operation.appointments import api as appointments
from onedoor.operation.guides import api as guides
from onedoor.operation.hall import api as hall
from onedoor.site.portal.appointments import waiting
from onedoor.site.portal.kiosk import screen
from onedoor.site.portal.terminals import here
from onedoor.site.ui import halls, places
from onedoor.system.venues import api as venues


@shows(HAMI(13), note="a number for what one comes for; whoever needs it comes first")
@public
@require_http_methods(["GET", "POST"])
def number(request: HttpRequest) -> HttpResponse:
    """Ask what for, then whether somebody comes first, and give out the number."""
    terminal, at = here(request), timezone.now()
    if terminal is None:
        return screen(request, "no_number", {})
    venue = terminal.venue
    asked = request.POST.get("function") or request.GET.get("function", "")
    if not asked:
        tiles = [
            (one.function.value, places.FUNCTIONS[one.function], waiting(one))
            for one in hall.board(venue, at=at).queues
        ]
        return screen(request, "number", {"tiles": tiles, "venue": venues.venue(venue)})
    if asked not in [*venues.Function]:
        raise Http404
    context: dict[str, object] = {
        "function": asked,
        "what": places.FUNCTIONS[venues.Function(asked)],
        "priorities": [(one.value, halls.PRIORITIES[one]) for one in hall.CHOSEN],
        "wrong": "",
    }
    chosen = request.POST.get("priority", "")
    if request.method != "POST" or chosen not in [*hall.CHOSEN]:
        return screen(request, "priority", context)
    wanted = hall.Wanted(venue, venues.Function(asked), priority=hall.Priority(chosen))
    try:
        taken = hall.take(wanted=wanted, actor=None, at=at)
    except DomainError as refused:
        return screen(request, "priority", context | {"wrong": _told(refused)})
    return redirect("portal:kiosk_taken", taken.ref)


@shows(HAMI(14), note="who booked shows the code and queues no second time")
@public
@require_http_methods(["GET", "POST"])
def check_in(request: HttpRequest) -> HttpResponse:
    """Ask for the code of an appointment, and give out the number that goes with it."""
    if here(request) is None:
        return screen(request, "no_number", {})
    code, wrong = request.POST.get("code", "").strip(), ""
    if code:
        try:
            ref = appointments.check_in(code=code, at=timezone.now())
        except DomainError as refused:
            wrong = _told(refused)
        else:
            return redirect("portal:kiosk_taken", ref)
    field = FieldView(
        name="code", kind="text", label=_("预约码"), value=code, error=wrong, max_length=10
    )
    return screen(request, "check_in", {"field": field})


@public
@require_safe
def taken(request: HttpRequest, ref: str) -> HttpResponse:
    """Show the number, how many stand before it, and the way to follow it on a telephone."""
    found = hall.slip(ref, at=timezone.now())
    address = f"{settings.ENVIRONMENT.site}{reverse('portal:slip', args=[ref])}"
    context: dict[str, object] = {
        "standing": found,
        "what": places.FUNCTIONS[venues.Function(found.slip.function)],
        "wait": halls.wait(found.wait),
        "qr": guides.Code(address),
        "venue": venues.venue(found.slip.venue),
    }
    return screen(request, "taken", context)


def _told(refused: DomainError) -> str:
    advice = advice_of(refused)
    return f"{advice.what}{advice.now}"


urlpatterns = [
    path("kiosk/number/", number, name="kiosk_number"),
    path("kiosk/check-in/", check_in, name="kiosk_check_in"),
    path("kiosk/number/<str:ref>/", taken, name="kiosk_taken"),
]
