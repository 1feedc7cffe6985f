"""负面清单: what may stay outside the hall; asked for, checked, approved, each in their turn."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

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
from onedoor.general.places import api as places
from onedoor.kernel.access import KnownRequest, for_staff
from onedoor.kernel.actors import Actor
from onedoor.kernel.errors import Refused
from onedoor.kernel.fields import Problem, from_django, problems
from onedoor.law.articles import HAMI, shows
from onedoor.site.desk.inputs import day, line, passage
from onedoor.site.desk.system import problem_of
from onedoor.system.venues import api as venues

DUTIES = ("centre.manage", "office.supervise", "items.edit")
REASONS: Mapping[venues.Reason, str | Promise] = {
    venues.Reason.CLASSIFIED: _("涉密"),
    venues.Reason.SPACE: _("场地限制"),
    venues.Reason.OTHER: _("其他特殊情况"),
}
STAGES: Mapping[venues.Stage, tuple[str | Promise, str]] = {
    venues.Stage.ASKED: (_("待管理机构审核"), "warning"),
    venues.Stage.CHECKED: (_("待本级政府批准"), "warning"),
    venues.Stage.APPROVED: (_("已批准"), "success"),
    venues.Stage.REJECTED: (_("不予列入"), "danger"),
    venues.Stage.WITHDRAWN: (_("已移出"), "neutral"),
}


class AskForm(forms.Form):
    """What a department wants to keep outside the hall."""

    item = line(_("事项编码"), _("请填写事项编码。"), most=64)
    name = line(_("事项名称"), "", most=200, required=False)
    reason = forms.TypedChoiceField(
        label=_("原因"),
        help_text=_("涉密事项只写编码，名称和理由不保存。"),
        coerce=venues.Reason,
        choices=[("", ""), *REASONS.items()],
        error_messages={"required": _("请选择原因。")},
    )
    explanation = forms.CharField(
        label=_("理由"), widget=forms.Textarea, required=False, max_length=1000
    )


class CheckForm(forms.Form):
    """What the manager found."""

    answer = passage(_("审核意见"), _("请写明审核意见。"))


class ApproveForm(forms.Form):
    """The document of the government, and its term."""

    document_number = line(_("批准文号"), _("请填写批准文号。"), most=80)
    since = day(_("从哪天起"))
    until = day(_("有效期至"))


class RejectForm(forms.Form):
    """Why an item belongs in the hall."""

    answer = passage(_("理由"), _("请写明理由。"))


class RemoveForm(forms.Form):
    """From which day on an item is in the hall again, and why."""

    on = day(_("从哪天起进厅"))
    answer = passage(_("理由"), _("请写明理由。"))


@dataclass(frozen=True, slots=True)
class Act:
    """One turn of an entry: who takes it is decided where it is taken."""

    title: str | Promise
    form: type[forms.Form]
    do: Callable[..., object]
    stages: tuple[venues.Stage, ...]
    duties: tuple[str, ...]


_S = venues.Stage
ACTS: Mapping[str, Act] = {
    "check": Act(_("审核通过"), CheckForm, venues.check, (_S.ASKED,), ("centre.manage",)),
    "approve": Act(
        _("登记批准"), ApproveForm, venues.approve, (_S.CHECKED,), ("office.supervise",)
    ),
    "reject": Act(
        _("不予列入"), RejectForm, venues.reject, (_S.ASKED, _S.CHECKED),
        ("centre.manage", "office.supervise"),
    ),
    "remove": Act(
        _("移出清单"), RemoveForm, venues.remove, (_S.APPROVED,),
        ("centre.manage", "office.supervise"),
    ),
}  # fmt: skip


@shows(HAMI(10), note="what stays outside the hall, why, by which document, until when")
@for_staff(*DUTIES)
@require_GET
def listing(request: KnownRequest) -> HttpResponse:
    """Show the negative list of one's area."""
    stage = request.GET.get("stage", "")
    chosen = venues.Stage(stage) if stage in set(venues.Stage) else None
    area = venues.list_area(request.actor.area)
    page = venues.entries(area=area, stage=chosen, after=request.GET.get("after", ""))
    names = {one.code: one.short_name for one in bodies.bodies(within=area)}
    base = reverse("desk:negatives")
    context = {
        "here": places.place(area),
        "rows": [
            (one, *STAGES[one.stage], REASONS[one.reason], names.get(one.asked_by, one.asked_by))
            for one in page.rows
        ],
        "filters": [
            {"label": _("全部"), "href": base, "is_current": chosen is None},
            *(
                {
                    "label": label,
                    "href": f"{base}?{urlencode({'stage': one.value})}",
                    "tone": tone,
                    "is_current": chosen is one,
                }
                for one, (label, tone) in STAGES.items()
            ),
        ],
        "next": f"?{urlencode({'stage': stage, 'after': page.after})}" if page.after else "",
        "may_ask": "items.edit" in request.actor.duties,
    }
    return render(request, "desk/negatives.html", context)


