"""The demo city: a township that does what others do for it, and a village that helps."""

from datetime import date, datetime

from onedoor.general.places import api as places
from onedoor.kernel.actors import system
from onedoor.system.delegation.domain.delegations import Mode
from onedoor.system.delegation.models import DelegationRow, FieldRow
from onedoor.system.delegation.services.delegating import Wanted, approve, propose, set_field
from onedoor.system.items import api as items
from onedoor.system.venues import api as venues

TOWNSHIP, VILLAGE = "650502205000", "650502205001"  # 回城乡、富民社区
SINCE = date(2026, 1, 1)
_NOTICE = "伊州区人民政府网站公告（示例），2025 年 12 月 20 日"
_ALL = frozenset({"room", "staff", "line", "rules"})
_DOWN = (
    ("食品经营许可（新办）", TOWNSHIP, Mode.ENTRUSTED, "示例〔2025〕31号"),
    ("个体工商户登记（设立）", TOWNSHIP, Mode.AUTHORISED, "示例〔2025〕32号"),
    ("社会保险参保登记（灵活就业人员）", TOWNSHIP, Mode.ENTRUSTED, "示例〔2025〕33号"),
    ("创业担保贷款申请", TOWNSHIP, Mode.ASSISTED, "示例〔2025〕34号"),
    ("社会保险参保登记（灵活就业人员）", VILLAGE, Mode.ASSISTED, "示例〔2025〕33号"),
)
_FIELDS = {
    "个体工商户登记（设立）": "registration",
    "创业担保贷款申请": "employment",
    "就业困难人员认定": "employment",
    "社会保险参保登记（灵活就业人员）": "insurance",
    "临时救助金给付": "relief",
}


def load(*, at: datetime) -> None:
    """Delegate a few items, once; say of some to which field they belong."""
    offered = {one.name.zh: one.code for one in items.browse(offered=True).rows}
    if not FieldRow.objects.exists():
        for name, field in _FIELDS.items():
            if name in offered:
                set_field(
                    item=offered[name], field=field, source="条例第十二条；示例归类",
                    actor=system("demo"), at=at,
                )  # fmt: skip
    if DelegationRow.objects.exists():
        return
    there = {one.area: one.code for one in venues.venues(within=places.place(TOWNSHIP).code)}
    for name, area, mode, document_number in _DOWN:
        if name in offered and area in there:
            conditions = _ALL if area == VILLAGE else frozenset()
            wanted = Wanted(
                offered[name], there[area], mode, document_number, SINCE, conditions=conditions
            )
            made = propose(wanted=wanted, actor=system("demo"), at=at)
            approve(delegation=made, notice=_NOTICE, actor=system("demo.head"), at=at)
