"""一件事专区: what belongs together, and what it comes to in one's own case."""

from collections.abc import Mapping
from datetime import datetime
from itertools import groupby
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import get_language, gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from onedoor.kernel.access import ActorRequest, KnownRequest, for_applicants, public
from onedoor.kernel.actors import ActorKind
from onedoor.kernel.answers import advice_of
from onedoor.kernel.days import legal_day
from onedoor.kernel.errors import DomainError, Invalid
from onedoor.kernel.fields import Problem, problems
from onedoor.law.articles import HAMI, shows
from onedoor.operation.bundles import api as bundles
from onedoor.operation.cases import api as cases
from onedoor.operation.materials import api as materials
from onedoor.site.portal import guide
from onedoor.site.ui import languages
from onedoor.site.ui.blocks import blocks_of
from onedoor.supervision.ratings import api as ratings
from onedoor.system.forms import api as forms

STATUSES: Mapping[bundles.Status, str | Promise] = {
    bundles.Status.PREPARED: _("筹备中"),
    bundles.Status.OFFERED: _("已上线"),
    bundles.Status.STOPPED: _("已停用"),
}
STAGES: Mapping[bundles.Stage, tuple[str | Promise, str]] = {
    bundles.Stage.DRAFT: (_("填写中"), "neutral"),
    bundles.Stage.SUBMITTED: (_("办理中"), "accent"),
    bundles.Stage.ENDED: (_("全部办结"), "success"),
}
PARTS: Mapping[bundles.PartState, tuple[str | Promise, str]] = {
    bundles.PartState.WAITING: (_("等前面的结果"), "neutral"),
    bundles.PartState.FILED: (_("办理中"), "accent"),
    bundles.PartState.GRANTED: (_("已有结果"), "success"),
    bundles.PartState.FAILED: (_("没有办成"), "danger"),
    bundles.PartState.STOPPED: (_("前面的没有办成，没有提交"), "warning"),
}
SAVED: Mapping[str, str | Promise] = {
    "materials": _("提交材料（份）"),
    "steps": _("办理环节（个）"),
    "days": _("办理时限（工作日）"),
    "visits": _("到现场（次）"),
}


@shows(HAMI(21), note="per batch: each bundle with its lead body and how far it is")
@public
@require_safe
def listing(request: ActorRequest) -> HttpResponse:
    """Show the bundles by batch."""
    found = groupby(bundles.listed(), key=lambda one: (one.year, one.batch))
    batches = [(batch, list(rows)) for (_year, batch), rows in found]
    return render(
        request,
        "portal/bundles.html",
        {"batches": batches, "statuses": STATUSES, "known": _is_known(request)},
    )


@shows(HAMI(21), note="answers choose the parts; materials once, fees, days, and what is saved")
@public
@require_safe
def bundle(request: ActorRequest, code: str) -> HttpResponse:
    """Show what a bundle comes to: of its questions first, then of what was answered."""
    asked = bundles.bundle(code).guide
    language = languages.language(get_language()).tag
    situation = guide.situation_of(request, asked, language)
    found = bundles.outlook(code, situation.answers)
    context = {
        "line": found.line,
        "bundle": found.bundle,
        "members": found.members,
        "situation": situation,
        "whole": found.whole if situation.is_answered else None,
        "status": _("正在核对") if found.line.flaws else STATUSES[found.line.status],
        "given": _given(situation.answers),
        "known": _is_known(request),
        "saved": [(SAVED[one.name], one.before, one.now) for one in found.whole.savings
                  if one.before > one.now] if found.whole else [],
    }  # fmt: skip
    return render(request, "portal/bundle.html", context)


def _is_known(request: ActorRequest) -> bool:
    """Whether an applicant has signed in."""
    return request.actor is not None and request.actor.kind is ActorKind.APPLICANT


def _given(answers: Mapping[str, object]) -> list[tuple[str, str]]:
    """Return answers as hidden inputs carry them on."""
    return [
        (key, str(value))
        for key, given in answers.items()
        for value in (given if isinstance(given, list) else [given])
    ]


@shows(HAMI(21), note="one form, one set of materials, one number")
@for_applicants
@require_http_methods(["GET", "POST"])
def begin(request: KnownRequest, code: str) -> HttpResponse:
    """Begin an application with the answers that chose its parts; after sign-in, ask first."""
    if request.method != "POST":
        asked = f"?{request.GET.urlencode()}" if request.GET else ""
        return redirect(reverse("portal:bundle", args=[code]) + asked + "#whole")
    guided = bundles.bundle(code).guide
    given = {key: request.POST.getlist(key) for key in guided.situations}
    situation = forms.situation(guided, given)
    ref = bundles.begin(code=code, situation=situation, actor=request.actor, at=timezone.now())
    return redirect("portal:bundle_application", asked=ref)


@shows(HAMI(21), note="one's own applications of several parts")
@for_applicants
@never_cache
@require_safe
def mine(request: KnownRequest) -> HttpResponse:
    """List one's own applications."""
    rows = [(one, *STAGES[one.stage]) for one in bundles.applications(actor=request.actor)]
    return render(request, "portal/bundles_mine.html", {"rows": rows})


