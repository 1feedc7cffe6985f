"""Readings in words: what stands beside the colour."""

from django.utils.translation import gettext as _

from onedoor.operation.clocks.domain.lights import Light, Reading
from onedoor.operation.clocks.domain.shapes import CALENDAR_CHANGED


def why_in_words(why: str) -> str:
    """Return why a due date moved, as people read it."""
    return _("节假日安排或计时规则有变动") if why == CALENDAR_CHANGED else why


def in_words(shown: Reading) -> str:
    """Return a reading as people read it: ``剩余 2 个工作日``."""
    if shown.light is Light.GREY:
        return _("暂停计时")
    if shown.light is Light.RED:
        return _("超期 %(n)s 个工作日") % {"n": max(shown.working_days, 1)}
    if shown.working_days == 0:
        return _("今日到期")
    return _("剩余 %(n)s 个工作日") % {"n": shown.working_days}
