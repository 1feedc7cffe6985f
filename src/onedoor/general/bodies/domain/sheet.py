"""Reading bodies from the rows of a spreadsheet: every flaw is named, none is passed over."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from onedoor.general.bodies.domain.bodies import ONE_AN_AREA, Body, Nature, Role
from onedoor.general.codes import api as identity
from onedoor.general.codes.api import Outcome
from onedoor.general.sheets.api import Row
from onedoor.kernel.areas import Level

CODE, NAME, SHORT = "统一社会信用代码", "名称", "简称"
NATURE, ROLE, AREA, PARENT = "性质", "类别", "区划代码", "上级代码"
COLUMNS = (CODE, NAME, SHORT, NATURE, ROLE, AREA, PARENT)

NATURES = {
    "法定机关": Nature.STATUTORY,
    "授权组织": Nature.AUTHORISED,
    "受委托组织": Nature.ENTRUSTED,
    "其他": Nature.OTHER,
}
ROLES = {
    "人民政府": Role.GOVERNMENT,
    "政府办公室": Role.OFFICE,
    "管理机构": Role.MANAGER,
    "部门": Role.DEPARTMENT,
    "乡镇街道": Role.TOWNSHIP,
    "公用企事业单位": Role.UTILITY,
}
_LONGEST_NAME, _LONGEST_SHORT = 100, 40


@dataclass(frozen=True, slots=True)
class Flaw:
    """What is wrong with one cell."""

    row: int
    column: str
    value: str
    reason: str


@dataclass(frozen=True, slots=True)
class Report:
    """What an import did; with flaws it did nothing."""

    rows: int
    new: int
    changed: int
    unchanged: int
    flaws: tuple[Flaw, ...] = ()


def read_bodies(
    rows: Iterable[Row], *, areas: Mapping[str, Level], kept: Iterable[Body]
) -> tuple[tuple[Body, ...], tuple[Flaw, ...]]:
    """Return the bodies of a sheet, and every flaw found; ``kept`` are those already there."""
    rows = tuple(rows)
    listed = {identity.normalised(row.cells[CODE]) for row in rows}
    others = tuple(found for found in kept if found.code not in listed)
    codes = listed | {found.code for found in others}
    flaws = [flaw for row in rows for flaw in _flaws(row, areas, codes)]
    flaws += _repeated(rows, CODE, identity.normalised)
    flaws += _repeated(rows, NAME, str)
    wrong = {flaw.row for flaw in flaws}
    good = {row.number: _body(row, areas) for row in rows if row.number not in wrong}
    flaws += _taken(good, others)
    return tuple(good.values()), tuple(sorted(flaws, key=lambda flaw: flaw.row))


def _taken(good: Mapping[int, Body], others: Iterable[Body]) -> Iterator[Flaw]:
    names = {found.name for found in others}
    single = {(found.area, found.role) for found in others if found.role in ONE_AN_AREA}
    for number, found in good.items():
        if found.name in names:
            yield Flaw(number, NAME, found.name, "这个名称已由另一代码登记")
        if found.role in ONE_AN_AREA:
            if (found.area, found.role) in single:
                yield Flaw(number, ROLE, found.name, "该区划已有这一类别的主体")
            single.add((found.area, found.role))


def _flaws(row: Row, areas: Mapping[str, Level], codes: AbstractSet[str]) -> Iterator[Flaw]:
    cells = row.cells
    checked = identity.credit_code(cells[CODE])
    tests = (
        (CODE, checked.outcome is not Outcome.BAD, f"信用代码不对：{checked.reason}"),
        (NAME, 0 < len(cells[NAME]) <= _LONGEST_NAME, "须有名称，不超过 100 字"),
        (SHORT, len(cells[SHORT]) <= _LONGEST_SHORT, "不超过 40 字"),
        (NATURE, cells[NATURE] in NATURES, f"应为：{'、'.join(NATURES)}"),
        (ROLE, cells[ROLE] in ROLES, f"应为：{'、'.join(ROLES)}"),
        (AREA, cells[AREA] in areas, "不是哈密市的区划代码（12 位）"),
        (PARENT, _parent_known(cells, codes), "上级不在表中，也没有登记"),
    )
    return (Flaw(row.number, name, cells[name], why) for name, good, why in tests if not good)


def _parent_known(cells: Mapping[str, str], codes: AbstractSet[str]) -> bool:
    parent = identity.normalised(cells[PARENT])
    return not parent or (parent in codes and parent != identity.normalised(cells[CODE]))


def _repeated(rows: Iterable[Row], column: str, form: Callable[[str], str]) -> Iterator[Flaw]:
    seen: dict[str, int] = {}
    for row in rows:
        value = form(row.cells[column])
        if value and value in seen:
            yield Flaw(row.number, column, row.cells[column], f"与第 {seen[value]} 行重复")
        seen.setdefault(value, row.number)


def _body(row: Row, areas: Mapping[str, Level]) -> Body:
    cells = row.cells
    return Body(
        code=identity.normalised(cells[CODE]),
        name=cells[NAME],
        short_name=cells[SHORT] or cells[NAME],
        kind=NATURES[cells[NATURE]],
        role=ROLES[cells[ROLE]],
        level=areas[cells[AREA]],
        area=cells[AREA],
        parent=identity.normalised(cells[PARENT]),
        sample=False,
    )
