"""Which day it is for the law."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

LEGAL_TIME = ZoneInfo("Asia/Shanghai")  # 北京时间, also in Xinjiang


def legal_day(at: datetime) -> date:
    """Return the day of a moment by Beijing time, whatever the server's zone."""
    return legal_time(at).date()


def legal_time(at: datetime) -> datetime:
    """Return a moment by Beijing time, for display."""
    return at.astimezone(LEGAL_TIME)
