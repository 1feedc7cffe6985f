"""The numbers in a case's form, shown in full once somebody has said what for."""

from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import path
from django.utils import timezone
from django.views.decorators.cache import never_cache

from onedoor.general.people import api as people
from onedoor.kernel.access import KnownRequest, for_staff
from onedoor.law.articles import PIPL, shows
from onedoor.operation.cases import api as cases
from onedoor.site.desk.case import page
from onedoor.site.desk.inbox import CASE_DUTIES
from onedoor.site.desk.masking import Why


@shows(PIPL(51), PIPL(6))
@for_staff(*CASE_DUTIES)
@never_cache
def numbers(request: KnownRequest, number: str) -> HttpResponse:
    """Show the numbers of a case in full, this once; who asked and what for is written down."""
    found = cases.case(number=number, actor=request.actor)
    if request.method != "POST":
        return redirect("desk:case", number=number)
    why = Why(request.POST)
    if not why.is_valid():
        return page(request, found, why=why, status=422)
    people.note_unmasked(
        case=number,
        seen=people.Seen.NUMBER,
        purpose=why.cleaned_data["purpose"],
        actor=request.actor,
        at=timezone.now(),
    )
    return page(request, found, in_full=True)


urlpatterns = [path("case/<str:number>/numbers/", numbers, name="numbers")]
