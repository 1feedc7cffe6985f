"""协调事项: raised by a body, decided by a meeting, owned until a day, closed by another person."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.http import urlencode
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods

from onedoor.general.bodies import api as bodies
from onedoor.general.coordination import api as coordination
from onedoor.kernel.access import KnownRequest, for_staff
from onedoor.kernel.days import legal_day
from onedoor.kernel.errors import Refused
from onedoor.kernel.fields import Problem, from_django, problems
from onedoor.kernel.ids import random_id
from onedoor.law.articles import HAMI, shows
from onedoor.site.desk.inputs import choose, day, line, passage
from onedoor.site.desk.system import problem_of

DUTIES = ("centre.manage", "cases.decide", "office.supervise")
_S, _A = coordination.Stage, coordination.Act
STAGES: Mapping[coordination.Stage, tuple[str | Promise, str]] = {
    _S.RAISED: (_("已提出，待上会"), "warning"),
    _S.DECIDED: (_("已议定，办理中"), "warning"),
    _S.REPORTED: (_("已报告，待销号"), "accent"),
    _S.CLOSED: (_("已销号"), "success"),
    _S.DECLINED: (_("不上会，已说明"), "neutral"),
}
ACTS: Mapping[coordination.Act, str | Promise] = {
    _A.RAISE: _("提出"),
    _A.REFER: _("提请市里协调"),
    _A.DECIDE: _("会议议定"),
    _A.DECLINE: _("说明不上会"),
    _A.POSTPONE: _("改期"),
    _A.REPORT: _("报告办结"),
    _A.RETURN: _("退回再办"),
    _A.CLOSE: _("销号"),
    _A.REMIND: _("提醒第一责任人"),
}


class RaiseForm(forms.Form):
    """What a body cannot settle alone."""

    title = line(_("事项"), _("请填写事项。"), most=200)
    words = passage(_("问题和已经做过的"), _("请写明问题。"))


class DecideForm(forms.Form):
    """What a meeting decided, who owns it, until when."""

    meeting = line(_("会议"), _("请填写会议名称。"), most=200)
    met_on = day(_("会议日期"))
    words = passage(_("议定意见"), _("请写明议定意见。"))
    owner = forms.ChoiceField(label=_("责任单位"), error_messages={"required": _("请选择单位。")})
    due_on = day(_("完成期限"))


class WordsForm(forms.Form):
    """What was done, or why."""

    words = passage(_("情况说明"), _("请写明情况。"))


class DayForm(forms.Form):
    """A new day, and why."""

    due_on = day(_("完成期限"))
    words = passage(_("理由"), _("请写明理由。"))


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the page: its form and what it does."""

    form: type[forms.Form]
    do: Callable[..., None]


def _decide(form: forms.Form, **told: Any) -> None:
    coordination.decide(decision=coordination.Decision(**form.cleaned_data), **told)


def _plain(do: Callable[..., None]) -> Callable[..., None]:
    def act(form: forms.Form, **told: Any) -> None:
        do(**form.cleaned_data, **told)

    return act


PARTS: Mapping[coordination.Act, Part] = {
    _A.DECIDE: Part(DecideForm, _decide),
    _A.DECLINE: Part(WordsForm, _plain(coordination.decline)),
    _A.REFER: Part(WordsForm, _plain(coordination.refer)),
    _A.REPORT: Part(WordsForm, _plain(coordination.report)),
    _A.POSTPONE: Part(DayForm, _plain(coordination.postpone)),
    _A.CLOSE: Part(WordsForm, _plain(coordination.close)),
    _A.RETURN: Part(DayForm, _plain(coordination.give_back)),
}


