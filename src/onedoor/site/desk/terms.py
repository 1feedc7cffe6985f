"""Dated settings and code lists: read, propose, confirm as the second administrator."""

import re
from datetime import date

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from onedoor.general.terms import api as terms
from onedoor.general.terms.api import ValueKind
from onedoor.kernel.access import KnownRequest, for_staff
from onedoor.kernel.days import legal_day
from onedoor.kernel.errors import Invalid, Refused
from onedoor.kernel.fields import Choice, FieldView
from onedoor.site.desk.system import problem_of, tabs

_KINDS = {
    ValueKind.INTEGER: "number",
    ValueKind.BOOLEAN: "choice",
    ValueKind.CHOICE: "choice",
    ValueKind.TEXT: "longtext",
    ValueKind.DATE: "date",
}
_DAY = re.compile(r"([0-9]{4})[-/年.]([0-9]{1,2})[-/月.]([0-9]{1,2})日?")
_TARGETS = {
    "terms.value_wrong": "value",
    "terms.from_day_past": "from_on",
    "terms.document_number_missing": "document_number",
    "terms.reason_missing": "reason",
    "terms.code_wrong": "value",
    "terms.code_taken": "from_on",
}


@for_staff("system.admin")
def settings(request: KnownRequest) -> HttpResponse:
    """Show settings group by group as in force today, and what waits for a second person."""
    today = legal_day(timezone.now())
    groups: dict[str, list[terms.SettingNow]] = {}
    for row in terms.settings_now(on=today):
        groups.setdefault(row.definition.group, []).append(row)
    chosen = request.GET.get("group", "")
    chosen = chosen if chosen in groups else next(iter(groups))
    context = {
        "tabs": tabs("desk:settings"),
        "groups": [
            {
                "label": group,
                "count": len(rows),
                "href": f"?{urlencode({'group': group})}",
                "is_current": group == chosen,
            }
            for group, rows in groups.items()
        ],
        "group": chosen,
        "rows": groups[chosen],
        "pending": terms.pending(),
        "in_trial": terms.in_trial(on=today),
        "effective_on": terms.effective_on(),
        "effective_key": terms.EFFECTIVE_DATE,
    }
    return render(request, "desk/system/settings.html", context)


@for_staff("system.admin")
def setting(request: KnownRequest, key: str) -> HttpResponse:
    """Show one setting with its history; take a proposal for it."""
    at = timezone.now()
    row = terms.setting_now(key, on=legal_day(at))
    given = {name: request.POST.get(name, "") for name in ("value", "document_number", "reason")}
    given["from_on"] = request.POST.get("from_on", "" if request.POST else str(legal_day(at)))
    problems = []
    if request.method == "POST":
        try:
            ref = terms.propose(
                key=key,
                value=_value(row.definition, given["value"]),
                from_on=day_of(given["from_on"]),
                document_number=given["document_number"],
                reason=given["reason"],
                actor=request.actor,
                at=at,
            )
        except Refused as error:
            problems = [problem_of(error, target=f"id_{_TARGETS.get(error.code, 'value')}")]
        else:
            messages.success(request, _("已提议，须由另一位管理员确认后生效。"))
            return redirect("desk:proposal", ref=ref)
    context = {
        "tabs": tabs("desk:settings"),
        "row": row,
        "history": terms.history(key),
        "fields": _proposal_fields(row.definition, given),
        "problems": problems,
    }
    return render(request, "desk/system/setting.html", context, status=422 if problems else 200)


@for_staff("system.admin")
def proposal(request: KnownRequest, ref: str) -> HttpResponse:
    """Show a proposal with what it would change; confirm it or take it back."""
    at = timezone.now()
    if request.method == "POST":
        if request.POST.get("move") == "confirm":
            terms.confirm(ref=ref, actor=request.actor, at=at)
            messages.success(request, _("已确认，变更已记入历史。"))
        else:
            terms.withdraw(ref=ref, actor=request.actor, at=at)
            messages.success(request, _("已撤回，设定没有变化。"))
        return redirect("desk:settings")
    change = terms.proposal(ref)
    context = {
        "tabs": tabs("desk:settings"),
        "change": change,
        "row": terms.setting_now(change.key, on=legal_day(at)),
        "is_mine": change.proposed_by == request.actor.ref,
    }
    return render(request, "desk/system/proposal.html", context)