@shows(HAMI(10))
@for_staff("items.edit")
@require_http_methods(["GET", "POST"])
def ask(request: KnownRequest) -> HttpResponse:
    """Ask for an item of one's body to stay outside the hall."""
    form = AskForm(request.POST if request.method == "POST" else None)
    wrong: list[Problem] = []
    if form.is_valid():
        wanted = venues.Wanted(**form.cleaned_data)
        try:
            entry = venues.ask(wanted=wanted, actor=request.actor, at=timezone.now())
        except Refused as error:
            wrong = [problem_of(error, target="id_item")]
        else:
            messages.success(request, gettext("已提交管理机构审核。"))
            return redirect("desk:negative", entry=entry)
    views = [from_django(bound) for bound in form]
    wrong = [*problems(views), *wrong]
    context = {"fields": views, "problems": wrong}
    return render(request, "desk/negative_new.html", context, status=422 if wrong else 200)


@shows(HAMI(10))
@for_staff(*DUTIES)
@require_http_methods(["GET", "POST"])
def one(request: KnownRequest, entry: str) -> HttpResponse:
    """Show an entry; take its next turn, if it is one's own."""
    found = venues.entry(entry)
    if found.area != venues.list_area(request.actor.area):
        raise Http404
    word = request.POST.get("do", "")
    forms_of = {name: _form(request, name, word) for name in _mine(request.actor, found)}
    wrong: list[Problem] = []
    if request.method == "POST":
        if word not in forms_of:
            raise Http404
        form = forms_of[word]
        if form.is_valid():
            try:
                _do(word, entry, form, request.actor, timezone.now())
            except Refused as error:
                wrong = [problem_of(error, target=f"do_{word}")]
            else:
                messages.success(request, gettext("已办理。"))
                return redirect("desk:negative", entry=entry)
    parts = [
        (name, ACTS[name].title, [from_django(b) for b in form]) for name, form in forms_of.items()
    ]
    wrong += [one for _name, _title, views in parts for one in problems(views)]
    label, tone = STAGES[found.stage]
    context = {
        "entry": found,
        "stage": label,
        "tone": tone,
        "reason": REASONS[found.reason],
        "asker": bodies.body(found.asked_by).name,
        "parts": parts,
        "problems": wrong,
    }
    return render(request, "desk/negative.html", context, status=422 if wrong else 200)


def _do(word: str, entry: str, form: forms.Form, actor: Actor, at: datetime) -> None:
    ACTS[word].do(entry=entry, **form.cleaned_data, actor=actor, at=at)


def _mine(actor: Actor, found: venues.Entry) -> list[str]:
    """Return the turns that somebody's duties may take now; whether it is theirs, the act says."""
    return [
        name
        for name, act in ACTS.items()
        if found.stage in act.stages and actor.duties.intersection(act.duties)
    ]


def _form(request: KnownRequest, name: str, word: str) -> forms.Form:
    return ACTS[name].form(request.POST if name == word else None, prefix=name)


urlpatterns = [
    path("negatives/", listing, name="negatives"),
    path("negatives/new/", ask, name="negative_new"),
    path("negatives/<str:entry>/", one, name="negative"),
]
