"""一网通办覆盖: the six functions of services online in words, and which of them are there.

What the platform has is found by its routes: a function whose page is not there is not built.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from onedoor.law.articles import HAMI, implements
from onedoor.operation.coverage import api as coverage

_F, _W = coverage.Function, coverage.Why
NAMES: Mapping[coverage.Function, str | Promise] = {
    _F.CONSULT: _("咨询"),
    _F.BOOK: _("预约"),
    _F.APPLY: _("申请"),
    _F.HANDLE: _("办理"),
    _F.TRACK: _("查询"),
    _F.RATE: _("评价"),
}
WHY: Mapping[coverage.Why, str | Promise] = {
    _W.NOT_BUILT: _("平台还没有建成这项功能"),
    _W.STOPPED: _("事项暂停或者取消"),
    _W.NOBODY_ANSWERS: _("单位还没有指定答复咨询的人员"),
    _W.BY_LAW: _("法律规定只能以一种方式办理"),
    _W.NOT_ONLINE: _("实施清单没有列出网上办理"),
    _W.VISITS: _("需要到现场"),
    _W.SHALLOW: _("网上办理深度不到审查"),
    _W.NO_BOOKING: _("实施清单没有列出预约办理"),
}
# The page by which each function is there, and an argument where its address needs one.
_ROUTES: Mapping[coverage.Function, tuple[str, ...]] = {
    _F.CONSULT: ("portal:consult",),
    _F.BOOK: ("portal:book_when", "x", "x"),
    _F.APPLY: ("portal:apply", "x"),
    _F.HANDLE: ("desk:move", "x", "accept"),
    _F.TRACK: ("portal:progress",),
    _F.RATE: ("portal:rate", "x"),
}


@dataclass(frozen=True, slots=True)
class Column:
    """One function with its figure and the reasons that keep it from items."""

    name: str | Promise
    works: int
    missing: tuple[tuple[str | Promise, int], ...]


@implements(HAMI(14), note="a function is there when its page is, whatever anybody says of it")
def built() -> frozenset[coverage.Function]:
    """Return the functions that this platform has."""
    return frozenset(function for function, route in _ROUTES.items() if _is_there(*route))


def _is_there(route: str, *args: str) -> bool:
    try:
        reverse(route, args=args)
    except NoReverseMatch:
        return False
    return True


def told(report: coverage.Report) -> dict[str, object]:
    """Return the figures as both pages show them."""
    columns = [
        Column(
            NAMES[one.function],
            one.works,
            tuple((WHY[why], count) for why, count in one.missing),
        )
        for one in report.figures
    ]
    return {"columns": columns, "total": len(report.lines), "complete": report.complete}
