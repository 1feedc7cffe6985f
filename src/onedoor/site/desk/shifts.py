"""交接班: how the shift went, papers still to give, what is out of order, over to the next."""

from collections.abc import Callable, Mapping

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

from onedoor.general.people import api as people
from onedoor.kernel.access import KnownRequest, for_staff
from onedoor.kernel.days import legal_day
from onedoor.kernel.errors import DomainError
from onedoor.kernel.fields import Problem, from_django, problems
from onedoor.law.articles import HAMI, shows
from onedoor.operation.hall import api as hall
from onedoor.operation.shifts import api as shifts
from onedoor.site.desk.inputs import choose
from onedoor.site.desk.system import problem_of
from onedoor.system.venues import api as venues

DUTY = "counter.intake"
DEVICES: Mapping[shifts.Device, str | Promise] = {
    shifts.Device.PRINTER: gettext_lazy("打印机"),
    shifts.Device.READER: gettext_lazy("读卡器"),
}
FIGURES: Mapping[str, str | Promise] = {
    "called": gettext_lazy("叫号"),
    "served": gettext_lazy("办完的号"),
    "passed": gettext_lazy("过号"),
    shifts.Done.RECEIVED: gettext_lazy("收件"),
    shifts.Done.ACCEPTED: gettext_lazy("受理"),
    shifts.Done.WITH_GAPS: gettext_lazy("容缺受理"),
    shifts.Done.SUPPLEMENT: gettext_lazy("一次性告知补正"),
    shifts.Done.DECLINED: gettext_lazy("不予受理"),
    shifts.Done.DRAFT: gettext_lazy("存草稿"),
    shifts.Done.HANDED: gettext_lazy("窗口交付结果"),
    shifts.Done.SENT: gettext_lazy("寄出结果"),
    "papers": gettext_lazy("未打印的文书"),
}


class GiveForm(forms.Form):
    """To whom the window goes, and what is to be known of it."""

    to = forms.ChoiceField(
        label=gettext_lazy("接班人"),
        error_messages={"required": gettext_lazy("请选择接班人。")},
    )
    left = forms.CharField(
        label=gettext_lazy("留在窗口的东西"),
        help_text=gettext_lazy("例如待取的原件、证照、未寄出的邮件；没有的不填。"),
        widget=forms.Textarea,
        required=False,
        max_length=shifts.LONGEST,
    )
    note = forms.CharField(
        label=gettext_lazy("交接说明"),
        widget=forms.Textarea,
        required=False,
        max_length=shifts.LONGEST,
    )


@shows(HAMI(11), HAMI(13), note="what a window did today, and to whom it goes over")
@for_staff(DUTY)
@require_http_methods(["GET", "POST"])
def shift(request: KnownRequest) -> HttpResponse:
    """Show one's shift, and do what its parts ask for."""
    at, seat = timezone.now(), hall.seat(request.actor)
    do = request.POST.get("do", "")
    form = GiveForm(request.POST if do == "give" else None)
    able = shifts.next_ones(actor=request.actor, on=legal_day(at)) if seat else {}
    choose(form, "to", [("", ""), *able.items()])
    wrong: list[Problem] = []
    if request.method == "POST":
        if do not in _ACTS:
            raise Http404
        if do != "give" or form.is_valid():
            try:
                messages.success(request, str(_ACTS[do](request, form)))
            except DomainError as refusal:
                wrong = [problem_of(refusal, target="main")]
            else:
                return redirect("desk:shift")
    views = [from_django(one) for one in form]
    wrong += problems(views) if form.is_bound else []
    found, down = shifts.summary(actor=request.actor, day=legal_day(at)), shifts.down(seat)
    context = {
        "seat": seat,
        "day": found.day,
        "figures": _lines(found.figures()),
        "papers": found.papers,
        "devices": [(one.value, words, down.get(one)) for one, words in DEVICES.items()],
        "handovers": _named(shifts.handovers(actor=request.actor)),
        "me": request.actor.ref,
        "fields": views,
        "problems": wrong,
    }
    return render(request, "desk/shift.html", context, status=422 if wrong else 200)


@shows(HAMI(13), note="the sheet of a handover, signed by both")
@for_staff(DUTY)
@require_http_methods(["GET", "POST"])
def handover(request: KnownRequest, ref: str) -> HttpResponse:
    """Show the sheet of a handover; let the next take it."""
    found = shifts.handover(ref=ref, actor=request.actor)
    if request.method == "POST":
        shifts.take_over(ref=ref, actor=request.actor, at=timezone.now())
        messages.success(request, _("已接班，请在“叫号”里选择这个窗口。"))
        return redirect("desk:handover", ref=ref)
    ((one, giver, taker),) = _named((found,))
    context = {
        "one": one,
        "giver": giver,
        "taker": taker,
        "venue": venues.venue(one.venue),
        "figures": _lines(one.figures),
        "may_take": one.taken_at is None and one.taker == request.actor.ref,
    }
    return render(request, "desk/handover.html", context)


def _device(request: KnownRequest, _form: forms.Form) -> str:
    device = request.POST.get("device", "")
    if device not in [*shifts.Device]:
        raise Http404
    is_down = request.POST.get("is_down") == "yes"
    shifts.set_device(
        device=shifts.Device(device), is_down=is_down, actor=request.actor, at=timezone.now()
    )
    return _("已登记。")


def _online(request: KnownRequest, _form: forms.Form) -> str:
    shifts.give_paper(
        document=request.POST.get("document", "")[:32], how=shifts.Given.ONLINE,
        actor=request.actor, at=timezone.now(),
    )  # fmt: skip
    return _("已改为电子送达，申请人在“我的办件”里可以打开、下载。")


def _give(request: KnownRequest, form: forms.Form) -> str:
    given, at = form.cleaned_data, timezone.now()
    shifts.hand_over(
        to=given["to"], note=given["note"], left=given["left"], actor=request.actor, at=at
    )
    hall.leave(actor=request.actor, at=at)
    return _("已交班，您已离开窗口。")


_ACTS: Mapping[str, Callable[[KnownRequest, forms.Form], str]] = {
    "device": _device,
    "online": _online,
    "give": _give,
}


def _lines(figures: Mapping[str, int]) -> list[tuple[str | Promise, int]]:
    """Return the figures in words: those that always count, the others where there are any."""
    always = ("called", "served", "passed", "papers", *map(str, (shifts.Done.RECEIVED,)))
    return [
        (words, figures.get(str(name), 0))
        for name, words in FIGURES.items()
        if str(name) in always or figures.get(str(name))
    ]


def _named(
    found: tuple[shifts.Handover, ...],
) -> list[tuple[shifts.Handover, str, str]]:
    """Return handovers with the names of both."""
    staff = people.staff_members({number for one in found for number in (one.giver, one.taker)})
    names = {number: one.name for number, one in staff.items()}
    return [
        (one, names.get(one.giver, one.giver), names.get(one.taker, one.taker)) for one in found
    ]


urlpatterns = [
    path("shift/", shift, name="shift"),
    path("shift/<str:ref>/", handover, name="handover"),
]
