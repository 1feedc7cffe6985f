"""作废: an entry that was made twice, or by a mistake of staff; nothing else is void."""

from enum import StrEnum

from onedoor.kernel.errors import Refused
from onedoor.law.articles import ADL, HAMI, implements
from onedoor.operation.cases.domain.channels import Channel
from onedoor.operation.cases.domain.states import OPEN, State


class Mistake(StrEnum):
    """Why an entry is void."""

    TWICE = "twice"  # 重复录入
    WRONGLY = "wrongly"  # 窗口工作人员录入错误


# What may stay where two are one: what goes on, or was granted.
STAYING = frozenset({*OPEN, State.DELIVERED})


class NoOtherCase(Refused):
    """What this one is said to double is no other case of the applicant for the item that stays."""

    code = "cases.no_other_case"
    basis = HAMI(4)


class NotEnteredByStaff(Refused):
    """Staff entered nothing here that could be wrong: the applicant filed it."""

    code = "cases.not_entered_by_staff"
    basis = ADL(38)


@implements(
    HAMI(4), HAMI(17), ADL(38), note="what somebody filed is answered, unless it stands twice"
)
def check_mistake(mistake: Mistake, *, channel: Channel, double_of: str, has_twin: bool) -> None:
    """Refuse to void what is no mistake of an entry.

    ``has_twin`` says that the case named stays, and is the applicant's for the same item.
    """
    if mistake is Mistake.TWICE and not (double_of and has_twin):
        raise NoOtherCase(number=double_of)
    if mistake is Mistake.WRONGLY and channel is not Channel.COUNTER:
        raise NotEnteredByStaff
