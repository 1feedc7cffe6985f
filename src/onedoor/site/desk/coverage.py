"""一网通办情况 at the desk: each item with the functions it lacks online, and why."""

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path
from django.views.decorators.http import require_GET

from onedoor.kernel.access import KnownRequest, for_staff
from onedoor.law.articles import HAMI, shows
from onedoor.operation.coverage import api as coverage
from onedoor.site.ui import six

_WATCHES = frozenset({"centre.manage", "office.supervise"})


@shows(HAMI(14), note="each item with what it lacks and why")
@for_staff("items.edit", *sorted(_WATCHES))
@require_GET
def for_desk(request: KnownRequest) -> HttpResponse:
    """Show the items of the area one watches, or of one's body, with what each lacks."""
    actor = request.actor
    where = {"area": actor.area} if actor.duties & _WATCHES else {"body": actor.body}
    report = coverage.report(built=six.built(), **where)
    rows = [
        (line, [(six.NAMES[gap.function], six.WHY[gap.why], gap.said) for gap in line.gaps])
        for line in sorted(report.lines, key=lambda one: (-len(one.gaps), one.name.zh))
    ]
    return render(request, "desk/coverage.html", {**six.told(report), "rows": rows})


urlpatterns = [path("coverage/", for_desk, name="coverage")]
