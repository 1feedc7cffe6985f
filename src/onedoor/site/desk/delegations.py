"""下放: what townships and villages may do of a body's items, and what is missing, by field."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

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
from onedoor.general.people import api as people
from onedoor.general.places import api as places
from onedoor.general.terms import api as terms
from onedoor.kernel.access import KnownRequest, for_staff
from onedoor.kernel.actors import Actor
from onedoor.kernel.days import legal_day
from onedoor.kernel.errors import Refused
from onedoor.kernel.fields import Problem, from_django, problems
from onedoor.law.articles import ADL, HAMI, shows
from onedoor.site.desk.inputs import choose, day, line, passage
from onedoor.site.desk.system import problem_of
from onedoor.site.ui import downward
from onedoor.system.delegation import api as delegation
from onedoor.system.items import api as items
from onedoor.system.venues import api as venues

DUTIES = ("items.edit", "cases.decide", "centre.manage", "office.supervise")
STAGES: Mapping[delegation.Stage, tuple[str | Promise, str]] = {
    delegation.Stage.PROPOSED: (_("待批准"), "warning"),
    delegation.Stage.APPROVED: (_("已批准"), "success"),
    delegation.Stage.REJECTED: (_("不予批准"), "danger"),
    delegation.Stage.ENDED: (_("已终止"), "neutral"),
}


class NewForm(forms.Form):
    """What is to be delegated to whom, and how."""

    item = forms.ChoiceField(label=_("事项"), error_messages={"required": _("请选择事项。")})
    venue = forms.ChoiceField(
        label=_("下放到哪里"), error_messages={"required": _("请选择中心或者站。")}
    )
    mode = forms.TypedChoiceField(
        label=_("方式"),
        help_text=_("村（社区）便民服务站只能帮办代办。"),
        coerce=delegation.Mode,
        choices=[("", ""), *downward.MODES.items()],
        error_messages={"required": _("请选择方式。")},
    )
    document_number = line(_("下放文号"), _("请填写文号。"), most=80)
    since = day(_("从哪天起"))
    until = forms.DateField(
        label=_("到哪天为止"), help_text=_("没有期限的不填。"), required=False,
        widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"invalid": _("请填写日期。")},
    )  # fmt: skip
    conditions = forms.MultipleChoiceField(
        label=_("具备条件"),
        help_text=_("下放到便民服务站的，逐项核实后勾选。"),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )


class ApproveForm(forms.Form):
    """Where it was published."""

    notice = forms.CharField(
        label=_("公告"),
        help_text=_("委托实施行政许可的，填写公告的名称、网站和日期。"),
        max_length=200, required=False,
    )  # fmt: skip


class RejectForm(forms.Form):
    """Why it is not approved."""

    why = passage(_("理由"), _("请写明理由。"))


class EndForm(forms.Form):
    """From which day on it is over, and why."""

    on = day(_("从哪天起终止"))
    why = passage(_("理由"), _("请写明理由。"))


class FieldForm(forms.Form):
    """To which field an item belongs, and who says so."""

    item = forms.ChoiceField(label=_("事项"), error_messages={"required": _("请选择事项。")})
    field = forms.ChoiceField(
        label=_("领域"), choices=[("", ""), *downward.FIELDS.items()],
        error_messages={"required": _("请选择领域。")},
    )  # fmt: skip
    source = line(_("依据的文件"), _("请写明依据的文件。"), most=200)


@dataclass(frozen=True, slots=True)
class Act:
    """One thing that may be done with a delegation: at which stage, by whom."""

    title: str | Promise
    form: type[forms.Form]
    do: Callable[..., object]
    stage: delegation.Stage
    duties: frozenset[str]


_HEAD, _EITHER = frozenset({"cases.decide"}), frozenset({"cases.decide", "items.edit"})
ACTS: Mapping[str, Act] = {
    "approve": Act(
        _("批准并公布"), ApproveForm, delegation.approve, delegation.Stage.PROPOSED, _HEAD
    ),
    "reject": Act(_("不予批准"), RejectForm, delegation.reject, delegation.Stage.PROPOSED, _HEAD),
    "end": Act(_("终止下放"), EndForm, delegation.end, delegation.Stage.APPROVED, _EITHER),
}


@shows(HAMI(12), note="which items are pushed down where, in which way, by which document")
@for_staff(*DUTIES)
@require_http_methods(["GET", "POST"])
def listing(request: KnownRequest) -> HttpResponse:
    """Show the delegations one may see; who edits items also says to which field they belong."""
    actor, edits = request.actor, "items.edit" in request.actor.duties
    own = _own(actor) if edits else []
    form = FieldForm(request.POST if request.method == "POST" and edits else None)
    choose(form, "item", [("", ""), *own])
    wrong: list[Problem] = []
    if form.is_valid():
        try:
            delegation.set_field(**form.cleaned_data, actor=actor, at=timezone.now())
            messages.success(request, gettext("已登记。"))
            return redirect("desk:delegations")
        except Refused as error:
            wrong = [problem_of(error, target="do_field")]
    stage = request.GET.get("stage", "")
    chosen = delegation.Stage(stage) if stage in set(delegation.Stage) else None
    page = delegation.delegations(actor=actor, stage=chosen, after=request.GET.get("after", ""))
    views = [from_django(bound) for bound in form] if edits else []
    wrong = [*problems(views), *wrong]
    context = {
        "rows": [(one, downward.MODES[one.mode], *STAGES[one.stage]) for one in page.rows],
        "filters": _filters(chosen),
        "next": f"?{urlencode({'stage': stage, 'after': page.after})}" if page.after else "",
        "edits": edits,
        "fields": views,
        "fielded": [
            (one, downward.FIELDS.get(one.field, one.field))
            for one in delegation.fielded(body_items=tuple(code for code, _name in own))
        ],
        "problems": wrong,
    }
    return render(request, "desk/delegations.html", context, status=422 if wrong else 200)


@shows(HAMI(12), ADL(24), note="three ways; a village helps only, and what a permit needs")
@for_staff("items.edit")
@require_http_methods(["GET", "POST"])
def new(request: KnownRequest) -> HttpResponse:
    """Propose to delegate an item of one's body."""
    at, actor = timezone.now(), request.actor
    form = NewForm(request.POST if request.method == "POST" else None)
    choose(form, "item", [("", ""), *_own(actor)])
    choose(form, "venue", [("", ""), *_below(actor)])
    wanted = terms.code_list("station_conditions", on=legal_day(at))
    choose(form, "conditions", [(one.value, one.label) for one in wanted])
    wrong: list[Problem] = []
    if form.is_valid():
        given = form.cleaned_data
        given["conditions"] = frozenset(given["conditions"])
        try:
            made = delegation.propose(wanted=delegation.Wanted(**given), actor=actor, at=at)
        except Refused as error:
            wrong = [problem_of(error, target="id_item")]
        else:
            messages.success(request, gettext("已提交本单位负责人批准。"))
            return redirect("desk:delegation", delegation=made)
    views = [from_django(bound) for bound in form]
    wrong = [*problems(views), *wrong]
    context = {"fields": views, "problems": wrong}
    return render(request, "desk/delegation_new.html", context, status=422 if wrong else 200)


