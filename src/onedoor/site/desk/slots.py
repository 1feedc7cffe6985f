"""预约时段: how many places, when none are taken, who is expected; how the windows went today."""

from datetime import date
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods

from onedoor.kernel.access import KnownRequest, for_staff
from onedoor.kernel.days import legal_day
from onedoor.kernel.errors import Refused
from onedoor.kernel.fields import Problem, from_django, problems
from onedoor.law.articles import HAMI, shows
from onedoor.operation.appointments import api as appointments
from onedoor.operation.hall import api as hall
from onedoor.site.desk.inputs import choose, day, line
from onedoor.site.desk.system import problem_of
from onedoor.site.ui import halls
from onedoor.site.ui import places as words
from onedoor.system.venues import api as venues

_HOUR = forms.RegexField
_PATTERN = r"^([01][0-9]|2[0-3]):[0-5][0-9]$|^24:00$"


def _hour(label: Any, initial: str) -> forms.RegexField:
    return _HOUR(
        _PATTERN, label=label, initial=initial, max_length=5,
        help_text=gettext_lazy("例如 10:30。"),
        error_messages={"invalid": gettext_lazy("请写成 10:30 的样子。"),
                        "required": gettext_lazy("请填写时间。")},
    )  # fmt: skip


class CloseForm(forms.Form):
    """Hours of a day in which no appointments are taken."""

    day = day(gettext_lazy("日期"))
    first = _hour(gettext_lazy("从几点"), appointments.WHOLE_DAY[0])
    last = _hour(gettext_lazy("到几点"), appointments.WHOLE_DAY[1])
    function = forms.ChoiceField(label=gettext_lazy("业务"), required=False)
    reason = line(gettext_lazy("原因"), gettext_lazy("请写明原因。"))


@shows(HAMI(14), note="places of slots and hours without appointments")
@for_staff("centre.manage")
@require_http_methods(["GET", "POST"])
def slots(request: KnownRequest, code: str) -> HttpResponse:
    """Show and change what a venue takes appointments for."""
    found, at = venues.venue(code), timezone.now()
    today = legal_day(at)
    if not venues.may_change(code=code, actor=request.actor):
        raise Http404
    there = appointments.places(code, on=today)
    form = CloseForm(request.POST if request.POST.get("do") == "close" else None)
    offered = [(one.function.value, words.FUNCTIONS[one.function]) for one in there]
    choose(form, "function", [("", _("全部业务")), *offered])
    wrong: list[Problem] = []
    if request.method == "POST":
        try:
            done = _act(request, code, form)
        except Refused as error:
            wrong = [problem_of(error, target="main")]
        else:
            if done:
                messages.success(request, done)
                return redirect("desk:slots", code=code)
    views = [from_django(one) for one in form]
    wrong += problems(views)
    chosen = _day(request.GET.get("day", "")) or today
    context = {
        "venue": found,
        "places": [(one, words.FUNCTIONS[one.function]) for one in there],
        "closures": [
            (one, words.FUNCTIONS[venues.Function(one.function)] if one.function else _("全部业务"))
            for one in appointments.closures(code, since=today)
        ],
        "fields": views,
        "day": chosen,
        "expected": [
            (one, words.FUNCTIONS[one.function], halls.APPOINTMENTS[one.state])
            for one in appointments.expected(code, day=chosen, actor=request.actor, at=at)
        ],
        "figures": hall.figures(code, day=chosen, actor=request.actor),
        "minutes": halls.minutes,
        "problems": wrong,
    }
    return render(request, "desk/slots.html", context, status=422 if wrong else 200)


def _act(request: KnownRequest, code: str, form: CloseForm) -> str:
    """Do what one part of the page asks for; nothing is returned where its form is wrong."""
    at, sent = timezone.now(), request.POST
    if sent.get("do") == "places":
        given = sent.get("places", "").strip()
        if given and not given.isdecimal():
            given = "999999"  # refused with the words for it
        appointments.set_places(
            venue=code, function=_function(sent.get("function", "")),
            places=int(given[:6]) if given else None, actor=request.actor, at=at,
        )  # fmt: skip
        return _("已保存。")
    if sent.get("do") == "reopen":
        appointments.reopen_slots(venue=code, ref=sent.get("ref", ""), actor=request.actor, at=at)
        return _("已恢复接受预约。")
    if sent.get("do") != "close":
        raise Http404
    if not form.is_valid():
        return ""
    told = form.cleaned_data
    function = _function(told["function"]) if told["function"] else None
    span = appointments.Span(told["day"], told["first"], told["last"], told["reason"], function)
    gone = appointments.close_slots(venue=code, span=span, actor=request.actor, at=at)
    return _("已设定；取消并通知了 %(n)s 个预约。") % {"n": gone}


def _function(word: str) -> venues.Function:
    if word not in [*venues.Function]:
        raise Http404
    return venues.Function(word)


def _day(word: str) -> date | None:
    try:
        return date.fromisoformat(word)
    except ValueError:
        return None


urlpatterns = [path("venues/<str:code>/appointments/", slots, name="slots")]
