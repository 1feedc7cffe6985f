"""一件事专区: what belongs together, and what it comes to in one's own case."""

from collections.abc import Mapping
from itertools import groupby

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils.functional import Promise
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from onedoor.kernel.access import public
from onedoor.law.articles import HAMI, shows
from onedoor.operation.bundles import api as bundles
from onedoor.site.portal import guide
from onedoor.site.ui import languages

STATUSES: Mapping[bundles.Status, str | Promise] = {
    bundles.Status.PREPARED: _("筹备中"),
    bundles.Status.OFFERED: _("已上线"),
    bundles.Status.STOPPED: _("已停用"),
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
def listing(request: HttpRequest) -> HttpResponse:
    """Show the bundles by batch."""
    found = groupby(bundles.listed(), key=lambda one: (one.year, one.batch))
    batches = [(batch, list(rows)) for (_year, batch), rows in found]
    return render(request, "portal/bundles.html", {"batches": batches, "statuses": STATUSES})


@shows(HAMI(21), note="answers choose the parts; materials once, fees, days, and what is saved")
@public
@require_safe
def bundle(request: HttpRequest, code: str) -> HttpResponse:
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
        "saved": [(SAVED[one.name], one.before, one.now) for one in found.whole.savings
                  if one.before > one.now] if found.whole else [],
    }  # fmt: skip
    return render(request, "portal/bundle.html", context)


urlpatterns = [
    path("bundles/", listing, name="bundles"),
    path("bundles/<slug:code>/", bundle, name="bundle"),
]
