"""Runs that count due dates again: how far one has come, and which cases it moved."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from onedoor.kernel.access import KnownRequest, for_staff
from onedoor.kernel.days import legal_time
from onedoor.law.articles import ADL, shows
from onedoor.operation.clocks import api as clocks
from onedoor.site.desk.inbox import short
from onedoor.site.desk.system import tabs

DUTY = "system.admin"


@shows(ADL(82), note="how far the dates of running cases have been counted again")
@for_staff(DUTY)
@require_GET
def redatings(request: KnownRequest) -> HttpResponse:
    """Show the last runs and how far each has come."""
    runs = clocks.redatings()
    newest = runs[0].id if runs else 0
    context = {
        "tabs": tabs("desk:calendar"),
        "runs": [_shown(one, is_newest=one.id == newest) for one in runs],
    }
    return render(request, "desk/system/redatings.html", context)


@shows(ADL(82), note="which cases a notice of days off moved, from when to when")
@for_staff(DUTY)
@require_GET
def report(request: KnownRequest, number: int) -> HttpResponse:
    """Show which cases one run moved, from when to when."""
    run, page = clocks.redating(number, after=request.GET.get("after", ""))
    context = {
        "tabs": tabs("desk:calendar"),
        "run": _shown(run, is_newest=run.ended_at is None),
        "lines": [
            {
                "short": short(one.case),
                "number": one.case,
                "kind": clocks.kind_in_words(one.kind),
                "old": one.old,
                "new": one.new,
                "was_provisional": one.was_provisional,
                "is_provisional": one.is_provisional,
            }
            for one in page.rows
        ],
        "next_href": f"?after={page.after}" if page.after else "",
    }
    return render(request, "desk/system/redating.html", context)


@for_staff(DUTY)
@require_POST
def again(request: KnownRequest) -> HttpResponse:
    """Count again in the background."""
    clocks.ask_again(actor=request.actor, at=timezone.now())
    messages.success(request, _("已安排在后台重算，请稍后刷新查看进度。"))
    return redirect("desk:redatings")


def _shown(run: clocks.Redating, *, is_newest: bool) -> dict[str, object]:
    if run.ended_at:
        state, tone = _("已完成"), "success"
    elif is_newest:
        state, tone = _("正在重算"), "accent"
    else:
        state, tone = _("曾中断，由后一次接续"), "warning"
    return {
        "id": run.id,
        "cause": clocks.why_in_words(run.cause),
        "subject": run.notice or run.subject,
        "by": run.by,
        "kept": run.kept,
        "when": f"{legal_time(run.at):%Y-%m-%d %H:%M}",
        "state": state,
        "tone": tone,
        "progress": _("已变动 %(done)s / %(total)s") % {"done": run.done, "total": run.total},
    }


urlpatterns = [
    path("settings/calendar/redatings/", redatings, name="redatings"),
    path("settings/calendar/redatings/again/", again, name="redate_again"),
    path("settings/calendar/redatings/<int:number>/", report, name="redating"),
]
