"""疑点: acts in cases that somebody should look at; what came too late has its own page."""

from collections.abc import Mapping

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from onedoor.general.bodies import api as bodies
from onedoor.kernel.access import KnownRequest, for_staff
from onedoor.law.articles import HAMI, shows
from onedoor.site.desk.inbox import short
from onedoor.supervision.findings import api as findings

KINDS: Mapping[findings.Kind, str | Promise] = {
    findings.Kind.SILENT: _("期限内没有答复，视为受理"),
    findings.Kind.AGAINST_VERDICTS: _("材料均符合，仍不予许可"),
    findings.Kind.DISOWNED: _("本单位公布的事项，却以不归本单位或者不需要许可为由不予受理"),
}


@shows(HAMI(29, item=5), note="candidates that a case gave; people decide what they are")
@for_staff("cases.decide", "centre.manage", "office.supervise")
@require_GET
def listing(request: KnownRequest) -> HttpResponse:
    """Show the findings of one's body, or of the area one watches."""
    page = findings.findings(actor=request.actor, after=request.GET.get("after", ""))
    names = {one.code: one.short_name for one in bodies.bodies(within=request.actor.area)}
    context = {
        "rows": [
            (one, short(one.case), KINDS[one.kind], names.get(one.body, one.body))
            for one in page.rows
        ],
        "next": f"?after={page.after}" if page.after else "",
    }
    return render(request, "desk/findings.html", context)


urlpatterns = [path("findings/", listing, name="findings")]