@shows(HAMI(21), note="filled in once; then one progress, with who has which part until when")
@for_applicants
@never_cache
@require_http_methods(["GET", "POST"])
def application(request: KnownRequest, asked: str) -> HttpResponse:
    """Fill in the one form and hand in the one set of materials; afterwards show the progress."""
    found = bundles.application(asked=asked, actor=request.actor)
    if found.stage is not bundles.Stage.DRAFT:
        return _progress(request, found)
    if request.method != "POST":
        return _form(request, found.ref, None, {}, [])
    at, do = timezone.now(), request.POST.get("do", "save")
    if do.startswith("drop_"):
        bundles.detach(
            ref=found.ref, attachment=do.removeprefix("drop_"), actor=request.actor, at=at
        )
        return redirect("portal:bundle_application", asked=found.ref)
    posted = _posted(request)
    cleaned = bundles.save(ref=found.ref, posted=posted, actor=request.actor, at=at)
    wrong = _attach(request, found.ref, at)
    if do != "submit":
        if wrong:
            return _form(request, found.ref, posted, {}, wrong)
        messages.success(request, gettext("已保存。"))
        return redirect("portal:bundle_application", asked=found.ref)
    if not cleaned.ok or wrong:
        return _form(request, found.ref, posted, cleaned.errors, wrong)
    try:
        number = bundles.submit(ref=found.ref, actor=request.actor, at=at)
    except (bundles.MaterialsMissing, bundles.NotOffered, bundles.AnswersWrong) as refused:
        return _form(request, found.ref, posted, {}, [problem(refused, "materials")])
    bundles.go_on(number=number, actor=request.actor, at=at)
    return redirect("portal:bundle_application", asked=number)


def _form(
    request: KnownRequest,
    ref: str,
    posted: Mapping[str, Any] | None,
    errors: Mapping[str, forms.Text],
    wrong: list[Problem],
) -> HttpResponse:
    filling = bundles.filling(ref=ref, actor=request.actor, at=timezone.now())
    form = filling.whole.merged.form
    answers = filling.application.answers if posted is None else posted
    drawn = blocks_of(form, answers, errors, filling.sources)
    held: dict[str, list[materials.Attached]] = {}
    for one in materials.of(holder=ref):
        held.setdefault(one.material, []).append(one)
    problems_ = [*problems([view for block in drawn for view in block.views()]), *wrong]
    context = {
        "one": filling.application,
        "whole": filling.whole,
        "members": filling.members,
        "blocks": drawn,
        "needs": [
            (need, held.get(need.key, []), need.material.licence in (filling.exempt - {""}))
            for need in filling.whole.needs
        ],
        "problems": problems_,
    }
    return render(request, "portal/bundle_fill.html", context, status=422 if problems_ else 200)


def _progress(request: KnownRequest, found: bundles.Application) -> HttpResponse:
    known = {one.number: one for one in cases.cases_of(actor=request.actor).rows}
    titles = {part.key: part.title for part in found.parts}
    rows = [
        (part, *PARTS[part.state], known.get(part.case),
         [titles[key] for key in part.waits_for if key in titles])
        for part in found.parts
    ]  # fmt: skip
    stage, tone = STAGES[found.stage]
    invitation = (
        ratings.may_rate(
            case_number=found.number, actor=request.actor, on=legal_day(timezone.now())
        )
        if found.stage is bundles.Stage.ENDED
        else False
    )
    context = {
        "one": found, "rows": rows, "stage": stage, "tone": tone, "may_rate": invitation,
        "states": cases.STATES,
    }  # fmt: skip
    return render(request, "portal/bundle_progress.html", context)


def problem(refused: DomainError, target: str) -> Problem:
    """Return a refusal as a line of the error summary."""
    advice = advice_of(refused)
    return Problem(f"{advice.what}{advice.now}", target)


def _attach(request: KnownRequest, ref: str, at: datetime) -> list[Problem]:
    wrong = []
    for name, files in request.FILES.lists():
        key = name.removeprefix("file_")
        for one in files:
            try:
                bundles.attach(
                    ref=ref, material=key, name=one.name or "", content=one.read(),
                    actor=request.actor, at=at,
                )  # fmt: skip
            except Invalid as refused:
                wrong.append(problem(refused, name))
    return wrong


def _posted(request: KnownRequest) -> dict[str, Any]:
    return {
        key: values if len(values) > 1 else values[0]
        for key, values in request.POST.lists()
        if key not in ("csrfmiddlewaretoken", "do")
    }


urlpatterns = [
    path("bundles/", listing, name="bundles"),
    path("bundles/mine/", mine, name="bundles_mine"),
    path("bundles/mine/<str:asked>/", application, name="bundle_application"),
    path("bundles/<slug:code>/", bundle, name="bundle"),
    path("bundles/<slug:code>/begin/", begin, name="bundle_begin"),
]
