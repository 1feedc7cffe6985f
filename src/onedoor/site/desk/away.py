"""异地收件 at the desk: where a case was taken in for elsewhere, and papers on their way."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from onedoor.general.people import api as people
from onedoor.kernel.access import KnownRequest, for_staff
from onedoor.kernel.actors import Actor
from onedoor.kernel.answers import advice_of
from onedoor.kernel.days import legal_day
from onedoor.kernel.errors import Refused
from onedoor.law.articles import HAMI, shows
from onedoor.operation.receptions import api as receptions
from onedoor.site.desk import assisting
from onedoor.site.desk.inbox import CASE_DUTIES
from onedoor.system.items import api as items


@dataclass(frozen=True, slots=True)
class Away:
    """What the page of a case shows of where it was taken in; ``side`` is the reader's own."""

    found: receptions.Reception
    side: receptions.Side | None
    names: Mapping[str, str]

    @property
    def may_send(self) -> bool:
        """Whether the reader may note that papers were sent."""
        return self.side is not None and self.found.may_send

    @property
    def may_confirm(self) -> bool:
        """Whether papers are on their way to the reader."""
        coming = self.found.under_way
        return coming is not None and self.side not in (None, coming.by_side)


def place_for(
    request: KnownRequest, applicant: str, what: items.Offering
) -> receptions.Place | None:
    """Return where this clerk takes an item in for elsewhere, None at home or as an agent."""
    if assisting.stands(request, applicant, what):
        return None
    return receptions.place_for(what, actor=request.actor, on=legal_day(timezone.now()))


def handout_of(sent: Mapping[str, object]) -> receptions.Handout:
    """Return where a result is to be handed over, as posted."""
    said = sent.get("handout", "")
    wanted = receptions.Handout.AS_ASKED
    return wanted if said == wanted.value else receptions.Handout.HERE


def away_of(case: str, actor: Actor) -> Away | None:
    """Return where a case was taken in for elsewhere, None where that was at home."""
    found = receptions.of(case)
    if found is None:
        return None
    who = {name for one in found.parcels for name in (one.sent_by, one.arrived_by)}
    known = people.staff_members({found.clerk, *who} - {""})
    names = {number: one.name for number, one in known.items()}
    return Away(found, receptions.side(case, actor=actor), names)


@shows(HAMI(20))
@for_staff(*CASE_DUTIES)
@require_POST
def parcel(request: KnownRequest, number: str) -> HttpResponse:
    """Note that papers were sent, or that what was sent has arrived."""
    actor, at = request.actor, timezone.now()
    try:
        if request.POST.get("do") == "confirm":
            receptions.confirm(case=number, actor=actor, at=at)
        else:
            what = request.POST.get("what", "")
            receptions.send(case=number, what=what, actor=actor, at=at)
        messages.success(request, _("材料流转已登记。"))
    except Refused as refusal:
        advice = advice_of(refusal)
        messages.error(request, f"{advice.what}{advice.now}")
    return redirect(f"{reverse('desk:case', args=[number])}#away")


urlpatterns = [path("case/<str:number>/parcel/", parcel, name="parcel")]
