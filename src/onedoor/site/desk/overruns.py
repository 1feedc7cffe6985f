"""超期线索: what came too late, against which limit, and the reason that is published."""

from dataclasses import dataclass
from datetime import date

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from onedoor.kernel.access import KnownRequest, for_staff
from onedoor.kernel.errors import Invalid
from onedoor.kernel.fields import from_django, problems
from onedoor.law.articles import BER, HAMI, shows
from onedoor.site.desk import phrases
from onedoor.site.desk.inbox import short
from onedoor.site.desk.system import problem_of
from onedoor.supervision.timeliness import api as timeliness

HEADING = "cases.decide"
WATCHING = ("centre.manage", "office.supervise")


@dataclass(frozen=True, slots=True)
class Passed:
    """A limit that was passed, in words: by when it was due, by how much it was missed."""

    due_on: date
    words: str


class Reason(forms.Form):
    """Why a case came too late."""

    reason = forms.CharField(
        label=gettext_lazy("超期原因"),
        help_text=gettext_lazy("将按办件编号向社会公开，不要写姓名、电话和其他个人信息。"),
        widget=forms.Textarea,
        max_length=timeliness.LONGEST,
        error_messages={"required": gettext_lazy("请写明超期原因。")},
    )


@shows(HAMI(24), HAMI(29, item=5), note="candidates, each limit for itself")
@for_staff(HEADING, *WATCHING)
@require_GET
def overruns(request: KnownRequest) -> HttpResponse:
    """Show the overruns of one's body, or of the area one watches."""
    everything = request.GET.get("show") == "all"
    found = timeliness.overruns(
        actor=request.actor, unexplained=not everything, after=request.GET.get("after", "")
    )
    context = {
        "lines": [_line(one) for one in found.rows],
        "may_explain": HEADING in request.actor.duties,
        "tabs": [
            {"text": _("待说明原因"), "href": "?", "is_current": not everything},
            {"text": _("全部"), "href": "?show=all", "is_current": everything},
        ],
        "next_href": f"?{'show=all&' if everything else ''}after={found.after}"
        if found.after
        else "",
    }
    return render(request, "desk/overruns.html", context)


@shows(BER(36), note="the reason of an overrun, before it is published")
@for_staff(HEADING)
@require_http_methods(["GET", "POST"])
def explain(request: KnownRequest, number: str) -> HttpResponse:
    """Ask why a case came too late, and publish it."""
    found = timeliness.overrun(case=number, actor=request.actor)
    form = phrases.begun(Reason, request, {"reason": found.reason})
    wrong = []
    if form.is_valid():
        try:
            timeliness.explain(
                case=number,
                reason=form.cleaned_data["reason"],
                actor=request.actor,
                at=timezone.now(),
            )
        except Invalid as error:
            wrong = [problem_of(error, target="id_reason")]
        else:
            messages.success(request, _("超期原因已公开。"))
            return redirect("desk:overruns")
    said = phrases.offered(request.actor, phrases.Use.OTHER)[phrases.Use.OTHER]
    fields = [phrases.suggesting(from_django(bound), said) for bound in form]
    context = {
        "line": _line(found),
        "fields": fields,
        "problems": [*problems(fields), *wrong],
    }
    status = 422 if context["problems"] else 200
    return render(request, "desk/overrun.html", context, status=status)


def _line(one: timeliness.Overrun) -> dict[str, object]:
    return {
        "number": one.case,
        "short": short(one.case),
        "title": one.title,
        "legal": _passed(one.legal_due_on, one.legal_days),
        "promised": _passed(one.promised_due_on, one.promised_days),
        "extended": one.extended,
        "is_candidate": one.is_candidate,
        "ended_on": one.ended_on,
        "reason": one.reason,
    }


def _passed(due_on: date | None, days: int) -> Passed | None:
    return Passed(due_on, _("超期 %(n)s 个工作日") % {"n": max(days, 1)}) if due_on else None


urlpatterns = [
    path("overruns/", overruns, name="overruns"),
    path("overruns/<str:number>/", explain, name="overrun"),
]
