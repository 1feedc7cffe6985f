"""The demo city: what the hall of 伊州区 needs next year, a part of it granted."""

from datetime import datetime
from decimal import Decimal

from onedoor.general.people import api as people
from onedoor.kernel.actors import Actor
from onedoor.kernel.days import legal_day
from onedoor.system.needs.domain.needs import Kind, Wanted
from onedoor.system.needs.models import NeedRow
from onedoor.system.needs.services import grant, tell
from onedoor.system.venues import api as venues

HALL = "伊州区政务服务中心"
STORIES = (
    (Kind.FACILITY, "自助终端 3 台", 96_000, "两台已用满八年，维修比购置贵。", 64_000),
    (Kind.STAFF, "综合窗口人员", 4, "下午高峰平均等候超过二十分钟。", 4),
    (Kind.RUNNING, "叫号和屏幕维护", 38_000, "全年维保。", 0),
)


def load(*, at: datetime) -> None:
    """Tell and grant the needs of the story once."""
    manager, office = _somebody("centre.manage"), _somebody("office.supervise")
    if NeedRow.objects.exists() or manager is None or office is None:
        return
    there = venues.venues(kind=venues.Kind.HALL)
    hall = next((one for one in there if one.name.endswith(HALL)), None)
    if hall is None or not venues.may_change(code=hall.code, actor=manager):
        return
    for kind, title, asked, reason, given in STORIES:
        wanted = Wanted(hall.code, legal_day(at).year + 1, kind, title, Decimal(asked), reason)
        need = tell(wanted=wanted, actor=manager, at=at)
        if given:
            grant(
                need=need, amount=Decimal(given), document_number="示例〔2026〕31号",
                answer="先更新两台。" if given < asked else "", actor=office, at=at,
            )  # fmt: skip


def _somebody(duty: str) -> Actor | None:
    return next((one.actor() for one in people.staff_of(duty=duty)), None)
