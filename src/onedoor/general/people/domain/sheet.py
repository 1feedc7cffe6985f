"""Reading staff from the rows of a spreadsheet: every flaw is named, none is passed over."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from onedoor.general.people.domain.duties import (
    REGULAR,
    Employment,
    check_employment,
    checked_duties,
    duty_named,
    employment_named,
)
from onedoor.general.people.domain.names import person_name
from onedoor.general.people.domain.staff import staff_number
from onedoor.general.sheets.api import Row
from onedoor.kernel.errors import DomainError

NUMBER, NAME, BODY, POSITION = "工号", "姓名", "实施主体", "职务"
EMPLOYMENT, DUTIES = "编制类型", "职责"
COLUMNS = (NUMBER, NAME, BODY, POSITION, EMPLOYMENT, DUTIES)
_POSITION_MAX = 100
_EMPLOYMENT_WRONG = (
    f"须为{'、'.join(one.label for one in Employment)}之一；受理、审查、决定的职责只给正式在编人员"
)


@dataclass(frozen=True, slots=True)
class Flaw:
    """What is wrong with one row."""

    row: int
    column: str
    value: str
    reason: str


@dataclass(frozen=True, slots=True)
class Listed:
    """A staff member as a sound row tells: the body by its code."""

    number: str
    name: str
    body: str
    position: str
    duties: tuple[str, ...]
    employment: str


def read_staff(
    rows: Iterable[Row], *, bodies: Mapping[str, str], regular: frozenset[Employment] = REGULAR
) -> tuple[tuple[Listed, ...], tuple[Flaw, ...]]:
    """Return the staff of a sheet and every flaw; ``bodies`` maps names and codes to codes."""
    good: list[Listed] = []
    flaws: list[Flaw] = []
    first: dict[str, int] = {}
    for row in rows:
        found = list(_flaws(row, bodies, regular))
        number = row.cells[NUMBER].strip()
        if number in first:
            found.append(Flaw(row.number, NUMBER, number, f"与第 {first[number]} 行重复"))
        first.setdefault(number, row.number)
        flaws += found
        if not found:
            good.append(_listed(row, bodies, regular))
    return tuple(good), tuple(flaws)


def _flaws(row: Row, bodies: Mapping[str, str], regular: frozenset[Employment]) -> Iterator[Flaw]:
    cells = row.cells
    tests = (
        (NUMBER, lambda: staff_number(cells[NUMBER]), "须为 3 至 32 位字母、数字或连字符"),
        (NAME, lambda: person_name(cells[NAME]), "不是姓名"),
        (DUTIES, lambda: _duties(cells[DUTIES]), "有未知的职责，或兼任了两种管理员"),
        (EMPLOYMENT, lambda: _employment(cells, regular), _EMPLOYMENT_WRONG),
    )
    for column, check, reason in tests:
        try:
            check()
        except DomainError:
            yield Flaw(row.number, column, cells[column], reason)
    if cells[BODY] not in bodies:
        yield Flaw(row.number, BODY, cells[BODY], "没有登记这个实施主体，或不在您管理的区域内")
    if len(cells[POSITION]) > _POSITION_MAX:
        yield Flaw(row.number, POSITION, cells[POSITION], f"不超过 {_POSITION_MAX} 字")


def _listed(row: Row, bodies: Mapping[str, str], regular: frozenset[Employment]) -> Listed:
    cells = row.cells
    return Listed(
        number=staff_number(cells[NUMBER]),
        name=person_name(cells[NAME]),
        body=bodies[cells[BODY]],
        position=cells[POSITION],
        duties=_duties(cells[DUTIES]),
        employment=_employment(cells, regular),
    )


def _employment(cells: Mapping[str, str], regular: frozenset[Employment]) -> str:
    """Return the kind of employment; duties that are none are a flaw of their own column."""
    try:
        duties = _duties(cells[DUTIES])
    except DomainError:
        duties = ()
    return check_employment(employment_named(cells[EMPLOYMENT]), duties, regular=regular)


def _duties(cell: str) -> tuple[str, ...]:
    words = cell.replace(",", "、").replace("，", "、").replace(";", "、").split("、")
    return tuple(sorted(checked_duties(duty_named(word) for word in words if word.strip())))
