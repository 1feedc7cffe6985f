"""What belongs to an applicant: details, agents, in whose name to act, who looked."""

from datetime import datetime
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpResponse
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
from onedoor.kernel.access import KnownRequest, for_applicants
from onedoor.kernel.answers import advice_of
from onedoor.kernel.days import legal_day
from onedoor.kernel.errors import Invalid
from onedoor.kernel.fields import FieldView, from_django, problems
from onedoor.law.articles import ADL, PIPL, shows

_DATES = ["%Y-%m-%d", "%Y年%m月%d日", "%Y/%m/%d"]
_WORDS: dict[str, Promise] = {
    people.mine.Ground.GRANTED: gettext_lazy("委托授权"),
    people.mine.Ground.REPRESENTATIVE: gettext_lazy("法定代表人（负责人）"),
    people.Scope.APPLY: gettext_lazy("填报、提交和补正申请"),
    people.Scope.FOLLOW: gettext_lazy("查询进度、接收通知"),
    people.Scope.COLLECT: gettext_lazy("领取证照和办理结果"),
    people.IdKind.RESIDENT: gettext_lazy("居民身份证"),
    people.IdKind.PASSPORT: gettext_lazy("护照"),
    people.IdKind.PERMIT: gettext_lazy("港澳台居民或永久居留证件"),
    people.IdKind.CREDIT_CODE: gettext_lazy("统一社会信用代码"),
    people.Field.NUMBER: gettext_lazy("证件号码"),
    people.Field.PHONE: gettext_lazy("联系电话"),
    people.Purpose.CONTACT: gettext_lazy("联系申请人"),
    people.Purpose.VERIFY: gettext_lazy("核验身份"),
    people.Purpose.DOCUMENT: gettext_lazy("制作文书或证照"),
    people.Purpose.CORRECT: gettext_lazy("更正差错"),
    people.Purpose.COMPLAINT: gettext_lazy("处理投诉或差评"),
}
_AT_FAULT = {
    "people.phone_wrong": "phone",
    "people.mail_wrong": "mail",
    "people.address_wrong": "address",
    "people.name_wrong": "agent_name",
    "people.number_wrong": "agent_number",
    "people.agent_is_oneself": "agent_number",
    "people.authorisation_scope_empty": "scopes",
    "people.authorisation_dates_wrong": "until_on",
}


class Contact(forms.Form):
    """How the applicant wants to be reached."""

    phone = forms.CharField(
        label=gettext_lazy("联系电话"),
        help_text=gettext_lazy("用来通知办理进展。手机号码，或带区号的固定电话。"),
        max_length=20,
        error_messages={"required": gettext_lazy("请填写联系电话。")},
    )
    mail = forms.CharField(label=gettext_lazy("电子邮箱"), max_length=254, required=False)
    address = forms.CharField(label=gettext_lazy("联系地址"), max_length=200, required=False)


class Entrusting(forms.Form):
    """Whom the applicant entrusts with what, from when until when."""

    agent_name = forms.CharField(
        label=gettext_lazy("经办人姓名"),
        help_text=gettext_lazy("与身份证一致，保留间隔号“·”。"),
        max_length=100,
        error_messages={"required": gettext_lazy("请填写经办人姓名。")},
    )
    agent_number = forms.CharField(
        label=gettext_lazy("经办人身份证号码"),
        help_text=gettext_lazy("由单位代办的，填写统一社会信用代码，姓名填单位名称。"),
        max_length=24,
        error_messages={"required": gettext_lazy("请填写经办人身份证号码。")},
    )
    scopes = forms.MultipleChoiceField(
        label=gettext_lazy("允许经办人做什么"),
        widget=forms.CheckboxSelectMultiple,
        choices=[(scope.value, _WORDS[scope]) for scope in people.Scope],
        error_messages={"required": gettext_lazy("请至少选择一项。")},
    )
    from_on = forms.DateField(
        label=gettext_lazy("从哪一天开始"),
        input_formats=_DATES,
        error_messages={
            "required": gettext_lazy("请填写开始日期。"),
            "invalid": gettext_lazy("日期写法有误，例如 2026-04-08。"),
        },
    )
    until_on = forms.DateField(
        label=gettext_lazy("到哪一天为止"),
        help_text=gettext_lazy("包含这一天，最长三年。可以随时撤销。例如 2026-12-31。"),
        input_formats=_DATES,
        error_messages={
            "required": gettext_lazy("请填写结束日期。"),
            "invalid": gettext_lazy("日期写法有误，例如 2026-12-31。"),
        },
    )


_KINDS = {"phone": "phone", "mail": "email", "agent_number": "idcard"} | dict.fromkeys(
    ("from_on", "until_on"), "date"
)


@shows(PIPL(44), PIPL(45), PIPL(46))
@for_applicants
@never_cache
@require_GET
def me(request: KnownRequest) -> HttpResponse:
    """Show what is kept about the applicant, and the ways to change it."""
    actor, on = request.actor, legal_day(timezone.now())
    others = people.mine.may_act_for(actor.ref, on=on)
    context = {
        "applicant": people.applicant(actor.applicant),
        "represents": any(
            one.grantor == actor.on_behalf_of and one.ground is people.mine.Ground.REPRESENTATIVE
            for one in others
        ),
        "granted": sum(
            _is_live(one) and one.ground is people.mine.Ground.GRANTED
            for one in people.mine.granted_by(actor.applicant, on=on)
        ),
        "others": others,
        "looks": len(people.mine.looks_at(actor.applicant)),
    }
    return _page(request, "portal/me.html", context)


