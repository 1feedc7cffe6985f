"""Days and moments as people read them, by Beijing time, in the language of the page."""

from datetime import date, datetime

from django.utils.translation import get_language

from onedoor.kernel.days import legal_time


def day(value: date | None) -> str:
    """Return ``2026年11月24日``, in Uyghur ``2026-يىلى 11-ئاينىڭ 24-كۈنى``; nothing for None.

    Of a moment, the day it has in Beijing.
    """
    if value is None:
        return ""
    if isinstance(value, datetime):
        value = legal_time(value).date()
    if get_language() == "ug":
        return f"{value.year}-يىلى {value.month}-ئاينىڭ {value.day}-كۈنى"
    return f"{value.year}年{value.month}月{value.day}日"


def moment(value: datetime | None) -> str:
    """Return the day with hour and minute by Beijing time; nothing for None."""
    if value is None:
        return ""
    local = legal_time(value)
    return f"{day(local.date())} {local:%H:%M}"
