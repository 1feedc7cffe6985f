"""A draft as a whole: what it lacks, and what its editors and its reviewer may do with it."""

from collections.abc import Callable, Mapping
from datetime import datetime

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.translation import gettext as _

from onedoor.kernel.access import KnownRequest, for_staff
from onedoor.kernel.errors import Invalid, Refused
from onedoor.kernel.fields import FieldView, Problem
from onedoor.site.desk.editing.flaws import Flaws, Placed
from onedoor.site.desk.editing.frame import flaws_of, frame, names_of
from onedoor.site.desk.editing.sections import SECTIONS
from onedoor.site.desk.system import problem_of
from onedoor.site.desk.terms import day_of
from onedoor.site.portal.words import MEASURES
from onedoor.system.items import api as items

_TARGETS = {
    "items.reason_missing": "id_reason",
    "items.days_wrong": "id_effective_on",
    "items.too_far_ahead": "id_effective_on",
    "desk.day_unreadable": "id_effective_on",
    "items.opinion_missing": "id_opinion",
}
_TYPED = ("reason", "effective_on", "cancel_on", "opinion")


@for_staff("items.edit", "items.review")
def draft(request: KnownRequest, ref: str) -> HttpResponse:
    """Show a draft with all its flaws; send it to review, review it, publish it or drop it."""
    at = timezone.now()
    problems: list[Problem] = []
    act = _ACTS.get(request.POST.get("do", "")) if request.method == "POST" else None
    if act is not None:
        try:
            told = act(request, ref, at)
        except (Refused, Invalid) as error:
            problems = [_problem(error)]
        else:
            messages.success(request, told)
            return redirect("desk:items" if request.POST["do"] == "drop" else request.path)
    shown = items.draft(ref=ref, actor=request.actor)
    found = flaws_of(shown.document, at=at)
    context = {
        "frame_of": frame(shown, actor=request.actor, found=found),
        "problems": problems,
        "parts": _by_section(found),
        "fields": _fields(request.POST, shown),
        "baseline": _baseline(request.POST, shown),
        "opinion": FieldView("opinion", "longtext", _("审核意见"), required=False,
                             hint=_("退回时必须写明。"), value=request.POST.get("opinion", "")),
        "names": names_of(shown.body),
        "can_review": _may_review(request, shown),
        "can_take_back": "items.edit" in request.actor.duties,
    }  # fmt: skip
    return render(request, "desk/editing/draft.html", context, status=422 if problems else 200)


def _may_review(request: KnownRequest, shown: items.Draft) -> bool:
    actor = request.actor
    return (
        shown.state == items.DraftState.IN_REVIEW
        and "items.review" in actor.duties
        and actor.ref not in shown.editors
    )


def _problem(error: Refused | Invalid) -> Problem:
    if isinstance(error, items.NotPublishable | items.OfferingUnreadable):
        return Problem(_("还有地方要改正，见下面各节。"), "flaws")
    if isinstance(error, items.ReasonMissing):
        names = str(error.facts["measures"]).split(", ")
        error = items.ReasonMissing(measures=_("、").join(str(MEASURES[one]) for one in names))
    return problem_of(error, target=_TARGETS.get(error.code, ""))


def _by_section(found: Flaws) -> list[tuple[str, str, list[Placed]]]:
    parts = ((sheet.key, str(sheet.title), found.rest(sheet.key)) for sheet in SECTIONS)
    return [part for part in parts if part[2]]


def _fields(typed: Mapping[str, str], shown: items.Draft) -> list[FieldView]:
    terms = shown.terms
    return [
        FieldView("reason", "longtext", _("修改理由"), required=False,
                  hint=_("比改革前要求得更多的，必须说明理由和依据。"),
                  value=typed.get("reason", terms.reason)),
        FieldView("effective_on", "date", _("自哪一日起生效"), required=False,
                  hint=_("不填就是发布时立即生效。"),
                  value=typed.get("effective_on", str(terms.effective_on or ""))),
        FieldView("cancel_on", "date", _("自哪一日起取消"), required=False,
                  value=typed.get("cancel_on", str(terms.cancel_on or ""))),
    ]  # fmt: skip


def _baseline(typed: Mapping[str, str], shown: items.Draft) -> list[FieldView]:
    """Return what the item asked for before the reform: of its first version only."""
    if shown.based_on is not None:
        return []
    return [
        FieldView(f"before.{name}", "number", str(label), required=False,
                  value=typed.get(f"before.{name}", str(shown.terms.baseline.get(name, ""))))
        for name, label in MEASURES.items()
    ]  # fmt: skip


def _before(request: KnownRequest) -> dict[str, int]:
    told = {name: request.POST.get(f"before.{name}", "").strip() for name in MEASURES}
    return {
        name: int(number)
        for name, number in told.items()
        if number.isdecimal() and len(number) <= _MOST_DIGITS
    }


_MOST_DIGITS = 9


def _send(request: KnownRequest, ref: str, at: datetime) -> str:
    typed = {name: request.POST.get(name, "").strip() for name in _TYPED}
    terms = items.Terms(
        reason=typed["reason"][:1000],
        baseline=_before(request),
        effective_on=day_of(typed["effective_on"]) if typed["effective_on"] else None,
        cancel_on=day_of(typed["cancel_on"]) if typed["cancel_on"] else None,
    )
    items.send_to_review(ref=ref, actor=request.actor, at=at, terms=terms)
    return _("已送法制审核。审核期间不能修改。")


def _approve(request: KnownRequest, ref: str, at: datetime) -> str:
    return _reviewed(request, ref, at, items.Verdict.APPROVE)


def _return(request: KnownRequest, ref: str, at: datetime) -> str:
    return _reviewed(request, ref, at, items.Verdict.RETURN)


def _reviewed(request: KnownRequest, ref: str, at: datetime, verdict: items.Verdict) -> str:
    items.review(
        ref=ref, verdict=verdict, actor=request.actor, at=at,
        opinion=request.POST.get("opinion", ""),
    )  # fmt: skip
    if verdict is items.Verdict.APPROVE:
        return _("已审核通过，起草人可以发布。")
    return _("已退回起草人修改。")


def _publish(request: KnownRequest, ref: str, at: datetime) -> str:
    done = items.publish(ref=ref, actor=request.actor, at=at)
    if done.version is None:
        return _("已定日期，到那一天自动生效。")
    return _("已发布第 %(n)s 版，网上、窗口、自助终端同时生效。") % {"n": done.version}


def _take_back(request: KnownRequest, ref: str, at: datetime) -> str:
    items.take_back(ref=ref, actor=request.actor, at=at)
    return _("已撤回送审，可以继续修改。")


def _drop(request: KnownRequest, ref: str, at: datetime) -> str:
    items.drop_draft(ref=ref, actor=request.actor, at=at)
    return _("草稿已放弃。")


_ACTS: Mapping[str, Callable[[KnownRequest, str, datetime], str]] = {
    "send": _send,
    "approve": _approve,
    "return": _return,
    "publish": _publish,
    "take_back": _take_back,
    "drop": _drop,
}
urlpatterns = [path("items/drafts/<str:ref>/", draft, name="item_draft")]
