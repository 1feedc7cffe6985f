"""保障需求: what halls, centres and stations need in a year, and what is granted."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from urllib.parse import quote

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.http import urlencode
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods

from onedoor.general.sheets import api as sheets
from onedoor.kernel.access import KnownRequest, for_staff
from onedoor.kernel.days import legal_day
from onedoor.kernel.errors import Refused
from onedoor.kernel.fields import Problem, from_django, problems
from onedoor.law.articles import HAMI, shows
from onedoor.site.desk.centre import XLSX
from onedoor.site.desk.inputs import choose, line, passage
from onedoor.site.desk.system import problem_of
from onedoor.system.needs import api as needs
from onedoor.system.venues import api as venues

DUTIES = ("centre.manage", "office.supervise")
_K, _S = needs.Kind, needs.Stage
KINDS: Mapping[needs.Kind, str | Promise] = {
    _K.SITE: _("场所建设"),
    _K.STAFF: _("人员编制"),
    _K.FACILITY: _("设施配备"),
    _K.RUNNING: _("运行维护"),
}
STAGES: Mapping[needs.Stage, tuple[str | Promise, str]] = {
    _S.ASKED: (_("待答复"), "warning"),
    _S.GRANTED: (_("已核定"), "success"),
    _S.DECLINED: (_("未同意"), "danger"),
    _S.WITHDRAWN: (_("已撤回"), "neutral"),
}
HEADS = (_("大厅和站点"), _("类别"), _("用途"), _("申报"), _("核定"), _("文号"), _("状态"))
_WRONG = _("请填写数字。")


def _amount(label: Any) -> forms.DecimalField:
    return forms.DecimalField(
        label=label, help_text=_("金额填元，人员填人数。"), max_digits=12, decimal_places=2,
        error_messages={
            "required": _WRONG, "invalid": _WRONG, "max_digits": _WRONG,
            "max_decimal_places": _WRONG, "max_whole_digits": _WRONG,
        },
    )  # fmt: skip


class TellForm(forms.Form):
    """What a venue needs."""

    venue = forms.ChoiceField(label=_("大厅和站点"), error_messages={"required": _("请选择。")})
    year = forms.TypedChoiceField(
        label=_("年度"), coerce=int, error_messages={"required": _("请选择。")}
    )
    kind = forms.TypedChoiceField(
        label=_("类别"), coerce=needs.Kind, choices=[("", ""), *KINDS.items()],
        error_messages={"required": _("请选择。")},
    )  # fmt: skip
    title = line(_("用途"), _("请填写用途。"), most=200)
    amount = _amount(_("申报数"))
    reason = passage(_("理由"), _("请写明理由。"))


class GrantForm(forms.Form):
    """How much is granted, by which document; less needs a reason."""

    amount = _amount(_("核定数"))
    document_number = line(_("文号"), _("请填写文号。"), most=200)
    answer = forms.CharField(
        label=_("说明"), help_text=_("少于申报数时写明理由。"), widget=forms.Textarea,
        required=False, max_length=2000,
    )  # fmt: skip


class DeclineForm(forms.Form):
    """Why a need is not granted."""

    answer = passage(_("理由"), _("请写明理由。"))


class WithdrawForm(forms.Form):
    """Nothing is asked."""


@dataclass(frozen=True, slots=True)
class Part:
    """One part of the page: its name, its form and what it does."""

    title: str | Promise
    form: type[forms.Form]
    do: Callable[..., None]


ANSWERS: Mapping[str, Part] = {
    "grant": Part(_("核定"), GrantForm, needs.grant),
    "decline": Part(_("不同意"), DeclineForm, needs.decline),
}
TAKES_BACK: Mapping[str, Part] = {"withdraw": Part(_("撤回"), WithdrawForm, needs.withdraw)}


@shows(HAMI(5), note="what was asked and granted for each venue, and who told nothing")
@for_staff(*DUTIES)
@require_GET
def listing(request: KnownRequest) -> HttpResponse:
    """Show the needs of a year, the sums by venue, and which halls and centres told nothing."""
    this_year = legal_day(timezone.now()).year
    year = _year(request.GET.get("year", ""), this_year)
    page = needs.needs(actor=request.actor, year=year, after=request.GET.get("after", ""))
    found = needs.year_of(actor=request.actor, year=year)
    names = _names(request)
    if request.GET.get("format") == "xlsx":
        return _xlsx(request, year, names)
    context = {
        "year": year,
        "years": [
            {"label": str(one), "href": f"?{urlencode({'year': one})}", "is_current": one == year}
            for one in range(this_year - 2, this_year + 2)
        ],
        "kinds": KINDS,
        "sums": [(names.get(one.venue, one.venue), one) for one in found.sums],
        "silent": [one.name for one in found.silent],
        "rows": [
            (one, names.get(one.venue, one.venue), KINDS[one.kind], *STAGES[one.stage])
            for one in page.rows
        ],
        "next": f"?{urlencode({'year': str(year), 'after': page.after})}" if page.after else "",
        "xlsx": f"?{urlencode({'year': str(year), 'format': 'xlsx'})}",
        "may_tell": bool(_mine(request)),
        "amount": _amount_shown,
    }
    return render(request, "desk/needs.html", context)


@shows(HAMI(5))
@for_staff("centre.manage")
@require_http_methods(["GET", "POST"])
def tell(request: KnownRequest) -> HttpResponse:
    """Tell a need of a venue that one runs."""
    form = TellForm(request.POST if request.method == "POST" else None)
    choose(form, "venue", [("", ""), *((one.code, one.name) for one in _mine(request))])
    this_year = legal_day(timezone.now()).year
    choose(form, "year", [(str(one), str(one)) for one in (this_year + 1, this_year)])
    wrong: list[Problem] = []
    if form.is_valid():
        wanted = needs.Wanted(**form.cleaned_data)
        try:
            made = needs.tell(wanted=wanted, actor=request.actor, at=timezone.now())
        except Refused as error:
            wrong = [problem_of(error, target="id_title")]
        else:
            messages.success(request, gettext("已申报，等本级政府核定。"))
            return redirect("desk:need", need=made)
    views = [from_django(bound) for bound in form]
    wrong = [*problems(views), *wrong]
    context = {"fields": views, "problems": wrong}
    return render(request, "desk/need_new.html", context, status=422 if wrong else 200)


@shows(HAMI(5))
@for_staff(*DUTIES)
@require_http_methods(["GET", "POST"])
def one(request: KnownRequest, need: str) -> HttpResponse:
    """Show a need; answer it or take it back, if that is this person's."""
    found = needs.sheet(need=need, actor=request.actor)
    known = {**(ANSWERS if found.answers else {}), **(TAKES_BACK if found.withdraws else {})}
    word = request.POST.get("do", "")
    forms_of = {
        name: part.form(request.POST if name == word else None, prefix=name)
        for name, part in known.items()
    }
    wrong: list[Problem] = []
    if request.method == "POST":
        if word not in forms_of:
            raise Http404
        if forms_of[word].is_valid():
            given = forms_of[word].cleaned_data
            try:
                known[word].do(need=need, actor=request.actor, at=timezone.now(), **given)
            except Refused as error:
                wrong = [problem_of(error, target=f"do_{word}")]
            else:
                messages.success(request, gettext("已办理。"))
                return redirect("desk:need", need=need)
    parts = [(n, known[n].title, [from_django(b) for b in form]) for n, form in forms_of.items()]
    wrong += [one for _name, _title, views in parts for one in problems(views)]
    stage, tone = STAGES[found.whole.stage]
    context = {
        "one": found.whole, "stage": stage, "tone": tone, "kind": KINDS[found.whole.kind],
        "venue": venues.venue(found.whole.venue).name, "parts": parts, "problems": wrong,
        "amount": _amount_shown,
    }  # fmt: skip
    return render(request, "desk/need.html", context, status=422 if wrong else 200)


