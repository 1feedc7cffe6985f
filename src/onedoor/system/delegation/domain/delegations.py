"""下放: what may be pushed down to whom, in which way, and on what conditions."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from onedoor.kernel.areas import Level
from onedoor.law.articles import ADL, HAMI, implements
from onedoor.system.delegation.domain.errors import (
    ConditionsOpen,
    DelegatedOn,
    DocumentMissing,
    NotAnOrgan,
    NoticeMissing,
    NotInForce,
    OnlyHelp,
    TargetWrong,
    TermWrong,
)


class Mode(StrEnum):
    ENTRUSTED = "entrusted"  # 委托受理
    AUTHORISED = "authorised"  # 授权办理
    ASSISTED = "assisted"  # 帮办代办


class Stage(StrEnum):
    PROPOSED = "proposed"  # 待批准
    APPROVED = "approved"  # 已批准
    REJECTED = "rejected"  # 不予批准
    ENDED = "ended"  # 已终止


# What is done in the delegator's place, and not merely beside the applicant.
IN_ITS_PLACE = frozenset({Mode.ENTRUSTED, Mode.AUTHORISED})


@dataclass(frozen=True, slots=True)
class Target:
    """To whom: the level of the venue, and whether an administrative organ runs it."""

    level: Level
    is_organ: bool


@dataclass(frozen=True, slots=True)
class Delegation:
    """One item of a body, at one venue, in one way.

    ``body`` has the power, ``delegate`` runs the venue; ``is_permit`` says that ADL 24 holds.
    """

    id: str
    item: str
    name: str
    mode: Mode
    body: str
    venue: str
    venue_name: str
    area: str
    delegate: str
    is_permit: bool
    conditions: tuple[str, ...]
    stage: Stage
    document_number: str
    notice: str
    since: date
    until: date | None
    proposed_by: str
    approved_by: str = ""
    ended_on: date | None = None
    ended_why: str = ""

    def holds(self, *, on: date) -> bool:
        """Tell whether it lets the venue act on a day."""
        return is_in_force(self, on=on)


@implements(HAMI(12), note="three ways, two levels; a village station is an agent and no more")
def check_target(mode: Mode, target: Target) -> None:
    """Refuse whom nothing may be pushed down to, and a village more than help."""
    if target.level not in (Level.TOWNSHIP, Level.VILLAGE):
        raise TargetWrong
    if target.level is Level.VILLAGE and mode is not Mode.ASSISTED:
        raise OnlyHelp


@implements(HAMI(12), note="a village acts as agent where it has what that needs")
def check_conditions(target: Target, *, passed: Collection[str], wanted: Collection[str]) -> None:
    """Refuse a village station that lacks one of the conditions."""
    left = [one for one in wanted if one not in passed]
    if target.level is Level.VILLAGE and left:
        raise ConditionsOpen(left=tuple(left))


@implements(ADL(24), note="to an administrative organ, of one's own power, and no further")
def check_entrusting(
    mode: Mode, target: Target, *, is_permit: bool, is_own: bool, is_entrusted: bool
) -> None:
    """Refuse what the law on permits does not let be entrusted.

    ``is_own`` says that who delegates has the power; ``is_entrusted`` that it was itself
    entrusted with it.
    """
    if mode not in IN_ITS_PLACE:
        return
    if not is_own or is_entrusted:
        raise DelegatedOn
    if is_permit and not target.is_organ:
        raise NotAnOrgan


@implements(ADL(24), note="to whom and what is published before the first case")
def check_notice(mode: Mode, *, is_permit: bool, notice: str) -> None:
    """Refuse to approve the entrusting of a permit without its published notice."""
    if is_permit and mode in IN_ITS_PLACE and not notice.strip():
        raise NoticeMissing


def check_paper(document_number: str, *, since: date, until: date | None) -> None:
    """Refuse a delegation without the number of its document, or that ends before it begins."""
    if not document_number.strip():
        raise DocumentMissing
    if until is not None and until < since:
        raise TermWrong(since=since, until=until)


@implements(HAMI(12), note="from its first day to its last; ended early, from that day no more")
def is_in_force(found: Delegation, *, on: date) -> bool:
    """Tell whether a delegation lets its venue act on a day."""
    if found.stage not in (Stage.APPROVED, Stage.ENDED) or on < found.since:
        return False
    in_term = found.until is None or on <= found.until
    return in_term and (found.ended_on is None or on < found.ended_on)


@implements(HAMI(12), ADL(24), note="after its end nothing is accepted or decided under it")
def check_in_force(found: Delegation | None, *, on: date) -> None:
    """Refuse what rests on a delegation that does not hold on a day."""
    if found is None or not is_in_force(found, on=on):
        raise NotInForce(name=found.name if found else "")
