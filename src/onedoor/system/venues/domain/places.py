"""Venues: what they are called, which windows they have, what helps whom to use them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum

from onedoor.kernel.areas import Level
from onedoor.law.articles import AEL, HAMI, implements
from onedoor.system.venues.domain.errors import (
    NameWrong,
    NothingAtAWindow,
    PlaceOffTheMap,
    WindowTwice,
    WrongLevel,
)


class Kind(StrEnum):
    """What a venue is; the values are those of ``general.bodies.Venue``."""

    HALL = "hall"  # 政务服务中心
    CENTRE = "centre"  # 便民服务中心
    STATION = "station"  # 便民服务站


class Function(StrEnum):
    """What a window is for; the first six must be there in every hall and centre."""

    CONSULT = "consult"  # 综合咨询
    ACCEPT = "accept"  # 综合受理
    ASSIST = "assist"  # 帮办代办
    CITYWIDE = "citywide"  # 通办
    BUNDLE = "bundle"  # 一件事一次办
    DIFFICULTY = "difficulty"  # 办不成事反映
    RESULT = "result"  # 统一出件


REQUIRED = (
    Function.CONSULT, Function.ACCEPT, Function.ASSIST, Function.CITYWIDE, Function.BUNDLE,
    Function.DIFFICULTY,
)  # fmt: skip


class Facility(StrEnum):
    """What helps people who cannot stand, see, hear or write well to use a venue."""

    LOW_COUNTER = "low_counter"  # 低位服务台
    FREE_WINDOW = "free_window"  # 无障碍服务窗口
    SCREEN = "screen"  # 电子信息显示屏
    WRITING_PAD = "writing_pad"  # 手写板
    VOICE = "voice"  # 语音提示
    RAMP = "ramp"  # 无障碍出入口
    TOILET = "toilet"  # 无障碍卫生间
    PARKING = "parking"  # 无障碍停车位
    WHEELCHAIR = "wheelchair"  # 备用轮椅


# Each need is met by any one of its facilities.
NEEDS: tuple[frozenset[Facility], ...] = (
    frozenset({Facility.LOW_COUNTER, Facility.FREE_WINDOW}),
    frozenset({Facility.SCREEN}),
    frozenset({Facility.WRITING_PAD}),
    frozenset({Facility.VOICE}),
)
_SUFFIXES = {
    Kind.HALL: "政务服务中心",
    Kind.CENTRE: "便民服务中心",
    Kind.STATION: "便民服务站",
}
_LEVELS = {
    Kind.HALL: (Level.CITY, Level.COUNTY),
    Kind.CENTRE: (Level.TOWNSHIP,),
    Kind.STATION: (Level.VILLAGE,),
}
_EAST, _NORTH = Decimal(180), Decimal(90)


@dataclass(frozen=True, slots=True)
class Window:
    """One window by the number that people see above it, and what it is for."""

    number: str
    functions: frozenset[Function]
    in_use: bool = True


@dataclass(frozen=True, slots=True)
class Venue:
    """A hall, centre or station; ``body`` runs it, ``until`` is its last day when it was closed.

    ``longitude`` and ``latitude`` are degrees (CGCS2000), both or neither.
    """

    code: str
    kind: Kind
    name: str
    area: str
    body: str
    address: str
    phone: str
    since: date
    until: date | None = None
    longitude: Decimal | None = None
    latitude: Decimal | None = None
    facilities: frozenset[Facility] = frozenset()
    windows: tuple[Window, ...] = ()


@implements(HAMI(6), note="one name a level: 政务服务中心, 便民服务中心, 便民服务站")
def check_name(*, name: str, kind: Kind, level: Level) -> str:
    """Return the name of a venue; refuse one that does not tell its level, or a wrong level."""
    name = name.strip()
    if level not in _LEVELS[kind]:
        raise WrongLevel(kind=_SUFFIXES[kind])
    suffix = _SUFFIXES[kind]
    if not name.endswith(suffix) or name == suffix:
        raise NameWrong(name=name, suffix=suffix)
    return name


def check_windows(windows: Iterable[Window]) -> tuple[Window, ...]:
    """Return the windows by number; refuse a number twice and a window for nothing."""
    found = tuple(sorted(windows, key=lambda one: (len(one.number), one.number)))
    numbers = [one.number for one in found]
    for one in found:
        if not one.functions:
            raise NothingAtAWindow(number=one.number)
        if numbers.count(one.number) > 1:
            raise WindowTwice(number=one.number)
    return found


def check_place(longitude: Decimal | None, latitude: Decimal | None) -> None:
    """Refuse a point that is half given, or not on the earth."""
    if longitude is None and latitude is None:
        return
    if not (_within(longitude, _EAST) and _within(latitude, _NORTH)):
        raise PlaceOffTheMap(longitude=longitude, latitude=latitude)


def _within(degrees: Decimal | None, most: Decimal) -> bool:
    return degrees is not None and degrees.is_finite() and abs(degrees) <= most


@dataclass(frozen=True, slots=True)
class Demand:
    """How many of the six functions must be there; whether a window of a centre may do several."""

    kinds: int = len(REQUIRED)
    centres_may_merge: bool = True


@implements(HAMI(13), note="windows of six functions at every hall and centre")
def lacking(venue: Venue, demand: Demand) -> tuple[Function, ...]:
    """Return the functions that no window in use of a venue is set up for, though it must.

    A window for several functions counts for none of them, but at a centre that may merge them.
    """
    if venue.kind is Kind.STATION:
        return ()
    merges = venue.kind is Kind.CENTRE and demand.centres_may_merge
    there: set[Function] = set()
    for window in venue.windows:
        bears = window.functions.intersection(REQUIRED) if window.in_use else frozenset()
        there |= bears if merges or len(bears) == 1 else set()
    if len(there) >= demand.kinds:
        return ()
    return tuple(one for one in REQUIRED if one not in there)


@implements(AEL(40), note="a low counter or a window without barriers, screen, pad and voice")
def unmet(venue: Venue) -> tuple[frozenset[Facility], ...]:
    """Return the needs that no facility of a venue meets."""
    return tuple(need for need in NEEDS if not need & venue.facilities)
