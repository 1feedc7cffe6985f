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
from onedoor.site.desk.kinds import ACCOUNTS, PERSONAL, SETTINGS, WORDS

_LONGEST_SUBJECT = 100
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
    subject = request.GET.get("subject", "").strip()[:_LONGEST_SUBJECT]
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
