"""接入系统: systems of others that may call; two administrators let one in, either shuts it out."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

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
from onedoor.general.clients import api as clients
from onedoor.general.places import api as places
from onedoor.kernel.access import KnownRequest, for_staff
from onedoor.kernel.answers import advice_of
from onedoor.kernel.days import legal_day
from onedoor.kernel.errors import DomainError
from onedoor.kernel.fields import FieldView, from_django, problems
from onedoor.law.articles import CSL, shows
from onedoor.system.items import api as items

_DUTIES = ("system.admin", "security.admin")
_AT_FAULT = {
    "clients.scopes_wrong": "scopes",
    "clients.term_wrong": "expires_on",
    "clients.credit_code_wrong": "credit_code",
    "clients.words_missing": "name",
    "items.entry_missing": "offerings",
}
STATES: dict[clients.State, tuple[str | Promise, str]] = {
    clients.State.PROPOSED: (gettext_lazy("待确认"), "warning"),
    clients.State.IN_USE: (gettext_lazy("在用"), "success"),
    clients.State.EXPIRED: (gettext_lazy("已到期"), "neutral"),
    clients.State.REVOKED: (gettext_lazy("已撤销"), "danger"),
}
SCOPES: dict[str, str | Promise] = {
    clients.Scope.READ: gettext_lazy("查询事项、表单和本系统所报办件的进度"),
    clients.Scope.FILE: gettext_lazy("代申请人提交申请"),
    clients.Scope.ADD: gettext_lazy("代申请人补正"),
    clients.Scope.EVENTS: gettext_lazy("订阅办件事件"),
    clients.Scope.EXPORT: gettext_lazy("按国家数据格式导出办件"),
    clients.Scope.PERSONAL: gettext_lazy("导出时取得未脱敏的个人信息"),
}


class Newcomer(forms.Form):
    """A system that is to call."""

    name = forms.CharField(
        label=gettext_lazy("系统名称"),
        max_length=100,
        error_messages={"required": gettext_lazy("请填写系统名称。")},
    )
    operator = forms.CharField(
        label=gettext_lazy("运营单位"),
        help_text=gettext_lazy("与营业执照或法人证书一致；申请人向它授权。"),
        max_length=200,
        error_messages={"required": gettext_lazy("请填写运营单位。")},
    )
    credit_code = forms.CharField(
        label=gettext_lazy("统一社会信用代码"),
        max_length=18,
        error_messages={"required": gettext_lazy("请填写统一社会信用代码。")},
    )
    contact = forms.CharField(
        label=gettext_lazy("联系人和电话"),
        max_length=100,
        error_messages={"required": gettext_lazy("请填写联系人和电话。")},
    )
    area = forms.ChoiceField(label=gettext_lazy("区域"))
    scopes = forms.MultipleChoiceField(
        label=gettext_lazy("权限"),
        help_text=gettext_lazy("只选确实需要的。"),
        widget=forms.CheckboxSelectMultiple,
        choices=list(SCOPES.items()),
        error_messages={"required": gettext_lazy("请至少选择一项。")},
    )
    bodies = forms.MultipleChoiceField(
        label=gettext_lazy("限于实施主体"),
        help_text=gettext_lazy("不选为区域内全部。"),
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    offerings = forms.CharField(
        label=gettext_lazy("限于事项"),
        help_text=gettext_lazy("每行一个实施编码；不填为全部。"),
        widget=forms.Textarea,
        required=False,
        max_length=4000,
    )
    expires_on = forms.DateField(
        label=gettext_lazy("有效期至"),
        input_formats=["%Y-%m-%d", "%Y年%m月%d日", "%Y/%m/%d"],
        error_messages={
            "required": gettext_lazy("请填写有效期。"),
            "invalid": gettext_lazy("日期写法有误，例如 2026-12-31。"),
        },
    )

    def wanted(self) -> clients.Registration:
        """Return what was typed; raise when one of the items is not there."""
        told = dict(self.cleaned_data)
        codes = tuple(told["offerings"].split())
        for code in codes:
            items.entry(code)
        lists = {"scopes": tuple(told["scopes"]), "bodies": tuple(told["bodies"])}
        return clients.Registration(**(told | lists | {"offerings": codes}))


@dataclass(frozen=True, slots=True)
class Act:
    """Something done to a client after asking once; what it returns is a key, shown once."""

    title: Promise
    lead: Promise
    done: Promise
    do: Callable[..., str | None]
    is_danger: bool = False


ACTS = {
    "confirm": Act(
        gettext_lazy("确认接入"),
        gettext_lazy("请核对登记内容。确认后生成密钥，只显示一次；提出登记的人不能自己确认。"),
        gettext_lazy("已确认，可以调用。"),
        clients.confirm,
    ),
    "rotate": Act(
        gettext_lazy("更换密钥"),
        gettext_lazy(
            "生成新密钥，只显示一次；旧密钥再过若干小时自动失效。怀疑泄露的，请撤销接入。"
        ),
        gettext_lazy("密钥已更换。"),
        clients.rotate,
    ),
    "revoke": Act(
        gettext_lazy("撤销接入"),
        gettext_lazy("全部密钥立即失效，不能恢复；需要再用的，重新登记。"),
        gettext_lazy("已撤销接入。"),
        clients.revoke,
        is_danger=True,
    ),
}


@shows(CSL(21))
@for_staff(*_DUTIES)
@never_cache
@require_GET
def listed(request: KnownRequest) -> HttpResponse:
    """List the systems of the administrator's area."""
    page = clients.listed(actor=request.actor, after=request.GET.get("after", ""))
    context = {"page": page, "states": STATES, "today": legal_day(timezone.now())}
    return render(request, "desk/clients.html", context)


