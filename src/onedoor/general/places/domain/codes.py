"""Places as values, and what kind of unit a code of the city names."""

import re
from dataclasses import dataclass
from enum import StrEnum

from onedoor.kernel.areas import CHINA, PROVINCES, Level


class Kind(StrEnum):
    GOVERNMENT = "government"  # 人民政府、街道办事处，或其下的村(社区)
    STATISTICAL = "statistical"  # 统计用区划单位(园区、开发区),没有一级政府
    XPCC = "xpcc"  # 兵团单位，不由哈密市人民政府管理


@dataclass(frozen=True, slots=True)
class Place:
    """One unit of the city; ``full_name`` always tells two places of one name apart."""

    code: str
    name: str
    level: Level
    parent: str
    kind: Kind
    full_name: str


def is_area_code(code: str) -> bool:
    """Tell whether these are 12 digits that begin with a province of today."""
    return bool(re.fullmatch(r"[0-9]{12}", code)) and (code[:2] in PROVINCES or code == CHINA)


def kind_of(code: str) -> Kind:
    """Return what a unit of the city is: the seventh digit of the code says it in Xinjiang."""
    match code[6]:
        case "4":
            return Kind.STATISTICAL
        case "5":
            return Kind.XPCC
        case _:
            return Kind.GOVERNMENT
