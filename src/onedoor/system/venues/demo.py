"""The demo city: four halls, a centre in each township, a station in all villages but some."""

import re
from collections.abc import Iterable, Iterator
from datetime import date, datetime
from decimal import Decimal

from onedoor.general.bodies import api as bodies
from onedoor.general.places import api as places
from onedoor.kernel.actors import Actor, system
from onedoor.system.venues.domain.places import REQUIRED, Facility, Function, Kind, Window
from onedoor.system.venues.models import SharingRow, VenueRow
from onedoor.system.venues.services import running, sharing

_SINCE = date(2024, 1, 1)
_DOCUMENT = "示例〔2024〕9号"
_SHARED_EVERY = 12  # so many villages have one among them that shares the centre of the township
_PHONE = "0902-0000000"
_POINTS = {
    "650500000000": (Decimal("93.514900"), Decimal("42.818500")),
    "650502000000": (Decimal("93.509100"), Decimal("42.833900")),
    "650521000000": (Decimal("93.016600"), Decimal("43.598700")),
    "650522000000": (Decimal("94.697100"), Decimal("43.254900")),
}
# A station is the village's, not the committee's.
_COMMITTEES = (("村?(村民委员会|村委会)$", "村"), ("(居民委员会|居委会)$", ""))
_HALL = frozenset(Facility)
_CENTRE = frozenset({Facility.LOW_COUNTER, Facility.SCREEN, Facility.WRITING_PAD, Facility.VOICE})


def load(*, at: datetime) -> None:
    """Open the venues; again, it changes nothing."""
    actor = system("demo")
    there = set(VenueRow.objects.values_list("name", flat=True))
    runners = {(one.area, one.role): one.code for one in bodies.bodies()}
    for unit in (places.place(places.HAMI), *places.counties()):
        manager = runners[unit.code, bodies.Role.MANAGER]
        _open(unit, Kind.HALL, manager, there, actor, at)
    for township in places.townships(places.HAMI):
        runner = runners[township.code, bodies.Role.TOWNSHIP]
        centre = _open(township, Kind.CENTRE, runner, there, actor, at)
        for n, village in enumerate(places.children(township.code)):
            if n % _SHARED_EVERY == _SHARED_EVERY - 1:
                _share(village, centre, actor, at)
            else:
                _open(village, Kind.STATION, runner, there, actor, at)


def _open(
    unit: places.Place, kind: Kind, runner: str, there: Iterable[str], actor: Actor, at: datetime
) -> str:
    suffix = {"hall": "政务服务中心", "centre": "便民服务中心", "station": "便民服务站"}[kind]
    name = unit.full_name
    for pattern, instead in _COMMITTEES:
        name = re.sub(pattern, instead, name)
    name += suffix
    if name in there:
        return VenueRow.objects.get(name=name).code
    longitude, latitude = _POINTS.get(unit.code, (None, None))
    facts = running.Facts(
        name=name,
        address=f"{unit.full_name}（演示地址）",
        phone=_PHONE,
        longitude=longitude,
        latitude=latitude,
        facilities=_HALL if kind is Kind.HALL else _CENTRE,
    )
    code = running.open_venue(
        kind=kind, area=unit.code, body=runner, facts=facts, since=_SINCE, actor=actor, at=at
    )
    running.set_windows(code=code, windows=_windows(kind), actor=actor, at=at)
    return code


def _windows(kind: Kind) -> Iterator[Window]:
    if kind is Kind.HALL:
        for n, function in enumerate([*REQUIRED, Function.RESULT], 1):
            yield Window(str(n), frozenset({function}))
        for n in range(8, 13):
            yield Window(str(n), frozenset({Function.ACCEPT}))
    elif kind is Kind.CENTRE:
        yield Window("1", frozenset({Function.CONSULT, Function.ACCEPT, Function.RESULT}))
        yield Window("2", frozenset(REQUIRED[2:]))
    else:
        yield Window("1", frozenset({Function.CONSULT, Function.ASSIST}))


def _share(village: places.Place, centre: str, actor: Actor, at: datetime) -> None:
    if not SharingRow.objects.filter(area=village.code).exists():
        sharing.share(
            area=village.code, code=centre, document_number=_DOCUMENT, since=_SINCE, actor=actor,
            at=at,
        )  # fmt: skip
