"""Why a place is refused."""

from onedoor.kernel.errors import Missing, Refused
from onedoor.law.articles import HAMI


class PlaceMissing(Missing):
    code = "places.missing"


class OutsideTheCity(Refused):
    code = "places.outside_the_city"
    basis = HAMI(3)


class XpccNotServed(Refused):
    code = "places.xpcc_not_served"
    basis = HAMI(3)
