"""The six functions of services online, and what keeps one of them from an item."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from onedoor.law.articles import HAMI, implements

REVIEWED_ONLINE = frozenset({"5", "6"})  # L13 网上办理深度: 办理(审查), 结果信息反馈


class Function(StrEnum):
    CONSULT = "consult"  # 咨询
    BOOK = "book"  # 预约
    APPLY = "apply"  # 申请
    HANDLE = "handle"  # 办理
    TRACK = "track"  # 查询
    RATE = "rate"  # 评价


class Why(StrEnum):
    """Why a function is missing; the first is about the platform, the others about the item."""

    NOT_BUILT = "not_built"  # 平台尚未建成
    STOPPED = "stopped"  # 事项暂停或者取消
    NOBODY_ANSWERS = "nobody_answers"  # 单位没有指定答复人员
    BY_LAW = "by_law"  # 法律规定只能以一种方式办理
    NOT_ONLINE = "not_online"  # 实施清单没有列出网上办理
    VISITS = "visits"  # 须到现场
    SHALLOW = "shallow"  # 网上办理深度不到审查
    NO_BOOKING = "no_booking"  # 实施清单没有预约办理


@dataclass(frozen=True, slots=True)
class Facts:
    """What decides: of the version in force, its standing, and the staff of its body."""

    in_use: bool
    answers: bool
    online: bool
    one_channel_basis: str
    visits: int
    why_visits: str
    depths: frozenset[str]
    books: bool


@dataclass(frozen=True, slots=True)
class Gap:
    """A function that an item lacks; ``said`` is the law or the reason the version gives."""

    function: Function
    why: Why
    said: str = ""


Found = tuple[Why, str] | None


def _consult(facts: Facts) -> Found:
    return None if facts.answers else (Why.NOBODY_ANSWERS, "")


def _book(facts: Facts) -> Found:
    return None if facts.books else (Why.NO_BOOKING, "")


def _apply(facts: Facts) -> Found:
    if not facts.in_use:
        return Why.STOPPED, ""
    if facts.online:
        return None
    if facts.one_channel_basis:
        return Why.BY_LAW, facts.one_channel_basis
    return Why.NOT_ONLINE, ""


def _handle(facts: Facts) -> Found:
    missing = _apply(facts)
    if missing:
        return missing
    if facts.visits:
        return Why.VISITS, facts.why_visits
    return None if facts.depths & REVIEWED_ONLINE else (Why.SHALLOW, "")


def _always(_: Facts) -> Found:
    """Whatever came in by whichever door can be followed and rated."""
    return None


_ASKED: Mapping[Function, Callable[[Facts], Found]] = {
    Function.CONSULT: _consult,
    Function.BOOK: _book,
    Function.APPLY: _apply,
    Function.HANDLE: _handle,
    Function.TRACK: _always,
    Function.RATE: _always,
}


@implements(HAMI(14), note="all six functions for each item, or a reason from facts, never typed")
def gaps(facts: Facts, built: Iterable[Function]) -> tuple[Gap, ...]:
    """Return what an item lacks on a platform that has these functions, each with its reason."""
    has = frozenset(built)
    found = (
        (function, asked(facts) if function in has else (Why.NOT_BUILT, ""))
        for function, asked in _ASKED.items()
    )
    return tuple(Gap(function, *missing) for function, missing in found if missing)
