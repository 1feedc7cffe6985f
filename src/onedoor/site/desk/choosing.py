"""选事项: what is at hand under the digits, else by words, pinyin initials or code."""

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from onedoor.general.people import api as people
from onedoor.general.places import api as places
from onedoor.kernel.access import KnownRequest, for_staff
from onedoor.kernel.answers import advice_of
from onedoor.kernel.errors import Refused
from onedoor.operation.desks import api as desks
from onedoor.system.items import api as items

DUTY = "counter.intake"
_DIGITS = 9


@dataclass(frozen=True, slots=True)
class Tile:
    """One item to choose; ``key`` is the digit that opens it, ``kept`` says it is at hand."""

    code: str
    title: str
    note: str
    href: str
    key: str
    kept: bool


@for_staff(DUTY)
@require_GET
def choose(request: KnownRequest, applicant: str) -> HttpResponse:
    """Choose the item: one that is at hand, or by words, pinyin initials or code."""
    who = people.applicant(applicant)
    words = request.GET.get("q", "").strip()
    kept = {one.offering: one.place for one in desks.favourites(actor=request.actor)}
    rows = _found(request, words)
    others = [entry for entry in rows if entry.code not in kept][:_DIGITS]
    context = {
        "who": who,
        "words": words,
        "at_hand": [] if words else _tiles(applicant, _at_hand(kept, rows), kept),
        "found": _tiles(applicant, rows if words else others, kept, counted=bool(words)),
    }
    return render(request, "desk/counter_items.html", context)


@for_staff(DUTY)
@require_POST
def favour(request: KnownRequest, applicant: str) -> HttpResponse:
    """Put an item at hand, or away."""
    offering, at = request.POST.get("offering", ""), timezone.now()
    try:
        if request.POST.get("do") == "drop":
            desks.drop_favourite(offering=offering, actor=request.actor, at=at)
            messages.success(request, _("已移出常办。"))
        else:
            place = desks.keep_favourite(offering=offering, actor=request.actor, at=at)
            messages.success(request, _("已设为常办，按 %(place)s 键打开。") % {"place": place})
    except Refused as refusal:
        advice = advice_of(refusal)
        messages.warning(request, f"{advice.what}{advice.now}")
    return redirect("desk:counter_items", applicant=applicant)


def _at_hand(kept: Iterable[str], rows: Iterable[items.Entry]) -> list[items.Entry]:
    """Return the items under the digits; asked for singly where the list does not show them."""
    known = {entry.code: entry for entry in rows}
    found = []
    for code in kept:
        with suppress(items.EntryMissing):
            found.append(known.get(code) or items.entry(code))
    return found


def _found(request: KnownRequest, words: str) -> list[items.Entry]:
    area = request.actor.area
    if words:
        hits = items.search(words, area=area) or items.search(words, area=places.HAMI)
        return [hit.entry for hit in hits]
    return list(items.browse(area=area, offered=True).rows)


def _tiles(
    applicant: str, entries: list[items.Entry], kept: dict[str, int], *, counted: bool = False
) -> list[Tile]:
    """Return what can be chosen; ``counted`` gives the digits in order, else to what is kept."""
    offered = [entry for entry in entries if entry.offered]
    return [
        Tile(
            code=entry.code,
            title=entry.name.zh,
            note=entry.department.zh,
            href=reverse("desk:take_in", args=[applicant, entry.code]),
            key=(str(n) if n <= _DIGITS else "") if counted else str(kept.get(entry.code, "")),
            kept=entry.code in kept,
        )
        for n, entry in enumerate(offered, 1)
    ]


urlpatterns = [
    path("counter/<str:applicant>/", choose, name="counter_items"),
    path("counter/<str:applicant>/favourites/", favour, name="counter_favour"),
]