def _mine(request: KnownRequest) -> list[venues.Venue]:
    inside = venues.venues(within=request.actor.area)
    return [one for one in inside if one.body == request.actor.body]


def _names(request: KnownRequest) -> dict[str, str]:
    return {one.code: one.name for one in venues.venues(within=request.actor.area)}


def _year(text: str, this_year: int) -> int:
    return int(text) if text.isdecimal() and len(text) == len(str(this_year)) else this_year + 1


def _xlsx(request: KnownRequest, year: int, names: Mapping[str, str]) -> HttpResponse:
    def rows() -> Any:
        page = needs.needs(actor=request.actor, year=year)
        while True:
            for one in page.rows:
                granted = None if one.granted is None else _number(one.granted)
                yield [
                    names.get(one.venue, one.venue), str(KINDS[one.kind]), one.title,
                    _number(one.asked), granted, one.document_number, str(STAGES[one.stage][0]),
                ]  # fmt: skip
            if not page.after:
                return
            page = needs.needs(actor=request.actor, year=year, after=page.after)

    content = sheets.write(gettext("保障需求"), [str(one) for one in HEADS], rows())
    response = HttpResponse(content, content_type=XLSX)
    name = quote(f"{gettext('保障需求')} {year}")
    response["Content-Disposition"] = f"attachment; filename*=UTF-8''{name}.xlsx"
    return response


def _amount_shown(amount: Decimal, kind: needs.Kind) -> str:
    """Return an amount with its unit: people, or yuan."""
    if kind is needs.Kind.STAFF:
        return gettext("%(n)s 人") % {"n": int(amount)}
    return gettext("%(n)s 元") % {"n": f"{amount:,.2f}".removesuffix(".00")}


def _number(amount: Decimal) -> int | float:
    return int(amount) if amount == amount.to_integral_value() else float(amount)


urlpatterns = [
    path("needs/", listing, name="needs"),
    path("needs/new/", tell, name="need_new"),
    path("needs/<str:need>/", one, name="need"),
]
