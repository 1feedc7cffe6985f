"""基本目录: what may be offered at all, nationally or locally, and until when."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from onedoor.system.items.domain import codes
from onedoor.system.items.domain.entries import RefusedRow
from onedoor.system.items.domain.importing import UNREADABLE
from onedoor.system.items.domain.parts import TaskType

IN_USE, PAUSED, CANCELLED = "1", "2", "3"  # L4 事项状态
_SEPARATOR = "^"
_NAME_MAX = 1000


@dataclass(frozen=True, slots=True)
class CatalogueItem:
    """One entry of the catalogue; ``permit_list`` is its number on the list of permits (许可清单).

    ``code`` is the national one of 12 digits, or a local one of any shape.
    """

    code: str
    name: str
    task_type: TaskType
    levels: tuple[str, ...]  # L3
    founded_on: str  # 设定依据
    local_code: str = ""
    parent: str = ""
    central: str = ""  # 中央业务指导部门
    permit_list: str = ""
    state: str = IN_USE  # L4
    version: int = 1
    effective_on: date | None = None
    cancel_on: date | None = None
    source: str = ""

    def in_use(self, on: date) -> bool:
        """Tell whether it may be offered on a day."""
        begun = self.effective_on is None or self.effective_on <= on
        ended = self.cancel_on is not None and self.cancel_on <= on
        return self.state == IN_USE and begun and not ended


def read(
    rows: Iterable[tuple[int, Mapping[str, str]]], *, source: str
) -> tuple[list[CatalogueItem], list[RefusedRow]]:
    """Return the entries of an exchange table (up_task_directory), and the rows refused."""
    taken: dict[str, CatalogueItem] = {}
    refused: list[RefusedRow] = []
    for line, given in rows:
        why = next(_flaws(given, taken), "")
        if why:
            refused.append(RefusedRow(line, given.get("task_name", ""), why))
        else:
            found = _item(given, source)
            taken[found.code] = found
    return list(taken.values()), refused


def _flaws(given: Mapping[str, str], taken: Mapping[str, CatalogueItem]) -> Iterator[str]:
    code, name = _code(given), given.get("task_name", "")
    kind, state = given.get("task_type", ""), given.get("task_state", "")
    checks = (
        (UNREADABLE in given, given.get(UNREADABLE, "")),
        (not 0 < len(name) <= _NAME_MAX, f"事项名称不能为空，最长 {_NAME_MAX} 个字"),
        (not codes.is_any_code(code), f"编码不能为空，不能有空格，最长 {codes.CODE_MAX} 位"),
        (code in taken, "编码重复"),
        (kind.zfill(2) not in list(TaskType), f"事项类型 {kind} 不在代码表中"),
        (not given.get("by_law"), "缺少设定依据"),
        (not given.get("use_level"), "缺少行使层级"),
        (state not in ("", IN_USE, PAUSED, CANCELLED), f"事项状态 {state} 不在代码表中"),
    )
    yield from (why for holds, why in checks if holds)
    for column in ("plan_effective_date", "plan_cancel_date"):
        if given.get(column) and _day(given[column]) is None:
            yield f"日期 {given[column]} 无法识别"


def _item(given: Mapping[str, str], source: str) -> CatalogueItem:
    version = given.get("task_version", "")
    return CatalogueItem(
        code=_code(given),
        name=given["task_name"],
        task_type=TaskType(given["task_type"].zfill(2)),
        levels=tuple(given["use_level"].split(_SEPARATOR)),
        founded_on=given["by_law"],
        local_code=given.get("local_catalog_code", ""),
        parent=given.get("parentid", ""),
        central=given.get("central_dept", ""),
        permit_list=given.get("permit_list", ""),
        state=given.get("task_state") or IN_USE,
        version=int(version) if version.isdecimal() else 1,
        effective_on=_day(given.get("plan_effective_date", "")),
        cancel_on=_day(given.get("plan_cancel_date", "")),
        source=source,
    )


def _code(given: Mapping[str, str]) -> str:
    return given.get("catalog_code") or given.get("local_catalog_code", "")


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text[:10]) if text else None
    except ValueError:
        return None
