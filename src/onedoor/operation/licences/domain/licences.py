"""What a licence is, and whether it holds on a day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from onedoor.law.articles import ADL, HAMI, OGS, implements


class LicenceState(StrEnum):
    """The state that the register keeps; expiry follows from the date."""

    IN_FORCE = "in_force"  # 有效
    REVOKED = "revoked"  # 撤销
    CANCELLED = "cancelled"  # 注销
    WITHDRAWN = "withdrawn"  # 吊销


class Flaw(StrEnum):
    """Why a licence that was shown does not count."""

    UNREADABLE = "unreadable"  # 标识格式或校验位错误
    UNKNOWN = "unknown"  # 库中没有
    REVOKED = "revoked"  # 已撤销、注销或吊销
    EXPIRED = "expired"  # 已过有效期
    NOT_YET = "not_yet"  # 尚未生效
    OTHER_HOLDER = "other_holder"  # 持证主体不一致


@dataclass(frozen=True, slots=True)
class Licence:
    """A licence of the register.  ``facts`` is what stands on it, by name.

    ``holder`` is the applicant's id where known, ``holder_code`` the credit code of an
    organisation; ``document`` the id of its paper, empty for one issued elsewhere.
    """

    identifier: str
    number: str
    kind: str
    kind_name: str
    holder: str
    holder_code: str
    holder_name: str
    body: str
    body_name: str
    facts: Mapping[str, str]
    issued_on: date
    valid_from: date
    valid_until: date | None
    state: LicenceState
    state_on: date | None
    document: str
    case_number: str


@dataclass(frozen=True, slots=True)
class Verification:
    """The answer to whoever was shown a licence: whose and in force, or why not."""

    licence: Licence | None
    flaws: tuple[Flaw, ...]
    since: date | None

    @property
    def holds(self) -> bool:
        """Whether the licence counts."""
        return not self.flaws


@implements(ADL(69), OGS(10), HAMI(17), note="state, period and holder are all looked at")
def flaws_of(licence: Licence, *, on: date, holder: str = "") -> tuple[Flaw, ...]:
    """Return every reason why this licence does not count on a day for this holder.

    ``holder`` is a name, credit code or applicant id; empty means that nobody was named.
    """
    found = []
    if licence.state is not LicenceState.IN_FORCE:
        found.append(Flaw.REVOKED)
    if on < licence.valid_from:
        found.append(Flaw.NOT_YET)
    if licence.valid_until is not None and on > licence.valid_until:
        found.append(Flaw.EXPIRED)
    known = {licence.holder, licence.holder_code, licence.holder_name} - {""}
    if holder and holder not in known:
        found.append(Flaw.OTHER_HOLDER)
    return tuple(found)
