"""What another system may be allowed to do, each thing on its own."""

from collections.abc import Iterable
from enum import StrEnum

from onedoor.kernel.errors import Forbidden, Invalid


class Scope(StrEnum):
    """One thing a client may do; the strings stand in ``Actor.duties``."""

    READ = "api.read"  # 查询事项、表单和本系统所报办件的进度
    FILE = "api.file"  # 代申请人提交申请
    ADD = "api.add"  # 代申请人补正
    EVENTS = "api.events"  # 订阅办件事件
    EXPORT = "api.export"  # 导出办件数据
    PERSONAL = "api.personal"  # 导出时取得个人信息

    @property
    def label(self) -> str:
        """The scope in Chinese."""
        return LABELS[self]


LABELS = {
    Scope.READ: "查询事项、表单和本系统所报办件的进度",
    Scope.FILE: "代申请人提交申请",
    Scope.ADD: "代申请人补正",
    Scope.EVENTS: "订阅办件事件",
    Scope.EXPORT: "按国家数据格式导出办件",
    Scope.PERSONAL: "导出时取得未脱敏的个人信息",
}


class ScopeMissing(Forbidden):
    """The client was not registered for this."""

    code = "clients.scope_missing"


class ScopesWrong(Invalid):
    """No scope at all, one that is not known, or personal data without a right to export."""

    code = "clients.scopes_wrong"


def checked_scopes(names: Iterable[str]) -> list[str]:
    """Return the scopes in their order, each once; refuse none, unknown ones, and empty ones."""
    wanted = set(names)
    scopes = [scope.value for scope in Scope if scope in wanted]
    if not scopes or wanted.difference(scopes):
        raise ScopesWrong
    if Scope.PERSONAL in wanted and Scope.EXPORT not in wanted:
        raise ScopesWrong
    return scopes
