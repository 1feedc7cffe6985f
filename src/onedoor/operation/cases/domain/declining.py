"""On which grounds an application is not accepted: there are no others."""

from dataclasses import dataclass
from enum import StrEnum

from onedoor.kernel.errors import Refused
from onedoor.law.articles import ADL, implements
from onedoor.operation.cases.domain.words import TooLong

LONGEST_NAME = 100


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
    """What the notice says: the ground, the reason in words, and where to turn against it.

    ``turn_to`` names the body whose remit it is, where it is not this one's.
    """

    ground: Ground
    reason: str
    remedy: str
    turn_to: str = ""


class WhereMissing(Refused):
    """What is not one's remit is somebody else's: the applicant is told whose."""

    code = "cases.where_missing"
    basis = ADL(32, item=2)


@implements(ADL(32, item=2), note="not our remit: the applicant is told to whom to turn")
def check_turn_to(ground: Ground, turn_to: str) -> str:
    """Return the body to turn to, tidied; refuse none where it is not this body's remit."""
    turn_to = turn_to.strip()
    if ground is not Ground.NOT_OURS:
        return ""
    if not turn_to:
        raise WhereMissing
    if len(turn_to) > LONGEST_NAME:
        raise TooLong(longest=LONGEST_NAME, length=len(turn_to))
    return turn_to
