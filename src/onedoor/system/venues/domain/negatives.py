"""负面清单: what may stay outside the hall, because its government said so, and until when."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from onedoor.law.articles import HAMI, implements
from onedoor.system.venues.domain.errors import DateWrong, WhyMissing, WrongTurn


class Reason(StrEnum):
    CLASSIFIED = "classified"  # 涉密
    SPACE = "space"  # 场地限制
    OTHER = "other"  # 其他特殊情况


class Stage(StrEnum):
    ASKED = "asked"  # 部门申请
    CHECKED = "checked"  # 管理机构审核
    APPROVED = "approved"  # 本级人民政府批准
    REJECTED = "rejected"  # 不予列入
    WITHDRAWN = "withdrawn"  # 移出清单


@dataclass(frozen=True, slots=True)
class Entry:
    """One item on the negative list of an area, or on its way onto it.

    ``item`` is the code of the item; of a secret one neither name nor explanation is kept.
    """

    id: str
    area: str
    item: str
    name: str
    reason: Reason
    explanation: str
    asked_by: str
    stage: Stage
    document_number: str
    since: date | None
    until: date | None
    answer: str = ""
    removed_on: date | None = None


@implements(HAMI(10), note="of what is secret only the number is kept; all else says why")
def checked(*, reason: Reason, name: str, explanation: str) -> tuple[str, str]:
    """Return the name and explanation as they are kept; refuse none where one is due."""
    if reason is Reason.CLASSIFIED:
        return "", ""
    if not name.strip() or not explanation.strip():
        raise WhyMissing
    return name.strip(), explanation.strip()


@implements(HAMI(10), note="without the government's approval, or after its end, it is in the hall")
def holds(entry: Entry, *, on: date) -> bool:
    """Tell whether an entry lets its item stay outside the hall on a day."""
    if entry.since is None or not entry.document_number:
        return False
    begun = entry.since <= on and (entry.until is None or on <= entry.until)
    if entry.stage is Stage.WITHDRAWN:
        return begun and entry.removed_on is not None and on < entry.removed_on
    return entry.stage is Stage.APPROVED and begun


_NEXT = {
    Stage.ASKED: (Stage.CHECKED, Stage.REJECTED),
    Stage.CHECKED: (Stage.APPROVED, Stage.REJECTED),
    Stage.APPROVED: (Stage.WITHDRAWN,),
}


@implements(HAMI(10), note="asked for by the department, checked by the manager, then approved")
def check_turn(now: Stage, then: Stage) -> None:
    """Refuse a step that is not the next one."""
    if then not in _NEXT.get(now, ()):
        raise WrongTurn(now=now.value)


def check_term(*, since: date, until: date | None, most_days: int) -> None:
    """Refuse a term that ends before it begins or runs longer than may be approved at once."""
    if until is not None and not since <= until:
        raise DateWrong(since=since, until=until)
    if until is None or (until - since).days > most_days:
        raise DateWrong(since=since, until=until or "—")
