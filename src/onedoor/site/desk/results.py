"""统一出件: scan the receipt, check who takes it, hand over, sign; or post, and what came of it."""

import re
from collections.abc import Callable, Mapping

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_GET, require_http_methods

from onedoor.general.people import api as people
from onedoor.kernel.access import KnownRequest, for_staff
from onedoor.kernel.days import legal_day
from onedoor.kernel.errors import DomainError, Missing
from onedoor.kernel.fields import Problem, from_django, problems
from onedoor.law.articles import ADL, HAMI, shows
from onedoor.operation.cases import api as cases
from onedoor.operation.documents import api as documents
from onedoor.operation.hall import api as hall
from onedoor.operation.handouts import api as handouts
from onedoor.site.desk import readers
from onedoor.site.desk.inputs import line
from onedoor.site.desk.system import problem_of
from onedoor.site.ui.handouts import RELATIONS, STAGES
from onedoor.system.venues import api as venues

DUTY = "counter.intake"
_IN_ADDRESS = re.compile(r"[?&]code=([0-9A-Za-z]+)")
_WAITING = 20


class FindForm(forms.Form):
    """What is on the receipt: its code as scanned, the query code, or the number of the case."""

    code = line(
        gettext_lazy("收件凭证上的二维码、查询码或者办件编号"),
        gettext_lazy("请扫码或者输入号码。"),
        most=300,
    )


class TakeForm(forms.Form):
    """Who takes the result, and how it is signed for."""

    number = line(
        gettext_lazy("领取人的证件号码"), gettext_lazy("请刷证或者输入证件号码。"), most=300
    )
    name = line(gettext_lazy("领取人姓名（名称）"), "", required=False)
    letter = forms.BooleanField(
        label=gettext_lazy(
            "已收下申请人出具的授权委托书原件（领取人不是申请人，也没有登记过授权时）"
        ),
        required=False,
    )
    signature = forms.CharField(
        label=gettext_lazy("领取人键入姓名签收"),
        help_text=gettext_lazy("由领取人自己键入；在纸质送达回证上签名的，不填，勾选下面一项。"),
        max_length=100,
        required=False,
    )
    on_paper = forms.BooleanField(
        label=gettext_lazy("领取人已在纸质送达回证上签名"), required=False
    )


class SendForm(forms.Form):
    """A parcel."""

    carrier = line(
        gettext_lazy("承运单位"), gettext_lazy("请填写承运单位。"), most=handouts.LONGEST
    )
    tracking = line(gettext_lazy("运单号"), gettext_lazy("请填写运单号。"), most=handouts.LONGEST)


class BackForm(forms.Form):
    """Why a parcel came back."""

    reason = line(gettext_lazy("退回原因"), gettext_lazy("请填写退回原因。"))


@shows(HAMI(13), note="results lie at the windows for results")
@for_staff(DUTY)
@require_http_methods(["GET", "POST"])
def results(request: KnownRequest) -> HttpResponse:
    """Find a result by its receipt; list what waits, and the parcels."""
    form = FindForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        if number := _number(form.cleaned_data["code"], request):
            return redirect("desk:result", number=number)
        form.add_error("code", _("没有找到这个办件，请核对号码。"))
    views = [from_django(one) for one in form]
    seat, on = hall.seat(request.actor), legal_day(timezone.now())
    ready = cases.Filter(state=cases.State.ISSUED)
    context = {
        "fields": views,
        "problems": problems(views) if form.is_bound else [],
        "seat": seat,
        "is_here": _is_here(seat),
        "waiting": cases.inbox(actor=request.actor, shown=ready, on=on).rows[:_WAITING],
        "parcels": [(case, one, *STAGES[one.stage]) for case, one in _parcels(seat)],
    }
    return render(request, "desk/results.html", context, status=422 if form.errors else 200)


@shows(HAMI(13), ADL(44))
@for_staff(DUTY)
@require_http_methods(["GET", "POST"])
def result(request: KnownRequest, number: str) -> HttpResponse:
    """Show one result; hand it over, post it, or put down what came of the parcel."""
    found = cases.case(number=number, actor=request.actor)
    do = request.POST.get("do", "")
    form = _form(do, request)
    wrong: list[Problem] = []
    if request.method == "POST":
        if do not in _ACTS:
            raise Http404
        if form is None or form.is_valid():
            try:
                messages.success(request, str(_ACTS[do](request, number, form)))
            except DomainError as refusal:
                wrong = [problem_of(refusal, target="main")]
            else:
                return redirect("desk:result", number=number)
    return _shown(request, found, {do: form} if form else {}, wrong)


