"""办不成事: report what could not be got done, from every page; read what became of it."""

from collections.abc import Mapping

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

from onedoor.general.places import api as places
from onedoor.kernel.access import ActorRequest, public
from onedoor.kernel.actors import ActorKind
from onedoor.kernel.answers import advice_of
from onedoor.kernel.errors import Invalid, Missing, TooMany
from onedoor.kernel.fields import Choice, FieldView, Problem, problems
from onedoor.kernel.ids import random_id
from onedoor.law.articles import HAMI, shows
from onedoor.operation.cases import api as cases
from onedoor.operation.consultations import api as consultations
from onedoor.operation.difficulties import api as difficulties
from onedoor.site.portal import asking, following
from onedoor.site.ui import difficulties as words
from onedoor.system.items import api as items

_AT_FAULT = {
    "consultations.contact_missing": "reach",
    "consultations.body_unfit": "area",
    "difficulties.kind_unknown": "kind",
}
_HINT: str | Promise = gettext_lazy(
    "写明办什么、什么时候、在哪里、遇到什么。不要写身份证号、银行卡号。"
)


@shows(HAMI(13), note="from every page and every refusal, signed in or with a contact")
@public
@never_cache
@require_http_methods(["GET", "POST"])
def stuck(request: ActorRequest) -> HttpResponse:
    """Report a difficulty about a case of one's own, an item, or in general."""
    told = request.POST if request.method == "POST" else request.GET
    about = consultations.About(
        item=told.get("item", ""), case=told.get("case", ""), area=told.get("area", "")
    )
    if about.case and not _applies(request):
        about = consultations.About(area=places.HAMI)
    if request.method == "GET":
        return _form(request, about)
    at = timezone.now()
    try:
        asking.count(request, kind="difficulties.report", setting="security.difficulties_per_hour")
    except TooMany as often:
        return _form(request, about, often=often)
    report = difficulties.Report(
        about=about,
        kind=request.POST.get("kind", ""),
        words=request.POST.get("words", ""),
        reach=request.POST.get("reach", ""),
        key=request.POST.get("key", "")[:64],
    )
    actor = request.actor if _applies(request) else None
    try:
        made = difficulties.report(report=report, actor=actor, at=at)
    except Invalid as wrong:
        return _form(request, about, wrong=wrong)
    messages.success(request, _("已经登记，今天会有人给您第一次答复。"))
    return redirect("portal:difficulty", made.code or made.number)


@shows(HAMI(13), note="what was reported, every step, and by when it is resolved")
@public
@never_cache
@require_GET
def difficulty(request: ActorRequest, asked: str) -> HttpResponse:
    """Show what became of a report, to its reporter or by the code."""
    if request.actor is None:
        asking.count(
            request, kind="difficulties.code", setting="security.progress_lookups_per_hour"
        )
    try:
        found = difficulties.told(asked=asked, actor=request.actor)
    except Missing:
        if request.actor is not None:
            raise
        wrong = [Problem(_("没有查到。请核对查询码。"), "id_code")]
        return render(request, "portal/stuck_code.html", _code_asked(wrong), status=404)
    context = {
        "found": found,
        "whole": found.whole,
        "code": asked if not _applies(request) else "",
        "body": following.body_name(found.whole.body),
        "kind": words.KINDS[found.whole.kind],
        "stage": words.STAGES[found.whole.stage],
        "steps": [
            (one, words.ACTS[one.act], following.body_name(one.body) if one.body else "")
            for one in found.steps
        ],
    }
    return render(request, "portal/difficulty.html", context)


@shows(HAMI(13), note="one's own reports; without signing in, by the code")
@public
@never_cache
@require_GET
def difficulties_of(request: ActorRequest) -> HttpResponse:
    """Show what one has reported; ask somebody unknown for the code."""
    code = request.GET.get("code", "").strip().upper()
    if code:
        return redirect("portal:difficulty", code)
    if request.actor is None or not _applies(request):
        return render(request, "portal/stuck_code.html", _code_asked([]))
    page = difficulties.mine(actor=request.actor, after=request.GET.get("after", ""))
    rows = [(one, *words.STAGES[one.stage]) for one in page.rows]
    return render(request, "portal/difficulties.html", {"rows": rows, "after": page.after})


def _applies(request: ActorRequest) -> bool:
    return request.actor is not None and request.actor.kind is ActorKind.APPLICANT


def _form(
    request: ActorRequest,
    about: consultations.About,
    *,
    wrong: Invalid | None = None,
    often: TooMany | None = None,
) -> HttpResponse:
    title = _subject(request, about)
    asks = _asks(request, about, wrong, is_general=not title)
    told = problems(asks)
    if often is not None:  # what was typed stays, and there is another way
        there = _("也可以到任何大厅的“办不成事”窗口，或者拨打 12345。")
        told.append(Problem(f"{advice_of(often).now}{there}", "id_words"))
    key = request.POST.get("key", "")[:64] or random_id()
    context = {"title": title, "about": about, "asks": asks, "problems": told, "key": key}
    status = 429 if often else 422 if wrong else 200
    return render(request, "portal/stuck.html", context, status=status)


def _subject(request: ActorRequest, about: consultations.About) -> str:
    if about.case and request.actor is not None:
        return cases.case(number=about.case, actor=request.actor).title
    if about.item:
        entry = items.entry(about.item)
        return entry.name.zh if entry.offered else ""
    return ""


def _asks(
    request: ActorRequest,
    about: consultations.About,
    wrong: Invalid | None,
    *,
    is_general: bool,
) -> list[FieldView]:
    told = advice_of(wrong).what if wrong else ""
    fault = _AT_FAULT.get(wrong.code, "words") if wrong else ""
    asked = [
        FieldView(
            "kind", "pick", _("遇到了什么情况"), value=request.POST.get("kind", ""),
            choices=tuple(Choice(one.value, str(label)) for one, label in words.KINDS.items()),
            error=told if fault == "kind" else "",
        ),
        FieldView(
            "words", "longtext", _("经过"), value=request.POST.get("words", ""), hint=str(_HINT),
            error=told if fault == "words" else "", max_length=consultations.LONGEST,
        ),
    ]  # fmt: skip
    if is_general:
        wrong_area = told if fault == "area" else ""
        here = about.area or places.HAMI
        asked.insert(0, asking.area(_("在哪个地方"), here, error=wrong_area))
    if not _applies(request):
        hint = _("手机号码、带区号的固定电话或者电子邮箱。只给办理的人联系您用，加密保存。")
        given = request.POST.get("reach", "")
        asked.append(asking.reach(given, hint, error=told if fault == "reach" else ""))
    return asked


def _code_asked(wrong: list[Problem]) -> Mapping[str, object]:
    hint = _("登记以后页面上的 10 位字母和数字")
    field = FieldView("code", "text", _("查询码"), hint=hint, autocomplete="off")
    return {"fields": [field], "problems": wrong}


urlpatterns = [
    path("stuck/", stuck, name="stuck"),
    path("stuck/mine/", difficulties_of, name="difficulties"),
    path("stuck/<str:asked>/", difficulty, name="difficulty"),
]
