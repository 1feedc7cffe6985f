"""What the clerk hands over when an application was taken in: number, code, papers to print."""

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from onedoor.kernel.access import KnownRequest, for_staff
from onedoor.kernel.days import legal_day
from onedoor.law.articles import ADL, HAMI, shows
from onedoor.operation.cases import api as cases
from onedoor.operation.documents import api as documents
from onedoor.operation.guides import api as guides
from onedoor.operation.hall import api as hall
from onedoor.operation.shifts import api as shifts
from onedoor.site.portal import following


@dataclass(frozen=True, slots=True)
class Paper:
    """One paper to print."""

    title: str
    number: str
    href: str


@shows(HAMI(13), ADL(32, item=4))
@for_staff("counter.intake")
@require_GET
def taken(request: KnownRequest, number: str) -> HttpResponse:
    """Show the number, the query code and the papers to hand over; lead on to the next person."""
    found = cases.case(number=number, actor=request.actor)
    follow = f"{reverse('portal:progress')}?{urlencode({'code': found.query_code})}"
    papers = [
        Paper(one.title, one.number, reverse("desk:paper", args=[number, one.id]))
        for one in documents.documents_of(case_number=number)
    ]
    context = {
        "case": found,
        "state": cases.STATES[found.state],
        "due": following.due(found, today=legal_day(timezone.now())),
        "papers": papers,
        "seat": (seat := hall.seat(request.actor)),
        "down": shifts.down(seat),
        "qr": guides.Code(request.build_absolute_uri(follow)),
        "may_ask": cases.Move.ASK_FOR_SUPPLEMENT in found.moves,
    }
    return render(request, "desk/taken.html", context)


urlpatterns = [path("counter/taken/<str:number>/", taken, name="taken")]