@shows(HAMI(12), ADL(24), note="who has the power, who acts, by which notice, until when")
@for_staff(*DUTIES)
@require_http_methods(["GET", "POST"])
def one(request: KnownRequest, delegation: str) -> HttpResponse:
    """Show a delegation; approve or end it, if that is one's own."""
    found = _one(delegation, request.actor)
    word = request.POST.get("do", "")
    forms_of = {
        name: ACTS[name].form(request.POST if name == word else None, prefix=name)
        for name in _mine(request.actor, found)
    }
    wrong: list[Problem] = []
    if request.method == "POST":
        if word not in forms_of:
            raise Http404
        form = forms_of[word]
        if form.is_valid():
            try:
                _do(word, found.id, form, request.actor, timezone.now())
            except Refused as error:
                wrong = [problem_of(error, target=f"do_{word}")]
            else:
                messages.success(request, gettext("已办理。"))
                return redirect("desk:delegation", delegation=delegation)
    parts = [
        (name, ACTS[name].title, [from_django(b) for b in form]) for name, form in forms_of.items()
    ]
    wrong += [each for _name, _title, views in parts for each in problems(views)]
    return render(request, "desk/delegation.html", {
        **_told(found), "parts": parts, "problems": wrong,
    }, status=422 if wrong else 200)  # fmt: skip


