"""大厅和站点: where to go, whether it is open, which window is for what."""

from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from onedoor.general.places import api as places
from onedoor.kernel.access import public
from onedoor.kernel.days import legal_day
from onedoor.law.articles import AEL, HAMI, shows
from onedoor.operation.hall import api as hall
from onedoor.site.portal.appointments import waiting
from onedoor.site.ui import downward
from onedoor.site.ui import places as words
from onedoor.system.delegation import api as delegation
from onedoor.system.venues import api as venues


@dataclass(frozen=True, slots=True)
class Row:
    """A venue in the list; ``below`` leads to those of the places in its area."""

    name: str
    href: str
    address: str
    phone: str
    below: str
    count: int


@dataclass(frozen=True, slots=True)
class WindowRow:
    """A window and what it is for."""

    number: str
    functions: list[str | Promise]
    in_use: bool


@shows(HAMI(6), note="every hall, centre and station, with its address and telephone")
@public
@require_safe
def listing(request: HttpRequest) -> HttpResponse:
    """Show the venues of the city by county and township."""
    here = places.place(request.GET.get("area") or places.HAMI)
    if here.level is places.Level.VILLAGE:
        here = places.place(here.parent)
    found = venues.venues(within=here.code)
    below = _below(here)
    rows = [_row(one, found, below) for one in found if one.area == here.code or one.area in below]
    context = {
        "here": here,
        "above": _above(here) if here.code != places.HAMI else [],
        "tabs": [(unit.name, _listed(unit), unit.code == _county(here)) for unit in _tops()],
        "own": [one for one in rows if one[0] == here.code],
        "rows": [one for one in rows if one[0] != here.code],
        "without": [places.place(one).name for one in sorted(below - {one.area for one in found})],
    }
    return render(request, "portal/venues.html", context)


@shows(HAMI(6), HAMI(12), HAMI(13), AEL(40), note="open when, which windows, what is done here")
@public
@require_safe
def one(request: HttpRequest, code: str) -> HttpResponse:
    """Show one venue."""
    at = timezone.now()
    found = venues.venue(code)
    opening = venues.opening(code, at=at)
    here = places.place(found.area)
    context = {
        "venue": found,
        "kind": words.KINDS[found.kind],
        "place": here,
        "above": [
            *_above(here),
            *([(here.name, _listed(here))] if here.code != places.HAMI else []),
        ],
        "opening": opening,
        "today": legal_day(at),
        "seasons": [
            (words.SEASONS.get(first, ""), first, spans)
            for first, spans in venues.seasons(code, on=legal_day(at))
        ],
        "windows": [
            WindowRow(
                window.number,
                [words.FUNCTIONS[f] for f in venues.Function if f in window.functions],
                window.in_use,
            )
            for window in found.windows
        ],
        "queues": [
            (words.FUNCTIONS[queue.function], waiting(queue))
            for queue in (hall.board(code, at=at).queues if opening.now else ())
        ],
        "facilities": [words.FACILITIES[f] for f in venues.Facility if f in found.facilities],
        "nearby": [
            (one, reverse("portal:guide", args=[one.item]), downward.EFFECTS[one.mode])
            for one in delegation.at_venue(code, on=legal_day(at))
        ],
        "serves": [unit.name for unit in venues.shared_by(code)],
    }
    return render(request, "portal/venue.html", context)


def _below(here: places.Place) -> set[str]:
    """Return the areas whose venues a list of this place shows beside its own."""
    if here.level is places.Level.CITY:
        return {unit.code for unit in places.counties()}
    if here.level is places.Level.COUNTY:
        return {unit.code for unit in places.townships(here.code)}
    return {unit.code for unit in places.children(here.code)}


def _row(venue: venues.Venue, found: tuple[venues.Venue, ...], below: set[str]) -> tuple[str, Row]:
    inside = [
        other
        for other in found
        if other.area != venue.area and places.is_within(other.area, venue.area)
    ]
    leads = venue.area in below and inside
    row = Row(
        name=venue.name,
        href=reverse("portal:venue", args=[venue.code]),
        address=venue.address,
        phone=venue.phone,
        below=_listed(places.place(venue.area)) if leads else "",
        count=len(inside),
    )
    return venue.area, row


def _tops() -> list[places.Place]:
    return [places.place(places.HAMI), *places.counties()]


def _county(here: places.Place) -> str:
    tops = {unit.code for unit in _tops()}
    return next(one for one in (here.code, *places.ancestors(here.code)) if one in tops)


def _above(here: places.Place) -> list[tuple[str, str]]:
    """Return the lists above one, from the city down, to lead back."""
    known = {unit.code for unit in _tops()}
    above = [one for one in places.ancestors(here.code) if one in known or _is_township(one)]
    units = [places.place(one) for one in reversed(above)]
    trail = [(unit.name, _listed(unit)) for unit in units if unit.code != places.HAMI]
    return [(_("大厅和站点"), reverse("portal:venues")), *trail]


def _is_township(code: str) -> bool:
    return places.levels_of([code]).get(code) is places.Level.TOWNSHIP


def _listed(unit: places.Place) -> str:
    base = reverse("portal:venues")
    return base if unit.code == places.HAMI else f"{base}?{urlencode({'area': unit.code})}"


urlpatterns = [
    path("venues/", listing, name="venues"),
    path("venues/<str:code>/", one, name="venue"),
]
