"""The security administrator's pages: accounts of staff, one by one and from a sheet."""

from collections.abc import Callable
from dataclasses import dataclass

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from onedoor.general.bodies import api as bodies
from onedoor.general.people import api as people
from onedoor.general.sheets.api import SheetUnreadable
from onedoor.kernel.access import KnownRequest, for_staff
from onedoor.kernel.answers import advice_of
from onedoor.kernel.errors import DomainError
from onedoor.kernel.fields import FieldView, from_django, problems
from onedoor.law.articles import CSL, shows
from onedoor.site.desk.duties import CHOICES, DUTIES, EMPLOYMENTS

_ADMINISTRATOR = "security.admin"
_AT_FAULT = {
    "people.staff_number_wrong": "number",
    "people.account_taken": "number",
    "people.name_wrong": "name",
    "people.administrators_not_apart": "duties",
    "people.not_established": "employment",
    "people.outside_reach": "body",
    "bodies.missing": "body",
}
staff = people.accounts


def employed() -> forms.ChoiceField:
    """Return the field that asks by which tie somebody serves."""
    return forms.ChoiceField(
        label=gettext_lazy("编制类型"),
        help_text=gettext_lazy("受理、审查、决定、批准延期的职责，只能交给正式在编人员。"),
        choices=[("", ""), *EMPLOYMENTS.items()],
        error_messages={"required": gettext_lazy("请选择编制类型。")},
    )


class Newcomer(forms.Form):
    """A staff member to be."""

    number = forms.CharField(
        label=gettext_lazy("工号"),
        help_text=gettext_lazy("登录时使用，建账号后不能更改。"),
        max_length=32,
        error_messages={"required": gettext_lazy("请填写工号。")},
    )
    name = forms.CharField(
        label=gettext_lazy("姓名"),
        max_length=100,
        error_messages={"required": gettext_lazy("请填写姓名。")},
    )
    body = forms.ChoiceField(
        label=gettext_lazy("实施主体"),
        error_messages={
            "required": gettext_lazy("请选择实施主体。"),
            "invalid_choice": gettext_lazy("请从列表中选择实施主体。"),
        },
    )
    position = forms.CharField(label=gettext_lazy("职务"), max_length=100, required=False)
    employment = employed()
    duties = forms.MultipleChoiceField(
        label=gettext_lazy("职责"),
        widget=forms.CheckboxSelectMultiple,
        choices=CHOICES,
        required=False,
    )


class Duties(forms.Form):
    """What a staff member is entrusted with, and how employed."""

    employment = employed()
    duties = forms.MultipleChoiceField(
        label=gettext_lazy("职责"),
        help_text=gettext_lazy("系统、安全、审计三类管理员不能由同一人担任。"),
        widget=forms.CheckboxSelectMultiple,
        choices=CHOICES,
        required=False,
    )


class Sheet(forms.Form):
    """A spreadsheet of staff."""

    sheet = forms.FileField(
        label=gettext_lazy("人员表格"),
        error_messages={
            "required": gettext_lazy("请选择文件。"),
            "empty": gettext_lazy("文件是空的。"),
        },
    )


@dataclass(frozen=True, slots=True)
class Act:
    """Something done to an account after asking once: its words, and the command."""

    title: Promise
    lead: Promise
    done: Promise
    do: Callable[..., str | None]
    is_danger: bool = True


ACTS = {
    "password": Act(
        gettext_lazy("重置密码"),
        gettext_lazy(
            "将生成一个一次性密码，只显示一次。对方的所有会话立即结束，下次登录须设置新密码。"
        ),
        gettext_lazy("密码已重置。"),
        staff.reset_password,
    ),
    "second-factor": Act(
        gettext_lazy("重置二次验证"),
        gettext_lazy(
            "原来的验证器、安全密钥和恢复码全部作废，下次登录须重新绑定。请先当面核实本人身份。"
        ),
        gettext_lazy("二次验证已重置。"),
        staff.reset_second_factor,
    ),
    "sessions": Act(
        gettext_lazy("结束所有会话"),
        gettext_lazy("对方在所有设备上立即退出登录。"),
        gettext_lazy("会话已全部结束。"),
        staff.end_sessions,
    ),
    "disable": Act(
        gettext_lazy("停用账号"),
        gettext_lazy("停用后不能登录，已有会话立即结束。离岗、调离应当日停用。"),
        gettext_lazy("账号已停用。"),
        staff.disable,
    ),
    "enable": Act(
        gettext_lazy("启用账号"),
        gettext_lazy("启用后可以用原密码登录。"),
        gettext_lazy("账号已启用。"),
        staff.enable,
        is_danger=False,
    ),
}


@shows(CSL(21))
@for_staff(_ADMINISTRATOR)
@never_cache
@require_GET
def accounts(request: KnownRequest) -> HttpResponse:
    """List the accounts within reach."""
    words = request.GET.get("words", "").strip()[:50]
    page = staff.listed(actor=request.actor, words=words, after=request.GET.get("after", ""))
    context = {"page": page, "words": words, "bodies": _names()}
    return render(request, "desk/accounts.html", context)