@shows(HAMI(5), note="what is raised, who owns it, what is overdue")
@for_staff(*DUTIES)
@require_GET
def listing(request: KnownRequest) -> HttpResponse:
    """Show the ledger as far as this person sees it."""
    shown = request.GET.get("stage", "")
    stage = coordination.Stage(shown) if shown in set(coordination.Stage) else None
    page = coordination.topics(actor=request.actor, stage=stage, after=request.GET.get("after", ""))
    counts = coordination.counts(actor=request.actor)
    names, today = _names(), legal_day(timezone.now())
    base = reverse("desk:coordination")
    context = {
        "rows": [
            (one, *STAGES[one.stage], names.get(one.raised_by, ""), names.get(one.owner, ""),
             one.is_overdue(today))
            for one in page.rows
        ],
        "filters": [
            {"label": _("全部"), "href": base, "is_current": stage is None},
            *(
                {
                    "label": text,
                    "count": counts.get(one) or None,
                    "href": f"{base}?{urlencode({'stage': one.value})}",
                    "tone": tone,
                    "is_current": stage is one,
                }
                for one, (text, tone) in STAGES.items()
            ),
        ],
        "overdue": len(coordination.overdue(actor=request.actor, on=today)),
        "next": f"?{urlencode({'stage': shown, 'after': page.after})}" if page.after else "",
    }  # fmt: skip
    return render(request, "desk/coordination.html", context)


@shows(HAMI(5), note="what a body cannot settle alone is laid before the office")
@for_staff(*DUTIES)
@require_http_methods(["GET", "POST"])
def raise_one(request: KnownRequest) -> HttpResponse:
    """Raise a topic."""
    form = RaiseForm(request.POST if request.method == "POST" else None)
    wrong: list[Problem] = []
    if form.is_valid():
        try:
            made = coordination.raise_topic(
                **form.cleaned_data,
                key=request.POST.get("key", "")[:64],
                actor=request.actor,
                at=timezone.now(),
            )
        except Refused as error:
            wrong = [problem_of(error, target="id_words")]
        else:
            messages.success(request, gettext("已提出，等本级政府办公室安排上会。"))
            return redirect("desk:topic", number=made)
    views = [from_django(bound) for bound in form]
    wrong = [*problems(views), *wrong]
    key = request.POST.get("key", "")[:64] or random_id()
    context = {"fields": views, "problems": wrong, "key": key}
    return render(request, "desk/topic_new.html", context, status=422 if wrong else 200)


@shows(HAMI(5), note="every line of a topic, and the next one for whose turn it is")
@for_staff(*DUTIES)
@require_http_methods(["GET", "POST"])
def one(request: KnownRequest, number: str) -> HttpResponse:
    """Show a topic; take its next step, if it is this person's."""
    found = coordination.sheet(number=number, actor=request.actor)
    word, at = request.POST.get("do", ""), timezone.now()
    open_parts = {act: _form(request, act, word) for act in PARTS if act in found.may}
    wrong: list[Problem] = []
    if request.method == "POST":
        act = next((one for one in open_parts if one.value == word), None)
        if act is None:
            raise Http404
        if open_parts[act].is_valid():
            try:
                PARTS[act].do(open_parts[act], number=number, actor=request.actor, at=at)
            except Refused as error:
                wrong = [problem_of(error, target=f"do_{word}")]
            else:
                messages.success(request, gettext("已办理。"))
                return redirect("desk:topic", number=number)
    parts = [
        (act.value, ACTS[act], [from_django(b) for b in form]) for act, form in open_parts.items()
    ]
    wrong += [one for _name, _title, views in parts for one in problems(views)]
    names = _names()
    stage, tone = STAGES[found.whole.stage]
    context = {
        "one": found.whole,
        "stage": stage,
        "tone": tone,
        "raised_by": names.get(found.whole.raised_by, ""),
        "owner": names.get(found.whole.owner, ""),
        "is_overdue": found.whole.is_overdue(legal_day(at)),
        "steps": [(step, ACTS[step.act], names.get(step.body, "")) for step in found.steps],
        "parts": parts,
        "problems": wrong,
    }
    return render(request, "desk/topic.html", context, status=422 if wrong else 200)


def _form(request: KnownRequest, act: coordination.Act, word: str) -> forms.Form:
    form = PARTS[act].form(request.POST if act.value == word else None, prefix=act.value)
    if act is _A.DECIDE:
        there = bodies.bodies(within=request.actor.area)
        choose(form, "owner", [("", ""), *((one.code, one.name) for one in there)])
    return form


def _names() -> dict[str, str]:
    return {one.code: one.short_name or one.name for one in bodies.bodies()}


urlpatterns = [
    path("coordination/", listing, name="coordination"),
    path("coordination/new/", raise_one, name="topic_new"),
    path("coordination/<str:number>/", one, name="topic"),
]
