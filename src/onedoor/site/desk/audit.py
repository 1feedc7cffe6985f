"""审计: the journal as the audit administrator reads it.  Nothing can be changed here.

The journal is sealed as one, so it is read as one, whatever the county.  No facts are shown and
none of what is shown is personal: kinds, instants, and the public codes of who and what.
"""

from dataclasses import dataclass
from datetime import datetime

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.utils.functional import Promise
from django.utils.http import urlencode
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from onedoor.journal import api as journal
from onedoor.kernel.access import KnownRequest, for_staff
from onedoor.law.articles import CSL, shows
from onedoor.operation.cases import api as cases

_LONGEST_SUBJECT = 100
SETTINGS: dict[str, str | Promise] = {
    "terms.setting_proposed": _("提出修改设定"),
    "terms.setting_confirmed": _("确认修改设定"),
    "terms.setting_withdrawn": _("撤回设定修改"),
    "terms.code_added": _("新增代码"),
    "bodies.registered": _("登记单位"),
    "bodies.changed": _("变更单位信息"),
    "bodies.duty_given": _("赋予单位职责"),
    "bodies.duty_ended": _("终止单位职责"),
    "calendar.imported": _("导入工作日历"),
    "calendar.hours_changed": _("修改办公时间"),
    "journal.retried": _("重试消息投递"),
    "journal.key_replaced": _("更换记录签名密钥"),
}
ACCOUNTS: dict[str, str | Promise] = {
    "people.onboarded": _("建立账号"),
    "people.duties_changed": _("变更账号职责"),
    "people.post_changed": _("变更岗位"),
    "people.password_reset": _("重置密码"),
    "people.second_factor_reset": _("重置二次验证"),
    "people.sessions_ended": _("结束所有会话"),
    "people.account_disabled": _("停用账号"),
    "people.account_enabled": _("启用账号"),
}
PERSONAL: dict[str, str | Promise] = {
    "people.unmasked": _("显示完整个人信息"),
    "people.looked_at": _("查看个人材料"),
}
WORDS: dict[str, str | Promise] = SETTINGS | ACCOUNTS | PERSONAL | cases.TOLD
_WHO: dict[str, str | Promise] = {
    "staff": _("工作人员"),
    "applicant": _("申请人"),
    "system": _("系统"),
    "machine": _("外部系统"),
}
_GROUPS: tuple[tuple[str, str | Promise, tuple[str, ...]], ...] = (
    ("", _("全部记录"), ()),
    ("administrators", _("管理员操作"), (*SETTINGS, *ACCOUNTS)),
    ("personal", _("个人信息查看"), tuple(PERSONAL)),
)


@dataclass(frozen=True, slots=True)
class Line:
    """One entry as the list shows it; ``words`` is empty for a kind that has only its name."""

    number: str
    at: datetime
    kind: str
    words: str | Promise
    who: str | Promise
    actor: str
    subject: str


@shows(CSL(21))
@for_staff("audit.admin")
@never_cache
@require_GET
def audit(request: KnownRequest) -> HttpResponse:
    """Show the state of the journal and its entries, the newest first."""
    subject = request.GET.get("subject", "").replace("\0", "").strip()[:_LONGEST_SUBJECT]
    chosen = request.GET.get("show", "")
    kinds = {group: kinds for group, _label, kinds in _GROUPS}.get(chosen, ())
    after = request.GET.get("after", "")
    page = journal.recent(subject=subject, kinds=kinds, after=after)
    head = next(iter(journal.heads(limit=1)), None)
    context = {
        "sealed": head.checkpoint if head else None,
        "unsealed": journal.unsealed(),
        "lines": [_line(entry) for entry in page.rows],
        "filters": _filters(request, chosen),
        "subject": subject,
        "show": chosen,
        "next_href": _href(request, after=page.after) if page.after else "",
        "first_href": _href(request, after="") if after else "",
    }
    return render(request, "desk/audit.html", context)


def _line(entry: journal.Entry) -> Line:
    return Line(
        number=entry.number,
        at=entry.at,
        kind=entry.kind,
        words=WORDS.get(entry.kind, ""),
        who=_WHO.get(entry.actor_kind, entry.actor_kind),
        actor=entry.actor,
        subject=entry.subject,
    )


def _filters(request: HttpRequest, chosen: str) -> list[dict[str, object]]:
    return [
        {
            "label": label,
            "href": _href(request, show=group, after=""),
            "is_current": group == chosen,
        }
        for group, label, _kinds in _GROUPS
    ]


def _href(request: HttpRequest, **changes: str) -> str:
    told = {key: request.GET.get(key, "") for key in ("show", "subject", "after")} | changes
    words = urlencode({key: value for key, value in told.items() if value})
    return reverse("desk:audit") + (f"?{words}" if words else "")


urlpatterns = [path("audit/", audit, name="audit")]
