"""Whether a document still counts."""

from enum import StrEnum


class DocumentState(StrEnum):
    """What the verification page says of a document."""

    IN_FORCE = "in_force"  # 有效
    REPLACED = "replaced"  # 已被新文书替代
    REVOKED = "revoked"  # 已撤销
