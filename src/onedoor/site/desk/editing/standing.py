"""Pausing, resuming and cancelling an offering: what it would do, by whom, from which day on."""

from collections.abc import Callable, Mapping
from datetime import datetime

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from onedoor.kernel.access import KnownRequest, for_staff
from onedoor.kernel.days import legal_day
from onedoor.kernel.errors import Invalid, Refused
from onedoor.kernel.fields import Choice, FieldView
from onedoor.operation.cases import api as cases
from onedoor.site.desk.editing.reading import clean
from onedoor.site.desk.system import problem_of
from onedoor.site.desk.terms import day_of
from onedoor.system.items import api as items

STANDINGS: Mapping[items.Standing, tuple[str | Promise, str]] = {
    items.Standing.IN_USE: (gettext_lazy("在用"), "success"),
    items.Standing.PAUSED: (gettext_lazy("暂停"), "paused"),
    items.Standing.CANCELLED: (gettext_lazy("取消"), "danger"),
}
STAGES: Mapping[items.Stage, str | Promise] = {
    items.Stage.WAITING: gettext_lazy("待另一人确认"),
    items.Stage.PLANNED: gettext_lazy("已定日期"),
    items.Stage.DONE: gettext_lazy("已生效"),
    items.Stage.DROPPED: gettext_lazy("已撤回"),
}
_ACTS: Mapping[items.Standing, tuple[tuple[items.Standing, str | Promise], ...]] = {
    items.Standing.IN_USE: (
        (items.Standing.PAUSED, gettext_lazy("暂停")),
        (items.Standing.CANCELLED, gettext_lazy("取消（以后不能恢复，须另一人确认）")),
    ),
    items.Standing.PAUSED: (
        (items.Standing.IN_USE, gettext_lazy("恢复")),
        (items.Standing.CANCELLED, gettext_lazy("取消（以后不能恢复，须另一人确认）")),
    ),
    items.Standing.CANCELLED: (),
}
_TARGETS = {
    "items.standing_unexplained": "id_reason",
    "items.days_wrong": "id_on",
    "items.too_far_ahead": "id_on",
    "desk.day_unreadable": "id_on",
}
_AHEAD = (items.Stage.WAITING, items.Stage.PLANNED)


@for_staff("items.edit", "items.review")
def standing(request: KnownRequest, code: str) -> HttpResponse:
    """Show how an offering stands and what a change would do; plan, confirm or take one back."""
    at = timezone.now()
    entry = items.entry(code)
    if entry.body != request.actor.body or not entry.published:
        raise items.EntryMissing(code=code)
    problems = []
    act = _DONE.get(request.POST.get("do", "")) if request.method == "POST" else None
    if act is not None:
        try:
            messages.success(request, act(request, code, at))
        except (Refused, Invalid) as error:
            problems = [problem_of(error, target=_TARGETS.get(error.code, ""))]
        else:
            return redirect(request.path)
    changes = items.standings(code)
    ahead = next((one for one in changes if one.stage in _AHEAD), None)
    now = items.Standing(entry.state)
    context = {
        "entry": entry,
        "state": STANDINGS[now],
        "ahead": ahead,
        "ahead_told": STANDINGS[ahead.standing][0] if ahead else "",
        "is_waiting": ahead is not None and ahead.stage is items.Stage.WAITING,
        "is_mine": ahead is not None and ahead.by == request.actor.ref,
        "can_review": "items.review" in request.actor.duties,
        "fields": _fields(request, now, at),
        "acts": _ACTS[now],
        "running": cases.counters(actor=request.actor, on=legal_day(at), offering=code).all,
        "draft": next((one for one in items.drafts(actor=request.actor) if one.code == code), None),
        "history": [(one, STANDINGS[one.standing][0], STAGES[one.stage]) for one in changes],
        "problems": problems,
    }
    return render(request, "desk/editing/standing.html", context, status=422 if problems else 200)


def _fields(request: KnownRequest, now: items.Standing, at: datetime) -> list[FieldView]:
    typed = request.POST
    return [
        FieldView("standing", "choice", _("怎样变更"), value=typed.get("standing", ""),
                  choices=tuple(Choice(value, str(label)) for value, label in _ACTS[now])),
        FieldView("reason", "longtext", _("理由"), clean(typed.get("reason", "")),
                  hint=_("办事指南上会写明。"), max_length=500),
        FieldView("document_number", "text", _("批准文号"), clean(typed.get("document_number", "")),
                  max_length=100),
        FieldView("on", "date", _("自哪一日起"), typed.get("on", str(legal_day(at))),
                  hint=_("不能早于今天。")),
    ]  # fmt: skip


def _plan(request: KnownRequest, code: str, at: datetime) -> str:
    sent = request.POST
    wanted = sent.get("standing", "")
    if wanted not in list(items.Standing):
        raise items.StandingNotOpen(now="", wanted=wanted[:1])
    stage = items.set_standing(
        code=code,
        standing=items.Standing(wanted),
        reason=clean(sent.get("reason", "")),
        document_number=clean(sent.get("document_number", "")),
        on=day_of(sent["on"]) if sent.get("on") else None,
        actor=request.actor,
        at=at,
    )
    return _told(stage)


def _agree(request: KnownRequest, code: str, at: datetime) -> str:
    return _told(items.settle_standing(code=code, agree=True, actor=request.actor, at=at))


def _drop(request: KnownRequest, code: str, at: datetime) -> str:
    return _told(items.settle_standing(code=code, agree=False, actor=request.actor, at=at))


def _told(stage: items.Stage) -> str:
    return {
        items.Stage.WAITING: _("已提出，须由另一人确认后生效。"),
        items.Stage.PLANNED: _("已定日期，到那一天自动生效。"),
        items.Stage.DONE: _("已生效，网上、窗口、自助终端同时变更。"),
        items.Stage.DROPPED: _("已撤回，事项的状态没有变化。"),
    }[stage]


_DONE: Mapping[str, Callable[[KnownRequest, str, datetime], str]] = {
    "plan": _plan,
    "agree": _agree,
    "drop": _drop,
}
urlpatterns = [path("items/standing/<str:code>/", standing, name="item_standing")]
