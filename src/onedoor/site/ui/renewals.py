"""延续 as the portal and the counter tell of it: what it means to ask late, and what to do."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from onedoor.kernel.days import legal_day
from onedoor.operation.licences import api as licences
from onedoor.site.ui import languages, moments
from onedoor.system.items import api as items


@dataclass(frozen=True, slots=True)
class Late:
    """A renewal that is asked for too late: in one line, what follows, what to do instead."""

    title: str
    text: str
    instead: str


def late(
    what: items.Offering, answers: Mapping[str, Any], *, holder: str, at: datetime
) -> Late | None:
    """Return what to tell whoever asks for a renewal too late; None for everybody else."""
    asked = licences.renewal(what=what, answers=answers, holder=holder, on=legal_day(at))
    if asked is None or asked.is_in_time:
        return None
    how = what.what.renewing
    tag = languages.language(get_language()).tag
    days = {"until": moments.day(asked.until), "last": moments.day(asked.last_day)}
    if asked.has_ended:
        title = _("原证照已于 %(until)s 届满") % days
        text = _("届满的证照不能延续，届满后应当停止相关活动。")
    else:
        title = _("已过申请延续的时间：应当在 %(last)s 前申请") % days
        text = (
            _(
                "原证照有效期至 %(until)s。现在仍可以提交，但届满前没有作出决定的，不视为准予延续，"
                "届满后应当停止相关活动。"
            )
            % days
        )
    return Late(title, text, how.instead.in_language(tag) if how else "")


def when(what: items.Offering, *, at: datetime) -> str:
    """Return in words how long before its licence ends one is to ask; empty for other items."""
    if what.what.renewing is None:
        return ""
    lead = licences.lead(what, on=legal_day(at))
    words = _("届满 %(n)s 个工作日前") if lead.in_working_days else _("届满 %(n)s 日前")
    return words % {"n": lead.days}
