"""Whether a copy of a guide is still current, and from when on a stale one raises the alarm."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from onedoor.law.articles import HAMI, implements

MARK_LENGTH = 16


class Channel(StrEnum):
    """What shows guides on its own and says which version it shows."""

    KIOSK = "kiosk"  # 自助终端
    SCREEN = "screen"  # 大厅屏幕
    APP = "app"  # 移动端
    PLATFORM = "platform"  # 其他平台
    PRINT = "print"  # 打印点


class CopyState(StrEnum):
    """How a copy stands against what is published."""

    CURRENT = "current"  # 现行版本
    REPLACED = "replaced"  # 已被替代
    STOPPED = "stopped"  # 暂停或者取消办理
    FOREIGN = "foreign"  # 不是本平台发布的


@dataclass(frozen=True, slots=True)
class Copy:
    """A copy as compared with what is published.

    ``newest`` is the version in force; ``replaced_by`` the version that took this one's place,
    on the day ``replaced_on`` and at the moment ``replaced_at``.
    """

    code: str
    version: int
    state: CopyState
    newest: int
    replaced_by: int = 0
    replaced_on: date | None = None
    replaced_at: datetime | None = None


@implements(HAMI(16), note="a channel may lag by the set minutes; after that it is an alarm")
def is_late(copy: Copy, *, at: datetime, minutes: int) -> bool:
    """Return whether whoever shows this copy should have changed it by now."""
    if copy.state is CopyState.FOREIGN:
        return True
    if copy.replaced_at is None:
        return False
    return at - copy.replaced_at > timedelta(minutes=minutes)