@shows(HAMI(12), note="the seven fields, township by township, and what is missing")
@for_staff(*DUTIES)
@require_GET
def report(request: KnownRequest) -> HttpResponse:
    """Show how many items of each field the townships of one's area offer."""
    within = venues.list_area(request.actor.area)
    lines = delegation.report(within=within, on=legal_day(timezone.now()))
    groups = [
        (places.place(county).name, list(rows))
        for county, rows in groupby(lines, key=lambda each: each.county)
    ]
    covered = sum(not each.gaps for each in lines)
    context = {
        "here": places.place(within),
        "groups": groups,
        "fields": downward.FIELDS,
        "townships": len(lines),
        "covered": covered,
        "gaps": sum(len(each.gaps) for each in lines),
    }
    return render(request, "desk/delegation_report.html", context)


def _one(ref: str, actor: Actor) -> delegation.Delegation:
    return delegation.one(ref, actor=actor)


def _do(word: str, ref: str, form: forms.Form, actor: Actor, at: datetime) -> None:
    ACTS[word].do(delegation=ref, **form.cleaned_data, actor=actor, at=at)


def _mine(actor: Actor, found: delegation.Delegation) -> list[str]:
    """Return what somebody may do with a delegation now."""
    if actor.body != found.body:
        return []
    return [
        name for name, act in ACTS.items() if found.stage is act.stage and actor.duties & act.duties
    ]


def _told(found: delegation.Delegation) -> dict[str, object]:
    staff = people.staff_members({found.proposed_by, found.approved_by} - {""})
    label, tone = STAGES[found.stage]
    labels = {
        code.value: code.label for code in terms.code_list("station_conditions", on=found.since)
    }
    return {
        "found": found,
        "mode": downward.MODES[found.mode],
        "stage": label,
        "tone": tone,
        "body": bodies.body(found.body).name,
        "delegate": bodies.body(found.delegate).name,
        "conditions": [labels.get(each, each) for each in found.conditions],
        "proposer": _named(found.proposed_by, staff),
        "approver": _named(found.approved_by, staff) if found.approved_by else "",
    }


def _named(number: str, staff: Mapping[str, people.StaffMember]) -> str:
    return staff[number].name if number in staff else gettext("系统")


def _filters(chosen: delegation.Stage | None) -> list[dict[str, object]]:
    base = reverse("desk:delegations")
    stages: list[dict[str, object]] = [
        {
            "label": label,
            "href": f"{base}?{urlencode({'stage': each.value})}",
            "tone": tone,
            "is_current": chosen is each,
        }
        for each, (label, tone) in STAGES.items()
    ]
    return [{"label": _("全部"), "href": base, "is_current": chosen is None}, *stages]


def _own(actor: Actor) -> list[tuple[str, str]]:
    """Return what one's body offers now."""
    rows = items.browse(body=actor.body, offered=True).rows
    return [(entry.code, entry.name.zh) for entry in rows]


def _below(actor: Actor) -> list[tuple[str, str]]:
    """Return the centres and stations of one's area."""
    found = venues.venues(within=actor.area)
    return [(each.code, each.name) for each in found if each.kind is not venues.Kind.HALL]


urlpatterns = [
    path("delegations/", listing, name="delegations"),
    path("delegations/new/", new, name="delegation_new"),
    path("delegations/report/", report, name="delegation_report"),
    path("delegations/<str:delegation>/", one, name="delegation"),
]