@shows(PIPL(46))
@for_applicants
@never_cache
@require_http_methods(["GET", "POST"])
def contact(request: KnownRequest) -> HttpResponse:
    """Change telephone, mail and address."""
    known = people.applicant(request.actor.applicant)
    form = Contact(request.POST or None, initial={"mail": known.mail, "address": known.address})
    if form.is_valid() and _took(form, people.mine.change_contact, request, timezone.now()):
        messages.success(request, _("联系方式已更新。"))
        return redirect("portal:me")
    return _form(request, "portal/contact.html", form, {"phone_masked": known.phone_masked})


@shows(ADL(29))
@for_applicants
@never_cache
@require_GET
def agents(request: KnownRequest) -> HttpResponse:
    """Show who may act for the applicant, and who could once."""
    granted = people.mine.granted_by(request.actor.applicant, on=legal_day(timezone.now()))
    context = {
        "live": [one for one in granted if _is_live(one)],
        "past": [one for one in granted if not _is_live(one)],
        "applicant": people.applicant(request.actor.applicant),
    }
    return _page(request, "portal/agents.html", context)


@shows(ADL(29))
@for_applicants
@never_cache
@require_http_methods(["GET", "POST"])
def entrust(request: KnownRequest) -> HttpResponse:
    """Entrust an agent."""
    at = timezone.now()
    form = Entrusting(request.POST or None, initial={"from_on": legal_day(at)})
    if form.is_valid() and _took(form, _grant, request, at):
        messages.success(request, _("授权已生效，经办人登录后可以切换到您的身份。"))
        return redirect("portal:agents")
    return _form(request, "portal/entrust.html", form, {})


@for_applicants
@never_cache
@require_http_methods(["GET", "POST"])
def revoke(request: KnownRequest, authorisation: str) -> HttpResponse:
    """Take an authorisation back, after asking once."""
    at = timezone.now()
    if request.method == "POST":
        people.mine.revoke(authorisation=authorisation, actor=request.actor, at=at)
        messages.success(request, _("授权已撤销。"))
        return redirect("portal:agents")
    granted = people.mine.granted_by(request.actor.applicant, on=legal_day(at))
    found = next((one for one in granted if one.id == authorisation), None)
    if found is None:
        raise people.mine.AuthorisationMissing(authorisation=authorisation)
    return _page(request, "portal/revoke.html", {"one": found})


@shows(ADL(29))
@for_applicants
@never_cache
@require_http_methods(["GET", "POST"])
def switch(request: KnownRequest) -> HttpResponse:
    """Choose in whose name to act."""
    others = people.mine.may_act_for(request.actor.ref, on=legal_day(timezone.now()))
    if request.method == "POST":
        wanted = request.POST.get("acting_for", "")
        people.mine.act_for(grantor=wanted, actor=request.actor, at=timezone.now())
        request.session[people.mine.ACTING_FOR] = wanted
        return redirect("portal:me")
    myself = people.applicant(request.actor.ref)
    firms = {one.grantor: one for one in others}
    context = {"others": list(firms.values()), "myself": myself, "now": request.actor.on_behalf_of}
    return _page(request, "portal/switch.html", context)


@shows(PIPL(44), PIPL(45))
@for_applicants
@never_cache
@require_GET
def looks(request: KnownRequest) -> HttpResponse:
    """Show who had the applicant's number or telephone shown in full."""
    found = people.mine.looks_at(request.actor.applicant)
    names = {body.code: body.name for body in bodies.bodies()}
    rows = [(look, names.get(look.body, "")) for look in found]
    return _page(request, "portal/looks.html", {"rows": rows})


def _grant(*, actor: Any, at: datetime, **told: Any) -> None:
    people.mine.grant(wanted=people.mine.Grant(**told), actor=actor, at=at)


def _took(form: forms.Form, act: Any, request: KnownRequest, at: datetime) -> bool:
    """Do it; on refusal say so beside the question that is at fault."""
    try:
        act(**form.cleaned_data, actor=request.actor, at=at)
    except Invalid as refused:
        advice = advice_of(refused)
        form.add_error(_AT_FAULT.get(refused.code), f"{advice.what}{advice.now}")
        return False
    return True


def _form(
    request: KnownRequest, template: str, form: forms.Form, more: dict[str, object]
) -> HttpResponse:
    asked: list[FieldView] = [from_django(one, kind=_KINDS.get(one.name, "")) for one in form]
    context = {"asked": asked, "problems": problems(asked)} | more
    return render(request, template, context, status=422 if form.errors else 200)


def _page(request: KnownRequest, template: str, context: dict[str, object]) -> HttpResponse:
    return render(
        request, template, context | {"words": {key: str(word) for key, word in _WORDS.items()}}
    )


def _is_live(one: people.mine.Authorisation) -> bool:
    return one.state in ("in_force", "coming")


urlpatterns = [
    path("me/", me, name="me"),
    path("me/contact/", contact, name="contact"),
    path("me/agents/", agents, name="agents"),
    path("me/agents/new/", entrust, name="entrust"),
    path("me/agents/<str:authorisation>/revoke/", revoke, name="revoke"),
    path("me/switch/", switch, name="switch"),
    path("me/looks/", looks, name="looks"),
]
