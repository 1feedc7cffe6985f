"""叫号: take a seat, call the next number, serve, pass by, hand on; give out a number."""

from collections.abc import Callable, Mapping
from datetime import datetime

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from onedoor.general.places import api as places
from onedoor.kernel.access import KnownRequest, for_staff
from onedoor.kernel.errors import Missing, Refused
from onedoor.kernel.fields import Problem, from_django
from onedoor.law.articles import HAMI, shows
from onedoor.operation.hall import api as hall
from onedoor.site.desk.inputs import choose, line
from onedoor.site.desk.system import problem_of
from onedoor.site.ui import halls
from onedoor.site.ui import places as words
from onedoor.system.items import api as items
from onedoor.system.venues import api as venues

DUTY = "counter.intake"
_TAKING_IN = frozenset({
    venues.Function.ACCEPT, venues.Function.CITYWIDE, venues.Function.BUNDLE,
    venues.Function.ASSIST,
})  # fmt: skip


class SeatForm(forms.Form):
    """Which window somebody sits at."""

    seat = forms.ChoiceField(
        label=gettext_lazy("窗口"), error_messages={"required": gettext_lazy("请选择窗口。")}
    )


class GiveForm(forms.Form):
    """What somebody comes for, and why before others."""

    function = forms.ChoiceField(label=gettext_lazy("来办什么"))
    priority = forms.ChoiceField(
        label=gettext_lazy("优先照顾"),
        choices=[(one.value, halls.PRIORITIES[one]) for one in hall.CHOSEN],
    )


class MoveForm(forms.Form):
    """To which function somebody is handed on."""

    function = forms.ChoiceField(label=gettext_lazy("转到"))


class BackForm(forms.Form):
    """The number of who was passed by."""

    number = line(gettext_lazy("过号的号码"), gettext_lazy("请填写号码。"), most=8)


class NotChosenError(Exception):
    """Something was pressed before what it needs was chosen or typed: in words, and where."""

    def __init__(self, words: Promise, target: str) -> None:
        super().__init__(target)
        self.words, self.target = words, target


Act = Callable[[KnownRequest, datetime], str | Promise]


@shows(HAMI(13), note="numbers are called one by one; nobody is passed by unheard")
@for_staff(DUTY)
@require_http_methods(["GET", "POST"])
def panel(request: KnownRequest) -> HttpResponse:
    """Show the window one sits at, and do what its buttons ask for."""
    at = timezone.now()
    wrong: list[Problem] = []
    status = 200
    if request.method == "POST":
        act = ACTS.get(request.POST.get("do", ""))
        if act is None:
            raise Http404
        try:
            messages.success(request, str(act(request, at)))
        except NotChosenError as error:
            wrong, status = [Problem(str(error.words), error.target)], 422
        except Refused as error:
            wrong, status = [problem_of(error, target="window")], 409
        else:
            return redirect(_after(request))
    seat = hall.seat(request.actor)
    here = _sitting(seat, at) if seat else {"fields": _views(_seat_form(request))}
    context = {**here, "seat": seat, "problems": wrong}
    return render(request, "desk/hall.html", context, status=status)


def _after(request: KnownRequest) -> str:
    """Return where the work goes on: who is served wants to be taken in, where that is done."""
    seat = hall.seat(request.actor)
    begins = request.POST.get("do") == "serve" and seat is not None
    return (_work(seat.functions) if begins and seat else "") or "desk:hall"


def _work(functions: frozenset[venues.Function]) -> str:
    """Return the page where who is served goes on, if this desk has one."""
    if functions & _TAKING_IN:
        return "desk:counter"
    return "desk:results" if venues.Function.RESULT in functions else ""


def _sit(request: KnownRequest, at: datetime) -> str:
    form = _seat_form(request, request.POST)
    if not form.is_valid():
        raise NotChosenError(gettext_lazy("请选择窗口。"), "id_seat")
    venue, _comma, window = form.cleaned_data["seat"].partition(",")
    hall.sit_down(venue=venue, window=window, actor=request.actor, at=at)
    return _("您现在在 %(window)s 号窗口。") % {"window": window}


def _next(request: KnownRequest, at: datetime) -> str:
    slip = hall.call_next(actor=request.actor, at=at, and_finish=True)
    return _("请叫 %(number)s 号。") % {"number": slip.number} if slip else _("现在没有人等候。")


