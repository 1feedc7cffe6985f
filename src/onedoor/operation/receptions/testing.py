"""What other modules' tests may use of receptions."""

from datetime import date

from onedoor.general.bodies import testing as bodies
from onedoor.general.bodies.api import Role
from onedoor.general.people import testing as people
from onedoor.kernel.actors import Actor, system
from onedoor.system.venues import api as venues
from onedoor.system.venues import testing as places

SINCE = date(2026, 1, 1)
YIWU, YIWU_TOWN = "650522000000", "650522100000"


_NAMES = {
    venues.Kind.HALL: "政务服务中心", venues.Kind.CENTRE: "便民服务中心",
    venues.Kind.STATION: "便民服务站",
}  # fmt: skip


_ROLES = {
    venues.Kind.HALL: Role.MANAGER, venues.Kind.CENTRE: Role.TOWNSHIP,
    venues.Kind.STATION: Role.TOWNSHIP,
}  # fmt: skip


def a_place(area: str = YIWU_TOWN, *duties: str, kind: venues.Kind = venues.Kind.CENTRE) -> Actor:
    """Open a venue far from home; return a clerk of the body that runs it."""
    body = f"1165052200000{area[6:9]}0A"
    bodies.a_body(body, f"{area[:9]}人民政府", role=_ROLES[kind], area=area)
    facts = venues.Facts(f"{area[:9]}{_NAMES[kind]}", "演示地址", "0902-0000000")
    venues.open_venue(
        kind=kind, area=area, body=body, facts=facts, since=SINCE,
        actor=system("test"), at=places.AT,
    )  # fmt: skip
    return people.staff_actor("counter.intake", *duties, body=body, area=area)
