"""实质运行: item by item, how much of it the hall really does."""

from collections.abc import Mapping

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_GET

from onedoor.general.bodies import api as bodies
from onedoor.general.terms import api as terms
from onedoor.kernel.access import KnownRequest, for_staff
from onedoor.kernel.days import legal_day
from onedoor.law.articles import HAMI, shows
from onedoor.supervision.substance import api as substance

WHYS: Mapping[substance.Why, str | Promise] = {
    substance.Why.LAPSED: _("负面清单的依据今天不成立"),
    substance.Why.NOWHERE: _("不在大厅，也不在负面清单"),
    substance.Why.BOTH: _("又在大厅，又在负面清单"),
}


@shows(HAMI(10), HAMI(29, item=1), note="the share of the hall, and what is there by name only")
@for_staff("cases.decide", "centre.manage", "office.supervise")
@require_GET
def listing(request: KnownRequest) -> HttpResponse:
    """Show how items are run: of one's body, or of the area one watches."""
    on = legal_day(timezone.now())
    names = {one.code: one.short_name or one.name for one in bodies.bodies()}
    context = {
        "rows": [
            (one, names.get(one.body, one.body))
            for one in substance.lines(actor=request.actor, on=on)
        ],
        "misplaced": [
            (one, WHYS[one.why], names.get(one.body, one.body))
            for one in substance.out_of_place(actor=request.actor, on=on)
        ],
        "days": terms.number("substance.days", on=on),
    }
    return render(request, "desk/substance.html", context)


urlpatterns = [path("substance/", listing, name="substance")]
