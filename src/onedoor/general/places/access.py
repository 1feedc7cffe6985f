"""The way from an area code to a place, and which areas the platform works for.

The list changes once a year by a release, so each process reads it once.
"""

from collections.abc import Iterable, Mapping
from functools import cache

from onedoor.general.places.domain.codes import Kind, Place, is_area_code
from onedoor.general.places.domain.errors import OutsideTheCity, PlaceMissing, XpccNotServed
from onedoor.general.places.models import Unit
from onedoor.kernel.areas import HAMI, Level, is_within
from onedoor.law.articles import HAMI as REGULATION
from onedoor.law.articles import implements


def place(code: str) -> Place:
    """Return the place with this 12-digit code; raise PlaceMissing."""
    found = units().get(code)
    if found is None:
        raise PlaceMissing(area=code)
    return found


@implements(REGULATION(3), note="area codes under 650500; others only as a partner of 通办")
def require_in_city(code: str, *, partner: bool = False, xpcc: bool = False) -> None:
    """Refuse an area the regulation does not reach.

    ``partner`` lets an area outside in as the other side of 通办; ``xpcc`` lets units of the
    兵团 in, which lie in the city but are not run by its government.  Raises OutsideTheCity,
    XpccNotServed, or PlaceMissing for a code under 650500 that names nothing.
    """
    if not is_within(code, HAMI):
        if partner and is_area_code(code):
            return
        raise OutsideTheCity(area=code)
    if place(code).kind is Kind.XPCC and not xpcc:
        raise XpccNotServed(area=code, name=place(code).full_name)


def levels_of(codes: Iterable[str]) -> Mapping[str, Level]:
    """Return the level of each of these places that the city runs; leave out the others."""
    found = units()
    return {
        code: found[code].level
        for code in codes
        if code in found and found[code].kind is not Kind.XPCC
    }


def units() -> Mapping[str, Place]:
    """Return every place by code, in the order of the codes."""
    found = _read()
    if not found:
        _read.cache_clear()
    return found


@cache
def _read() -> Mapping[str, Place]:
    rows = Unit.objects.order_by("code")
    return {
        row.code: Place(
            row.code, row.name, Level(row.level), row.parent, Kind(row.kind), row.full_name
        )
        for row in rows
    }


def forget() -> None:
    """Read the list anew at the next question."""
    _read.cache_clear()
