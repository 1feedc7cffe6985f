"""Names for provisions of law, and a registry that links code to them.

Citing a provision changes nothing at run time: ``implements`` returns the very
object it was given.  The compliance page is built from the registry.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

T = TypeVar("T")

_CITED = re.compile(
    r"(?P<act>[A-Z]+) (?P<article>\d+)(?:¶(?P<paragraph>\d+))?(?:\((?P<item>\d+)\))?"
)


class UnreadableCitation(ValueError):
    """A text is no citation such as ``ADL 32(4)`` or ``ADL 42¶1``."""


@dataclass(frozen=True, slots=True, order=True)
class Provision:
    """One citable place in one act: article, paragraph and numbered item (0 is the whole)."""

    act: str
    article: int
    paragraph: int = 0
    item: int = 0

    def __str__(self) -> str:
        parts = [f"{self.act} {self.article}"]
        if self.paragraph:
            parts.append(f"¶{self.paragraph}")
        if self.item:
            parts.append(f"({self.item})")
        return "".join(parts)

    def covers(self, other: "Provision") -> bool:
        """Say whether the other place lies within this one: an article covers its items."""
        return (
            (self.act, self.article) == (other.act, other.article)
            and self.paragraph in (0, other.paragraph)
            and self.item in (0, other.item)
        )


def cited(text: str) -> Provision:
    """Return the provision that a text such as ``ADL 32(4)`` names.

    Raises UnreadableCitation when the text has another form.
    """
    found = _CITED.fullmatch(text)
    if found is None:
        raise UnreadableCitation(text)
    numbers = {name: int(found[name] or 0) for name in ("article", "paragraph", "item")}
    return Provision(found["act"], **numbers)


@dataclass(frozen=True, slots=True)
class Act:
    """An act of law; call it to cite one of its provisions."""

    code: str

    def __call__(self, article: int, *, paragraph: int = 0, item: int = 0) -> Provision:
        return Provision(self.code, article, paragraph, item)


HAMI = Act("HAMI")  # 哈密市市场主体政务服务条例(草案)
ADL = Act("ADL")  # 行政许可法(2019 修正)
BER = Act("BER")  # 优化营商环境条例(国令 722)
OGS = Act("OGS")  # 国务院关于在线政务服务的若干规定(国令 716)
PIPL = Act("PIPL")  # 个人信息保护法
DSL = Act("DSL")  # 数据安全法
CSL = Act("CSL")  # 网络安全法
ESL = Act("ESL")  # 电子签名法
GIR = Act("GIR")  # 政府信息公开条例
HOL = Act("HOL")  # 全国年节及纪念日放假办法
FSL = Act("FSL")  # 食品安全法
MER = Act("MER")  # 市场主体登记管理条例
ARL = Act("ARL")  # 档案法
CRY = Act("CRY")  # 密码法
APL = Act("APL")  # 行政处罚法
AEL = Act("AEL")  # 无障碍环境建设法


@dataclass(frozen=True, slots=True)
class Citation:
    """One place in the code that carries out one provision."""

    provision: Provision
    where: str
    note: str


_citations: list[Citation] = []
_screens: list[Citation] = []
_switches: list[Callable[[str, Any], Any]] = []


def implements(*provisions: Provision, note: str = "") -> Callable[[T], T]:
    """Record that the decorated object carries out the given provisions."""

    def record(target: T) -> T:
        where = _name_of(target)
        _citations.extend(Citation(p, where, note) for p in provisions)
        return _switches[-1](where, target) if _switches else target

    return record


def shows(*provisions: Provision, note: str = "") -> Callable[[T], T]:
    """Record that the decorated view is a screen on which the given provisions are seen."""

    def record(target: T) -> T:
        _screens.extend(Citation(p, _name_of(target), note) for p in provisions)
        return target

    return record


def citations() -> tuple[Citation, ...]:
    """Return what ``implements`` recorded so far, in the order of the provisions."""
    return tuple(sorted(set(_citations), key=lambda c: (c.provision, c.where)))


def screens() -> tuple[Citation, ...]:
    """Return what ``shows`` recorded so far, in the order of the provisions."""
    return tuple(sorted(set(_screens), key=lambda c: (c.provision, c.where)))


def put_switches(switch: Callable[[str, Any], Any]) -> None:
    """Replace each citing object by what ``switch(name, object)`` gives; for proving tests only."""
    _switches.append(switch)


def _name_of(target: object) -> str:
    return f"{getattr(target, '__module__', '?')}.{getattr(target, '__qualname__', target)}"