@for_staff(*_DUTIES)
@never_cache
@require_http_methods(["GET", "POST"])
def newcomer(request: KnownRequest) -> HttpResponse:
    """Propose a system; somebody else confirms it."""
    form = Newcomer(request.POST or None)
    form.fields["area"].choices = _areas(request.actor.area)  # type: ignore[attr-defined]  # a ChoiceField has them
    form.fields["bodies"].choices = _bodies(request.actor.area)  # type: ignore[attr-defined]  # a ChoiceField has them
    if form.is_valid():
        try:
            made = clients.propose(wanted=form.wanted(), actor=request.actor, at=timezone.now())
        except DomainError as refused:
            _say(form, refused)
        else:
            messages.success(request, _("已登记，须由另一名管理员确认后才能调用。"))
            return redirect("desk:client", made)
    asked: list[FieldView] = [from_django(one) for one in form]
    context = {"asked": asked, "problems": problems(asked), "whole": form.non_field_errors()}
    return render(request, "desk/client_new.html", context, status=422 if form.errors else 200)


@shows(CSL(21))
@for_staff(*_DUTIES)
@never_cache
@require_GET
def one(request: KnownRequest, client: str) -> HttpResponse:
    """Show a system: what it may do, its keys, its last calls."""
    found = clients.one(client=client, actor=request.actor)
    at = timezone.now()
    names = dict(_bodies(request.actor.area))
    context = {
        "found": found,
        "state": found.state(legal_day(at)),
        "states": STATES,
        "scopes": [SCOPES[scope] for scope in clients.Scope if scope in found.scopes],
        "bodies": [names.get(code, code) for code in sorted(found.bodies)],
        "area": places.place(found.area).name,
        "keys": _holding(found, at),
        "calls": clients.calls(client=client, actor=request.actor),
    }
    return render(request, "desk/client.html", context)


@for_staff(*_DUTIES)
@never_cache
@require_http_methods(["GET", "POST"])
def act(request: KnownRequest, client: str, act: str) -> HttpResponse:
    """Ask once, then do it; a new key is shown once."""
    if act not in ACTS:
        raise Http404
    wanted = ACTS[act]
    found = clients.one(client=client, actor=request.actor)
    if request.method == "POST":
        key = wanted.do(client=client, actor=request.actor, at=timezone.now())
        if key:
            context = {"found": found, "key": key, "done": wanted.done}
            return render(request, "desk/client_key.html", context)
        messages.success(request, str(wanted.done))
        return redirect("desk:client", client)
    context = {"found": found, "act": act, "wanted": wanted}
    return render(request, "desk/client_act.html", context)


def _holding(found: clients.Client, at: datetime) -> list[datetime | None]:
    """Return until when each key holds that has not ended; None is until it is replaced."""
    return [ends_at for ends_at in found.keys if ends_at is None or ends_at > at]


def _areas(within: str) -> list[tuple[str, str]]:
    own = places.place(within)
    below = [one for one in places.counties() if places.is_within(one.code, within)]
    return list(dict.fromkeys((one.code, one.name) for one in (own, *below)))


def _bodies(within: str) -> list[tuple[str, str]]:
    return [(one.code, one.name) for one in bodies.bodies(within=within)]


def _say(form: forms.Form, refused: DomainError) -> None:
    advice = advice_of(refused)
    field = _AT_FAULT.get(refused.code)
    form.add_error(field if field in form.fields else None, f"{advice.what}{advice.now}")


urlpatterns = [
    path("clients/", listed, name="clients"),
    path("clients/new/", newcomer, name="client_new"),
    path("clients/<str:client>/", one, name="client"),
    path("clients/<str:client>/<slug:act>/", act, name="client_act"),
]
