"""预约取号: choose the hall, what for, the day and the slot; one's own appointments and number."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import urlencode

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_safe

from onedoor.kernel.access import KnownRequest, for_applicants, public
from onedoor.kernel.answers import advice_of
from onedoor.kernel.days import legal_day
from onedoor.kernel.errors import DomainError, Refused
from onedoor.kernel.fields import Choice, FieldView, Problem
from onedoor.law.articles import HAMI, shows
from onedoor.operation.appointments import api as appointments
from onedoor.operation.guides import api as guides
from onedoor.operation.hall import api as hall
from onedoor.site.ui import halls, places
from onedoor.system.items import api as items
from onedoor.system.venues import api as venues


@dataclass(frozen=True, slots=True)
class DayRow:
    """A day for which appointments are taken: how many places are left, and where to choose."""

    day: date
    free: int
    href: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class Line:
    """One of one's own appointments, in words."""

    told: appointments.Appointment
    place: str
    what: str | Promise
    state: str | Promise


@shows(HAMI(14))
@public
@require_safe
def where(request: HttpRequest) -> HttpResponse:
    """Show the halls in which one can book."""
    item = _item(request)
    tiles = [
        {
            "title": one.name,
            "href": _with(reverse("portal:book_what", args=[one.code]), item=item),
            "note": one.address,
            "icon": "place",
        }
        for one in venues.venues(kind=venues.Kind.HALL)
    ]
    return render(request, "portal/book_where.html", {"tiles": tiles, "about": _title(item)})


@shows(HAMI(14), note="live figures: how many wait, and how long it takes")
@public
@require_safe
def what(request: HttpRequest, venue: str) -> HttpResponse:
    """Show what a hall has windows for, and how many wait now."""
    found, item = venues.venue(venue), _item(request)
    board = hall.board(venue, at=timezone.now())
    tiles = [
        {
            "title": places.FUNCTIONS[one.function],
            "href": _with(reverse("portal:book_when", args=[venue, one.function.value]), item=item),
            "note": waiting(one),
            "icon": "clock",
        }
        for one in board.queues
    ]
    context = {"venue": found, "tiles": tiles, "about": _title(item)}
    return render(request, "portal/book_what.html", context)


@shows(HAMI(14), note="a slot of a day; when the day is full, the waiting list")
@for_applicants
@never_cache
@require_http_methods(["GET", "POST"])
def when(request: KnownRequest, venue: str, function: str) -> HttpResponse:
    """Choose the day and the slot; book, or wait for a place."""
    purpose, item, at = _function(function), _item(request), timezone.now()

    def act(day: date, start: str) -> HttpResponse:
        wish = appointments.Wish(venue, purpose, day, item)
        if "wait" in request.POST:
            appointments.wait(wish=wish, actor=request.actor, at=at)
            messages.success(request, _("已加入候补名单，有空时段时会通知您。"))
            return redirect("portal:appointments")
        code = appointments.book(wish=wish, start=start, actor=request.actor, at=at)
        messages.success(request, _("已预约。"))
        return redirect("portal:appointment", code)

    context = {"about": _title(item), "item": item, "changing": False}
    return _choosing(request, (venue, purpose), act, context, at)


@shows(HAMI(14))
@for_applicants
@never_cache
@require_http_methods(["GET", "POST"])
def change(request: KnownRequest, code: str) -> HttpResponse:
    """Choose another day and slot."""
    at = timezone.now()
    found = appointments.one(code=code, actor=request.actor, at=at)

    def act(day: date, start: str) -> HttpResponse:
        appointments.change(code=code, day=day, start=start, actor=request.actor, at=at)
        messages.success(request, _("已改约。"))
        return redirect("portal:appointment", code)

    context = {"about": found.title, "item": found.item, "changing": True}
    return _choosing(request, (found.venue, found.function), act, context, at)


@shows(HAMI(14))
@for_applicants
@never_cache
@require_http_methods(["GET", "POST"])
def mine(request: KnownRequest) -> HttpResponse:
    """Show one's own appointments and waiting lists."""
    at = timezone.now()
    if request.method == "POST":
        appointments.stop_waiting(ref=request.POST.get("ref", ""), actor=request.actor, at=at)
        messages.success(request, _("已退出候补。"))
        return redirect("portal:appointments")
    names = {one.code: one.name for one in venues.venues()}
    lines = [_line(one, names) for one in appointments.mine(actor=request.actor, at=at)]
    waits = [
        (one, names.get(one.venue, ""), places.FUNCTIONS[one.function])
        for one in appointments.waits(actor=request.actor, on=legal_day(at))
    ]
    return render(request, "portal/appointments.html", {"lines": lines, "waits": waits})


