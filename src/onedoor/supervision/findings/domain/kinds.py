"""疑点: what an act in a case may mean, before anybody has looked at it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from onedoor.law.articles import HAMI, Provision, implements


class Kind(StrEnum):
    SILENT = "silent"  # 期限内没有答复,视为受理
    AGAINST_VERDICTS = "against_verdicts"  # 材料均符合而不予许可


PROVISIONS: dict[Kind, Provision] = dict.fromkeys(Kind, HAMI(29, item=5))


@dataclass(frozen=True, slots=True)
class Finding:
    """A candidate: what somebody has to look at, never what somebody did."""

    case: str
    kind: Kind
    title: str
    body: str
    at: datetime


@implements(HAMI(29, item=5), note="silence on a whole application; refusal where all fitted")
def kind_of(event: str, verdicts: Iterable[str]) -> Kind | None:
    """Return what an entry of the journal may mean; ``verdicts`` are those on the materials."""
    if event == "cases.deemed_accepted":
        return Kind.SILENT
    given = [one for one in verdicts if one != "open"]
    if event == "cases.refused" and given and all(one == "fits" for one in given):
        return Kind.AGAINST_VERDICTS
    return None