@shows(ADL(44))
@for_staff(DUTY)
@require_GET
def proof(request: KnownRequest, number: str) -> HttpResponse:
    """Show the 送达回证 to print: filled in where it was handed out, to sign where not yet."""
    found = cases.case(number=number, actor=request.actor)
    told = handouts.of_case(number)
    context = {
        "case": found,
        "papers": documents.documents_of(case_number=number),
        "handout": told[0] if told else None,
        "relation": RELATIONS[told[0].relation] if told and told[0].relation else "",
        "today": legal_day(timezone.now()),
    }
    return render(request, "desk/result_proof.html", context)


def _shown(
    request: KnownRequest,
    found: cases.Dossier,
    bound: Mapping[str, forms.Form],
    wrong: list[Problem],
) -> HttpResponse:
    seat, told = hall.seat(request.actor), handouts.of_case(found.number)
    last = told[0].stage if told else None
    is_ready = cases.Move.DELIVER in found.moves or found.state is cases.State.DELIVERED
    views = {
        name: [from_django(one) for one in bound.get(name) or make(prefix=name)]
        for name, make in _FORMS.items()
    }
    wrong = wrong + [one for name in bound for one in problems(views[name])]
    context = {
        "case": found,
        "state": cases.STATES[found.state],
        "who": people.applicant(found.applicant),
        "seat": seat,
        "is_here": _is_here(seat),
        "is_open": is_ready and last in (None, handouts.Stage.RETURNED),
        "is_on_its_way": last is handouts.Stage.SENT,
        "told": [
            (one, *STAGES[one.stage], RELATIONS[one.relation] if one.relation else "")
            for one in told
        ],
        "views": views,
        "problems": wrong,
    }
    return render(request, "desk/result.html", context, status=422 if wrong else 200)


def _hand(request: KnownRequest, number: str, form: forms.Form | None) -> str | Promise:
    assert form is not None
    given = form.cleaned_data
    card = readers.Wedge().read(given["number"])
    taker = handouts.Taker(
        name=given["name"] or card.name,
        number=card.number,
        signature=given["signature"],
        on_paper=given["on_paper"],
        letter=given["letter"],
    )
    relation = handouts.hand_out(case=number, taker=taker, actor=request.actor, at=timezone.now())
    return _("已交付，领取人：%(who)s。") % {"who": RELATIONS[relation]}


def _send(request: KnownRequest, number: str, form: forms.Form | None) -> str | Promise:
    assert form is not None
    parcel = handouts.Parcel(form.cleaned_data["carrier"], form.cleaned_data["tracking"])
    handouts.send(case=number, parcel=parcel, actor=request.actor, at=timezone.now())
    return _("已登记寄出，申请人查进度时可以看到运单号。")


def _arrived(request: KnownRequest, number: str, _form: forms.Form | None) -> str | Promise:
    settle = handouts.Stage.ARRIVED
    handouts.settle(case=number, then=settle, reason="", actor=request.actor, at=timezone.now())
    return _("已登记签收。")


def _returned(request: KnownRequest, number: str, form: forms.Form | None) -> str | Promise:
    assert form is not None
    handouts.settle(
        case=number, then=handouts.Stage.RETURNED, reason=form.cleaned_data["reason"],
        actor=request.actor, at=timezone.now(),
    )  # fmt: skip
    return _("已退回窗口，可以再次出件。")


_FORMS: Mapping[str, Callable[..., forms.Form]] = {
    "hand": TakeForm,
    "send": SendForm,
    "returned": BackForm,
}
_ACTS: Mapping[str, Callable[[KnownRequest, str, forms.Form | None], str | Promise]] = {
    "hand": _hand,
    "send": _send,
    "arrived": _arrived,
    "returned": _returned,
}


def _form(do: str, request: KnownRequest) -> forms.Form | None:
    make = _FORMS.get(do)
    return make(request.POST, prefix=do) if make else None


def _number(typed: str, request: KnownRequest) -> str:
    """Return the number of the one case that a code names, empty where none or several do."""
    scanned = _IN_ADDRESS.search(typed)
    words = scanned.group(1) if scanned else "".join(typed.split())
    try:
        return cases.case(number=words, actor=request.actor).number
    except Missing:
        on = legal_day(timezone.now())
        rows = cases.inbox(actor=request.actor, shown=cases.Filter(words=words), on=on).rows
        return rows[0].number if len(rows) == 1 else ""


def _is_here(seat: hall.Seat | None) -> bool:
    return seat is not None and venues.Function.RESULT in seat.functions


def _parcels(seat: hall.Seat | None) -> tuple[tuple[str, handouts.Handout], ...]:
    return handouts.parcels(seat.venue) if seat else ()


urlpatterns = [
    path("results/", results, name="results"),
    path("results/<str:number>/", result, name="result"),
    path("results/<str:number>/proof/", proof, name="result_proof"),
]