@shows(HAMI(14), note="the code for the entrance; changed or cancelled from afar")
@for_applicants
@never_cache
@require_http_methods(["GET", "POST"])
def one(request: KnownRequest, code: str) -> HttpResponse:
    """Show one appointment with the code that is shown at the entrance; cancel it here."""
    at = timezone.now()
    wrong: list[Problem] = []
    if request.method == "POST":
        try:
            appointments.cancel(code=code, actor=request.actor, at=at)
        except Refused as error:
            wrong = [_problem(error, "cancel")]
        else:
            messages.success(request, _("预约已取消。"))
            return redirect("portal:appointments")
    found = appointments.one(code=code, actor=request.actor, at=at)
    context = {
        "line": _line(found, {found.venue: venues.venue(found.venue).name}),
        "qr": guides.Code(found.code),
        "problems": wrong,
    }
    return render(request, "portal/appointment.html", context, status=409 if wrong else 200)


@shows(HAMI(13), note="how many stand before one's number, and how long it takes")
@public
@never_cache
@require_GET
def slip(request: HttpRequest, ref: str) -> HttpResponse:
    """Show where a number stands; whoever holds it may look."""
    found = hall.slip(ref, at=timezone.now())
    context = {
        "standing": found,
        "venue": venues.venue(found.slip.venue),
        "what": places.FUNCTIONS[venues.Function(found.slip.function)],
        "state": halls.SLIPS[found.slip.state],
        "wait": halls.wait(found.wait),
    }
    return render(request, "portal/slip.html", context)


def waiting(queue: hall.Queue) -> str:
    """Return how a queue stands now, in words."""
    told = {"n": queue.waiting, "wait": halls.wait(queue.wait)}
    return _("现在 %(n)s 人等候，%(wait)s") % told


def _choosing(
    request: KnownRequest,
    at_what: tuple[str, venues.Function],
    act: Callable[[date, str], HttpResponse],
    context: dict[str, object],
    at: datetime,
) -> HttpResponse:
    venue, function = at_what
    wrong: list[Problem] = []
    sent = request.POST if request.method == "POST" else request.GET
    day = _day(sent.get("day", ""))
    if request.method == "POST":
        try:
            if day is not None and ("wait" in sent or sent.get("start")):
                return act(day, sent.get("start", ""))
            wrong = [Problem(_("请选择时段。"), "id_start")]
        except Refused as error:
            wrong = [_problem(error, "id_start")]
    days = appointments.free(venue, function, at=at)
    chosen = day if day in days else next((d for d, s in days.items() if any(map(_left, s))), None)
    slots = days.get(chosen, ()) if chosen else ()
    item = str(context["item"])
    context |= {
        "venue": venues.venue(venue),
        "what": places.FUNCTIONS[function],
        "days": [
            DayRow(one, sum(map(_left, found)), _with("", item=item, day=one.isoformat()),
                   one == chosen)
            for one, found in days.items()
        ],
        "day": chosen,
        "field": _slots_field(slots, wrong),
        "is_full": bool(slots) and not any(map(_left, slots)),
        "problems": wrong,
    }  # fmt: skip
    return render(request, "portal/book_when.html", context, status=422 if wrong else 200)


def _slots_field(slots: tuple[appointments.Slot, ...], wrong: list[Problem]) -> FieldView:
    return FieldView(
        name="start",
        kind="choice",
        label=_("时段"),
        choices=tuple(
            Choice(one.start, _("%(start)s-%(end)s，余 %(n)s 个")
                   % {"start": one.start, "end": one.end, "n": one.free})
            for one in slots
            if one.free
        ),
        error=wrong[0].text if wrong else "",
        compact=True,
    )  # fmt: skip


def _line(told: appointments.Appointment, names: dict[str, str]) -> Line:
    what = told.title or places.FUNCTIONS[told.function]
    return Line(told, names.get(told.venue, ""), what, halls.APPOINTMENTS[told.state])


def _left(slot: appointments.Slot) -> int:
    return slot.free


def _problem(error: DomainError, target: str) -> Problem:
    advice = advice_of(error)
    return Problem(f"{advice.what}{advice.now}", target)


def _function(word: str) -> venues.Function:
    if word not in [*venues.Function]:
        raise Http404
    return venues.Function(word)


def _item(request: HttpRequest) -> str:
    """Return the item the address names, if there is one; what is made up is left out."""
    asked = (request.POST.get("item") or request.GET.get("item", ""))[:64]
    found = items.entry(asked) if asked else None
    return found.code if found and found.offered else ""


def _title(item: str) -> str:
    return items.entry(item).name.zh if item else ""


def _day(word: str) -> date | None:
    try:
        return date.fromisoformat(word)
    except ValueError:
        return None


def _with(address: str, **told: str) -> str:
    query = urlencode({key: value for key, value in told.items() if value})
    return f"{address}?{query}" if query else address


urlpatterns = [
    path("appointments/", mine, name="appointments"),
    path("appointments/new/", where, name="book_where"),
    path("appointments/new/<str:venue>/", what, name="book_what"),
    path("appointments/new/<str:venue>/<str:function>/", when, name="book_when"),
    path("appointments/<str:code>/", one, name="appointment"),
    path("appointments/<str:code>/change/", change, name="appointment_change"),
    path("numbers/<str:ref>/", slip, name="slip"),
]
