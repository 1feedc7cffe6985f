"""一件事: how far each bundle is, what is wrong with it, and its lead body confirms it anew."""

from collections.abc import Mapping
from itertools import groupby

from django import forms
from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET, require_http_methods

from onedoor.kernel.access import KnownRequest, for_staff
from onedoor.kernel.actors import Actor
from onedoor.kernel.errors import Refused
from onedoor.kernel.fields import Problem, from_django, problems
from onedoor.law.articles import HAMI, shows
from onedoor.operation.bundles import api as bundles
from onedoor.site.desk.system import problem_of
from onedoor.site.portal.bundles import STATUSES
from onedoor.system.items import api as items

DUTIES = ("items.review", "items.edit", "centre.manage", "office.supervise")
TONES: Mapping[bundles.Status, str] = {
    bundles.Status.PREPARED: "neutral",
    bundles.Status.OFFERED: "success",
    bundles.Status.STOPPED: "neutral",
}


class ConfirmForm(forms.Form):
    """Which status a bundle gets, and which versions of its parts were looked at."""

    status = forms.TypedChoiceField(
        label=_("状态"), coerce=bundles.Status, choices=[*STATUSES.items()],
        widget=forms.RadioSelect, error_messages={"required": _("请选择状态。")},
    )  # fmt: skip
    seen = forms.RegexField(
        r"^([\w-]+:\d{1,5} ?)+$", required=False, widget=forms.HiddenInput,
        error_messages={"invalid": _("请重新打开本页再试。")},
    )  # fmt: skip

    def versions(self) -> dict[str, int]:
        """Return the versions that were shown, by the keys of the parts."""
        pairs = (one.split(":") for one in self.cleaned_data["seen"].split())
        return {key: int(version) for key, version in pairs}


@shows(HAMI(21), note="per batch: lead body, how far it is, what is to be mended, when checked")
@for_staff(*DUTIES)
@require_GET
def listing(request: KnownRequest) -> HttpResponse:
    """Show the bundles by batch."""
    found = groupby(bundles.listed(), key=lambda one: (one.year, one.batch))
    batches = [(batch, [(one, *_status(one)) for one in rows]) for (_year, batch), rows in found]
    return render(request, "desk/bundles.html", {"batches": batches})


@shows(HAMI(21), note="the versions checked against and those in force; confirmed by the lead body")
@for_staff(*DUTIES)
@require_http_methods(["GET", "POST"])
def one(request: KnownRequest, code: str) -> HttpResponse:
    """Show a bundle beside the versions in force; POST confirms it anew with what was shown."""
    found = bundles.review(code)
    posted = request.POST if request.method == "POST" else None
    form = ConfirmForm(posted, initial={"status": found.line.status})
    wrong: list[Problem] = []
    if form.is_valid():
        try:
            _confirm(found, form, request.actor)
        except Refused as error:
            wrong = [problem_of(error, target="confirm")]
        else:
            messages.success(request, gettext("已确认。"))
            return redirect("desk:bundle", code=code)
    views = [from_django(form["status"])]
    wrong = [*problems(views), *wrong] or [
        Problem(str(each), "confirm") for each in form.errors.get("seen", ())
    ]
    status, tone = _status(found.line)
    context = {
        "line": found.line,
        "status": status,
        "tone": tone,
        "parts": [_part(each, found.members.get(each.key)) for each in found.bundle.parts],
        "left": found.left,
        "seen": " ".join(f"{key}:{each.version}" for key, each in found.members.items()),
        "fields": views if _is_lead(request.actor, found.line) else [],
        "problems": wrong,
    }
    return render(request, "desk/bundle.html", context, status=422 if wrong else 200)


def _status(line: bundles.Listed) -> tuple[str | Promise, str]:
    """Return how far a bundle is, in words; what is to be mended stops what was offered."""
    if line.flaws and line.status is bundles.Status.OFFERED:
        return _("正在核对"), "warning"
    return STATUSES[line.status], TONES[line.status]


def _confirm(found: bundles.Review, form: ConfirmForm, actor: Actor) -> None:
    document = bundles.checked(found.bundle, form.versions())
    status = form.cleaned_data["status"]
    bundles.confirm(document=document, status=status, actor=actor, at=timezone.now())


def _is_lead(actor: Actor, line: bundles.Listed) -> bool:
    return actor.body == line.lead and "items.review" in actor.duties


def _part(part: bundles.Part, member: bundles.Member | None) -> dict[str, object]:
    """Return a part with the version it was checked against, the one in force, and what differs."""
    is_changed = member is not None and member.version != part.version
    return {
        "part": part,
        "member": member,
        "changes": _changes(part, member.version) if member and is_changed else (),
    }


def _changes(part: bundles.Part, version: int) -> tuple[items.Change, ...]:
    """Return what a version changed; nothing when the one checked against was never there."""
    try:
        return items.differences(part.offering, older=part.version, newer=version)
    except items.OfferingMissing:
        return ()


urlpatterns = [
    path("bundles/", listing, name="bundles"),
    path("bundles/<slug:code>/", one, name="bundle"),
]
