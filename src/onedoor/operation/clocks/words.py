"""Readings in words: what stands beside the colour."""

from django.utils.translation import gettext as _

from onedoor.operation.clocks.domain.lights import Light, Reading
from onedoor.operation.clocks.domain.limits import Kind
from onedoor.operation.clocks.domain.shapes import CALENDAR_CHANGED, EXTENDED, PAUSED, Cause


def kind_in_words(kind: Kind) -> str:
    """Return what is counted, as people read it."""
    words = {
        Kind.NOTICE: _("补正告知"),
        Kind.DECISION_LEGAL: _("法定办结"),
        Kind.DECISION_PROMISED: _("承诺办结"),
        Kind.DELIVERY: _("送达"),
        Kind.SUPPLEMENT: _("补正"),
        Kind.DEFERRAL: _("容缺补交"),
        Kind.AFTER_CHECK: _("事后核查"),
        Kind.MENDING: _("限期整改"),
        Kind.RENEWAL: _("延续决定"),
        Kind.STEP: _("办理环节"),
        Kind.BRANCH: _("会同审查"),
        Kind.CONSULTATION: _("咨询答复"),
        Kind.DIFFICULTY: _("办不成事"),
    }
    return words[kind]


def why_in_words(why: str) -> str:
    """Return why a due date moved, or why all were counted again, as people read it."""
    words: dict[str, str] = {
        CALENDAR_CHANGED: _("节假日安排或计时规则有变动"),
        PAUSED: _("特别程序所需时间不计入期限"),
        EXTENDED: _("经批准延长期限"),
        Cause.NOTICE: _("放假通知有变动"),
        Cause.SETTING: _("计时规则有变动"),
        Cause.NIGHT: _("每晚核对"),
        Cause.ASKED: _("人工要求重算"),
    }
    return words.get(why, why)


def in_words(shown: Reading) -> str:
    """Return a reading as people read it: ``剩余 2 个工作日``."""
    if shown.light is Light.GREY:
        return _("暂停计时")
    if shown.light is Light.RED:
        return _("超期 %(n)s 个工作日") % {"n": max(shown.working_days, 1)}
    if shown.working_days == 0:
        return _("今日到期")
    return _("剩余 %(n)s 个工作日") % {"n": shown.working_days}
