"""疑点: what an act in a case may mean, before anybody has looked at it."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from onedoor.law.articles import HAMI, Provision, implements


class Kind(StrEnum):
    SILENT = "silent"  # 期限内没有答复,视为受理
    AGAINST_VERDICTS = "against_verdicts"  # 材料均符合而不予许可
    DISOWNED = "disowned"  # 本单位公布的事项,以不属于职权或者不需要许可为由不予受理


PROVISIONS: dict[Kind, Provision] = dict.fromkeys(Kind, HAMI(29, item=5))


@dataclass(frozen=True, slots=True)
class Finding:
    """A candidate: what somebody has to look at, never what somebody did."""

    case: str
    kind: Kind
    title: str
    body: str
    at: datetime


@implements(HAMI(29, item=5), note="silence; refusal where all fitted; one's own item disowned")
def kind_of(event: str, verdicts: Iterable[str], *, ground: str = "") -> Kind | None:
    """Return what an entry of the journal may mean.

    ``verdicts`` are those on the materials, ``ground`` is that of a refusal to accept.  A body
    that publishes an item and declines it as none of its own is wrong once: there or here.
    """
    if event == "cases.deemed_accepted":
        return Kind.SILENT
    if event == "cases.declined" and ground in ("not_ours", "not_needed"):
        return Kind.DISOWNED
    given = [one for one in verdicts if one != "open"]
    if event == "cases.refused" and given and all(one == "fits" for one in given):
        return Kind.AGAINST_VERDICTS
    return None
