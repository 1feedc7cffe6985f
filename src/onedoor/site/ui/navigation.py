"""The main links of the frames.  A link whose page is not installed is left out."""

from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Link:
    """A link of the frame; ``current`` marks the page or section one is in."""

    text: str | Promise
    href: str
    current: bool = False
    duty: str = ""


PUBLIC = (
    (_("首页"), "portal:home"),
    (_("办事"), "portal:browse"),
    (_("查进度"), "portal:progress"),
    (_("我的办件"), "portal:mine"),
)
FOOT = (
    (_("留言咨询"), "portal:consult"),
    (_("办不成事反映"), "portal:stuck"),
    (_("投诉建议"), "portal:complain"),
    (_("一件事一次办"), "portal:bundles"),
    (_("大厅和站点"), "portal:venues"),
    (_("文书证照核验"), "portal:verify"),
    (_("一网通办情况"), "portal:coverage"),
    (_("依据对照"), "law:index"),
    (_("记录验证"), "law:log"),
    (_("使用帮助"), "about:help"),
    (_("无障碍声明"), "about:accessibility"),
    (_("隐私保护"), "about:privacy"),
)
# The last column: who has use for the page; a name that ends with a dot is a kind of duties.
STAFF: tuple[tuple[str | Promise, str, tuple[str, ...]], ...] = (
    (_("待办"), "desk:inbox", ("cases.", "counter.")),
    (_("部门看板"), "desk:board", ("cases.decide",)),
    (_("叫号"), "desk:hall", ("counter.intake",)),
    (_("窗口受理"), "desk:counter", ("counter.intake",)),
    (_("统一出件"), "desk:results", ("cases.deliver",)),
    (_("帮办代办"), "desk:assisting", ("counter.intake",)),
    (_("办件查询"), "desk:search", ("cases.", "counter.")),
    (
        _("办不成事"),
        "desk:difficulties",
        ("ratings.handle", "centre.manage", "office.supervise", "counter.intake"),
    ),
    (_("差评核实"), "desk:tickets", ("ratings.handle", "centre.manage", "office.supervise")),
    (_("超期线索"), "desk:overruns", ("cases.decide", "centre.manage", "office.supervise")),
    (_("办件疑点"), "desk:findings", ("cases.decide", "centre.manage", "office.supervise")),
    (
        _("咨询答复"),
        "desk:consultations",
        ("consultations.answer", "centre.manage", "office.supervise"),
    ),
    (_("常见咨询"), "desk:faqs", ("items.review",)),
    (_("收费管理"), "desk:fees", ("fees.handle",)),
    (_("督查"), "desk:supervision", ("office.supervise", "centre.manage")),
    (_("事项维护"), "desk:items", ("items.",)),
    (_("一网通办情况"), "desk:coverage", ("items.edit", "centre.manage", "office.supervise")),
    (_("指南同步"), "desk:copies", ("items.edit", "centre.manage", "office.supervise")),
    (
        _("一件事"),
        "desk:bundles",
        ("items.review", "items.edit", "centre.manage", "office.supervise"),
    ),
    (_("承诺核查"), "desk:checks", ("cases.review", "cases.decide")),
    (_("信用反馈"), "desk:credit", ("cases.review", "cases.decide")),
    (_("大厅管理"), "desk:centre", ("centre.manage", "office.supervise")),
    (_("协调事项"), "desk:coordination", ("centre.manage", "office.supervise", "cases.decide")),
    (_("保障需求"), "desk:needs", ("centre.manage", "office.supervise")),
    (_("大厅和站点"), "desk:venues", ("centre.manage", "office.supervise")),
    (_("负面清单"), "desk:negatives", ("centre.manage", "office.supervise", "items.edit")),
    (
        _("事项下放"),
        "desk:delegations",
        ("items.edit", "cases.decide", "centre.manage", "office.supervise"),
    ),
    (_("实质运行"), "desk:substance", ("cases.decide", "centre.manage", "office.supervise")),
    (_("进驻人员"), "desk:staffing", ("staffing.send", "centre.manage", "office.supervise")),
    (_("代岗"), "desk:substitutes", ("cases.", "counter.")),
    (_("消息投递"), "desk:deliveries", ("system.admin",)),
    (_("账号管理"), "desk:accounts", ("security.admin",)),
    (_("事件推送"), "desk:feeds", ("system.admin",)),
    (_("未送达的消息"), "desk:notifications", ("system.admin",)),
    (_("接入系统"), "desk:clients", ("system.admin", "security.admin")),
    (_("审计"), "desk:audit", ("audit.admin",)),
    (_("单位"), "desk:bodies", ("system.admin",)),
    (_("日历"), "desk:calendar", ("system.admin",)),
    (_("设置"), "desk:settings", ("system.admin",)),
)

# What the page 大厅管理 leads to is no link of the frame of whoever has that page.
UNDER_CENTRE = frozenset({
    "desk:coordination", "desk:needs", "desk:venues", "desk:negatives", "desk:substance",
    "desk:staffing", "desk:bundles",
})  # fmt: skip


def address(route: str) -> str:
    """Return the address of a route, empty when no installed module has it."""
    try:
        return reverse(route)
    except NoReverseMatch:
        return ""


def stuck() -> str:
    """Return where to say that something could not be got done: its page, else the help on it."""
    return address("portal:stuck") or f"{address('about:help')}#stuck"


def public_links(path: str) -> list[Link]:
    """Return the main links of public pages."""
    return _links(PUBLIC, path)


def foot_links(path: str) -> list[Link]:
    """Return the links at the foot of every public page, always in the same order."""
    return _links(FOOT, path)


def staff_links(path: str, duties: frozenset[str]) -> list[Link]:
    """Return the links of the staff frame that this person's duties open."""
    mine = [row[:2] for row in STAFF if any(duty.startswith(row[2]) for duty in duties)]
    if any(route == "desk:centre" for _text, route in mine):
        mine = [row for row in mine if row[1] not in UNDER_CENTRE]
    return _links(tuple(mine), path)


def _links(rows: tuple[tuple[str | Promise, str], ...], path: str) -> list[Link]:
    found = [(text, address(route)) for text, route in rows]
    hrefs = [href for _text, href in found if href and path.startswith(href)]
    nearest = max(hrefs, key=len, default="")
    return [Link(text, href, current=_is_here(href, nearest, path)) for text, href in found if href]


def _is_here(href: str, nearest: str, path: str) -> bool:
    is_home = href in ("/", "/ug/")
    return href == nearest and (not is_home or path == href)
