"""The demo city: four governments and the bodies below them, under sample credit codes."""

from collections.abc import Iterator
from datetime import date, datetime
from zlib import crc32

from onedoor.general.bodies import services
from onedoor.general.bodies.domain.bodies import Body, Duty, Nature, Role
from onedoor.general.bodies.queries import tenures
from onedoor.general.codes.api import body_check_digit, credit_check_digit
from onedoor.general.places.api import HAMI, Place, counties, place, townships
from onedoor.kernel.actors import system

_ORGAN, _INSTITUTION, _FIRM = "11", "12", "91"
_SHORT_NAMES = {"巴里坤哈萨克自治县": "巴里坤县"}
_CITY_DEPARTMENTS = (
    "发展和改革委员会", "教育局", "工业和信息化局", "公安局", "民政局", "司法局", "财政局",
    "人力资源和社会保障局", "自然资源局", "生态环境局", "住房和城乡建设局", "交通运输局",
    "农业农村局", "商务局", "文化体育广播电视和旅游局", "卫生健康委员会", "应急管理局",
    "市场监督管理局", "医疗保障局", "税务局",
)  # fmt: skip
_DISTRICT_DEPARTMENTS = (
    "发展和改革委员会", "教育局", "民政局", "人力资源和社会保障局", "自然资源局",
    "住房和城乡建设局", "城市管理局", "交通运输局", "农业农村局", "卫生健康委员会",
    "应急管理局", "市场监督管理局", "烟草专卖局",
)  # fmt: skip
_COUNTY_DEPARTMENTS = (
    "人力资源和社会保障局", "农业农村局", "卫生健康委员会", "市场监督管理局",
)  # fmt: skip
_UTILITIES = ("供水公司", "供电公司", "燃气公司", "热力公司", "公共交通公司")
_SINCE = date(2024, 1, 1)
_DOCUMENT = "示例〔2024〕1号"


def load(*, at: datetime) -> None:
    """Register the bodies and their duties; again, it changes nothing."""
    actor = system("demo")
    bodies = tuple(_bodies())
    services.register(bodies=bodies, actor=actor, at=at)
    held = {(tenure.area, tenure.duty) for tenure in tenures()}
    for body, duty in _duties(bodies):
        if (body.area, duty) not in held:
            services.appoint(
                body=body.code,
                duty=duty,
                holder=f"{body.short_name}负责人(示例)" if duty is Duty.HEAD else "",
                since=_SINCE,
                document_number=_DOCUMENT,
                actor=actor,
                at=at,
            )


def _bodies() -> Iterator[Body]:
    city = place(HAMI)
    yield from _of_area(city, above="", departments=_CITY_DEPARTMENTS)
    for county in counties():
        listed = _DISTRICT_DEPARTMENTS if county.name.endswith("区") else _COUNTY_DEPARTMENTS
        above = _code(_ORGAN, city, f"{city.name}人民政府")
        yield from _of_area(county, above=above, departments=listed)
    for name in _UTILITIES:
        full = f"{city.name}{name}"
        yield _body(city, _FIRM, full, full, Role.UTILITY, "")


def _of_area(area: Place, *, above: str, departments: tuple[str, ...]) -> Iterator[Body]:
    short = _SHORT_NAMES.get(area.name, area.name)
    name = f"{area.name}人民政府"
    government = _code(_ORGAN, area, name)
    yield _body(area, _ORGAN, name, f"{short}政府", Role.GOVERNMENT, above)
    yield _body(area, _ORGAN, f"{name}办公室", f"{short}政府办", Role.OFFICE, government)
    hall = f"{area.name}政务服务中心"
    yield _body(area, _INSTITUTION, hall, f"{short}政务中心", Role.MANAGER, government)
    for title in departments:
        yield _body(
            area, _ORGAN, f"{area.name}{title}", f"{short}{title}", Role.DEPARTMENT, government
        )
    for unit in townships(area.code) if area.code != HAMI else ():
        suffix = "办事处" if unit.name.endswith("街道") else "人民政府"
        full = f"{unit.full_name}{suffix}"
        yield _body(unit, _ORGAN, full, f"{unit.name}{suffix}", Role.TOWNSHIP, government)


def _body(area: Place, kind: str, name: str, short: str, role: Role, parent: str) -> Body:
    return Body(
        code=_code(kind, area, name),
        name=name,
        short_name=short,
        kind=Nature.OTHER if kind == _FIRM else Nature.STATUTORY,
        role=role,
        level=area.level,
        area=area.code,
        parent=parent,
        sample=True,
    )


def _code(kind: str, area: Place, name: str) -> str:
    """Return a credit code that is valid in form and depends on nothing but the name."""
    organisation = f"MBX{crc32(name.encode()) % 100_000:05d}"
    known = f"{kind}{area.code[:6]}{organisation}{body_check_digit(organisation)}"
    return known + credit_check_digit(known)


def _duties(bodies: tuple[Body, ...]) -> Iterator[tuple[Body, Duty]]:
    for body in bodies:
        match body.role:
            case Role.GOVERNMENT:
                yield body, Duty.HEAD
            case Role.OFFICE:
                yield body, Duty.COORDINATION
            case Role.MANAGER:
                yield body, Duty.HALL
            case Role.TOWNSHIP:
                yield body, Duty.HEAD
                yield body, Duty.STATIONS