def _transfer(request: KnownRequest, at: datetime) -> str:
    word = request.POST.get("function", "")
    if word not in [*venues.Function]:
        raise NotChosenError(gettext_lazy("请选择转到哪里。"), "move_function_0")
    function = venues.Function(word)
    slip = hall.transfer(function=function, actor=request.actor, at=at)
    told = {"number": slip.number, "what": words.FUNCTIONS[function]}
    return _("%(number)s 号已转到%(what)s。") % told


def _put_back(request: KnownRequest, at: datetime) -> str:
    number = request.POST.get("number", "").strip()[:8]
    try:
        slip = hall.put_back(number=number, actor=request.actor, at=at)
    except Missing:
        raise NotChosenError(
            gettext_lazy("今天没有这个过号的号码，请核对。"), "id_number"
        ) from None
    return _("%(number)s 号重新排队。") % {"number": slip.number}


def _give(request: KnownRequest, at: datetime) -> str:
    seat = hall.seat(request.actor)
    form = GiveForm(request.POST)
    choose(form, "function", [(one.value, "") for one in venues.Function])
    if seat is None:
        raise Http404
    if not form.is_valid():
        raise NotChosenError(gettext_lazy("请选择来办什么。"), "id_function_0")
    given = form.cleaned_data
    wanted = hall.Wanted(
        seat.venue, _function(given["function"]), priority=hall.Priority(given["priority"])
    )
    slip = hall.take(wanted=wanted, actor=request.actor, at=at)
    return _("取到 %(number)s 号。") % {"number": slip.number}


def _simply(do: Callable[..., object], done: str | Promise) -> Act:
    def act(request: KnownRequest, at: datetime) -> str | Promise:
        do(actor=request.actor, at=at)
        return done

    return act


ACTS: Mapping[str, Act] = {
    "sit": _sit,
    "next": _next,
    "recall": _simply(hall.recall, gettext_lazy("已重叫。")),
    "serve": _simply(hall.serve, gettext_lazy("开始办理。")),
    "finish": _simply(hall.finish, gettext_lazy("已办完。")),
    "miss": _simply(hall.pass_by, gettext_lazy("已过号。")),
    "pause": _simply(hall.pause, gettext_lazy("窗口已暂停。")),
    "resume": _simply(hall.resume, gettext_lazy("窗口已恢复。")),
    "leave": _simply(hall.leave, gettext_lazy("您已离开窗口。")),
    "transfer": _transfer,
    "put_back": _put_back,
    "give": _give,
}


def _sitting(seat: hall.Seat, at: datetime) -> dict[str, object]:
    board = hall.board(seat.venue, at=at)
    queues = {one.function: one for one in board.queues}
    give, move = GiveForm(), MoveForm(auto_id="move_%s")
    choose(give, "function", [(one.value, words.FUNCTIONS[one]) for one in queues])
    others = [one for one in queues if one not in seat.functions]
    choose(move, "function", [(one.value, words.FUNCTIONS[one]) for one in others])
    slip = seat.slip
    return {
        "venue": venues.venue(seat.venue),
        "work": _work(seat.functions),
        "slip": slip,
        "state": halls.SLIPS[slip.state] if slip else "",
        "priority": halls.PRIORITIES[slip.priority] if slip else "",
        "item": items.entry(slip.item).name.zh if slip and slip.item else "",
        "moves": hall.open_moves(slip.state) if slip else (),
        "mine": [
            (words.FUNCTIONS[one.function], one.waiting, halls.wait(one.wait))
            for one in board.queues
            if one.function in seat.functions
        ],
        "give": _views(give),
        "move": _views(move) if others else [],
        "back": _views(BackForm()),
    }


def _seat_form(request: KnownRequest, sent: Mapping[str, str] | None = None) -> SeatForm:
    form = SeatForm(sent)
    found = venues.venues(within=request.actor.area)
    own = [one for one in found if one.area == request.actor.area] or found
    choose(form, "seat", [("", ""), *(
        (f"{one.code},{window.number}", _("%(venue)s %(window)s 号") % {
            "venue": one.name, "window": window.number,
        } + "：" + "、".join(str(words.FUNCTIONS[f]) for f in sorted(window.functions)))
        for one in own
        for window in one.windows
        if window.in_use and places.is_within(one.area, request.actor.area)
    )])  # fmt: skip
    return form


def _views(form: forms.Form) -> list[object]:
    return [from_django(bound) for bound in form]


def _function(word: str) -> venues.Function:
    if word not in [*venues.Function]:
        raise NotChosenError(gettext_lazy("请选择来办什么。"), "id_function_0")
    return venues.Function(word)


urlpatterns = [path("hall/", panel, name="hall")]