@for_staff(_ADMINISTRATOR)
@never_cache
@require_http_methods(["GET", "POST"])
def newcomer(request: KnownRequest) -> HttpResponse:
    """Make an account and show its first password, once."""
    form = Newcomer(request.POST or None)
    within = bodies.bodies(within=request.actor.area)
    form.fields["body"].choices = [("", _("请选择"))] + [(b.code, b.name) for b in within]  # type: ignore[attr-defined]  # a ChoiceField has them
    if form.is_valid():
        told = form.cleaned_data | {"duties": tuple(form.cleaned_data["duties"])}
        try:
            wanted = staff.NewStaff(**told)
            password = staff.onboard(wanted=wanted, actor=request.actor, at=timezone.now())
        except DomainError as refused:
            _say(form, refused)
        else:
            number = wanted.number.strip()
            return _passwords(request, [(number, password)], _("账号已建立。"))
    return _form(request, "desk/account_new.html", form, {})


@shows(CSL(21))
@for_staff(_ADMINISTRATOR)
@never_cache
@require_http_methods(["GET", "POST"])
def account(request: KnownRequest, number: str) -> HttpResponse:
    """Show an account; on POST change its duties."""
    found = staff.one(number=number, actor=request.actor)
    member = found.member
    initial = {"employment": member.employment, "duties": sorted(member.duties)}
    form = Duties(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_valid():
        try:
            staff.change_duties(
                number=number, **form.cleaned_data, actor=request.actor, at=timezone.now()
            )
        except DomainError as refused:
            _say(form, refused)
        else:
            messages.success(request, _("职责已更新，立即生效。"))
            return redirect("desk:account", number)
    more = {"found": found, "body": _names().get(found.member.body, ""), "labels": DUTIES}
    more["employment"] = EMPLOYMENTS[people.Employment(member.employment)]
    return _form(request, "desk/account.html", form, more)


@for_staff(_ADMINISTRATOR)
@never_cache
@require_http_methods(["GET", "POST"])
def account_act(request: KnownRequest, number: str, act: str) -> HttpResponse:
    """Ask once, then do it; a new password is shown once."""
    if act not in ACTS:
        raise Http404
    wanted = ACTS[act]
    found = staff.one(number=number, actor=request.actor)
    if request.method == "POST":
        password = wanted.do(number=number, actor=request.actor, at=timezone.now())
        if password:
            return _passwords(request, [(number, password)], str(wanted.done))
        messages.success(request, str(wanted.done))
        return redirect("desk:account", number)
    context = {"found": found, "act": act, "wanted": wanted}
    return render(request, "desk/account_act.html", context)


@for_staff(_ADMINISTRATOR)
@never_cache
@require_http_methods(["GET", "POST"])
def staff_sheet(request: KnownRequest) -> HttpResponse:
    """Take a sheet of staff: whole, or with every flaw named."""
    form = Sheet(request.POST or None, request.FILES or None)
    report = None
    if form.is_valid():
        content = form.cleaned_data["sheet"].read()
        try:
            report = staff.import_staff(content=content, actor=request.actor, at=timezone.now())
        except SheetUnreadable as refused:
            _say(form, refused)
        else:
            if report.new:
                return _passwords(request, list(report.new), _took(report))
            if not report.flaws:
                messages.success(request, _took(report))
                return redirect("desk:accounts")
    more: dict[str, object] = {"report": report, "columns": staff.COLUMNS}
    return _form(request, "desk/staff_sheet.html", form, more)


def _took(report: staff.StaffReport) -> str:
    return _("共 %(rows)s 行：新建 %(new)s，变更 %(changed)s，不变 %(unchanged)s。") % {
        "rows": report.rows,
        "new": len(report.new),
        "changed": len(report.changed),
        "unchanged": report.unchanged,
    }


def _passwords(request: KnownRequest, made: list[tuple[str, str]], done: str) -> HttpResponse:
    return render(request, "desk/passwords.html", {"made": made, "done": done})


def _say(form: forms.Form, refused: DomainError) -> None:
    advice = advice_of(refused)
    field = _AT_FAULT.get(refused.code)
    form.add_error(field if field in form.fields else None, f"{advice.what}{advice.now}")


def _form(
    request: KnownRequest, template: str, form: forms.Form, more: dict[str, object]
) -> HttpResponse:
    asked: list[FieldView] = [from_django(one) for one in form]
    wrong = problems(asked)
    context = {"asked": asked, "problems": wrong, "whole": form.non_field_errors()} | more
    failed = bool(form.errors) or bool(getattr(more.get("report"), "flaws", ()))
    return render(request, template, context, status=422 if failed else 200)


def _names() -> dict[str, str]:
    return {body.code: body.name for body in bodies.bodies()}


urlpatterns = [
    path("accounts/", accounts, name="accounts"),
    path("accounts/new/", newcomer, name="account_new"),
    path("accounts/sheet/", staff_sheet, name="staff_sheet"),
    path("accounts/<str:number>/", account, name="account"),
    path("accounts/<str:number>/<slug:act>/", account_act, name="account_act"),
]
