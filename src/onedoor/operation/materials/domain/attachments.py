"""A material of a draft or a case, and what the examiner says of it."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from onedoor.operation.materials.domain.files import StoredFile


class Source(StrEnum):
    """Where a material comes from."""

    UPLOAD = "upload"  # 上传
    LICENCE = "licence"  # 电子证照，免提交
    EXCHANGE = "exchange"  # 数据共享，免提交
    PAPER = "paper"  # 窗口核验纸质
    PROMISE = "promise"  # 书面承诺代替


class Verdict(StrEnum):
    """What the examiner found."""

    OPEN = "open"  # 未核验
    FITS = "fits"  # 符合
    UNFIT = "unfit"  # 不符合


@dataclass(frozen=True, slots=True)
class Attached:
    """One material in hand.

    ``holder`` is the id of the draft or the number of the case; ``material`` the key in the
    offering's definition.  There is a ``file`` for uploads, and a ``reference`` (identifier of a
    licence, receipt of an exchange call, note of a paper seen, hash of a promise) for the others.
    ``by`` of ``by_kind`` handed it in; both are empty where that was not kept.
    """

    id: str
    holder: str
    material: str
    source: Source
    file: StoredFile | None
    reference: str
    verdict: Verdict
    reason: str
    attached_at: datetime
    by_kind: str = ""
    by: str = ""
    examined_at: datetime | None = None
