"""Places: the city, its district and counties, their townships and villages.

Codes are always 12 digits.  Route by code, never by name: several names occur twice.
"""

from onedoor.general.places.access import levels_of, place, require_in_city
from onedoor.general.places.domain.codes import Kind, Place, is_area_code
from onedoor.general.places.domain.errors import OutsideTheCity, PlaceMissing, XpccNotServed
from onedoor.general.places.queries import children, counties, named, townships
from onedoor.kernel.areas import (
    CHINA,
    HAMI,
    XINJIANG,
    Level,
    ancestors,
    full_code,
    is_within,
    prefix_of,
)

__all__ = [
    "CHINA",
    "HAMI",
    "XINJIANG",
    "Kind",
    "Level",
    "OutsideTheCity",
    "Place",
    "PlaceMissing",
    "XpccNotServed",
    "ancestors",
    "children",
    "counties",
    "full_code",
    "is_area_code",
    "is_within",
    "levels_of",
    "named",
    "place",
    "prefix_of",
    "require_in_city",
    "townships",
]