@for_staff("system.admin")
def codes(request: KnownRequest) -> HttpResponse:
    """Show all code lists."""
    context = {"tabs": tabs("desk:codes"), "lists": terms.code_lists()}
    return render(request, "desk/system/codes.html", context)


@for_staff("system.admin")
def code_list(request: KnownRequest, name: str) -> HttpResponse:
    """Show one list with every value it ever had; take a new value from a day on."""
    at = timezone.now()
    names = ("value", "label", "from_on", "source")
    given = {field: request.POST.get(field, "") for field in names}
    problems = []
    if request.method == "POST":
        try:
            terms.add_code(
                name=name,
                value=given["value"],
                label=given["label"],
                from_on=day_of(given["from_on"]),
                source=given["source"],
                actor=request.actor,
                at=at,
            )
        except Refused as error:
            problems = [problem_of(error, target=f"id_{_TARGETS.get(error.code, 'value')}")]
        else:
            messages.success(request, _("已加入代码表。"))
            return redirect("desk:code_list", name=name)
    summary, rows = terms.code_rows(name)
    context = {
        "tabs": tabs("desk:codes"),
        "list": summary,
        "rows": rows,
        "today": legal_day(at),
        "fields": _code_fields(given),
        "problems": problems,
    }
    return render(request, "desk/system/code_list.html", context, status=422 if problems else 200)


class DayUnreadable(Invalid):
    """What was typed is no date."""

    code = "desk.day_unreadable"


def day_of(text: str) -> date:
    """Return the day somebody typed; raise DayUnreadable."""
    parts = _DAY.fullmatch(text.strip())
    try:
        if parts:
            return date(*map(int, parts.groups()))
    except ValueError:
        pass
    raise DayUnreadable(day=text[:20])


def _value(known: terms.Definition, text: str) -> str:
    is_day = known.kind is ValueKind.DATE and text.strip()
    return day_of(text).isoformat() if is_day else text


def _proposal_fields(known: terms.Definition, given: dict[str, str]) -> list[FieldView]:
    choices = [Choice(choice.value, choice.label) for choice in known.choices]
    if known.kind is ValueKind.BOOLEAN:
        choices = [Choice("true", _("是")), Choice("false", _("否"))]
    hint = _("%(from)s 至 %(to)s") % {"from": known.lowest, "to": known.highest}
    return [
        FieldView(
            "value",
            _KINDS[known.kind],
            _("新的取值"),
            value=given["value"],
            hint=hint if known.kind is ValueKind.INTEGER else "",
            unit=known.unit if known.kind is ValueKind.INTEGER else "",
            choices=tuple(choices),
            required=known.kind not in (ValueKind.DATE, ValueKind.TEXT),
        ),
        FieldView(
            "from_on", "date", _("自哪一日起"), value=given["from_on"], hint=_("不能早于今天。")
        ),
        FieldView(
            "document_number",
            "text",
            _("批准文号"),
            value=given["document_number"],
            placeholder="哈政发〔2026〕1号",
        ),
        FieldView("reason", "longtext", _("理由"), value=given["reason"]),
    ]


def _code_fields(given: dict[str, str]) -> list[FieldView]:
    return [
        FieldView("value", "text", _("代码"), value=given["value"], max_length=16),
        FieldView("label", "text", _("名称"), value=given["label"], max_length=120),
        FieldView("from_on", "date", _("自哪一日起"), value=given["from_on"]),
        FieldView(
            "source",
            "text",
            _("来源"),
            value=given["source"],
            hint=_("标准号或文号；凭记忆填写的以 MEM 开头，会标为待核实。"),
        ),
    ]


urlpatterns = [
    path("settings/", settings, name="settings"),
    path("settings/proposals/<str:ref>/", proposal, name="proposal"),
    path("settings/codes/", codes, name="codes"),
    path("settings/codes/<str:name>/", code_list, name="code_list"),
    path("settings/<str:key>/", setting, name="setting"),
]
