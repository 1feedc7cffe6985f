"""Bodies: who they are, what article 5 makes them answer for, and whom they may oversee."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from onedoor.kernel.areas import Level, is_within
from onedoor.law.articles import HAMI, implements


class Nature(StrEnum):
    STATUTORY = "statutory"  # 法定机关
    AUTHORISED = "authorised"  # 授权组织
    ENTRUSTED = "entrusted"  # 受委托组织
    OTHER = "other"  # 其他


class Role(StrEnum):
    GOVERNMENT = "government"  # 人民政府
    OFFICE = "office"  # 人民政府办公室
    MANAGER = "manager"  # 政务服务管理机构
    DEPARTMENT = "department"  # 政务服务部门
    TOWNSHIP = "township"  # 乡镇人民政府、街道办事处
    UTILITY = "utility"  # 公用企事业单位


ONE_AN_AREA = frozenset({Role.GOVERNMENT, Role.OFFICE, Role.MANAGER, Role.TOWNSHIP})


class Duty(StrEnum):
    HEAD = "head"  # 第一责任人
    COORDINATION = "coordination"  # 统筹、协调、指导和监督
    HALL = "hall"  # 政务服务中心的运行管理
    STATIONS = "stations"  # 便民服务中心(站)的运行管理


class Venue(StrEnum):
    HALL = "hall"  # 政务服务中心
    CENTRE = "centre"  # 便民服务中心
    STATION = "station"  # 便民服务站


@dataclass(frozen=True, slots=True)
class Body:
    """An 实施主体 by its 18-digit credit code; ``area`` is the place it is responsible for.

    ``kind`` is its nature (L5), ``role`` its part in the regulation, ``sample`` tells that the
    code was made up for the demo city.
    """

    code: str
    name: str
    short_name: str
    kind: Nature
    role: Role
    level: Level
    area: str
    parent: str
    sample: bool


@dataclass(frozen=True, slots=True)
class Tenure:
    """A duty of article 5 held by a body, for the head also by a person, for a span of days."""

    area: str
    duty: Duty
    body: str
    holder: str
    since: date
    until: date | None
    document_number: str


@dataclass(frozen=True, slots=True)
class Gap:
    """Days on which nobody held a duty that must be held; ``until`` None: still nobody."""

    area: str
    duty: Duty
    since: date | None
    until: date | None


def duties_of(level: Level) -> tuple[Duty, ...]:
    """Return the duties that every area of a level must have somebody for."""
    if level in (Level.CITY, Level.COUNTY):
        return (Duty.HEAD, Duty.COORDINATION, Duty.HALL)
    return (Duty.HEAD, Duty.STATIONS)


@implements(HAMI(5), note="an office oversees every body of its area, nobody beyond it")
def oversees(body: Body, target: Body) -> bool:
    """Tell whether a body may 督办, guide and supervise another."""
    if body.code == target.code or body.role not in (Role.GOVERNMENT, Role.OFFICE):
        return False
    if body.role is Role.OFFICE and target.role is Role.GOVERNMENT and target.area == body.area:
        return False  # an office does not oversee the government it serves
    return is_within(target.area, body.area)


@implements(HAMI(5), note="a manager runs its own hall, a township its centre and stations")
def runs(body: Body, *, venue: Venue, area: str) -> bool:
    """Tell whether a body runs a venue: the hall, centre or station of an area."""
    match body.role:
        case Role.MANAGER:
            return venue is Venue.HALL and area == body.area
        case Role.TOWNSHIP:
            at_home = venue is Venue.CENTRE and area == body.area
            return at_home or (venue is Venue.STATION and is_within(area, body.area))
        case _:
            return False


@implements(HAMI(5), note="a gap in tenure is an alarm")
def gaps_between(
    *, area: str, duty: Duty, tenures: tuple[Tenure, ...], on: date
) -> tuple[Gap, ...]:
    """Return the spans up to a day on which nobody held a duty, oldest first."""
    held = sorted((t for t in tenures if t.since <= on), key=lambda t: t.since)
    if not held:
        return (Gap(area, duty, None, None),)
    found, covered = [], held[0].since
    for tenure in held:
        if tenure.since > covered:
            found.append(Gap(area, duty, covered, tenure.since))
        if tenure.until is None:
            return tuple(found)
        covered = max(covered, tenure.until)
    if covered <= on:
        found.append(Gap(area, duty, covered, None))
    return tuple(found)
