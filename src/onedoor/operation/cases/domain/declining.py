"""On which grounds an application is not accepted: there are no others."""

from dataclasses import dataclass
from enum import StrEnum


class Ground(StrEnum):
    """Why an application is not accepted, as the law sorts it."""

    NOT_NEEDED = "not_needed"  # 依法不需要取得行政许可
    NOT_OURS = "not_ours"  # 依法不属于本行政机关职权范围
    INCOMPLETE = "incomplete"  # 告知后仍未补正


_ARTICLE = "《中华人民共和国行政许可法》第三十二条第一款"
BASES = {
    Ground.NOT_NEEDED: f"{_ARTICLE}第（一）项",
    Ground.NOT_OURS: f"{_ARTICLE}第（二）项",
    Ground.INCOMPLETE: f"{_ARTICLE}第（四）项、第（五）项",
}


@dataclass(frozen=True, slots=True)
class Declined:
    """What the notice says: the ground, the reason in words, and where to turn against it."""

    ground: Ground
    reason: str
    remedy: str
