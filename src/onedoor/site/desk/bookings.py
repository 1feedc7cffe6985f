"""代约: a clerk books, moves or cancels an appointment for who stands there or rings up."""

from datetime import date, datetime

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from onedoor.general.people import api as people
from onedoor.kernel.access import KnownRequest, for_staff
from onedoor.kernel.errors import Refused
from onedoor.kernel.fields import Choice, FieldView, Problem
from onedoor.law.articles import HAMI, shows
from onedoor.operation.appointments import api as appointments
from onedoor.site.desk.system import problem_of
from onedoor.site.ui import places
from onedoor.system.venues import api as venues

DUTY = "counter.intake"


@shows(HAMI(14), note="who comes or rings up has a place booked, moved or cancelled")
@for_staff(DUTY)
@require_http_methods(["GET", "POST"])
def bookings(request: KnownRequest, applicant: str) -> HttpResponse:
    """Show what somebody has booked here and what is free; book, move or cancel."""
    who, at, venue = people.applicant(applicant), timezone.now(), _venue(request)
    wrong: list[Problem] = []
    if request.method == "POST":
        try:
            messages.success(request, _act(request, venue, who.id, at))
        except Refused as refusal:
            wrong = [problem_of(refusal, target="main")]
        else:
            return redirect("desk:bookings", applicant=applicant)
    booked = appointments.booked_by(venue=venue.code, holder=who.id, actor=request.actor, at=at)
    given = request.POST if request.method == "POST" else request.GET
    moving = next((one for one in booked if one.code == given.get("code")), None)
    function = moving.function if moving else _function(given.get("function", ""))
    days = appointments.free(venue.code, function, at=at)
    open_days = {day: sum(one.free for one in slots) for day, slots in days.items()}
    day = _day(given.get("day", ""), open_days)
    there = frozenset().union(*(one.functions for one in venue.windows if one.in_use))
    context = {
        "who": who,
        "venue": venue,
        "booked": [(one, one.title or places.FUNCTIONS[one.function]) for one in booked],
        "moving": moving,
        "functions": [
            (one.value, words, one is function)
            for one, words in places.FUNCTIONS.items()
            if one in there
        ],
        "function": function.value,
        "days": [(one, left, one == day) for one, left in open_days.items()],
        "day": day,
        "field": _slots(days.get(day, ()) if day else ()),
        "problems": wrong,
    }
    return render(request, "desk/bookings.html", context, status=422 if wrong else 200)


def _act(request: KnownRequest, venue: venues.Venue, holder: str, at: datetime) -> str:
    sent, actor = request.POST, request.actor
    if sent.get("do") == "cancel":
        appointments.cancel(code=_code(request), actor=actor, at=at)
        return _("已取消，已通知预约人。")
    day, start = _whole_day(sent.get("day", "")), sent.get("start", "")[:5]
    if sent.get("do") == "move":
        appointments.change(code=_code(request), day=day, start=start, actor=actor, at=at)
        return _("已改约，已通知预约人。")
    if sent.get("do") != "book":
        raise Http404
    function = _function(sent.get("function", ""))
    wish = appointments.Wish(venue.code, function, day, holder=holder)
    code = appointments.book(wish=wish, start=start, actor=actor, at=at)
    return _("已预约，预约码 %(code)s；已通知预约人。") % {"code": code}


def _venue(request: KnownRequest) -> venues.Venue:
    """Return the hall, centre or station of the clerk's area."""
    found = venues.venues(within=request.actor.area)
    here = [one for one in found if one.area == request.actor.area] or list(found)
    if not here:
        raise Http404
    return here[0]


def _code(request: KnownRequest) -> str:
    return request.POST.get("code", "")[:16]


def _function(word: str) -> venues.Function:
    return venues.Function(word) if word in [*venues.Function] else venues.Function.ACCEPT


def _whole_day(word: str) -> date:
    try:
        return date.fromisoformat(word)
    except ValueError:
        raise Http404 from None


def _day(word: str, days: dict[date, int]) -> date | None:
    """Return the day that was chosen, else the first with a place."""
    chosen = next((day for day in days if day.isoformat() == word), None)
    return chosen or next((day for day, left in days.items() if left), None)


def _slots(slots: tuple[appointments.Slot, ...]) -> FieldView:
    words = "%(start)s-%(end)s，余 %(n)s 个"
    choices = tuple(
        Choice(one.start, _(words) % {"start": one.start, "end": one.end, "n": one.free})
        for one in slots
        if one.free
    )
    return FieldView(name="start", kind="choice", label=_("时段"), choices=choices, compact=True)


urlpatterns = [path("counter/<str:applicant>/appointments/", bookings, name="bookings")]
